import { citationsText, placeText } from "./citation-text.ts";
import type { Finding, FindingsReport, RuleOutcome } from "./findings.ts";

const COUNTS = [
  ["resources", "resources"],
  ["rules", "rules"],
  ["passed", "passed"],
  ["violations", "violations"],
  ["advisories", "advisories"],
  ["undetermined", "undetermined"],
  ["exempt", "exempt"],
  ["remediated", "remediated"],
  ["not evaluated", "notEvaluated"],
  ["not applicable", "notApplicable"],
] as const satisfies readonly (readonly [string, keyof FindingsReport["counts"]])[];

/** What the rules' table shows of a rule: on how many resources it came out how. */
const TALLIES = [
  "passed",
  "violations",
  "undetermined",
  "exempt",
  "remediated",
  "notEvaluated",
  "notApplicable",
] as const satisfies readonly (keyof RuleOutcome["counts"])[];

/** The report as Markdown, for a pull request or a reviewer's file. */
export function renderMarkdown(report: FindingsReport): string {
  return [
    `# Policy findings: ${report.stack}`,
    "",
    `**Verdict: ${report.verdict}**${report.reason === null ? "" : ` - ${report.reason}`}`,
    "",
    table(
      COUNTS.map(([words]) => words),
      [COUNTS.map(([, name]) => String(report.counts[name]))],
    ),
    "",
    `Packs: ${report.packs.map(({ name, version }) => `${name} ${version}`).join(", ") || "none"}. Finished: ${report.finishedAt ?? "unknown"}.`,
    "",
    configurationText(report.configuration),
    "",
    ...section("Findings", report.findings, "No rule found anything."),
    "## Rules",
    "",
    "The numbers count resources; a rule about the stack as a whole counts as one. `findings.json` has them by resource too.",
    "",
    table(["rule", "control", "severity", "outcome", ...TALLIES.map(wordsOf)], report.rules.map(ruleRow)),
    "",
  ].join("\n");
}

function configurationText(configuration: FindingsReport["configuration"]): string {
  const { file, digest, disabled, softened, profile, accountRole, declared } = configuration;
  const list = (rules: readonly string[]) =>
    rules.length === 0 ? "none" : rules.map((rule) => `\`${rule}\``).join(", ");
  return [
    `Configuration: ${file ?? "defaults"} (\`${digest}\`). Switched off: ${list(disabled)}. Only warning: ${list(softened)}.`,
    `Profile: ${profile}. Account role: ${accountRole}.${declared.length === 0 ? " Declared evidence: none." : ""}`,
    ...(declared.length === 0 ? [] : ["", "Declared evidence, which nobody observed in this run:", ""]),
    ...declared.map((one) => `- \`${one.rule}\` \`${one.setting}\`: ${escape(one.reference)}`),
  ].join("\n");
}

function section(title: string, findings: readonly Finding[], none: string): readonly string[] {
  return [`## ${title}`, "", ...(findings.length === 0 ? [none, ""] : findings.flatMap(renderFinding))];
}

function renderFinding(finding: Finding): readonly string[] {
  const resource =
    finding.resource === null ? "the stack" : `\`${finding.resource.name}\` (\`${finding.resource.type}\`)`;
  return [
    `### ${finding.severity} ${finding.verdict}: ${finding.rule} on ${resource}`,
    "",
    `${escape(finding.title)}. **${escape(finding.why)}**`,
    "",
    ...(finding.allowed === null ? [] : [`- Allowed: ${escape(finding.allowed)}`]),
    ...(finding.remediation === null ? [] : [`- Fix: ${escape(finding.remediation)}`]),
    ...(finding.control === null ? [] : [`- Control: ${finding.control} (${citationsText(finding.clauses)})`]),
    ...(finding.configRules.length === 0 ? [] : [`- After deployment: AWS Config ${finding.configRules.join(", ")}`]),
    `- Where: \`${placeText(finding)}\``,
    `- Level: ${finding.level}`,
    ...(finding.source === null ? [] : [`- Source: <${finding.source}>`]),
    "",
  ];
}

function ruleRow({ rule, control, severity, outcome, counts }: RuleOutcome): readonly string[] {
  return [rule, control ?? "", severity, outcome, ...TALLIES.map((name) => String(counts[name] || ""))];
}

function wordsOf(tally: (typeof TALLIES)[number]): string {
  return COUNTS.find(([, name]) => name === tally)?.[0] ?? tally;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escape).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Keeps text from being read as a table cell's end or as HTML. */
function escape(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
}
