import { citationsText, placeText } from "./citation-text.ts";
import type { Finding, FindingsReport, RuleOutcome } from "./findings.ts";

/** The report as Markdown, for a pull request or a reviewer's file. */
export function renderMarkdown(report: FindingsReport): string {
  return [
    `# Policy findings: ${report.stack}`,
    "",
    `**Verdict: ${report.verdict}**${report.reason === null ? "" : ` - ${report.reason}`}`,
    "",
    table(
      ["resources", "rules", "violations", "advisories", "undetermined", "exempt", "remediated", "not evaluated"],
      [Object.values({ ...countsInOrder(report) }).map(String)],
    ),
    "",
    `Packs: ${report.packs.map(({ name, version }) => `${name} ${version}`).join(", ") || "none"}. Finished: ${report.finishedAt ?? "unknown"}.`,
    "",
    configurationText(report.configuration),
    "",
    ...section("Findings", report.findings, "No rule found anything."),
    "## Rules",
    "",
    table(["rule", "control", "severity", "outcome", "resources passed"], report.rules.map(ruleRow)),
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

function countsInOrder({ counts }: FindingsReport): readonly number[] {
  return [
    counts.resources,
    counts.rules,
    counts.violations,
    counts.advisories,
    counts.undetermined,
    counts.exempt,
    counts.remediated,
    counts.notEvaluated,
  ];
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

function ruleRow(rule: RuleOutcome): readonly string[] {
  const passes = rule.passedResources === 0 ? "" : String(rule.passedResources);
  return [rule.rule, rule.control ?? "", rule.severity, rule.outcome, passes];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escape).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Keeps text from being read as a table cell's end or as HTML. */
function escape(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
}
