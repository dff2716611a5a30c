import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import { citationText, controlById } from "../../../controls/catalogue.ts";
import type { Rule, SettingSchema } from "../kit/rule.ts";
import { isChoosable } from "./choices.ts";
import { defaultLevel, type Level } from "./configuration.ts";

/** Name and version under which the pack shows itself to the engine. */
export interface PackIdentity {
  readonly name: string;
  readonly version: string;
}

const LEVELS: Readonly<Record<Level, analyzer.EnforcementLevel>> = {
  advisory: analyzer.EnforcementLevel.ADVISORY,
  mandatory: analyzer.EnforcementLevel.MANDATORY,
  disabled: analyzer.EnforcementLevel.DISABLED,
};

const SEVERITIES: Readonly<Record<Rule["severity"], analyzer.PolicySeverity>> = {
  low: analyzer.PolicySeverity.POLICY_SEVERITY_LOW,
  medium: analyzer.PolicySeverity.POLICY_SEVERITY_MEDIUM,
  high: analyzer.PolicySeverity.POLICY_SEVERITY_HIGH,
  critical: analyzer.PolicySeverity.POLICY_SEVERITY_CRITICAL,
};

/** The wire's number for an enforcement level. */
export function levelNumber(level: Level): analyzer.EnforcementLevel {
  return LEVELS[level];
}

/** The wire's number for a severity. */
export function severityNumber(rule: Rule): analyzer.PolicySeverity {
  return SEVERITIES[rule.severity];
}

/** The level that a number on the wire stands for. */
export function levelFrom(level: analyzer.EnforcementLevel): Level | "remediate" {
  if (level === analyzer.EnforcementLevel.ADVISORY) return "advisory";
  if (level === analyzer.EnforcementLevel.REMEDIATE) return "remediate";
  return level === analyzer.EnforcementLevel.DISABLED ? "disabled" : "mandatory";
}

/** What Pulumi Cloud shows of a published pack. */
const README = `# MAS technology risk

Judges AWS resources of any Pulumi program by rules aligned with the MAS Technology Risk Management Guidelines (January
2021) and Notice FSM-N06. It is no certificate: it finds what a program shows, before it is deployed.

Each rule names its clauses, and the AWS Config rules that watch the same thing after deployment, in its tags. What a rule
cannot know before deployment it calls undetermined, never passed. \`pack-settings\` configures the pack as a whole, and
\`exemption-register-valid\` holds the exemptions: who may break which rule where, until when, and why.`;

/** Everything about the pack and its rules that the engine, and `pulumi policy publish`, want to know. */
export function describePack(pack: PackIdentity, rules: readonly Rule[]): analyzer.AnalyzerInfo {
  const info = new analyzer.AnalyzerInfo();
  info.setName(pack.name);
  info.setVersion(pack.version);
  info.setDisplayname("MAS technology risk");
  info.setDescription("Policies aligned with the MAS Technology Risk Management Guidelines and Notice FSM-N06");
  info.setReadme(README);
  info.setProvider("aws");
  info.setTagsList(["aws", "mas-trm", "fsm-n06", "kiro"]);
  info.setSupportsconfig(true);
  info.setPoliciesList(rules.map(describeRule));
  return info;
}

function describeRule(rule: Rule): analyzer.PolicyInfo {
  const info = new analyzer.PolicyInfo();
  info.setName(rule.id);
  info.setDisplayname(rule.title);
  info.setDescription(`${rule.title}. ${rule.cause}`);
  info.setEnforcementlevel(LEVELS[defaultLevel(rule)]);
  info.setPolicyType(
    rule.kind === "resource" ? analyzer.PolicyType.POLICY_TYPE_RESOURCE : analyzer.PolicyType.POLICY_TYPE_STACK,
  );
  info.setSeverity(SEVERITIES[rule.severity]);
  info.setRemediationSteps(rule.remediation);
  info.setUrl(rule.source);
  info.setTagsList(tagsOf(rule));
  info.setFramework(describeFramework(rule));
  if (rule.settings !== undefined) info.setConfigschema(describeSettings(rule.id, rule.settings));
  return info;
}

/** Our control, every clause of every instrument, and the AWS Config rules that watch the same thing at run time. */
function tagsOf(rule: Rule): string[] {
  const { citations = [], configRules = [] } = controlById(rule.control) ?? {};
  return [rule.control, ...citations.map(citationText), ...configRules.map((name) => `AWS Config ${name}`)];
}

/** The SDK knows one framework for each rule, so the guidelines are it; the notices' clauses are tags. */
function describeFramework(rule: Rule): analyzer.PolicyComplianceFramework {
  const framework = new analyzer.PolicyComplianceFramework();
  framework.setName("MAS Technology Risk Management Guidelines");
  framework.setVersion("2021-01-18");
  const control = controlById(rule.control);
  const clauses = control?.citations.filter(({ instrument }) => instrument === "TRM").map(({ clause }) => clause);
  framework.setReference(clauses?.join(", ") ?? "");
  framework.setSpecification(control?.objective ?? "");
  return framework;
}

/**
 * The engine fills in the defaults of a schema, as if somebody had given them. Where a choice in `pack-settings` may
 * bring the value, the default therefore stands in the description.
 */
function describeSettings(
  rule: string,
  settings: Readonly<Record<string, SettingSchema>>,
): analyzer.PolicyConfigSchema {
  const properties = Object.entries(settings).map(([name, { default: value, ...rest }]) => {
    const description = `${rest.description} (default: ${JSON.stringify(value)})`;
    return [name, isChoosable(rule, name) ? { ...rest, description } : { ...rest, default: value }] as const;
  });
  const schema = new analyzer.PolicyConfigSchema();
  schema.setProperties(struct.Struct.fromJavaScript(structuredClone(Object.fromEntries<object>(properties))));
  return schema;
}
