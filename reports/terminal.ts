import { styleText } from "node:util";
import { citationsText, placeText } from "./citation-text.ts";
import type { Finding, FindingsReport } from "./findings.ts";

const COLOURS = { critical: "red", high: "red", medium: "yellow", low: "blue", unspecified: "blue" } as const;
const VERDICTS = { clean: "green", violations: "red", "not evaluated": "yellow" } as const;

/** The report for a person at a terminal: each finding, then the counts and the verdict. */
export function renderTerminal(report: FindingsReport): string {
  const { counts } = report;
  const pack = report.packs.map(({ name, version }) => `${name} ${version}`).join(", ");
  return [
    ...report.findings.map(renderFinding),
    `${pack === "" ? "no policy pack" : pack}: ${amount(counts.rules, "rule")} over ${amount(counts.resources, "resource")}; ` +
      [
        `${String(counts.passed)} passed`,
        amount(counts.violations, "violation"),
        amount(counts.advisories, "advisory", "advisories"),
        `${String(counts.undetermined)} undetermined`,
        `${String(counts.exempt)} exempt`,
        ...(counts.remediated === 0 ? [] : [`${String(counts.remediated)} remediated`]),
        `${String(counts.notEvaluated)} not evaluated`,
      ].join(", "),
    ...configurationLines(report.configuration),
    styleText(
      ["bold", VERDICTS[report.verdict]],
      `verdict: ${report.verdict}${report.reason === null ? "" : ` (${report.reason})`}`,
    ),
  ].join("\n");
}

function renderFinding(finding: Finding): string {
  const head = `${finding.severity} ${finding.level === "advisory" ? "advisory " : ""}${finding.verdict}`;
  const resource = finding.resource === null ? "" : ` ${finding.resource.name} (${finding.resource.type})`;
  return [
    `${styleText(["bold", COLOURS[finding.severity]], head)} ${styleText("bold", finding.rule)}${resource}`,
    `  why    ${finding.why}`,
    ...(finding.allowed === null ? [] : [`  leave  ${finding.allowed}`]),
    ...(finding.remediation === null ? [] : [`  fix    ${finding.remediation}`]),
    ...(finding.control === null ? [] : [`  clause ${finding.control}: ${citationsText(finding.clauses)}`]),
    `  where  ${placeText(finding)}`,
    "",
  ].join("\n");
}

function amount(number: number, one: string, many = `${one}s`): string {
  return `${String(number)} ${number === 1 ? one : many}`;
}

/** The digest always, so that two runs can be compared; the rest is silent where it changes nothing. */
function configurationLines(configuration: FindingsReport["configuration"]): readonly string[] {
  const { file, digest, disabled, softened, profile, accountRole, declared } = configuration;
  return [
    `configuration: ${file ?? "defaults"} ${digest}`,
    ...(profile === "isolated" ? [] : [`profile: ${profile}`]),
    ...(accountRole === "workload" ? [] : [`account role: ${accountRole}`]),
    ...declared.map(({ rule, setting, reference }) => `declared, not observed: ${rule} ${setting} ${reference}`),
    ...(disabled.length === 0 ? [] : [`switched off: ${disabled.join(", ")}`]),
    ...(softened.length === 0 ? [] : [`only warning: ${softened.join(", ")}`]),
  ];
}
