import type { Finding, ResourceOutcome, RuleOutcome, Tally } from "./findings.ts";
import { nameOfUrn, type PlannedResource, typeOfUrn } from "./plan.ts";
import { registry } from "./registry.ts";
import { tallyOf, THE_STACK, type Verdict, type Verdicts } from "./verdicts.ts";

type Plan = ReadonlyMap<string, PlannedResource>;

/** The outcome of a rule by its verdicts: the first that occurs. */
const OUTCOMES = [
  ["violations", "failed"],
  ["notEvaluated", "not evaluated"],
  ["undetermined", "undetermined"],
  ["exempt", "exempt"],
  ["remediated", "remediated"],
  ["passed", "passed"],
] as const satisfies readonly (readonly [Verdict, RuleOutcome["outcome"]])[];

/** How each rule came out over all resources. */
export function rulesOf(verdicts: Verdicts): RuleOutcome[] {
  return [...registry].map(([rule, { title, control, severity, kind }]) => {
    const ofRule = verdicts.get(rule);
    const counts = tallyOf(ofRule?.values() ?? []);
    const outcome = ofRule === undefined ? "disabled" : outcomeOf(counts);
    return {
      rule,
      title,
      control,
      severity,
      outcome,
      counts,
      passedResources: kind === "resource" ? counts.passed : 0,
    };
  });
}

/** A rule came out as badly as it did on any resource. */
function outcomeOf(counts: Tally): RuleOutcome["outcome"] {
  return OUTCOMES.find(([verdict]) => counts[verdict] > 0)?.[1] ?? "not applicable";
}

/** How each resource came out by all rules. */
export function resourcesOf(verdicts: Verdicts, plan: Plan): ResourceOutcome[] {
  const byResource = new Map<string, [rule: string, verdict: Verdict][]>();
  for (const [rule, ofRule] of verdicts) {
    for (const [urn, verdict] of ofRule) {
      const known = byResource.get(urn) ?? [];
      known.push([rule, verdict]);
      byResource.set(urn, known);
    }
  }
  return [...byResource].map(([urn, ofResource]) => ({
    resource: urn === THE_STACK ? null : resourceOf(urn, plan),
    counts: tallyOf(ofResource.map(([, verdict]) => verdict)),
    passed: ofResource.filter(([, verdict]) => verdict === "passed").map(([rule]) => rule),
  }));
}

/** A resource as reports name it, in the plan or not. */
export function resourceOf(urn: string, plan: Plan): NonNullable<Finding["resource"]> {
  const planned = plan.get(urn);
  return { urn, type: planned?.type ?? typeOfUrn(urn), name: planned?.name ?? nameOfUrn(urn) };
}
