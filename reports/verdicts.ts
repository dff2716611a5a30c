import type { EngineEvents, PolicySummary } from "./engine-events.ts";
import type { Finding, Tally } from "./findings.ts";
import { type PlannedResource, typeOfUrn } from "./plan.ts";
import { PACK_NAME, registry, type RuleEntry } from "./registry.ts";

/** How one rule came out on one resource. */
export type Verdict = keyof Tally;

/** Key of what is about the stack as a whole; resources go by their URN. */
export const THE_STACK = "";

/** Verdicts by rule, and within it by resource. Rules that are switched off have none. */
export type Verdicts = ReadonlyMap<string, ReadonlyMap<string, Verdict>>;

/** What a run was judged by. */
export interface Judged {
  readonly events: EngineEvents;
  readonly findings: readonly Finding[];
  readonly plan: ReadonlyMap<string, PlannedResource>;
  readonly disabled: readonly string[];
}

/** What is found in words, as a verdict; of several, the first in this order counts. */
const FOUND: readonly (readonly [found: Finding["verdict"], verdict: Verdict])[] = [
  ["violation", "violations"],
  ["not evaluated", "notEvaluated"],
  ["undetermined", "undetermined"],
  ["exempt", "exempt"],
  ["remediated", "remediated"],
];
/** The engine shows a resource that the program only reads to no rule until the end of the run. */
const READS: ReadonlySet<string> = new Set(["read", "read-replacement"]);
/** A resource that goes is not judged. */
const ENDS: ReadonlySet<string> = new Set(["delete", "delete-replaced", "discard", "discard-replaced", "read-discard"]);

/** How each rule came out on each resource. A pass takes evidence: a summary of the engine that says so. */
export function verdictsOf(judged: Judged): Verdicts {
  const found = worstFound(judged.findings);
  const passed = passesOf(judged.events);
  const subjects = new Set([
    ...passed.keys(),
    ...[...judged.plan.values()].filter(({ operation }) => !ENDS.has(operation)).map(({ urn }) => subjectOf(urn)),
  ]);
  const quiet = { passed, isJudged: hasStackSummary(judged.events), plan: judged.plan };
  return new Map(
    [...registry]
      .filter(([rule]) => !judged.disabled.includes(rule))
      .map(([rule, entry]) => {
        const own = found.get(rule) ?? new Map<string, Verdict>();
        if (entry.kind === "stack")
          return [rule, own.size > 0 ? own : new Map([[THE_STACK, quietStack(rule, judged.events)]])] as const;
        const all = [...new Set([...subjects, ...own.keys()])];
        return [
          rule,
          new Map(all.map((subject) => [subject, own.get(subject) ?? quietOn(subject, rule, entry, quiet)])),
        ];
      }),
  );
}

/** How often each verdict stands among some. */
export function tallyOf(verdicts: Iterable<Verdict>): Tally {
  const tally = {
    passed: 0,
    violations: 0,
    undetermined: 0,
    exempt: 0,
    remediated: 0,
    notEvaluated: 0,
    notApplicable: 0,
  };
  for (const verdict of verdicts) tally[verdict] += 1;
  return tally;
}

/** Whether the pack judged the stack to its end. */
export function hasStackSummary(events: EngineEvents): boolean {
  return events.stackSummaries.some(isOurs);
}

/** Whether the summary is of the pack whose rules the registry holds. */
export function isOurs(summary: PolicySummary): boolean {
  return summary.policyPackName === PACK_NAME;
}

/** The planned resources that the engine did not show to the pack, though it shows all that it makes or keeps. */
export function unjudged({ events, plan }: Pick<Judged, "events" | "plan">): readonly PlannedResource[] {
  const seen = new Set(events.resourceSummaries.filter(isOurs).map(({ resourceUrn }) => resourceUrn));
  return [...plan.values()].filter(
    ({ urn, operation }) => !seen.has(urn) && !ENDS.has(operation) && !READS.has(operation),
  );
}

interface Quiet {
  readonly passed: ReadonlyMap<string, ReadonlySet<string>>;
  readonly isJudged: boolean;
  readonly plan: ReadonlyMap<string, PlannedResource>;
}

/**
 * How a rule came out that said nothing of a resource. Without the judgement of the stack nothing has passed: what a rule
 * leaves open by the inputs alone counts as passed until then.
 */
function quietOn(subject: string, rule: string, entry: RuleEntry, quiet: Quiet): Verdict {
  const passes = quiet.passed.get(subject);
  if (passes === undefined) return quietOnUnseen(subject, entry, quiet);
  if (!passes.has(rule)) return "notApplicable";
  return quiet.isJudged ? "passed" : "notEvaluated";
}

/** No summary speaks of the resource, so only the rule's types tell whether it was to look. */
function quietOnUnseen(subject: string, { types }: RuleEntry, { plan, isJudged }: Quiet): Verdict {
  const planned = plan.get(subject);
  if (types !== "every" && !types.includes(planned?.type ?? typeOfUrn(subject))) return "notApplicable";
  return isJudged && READS.has(planned?.operation ?? "") ? "passed" : "notEvaluated";
}

function quietStack(rule: string, events: EngineEvents): Verdict {
  if (!hasStackSummary(events)) return "notEvaluated";
  const passed = events.stackSummaries.filter(isOurs).some((summary) => summary.passed?.includes(rule) === true);
  return passed ? "passed" : "notApplicable";
}

/** By resource, the rules that passed it. */
function passesOf(events: EngineEvents): ReadonlyMap<string, ReadonlySet<string>> {
  const passes = new Map<string, Set<string>>();
  for (const { resourceUrn, passed = [] } of events.resourceSummaries.filter(isOurs)) {
    const subject = subjectOf(resourceUrn ?? "");
    passes.set(subject, new Set([...(passes.get(subject) ?? []), ...passed]));
  }
  return passes;
}

function worstFound(findings: readonly Finding[]): ReadonlyMap<string, Map<string, Verdict>> {
  const found = new Map<string, Map<string, Verdict>>();
  // The worst last, so that it stands.
  for (const [words, verdict] of FOUND.toReversed()) {
    for (const { rule, resource } of findings.filter((finding) => finding.verdict === words)) {
      found.set(rule, (found.get(rule) ?? new Map<string, Verdict>()).set(resource?.urn ?? THE_STACK, verdict));
    }
  }
  return found;
}

/** Findings about the stack's own resource are about the stack as a whole. */
function subjectOf(urn: string): string {
  return typeOfUrn(urn) === "pulumi:pulumi:Stack" ? THE_STACK : urn;
}
