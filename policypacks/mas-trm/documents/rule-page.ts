import { bullets, code, table } from "../../../controls/markdown.ts";
import type { Rule } from "../kit/rule.ts";
import { exampleCode } from "./example-code.ts";
import { type ClauseFacts, factsOf, type RuleFacts } from "./rule-facts.ts";
import type { Kind, RuleTests } from "./rule-tests.ts";

const SENTENCE_HEADINGS: Readonly<Record<Kind, string>> = {
  refuses: "Refused",
  "leaves open": "Left undetermined, never passed",
  passes: "Passed",
  further: "Further",
};

/** docs/rules/<rule>.md: the page that says everything about one rule. */
export async function renderPage(rule: Rule, tests: RuleTests): Promise<string> {
  const facts = factsOf(rule);
  const parts = [
    `# ${facts.rule}`,
    "<!-- Written by `node policypacks/mas-trm/rules-document.ts --write`. Change the rule, not this file. -->",
    `${facts.title}.`,
    facts.cause,
    `**What to do:** ${facts.remediation}`,
    table(["Fact", "Here"], traits(facts)),
    "## Clauses",
    clausesText(facts),
    ...settingsParts(facts),
    ...(await exampleParts(rule)),
    ...seenThroughParts(tests),
    "## Source",
    `<${facts.source}>`,
    sourcesText(facts, tests),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** Whether a violation refuses the deployment. */
export function levelText({ level }: RuleFacts): string {
  return level === "mandatory" ? "mandatory: refuses the deployment" : "advisory: warns";
}

/** What the rule looks at and when it speaks. */
export function scopeText({ scope }: RuleFacts): string {
  return scope === "stack" ? "the stack as a whole, at its end" : "single resources, each before it is made";
}

/** For how long somebody may be exempted. */
export function exemptionText({ longestExemptionDays: days }: RuleFacts): string {
  return days === null ? "nobody can be exempted" : `at most ${String(days)} days`;
}

/** Whether the pack can mend a violation by itself. */
export function remediationText({ remediable }: RuleFacts): string {
  return remediable ? "sets the safe value at the level `remediate`" : "none: no one value is safe for everybody";
}

function traits(facts: RuleFacts): readonly (readonly string[])[] {
  const { types } = facts;
  return [
    ["Severity", facts.severity],
    ["Enforcement", levelText(facts)],
    ["Judges", scopeText(facts)],
    ["Types", types === "every" ? "every type" : types.map(code).join(", ")],
    [
      "Stacks",
      facts.protectedStacksOnly ? "all but the `developmentStacks` of [pack-settings](pack-settings.md)" : "all",
    ],
    ["[Exemption](../exemptions.md)", exemptionText(facts)],
    ["[Remediation](../remediation.md)", remediationText(facts)],
    ["Control", `${facts.control.id} ${facts.control.title}: ${facts.control.objective}`],
    ["AWS Config", configRulesText(facts)],
  ];
}

function configRulesText({ configRules }: RuleFacts): string {
  if (configRules.length === 0) return "no rule of AWS's MAS pack asks this of the live account";
  return configRules.map(({ name, clausesInferred }) => `${code(name)}${clausesInferred ? " †" : ""}`).join(", ");
}

function clausesText({ clauses, configRules }: RuleFacts): string {
  const force = ({ binding, inferred }: ClauseFacts) =>
    `${binding ? "**binding notice**" : "guideline"}${inferred ? ", subject inferred" : ""}`;
  const rows = clauses.map((clause) => [`${clause.instrument} ${clause.clause}`, force(clause), clause.asks]);
  const dagger = configRules.some(({ clausesInferred }) => clausesInferred)
    ? "\n\n† AWS publishes no clause for this Config rule; ours is inferred."
    : "";
  return `${table(["Clause", "Force", "Asks to"], rows)}${dagger}`;
}

function settingsParts({ rule, level, settings }: RuleFacts): readonly string[] {
  const entries = Object.entries(settings);
  const defaults = Object.fromEntries(entries.map(([name, schema]) => [name, schema.default]));
  const snippet = JSON.stringify({ [rule]: { enforcementLevel: level, ...defaults } }, null, 2);
  const rows = entries.map(([name, schema]) => [code(name), typeText(schema), escape(schema.description)]);
  return [
    "## Settings",
    ...(entries.length === 0 ? [] : [table(["Name", "Type", "Meaning"], rows)]),
    "In the file given by `--policy-pack-config`, with the defaults" +
      `${entries.length === 0 ? "" : "; numbers and names in them are an institution's choice"}:`,
    fenced("json", snippet),
  ];
}

function typeText({ type, items, additionalProperties, enum: values, minimum }: RuleFacts["settings"][string]): string {
  if (values !== undefined) return values.map(code).join(" or ");
  const least = minimum === undefined ? "" : `, at least ${String(minimum)}`;
  const part = items ?? additionalProperties;
  return `${type}${part === undefined ? "" : ` of ${part.type}s`}${least}`;
}

async function exampleParts({ examples }: Rule): Promise<readonly string[]> {
  if (examples.violating.length === 0) return [];
  return [
    "## Examples",
    "Refused:",
    fenced("ts", await exampleCode(examples.violating)),
    "Passed:",
    fenced("ts", await exampleCode(examples.compliant)),
  ];
}

function seenThroughParts({ sentences }: RuleTests): readonly string[] {
  const kinds = (Object.keys(SENTENCE_HEADINGS) as Kind[]).filter((kind) => sentences[kind].length > 0);
  if (kinds.length === 0) return [];
  return [
    "## What is seen through",
    "The titles of the rule's own tests.",
    ...kinds.flatMap((kind) => [`### ${SENTENCE_HEADINGS[kind]}`, bullets(sentences[kind].map(escape))]),
  ];
}

function sourcesText({ rule, family }: RuleFacts, { files }: RuleTests): string {
  const home = family === "pack" ? [] : [`policypacks/mas-trm/rules/${family}/${rule}.ts`];
  return bullets([...home, ...files].map((file) => `[${file}](../../${file})`));
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

/** Titles are plain text: what Markdown or HTML would take for markup is escaped, and type tokens are set as code. */
function escape(text: string): string {
  return text
    .split(/(aws:[A-Za-z0-9]+\/[A-Za-z0-9]+:[A-Za-z0-9]+)/)
    .map((part, index) => (index % 2 === 1 ? code(part) : part.replaceAll(/[\\`*_<>[\]]/g, "\\$&")))
    .join("");
}
