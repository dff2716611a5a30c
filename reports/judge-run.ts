import type { EngineEvents, PolicyEvent } from "./engine-events.ts";
import type { Finding, FindingsReport } from "./findings.ts";
import { resourceOf, resourcesOf, rulesOf } from "./outcomes.ts";
import { typeOfUrn, type PlannedResource } from "./plan.ts";
import { registry } from "./registry.ts";
import { hasStackSummary, isOurs, tallyOf, unjudged, verdictsOf } from "./verdicts.ts";

/** All that is known of one run of the engine. */
export interface Run {
  readonly stack: string;
  readonly events: EngineEvents;
  readonly plan: ReadonlyMap<string, PlannedResource>;
  /** Exit code of the Pulumi CLI. */
  readonly exitCode: number;
  readonly configuration: FindingsReport["configuration"];
}

const SEVERITIES = ["critical", "high", "medium", "low", "unspecified"] as const;

/** The first words of a message tell its verdict; a violation has none. */
const OPENINGS = [
  ["Undetermined: ", "undetermined"],
  ["Not evaluated: ", "not evaluated"],
  ["Exempt: ", "exempt"],
  ["Remediated: ", "remediated"],
] as const;

/** Joins what the engine said with the plan and the registry of rules, and draws the verdict. */
export function judgeRun(run: Run): FindingsReport {
  const findings = distinct(run.events.violations.map((event) => findingOf(event, run))).sort(byWeight);
  const verdicts = verdictsOf({ ...run, findings, disabled: run.configuration.disabled });
  const rules = rulesOf(verdicts);
  const all = tallyOf([...verdicts.values()].flatMap((ofRule) => [...ofRule.values()]));
  const counts = {
    resources: run.events.resourceSummaries.filter(isOurs).length,
    rules: rules.length,
    passed: all.passed,
    violations: count(findings, (finding) => finding.verdict === "violation" && finding.level === "mandatory"),
    advisories: count(findings, (finding) => finding.verdict === "violation" && finding.level === "advisory"),
    exempt: count(findings, (finding) => finding.verdict === "exempt"),
    remediated: count(findings, (finding) => finding.verdict === "remediated"),
    undetermined: count(findings, (finding) => finding.verdict === "undetermined"),
    notEvaluated: all.notEvaluated,
    notApplicable: all.notApplicable,
  };
  const reason = whyNotEvaluated(run, findings);
  const refused = findings.some((finding) => finding.level === "mandatory" && finding.verdict !== "not evaluated");
  return {
    format: "kiro-landing-zone/findings/v1",
    stack: run.stack,
    finishedAt: run.events.finishedAt === undefined ? null : new Date(run.events.finishedAt * 1000).toISOString(),
    packs: packsOf(run.events),
    verdict: refused ? "violations" : reason === null ? "clean" : "not evaluated",
    reason,
    counts,
    configuration: run.configuration,
    findings,
    rules,
    resources: resourcesOf(verdicts, run.plan),
  };
}

/**
 * Why a run without violations is still no clean one. The engine skips the judgement of the stack when a step
 * fails, and says so only by leaving out the summary.
 */
function whyNotEvaluated(run: Run, findings: readonly Finding[]): string | null {
  if (!hasStackSummary(run.events)) return "the engine ended before the policy pack had judged the stack";
  const failed = findings.filter((finding) => finding.verdict === "not evaluated").map((finding) => finding.rule);
  if (failed.length > 0) return `these rules failed to run: ${[...new Set(failed)].join(", ")}`;
  const unseen = unjudged(run).map(({ name }) => name);
  if (unseen.length > 0) return `the engine did not show these resources to the policy pack: ${unseen.join(", ")}`;
  const explained = findings.some((finding) => finding.level === "mandatory");
  return run.exitCode === 0 || explained ? null : `the preview failed with exit code ${String(run.exitCode)}`;
}

function findingOf(event: PolicyEvent, run: Run): Finding {
  const known = describe(event.policyName);
  return {
    rule: event.policyName,
    ...known,
    ...readMessage(event.message, known.title),
    level: event.enforcementLevel === "mandatory" ? "mandatory" : "advisory",
    severity: SEVERITIES.find((severity) => severity === event.severity) ?? severityOf(event.policyName),
    ...placeOf(event.resourceUrn, run.plan),
  };
}

/** The engine tells no severity where the pack set a value by itself. */
function severityOf(rule: string): Finding["severity"] {
  return registry.get(rule)?.severity ?? "unspecified";
}

/** What the registry knows of a rule. A rule of another team's pack has only its name. */
function describe(
  rule: string,
): Pick<Finding, "title" | "control" | "clauses" | "remediation" | "source" | "configRules"> {
  const entry = registry.get(rule);
  if (entry === undefined) {
    return { title: rule, control: null, clauses: [], remediation: null, source: null, configRules: [] };
  }
  const { title, control, clauses, remediation, source, configRules } = entry;
  return { title, control, clauses, remediation, source, configRules: [...configRules] };
}

/** The pack's messages: title, then why, then fix and clauses; the first word of the why tells the verdict. */
function readMessage(message: string, title: string): Pick<Finding, "verdict" | "why" | "allowed"> {
  const lines = message.trim().split("\n");
  const said = (lines[0] === title ? lines[1] : lines[0]) ?? "";
  const allowed = lines.find((line) => line.startsWith("Allowed: "))?.slice("Allowed: ".length) ?? null;
  const [opening, verdict] = OPENINGS.find(([words]) => said.startsWith(words)) ?? (["", "violation"] as const);
  return { verdict, why: said.slice(opening.length), allowed };
}

/** The engine hangs findings about no resource on the stack itself. */
function placeOf(
  urn: string | undefined,
  plan: ReadonlyMap<string, PlannedResource>,
): Pick<Finding, "resource" | "location"> {
  if (urn === undefined || typeOfUrn(urn) === "pulumi:pulumi:Stack") return { resource: null, location: null };
  return { resource: resourceOf(urn, plan), location: plan.get(urn)?.location ?? null };
}

function packsOf(events: EngineEvents): FindingsReport["packs"] {
  const summaries = [...events.stackSummaries, ...events.resourceSummaries];
  const versions = new Map(summaries.map((summary) => [summary.policyPackName, summary.policyPackVersion]));
  return [...versions].map(([name, version]) => ({ name, version })).sort((a, b) => compare(a.name, b.name));
}

function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [keyOf(finding), finding])).values()];
}

function keyOf({ rule, verdict, resource, why }: Finding): string {
  return JSON.stringify([rule, verdict, resource?.urn, why]);
}

/** What refuses the deployment first, then by severity, rule and resource. */
function byWeight(a: Finding, b: Finding): number {
  return (
    compare(weight(a), weight(b)) ||
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    compare(a.rule, b.rule) ||
    compare(a.resource?.urn ?? "", b.resource?.urn ?? "") ||
    compare(a.why, b.why)
  );
}

function weight({ level, verdict }: Finding): string {
  return `${level === "mandatory" ? "0" : "1"}${verdict === "violation" ? "0" : "1"}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function count(findings: readonly Finding[], test: (finding: Finding) => boolean): number {
  return findings.filter(test).length;
}
