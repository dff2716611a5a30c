import { readFile, writeFile } from "node:fs/promises";
import { citationText, controlById } from "../../controls/catalogue.ts";
import { isExemptible } from "./exemptions/exemption.ts";
import type { Rule, SettingSchema } from "./kit/rule.ts";
import { rules } from "./rules/index.ts";
import { defaultLevel } from "./server/configuration.ts";

/** Where the list of rules lies. */
export const rulesDocumentFile = new URL("../../docs/rules.md", import.meta.url);

/** docs/rules.md: every rule with its reason, remedy and parameters, from the registry that the pack runs. */
export function renderRules(all: readonly Rule[]): string {
  return [
    "# Rules",
    "",
    `The ${String(all.length)} rules of the pack \`mas-trm\`. Made from the registry by \`node policypacks/mas-trm/rules-document.ts --write\`.`,
    "",
    "A rule about the stack needs all resources and speaks at the end of a preview; the others speak resource by resource, so that",
    "`pulumi up` stops before a bad resource is made. Rules marked *protected stacks* pass over the development stacks named in",
    "`pack-settings`.",
    "",
    ...all.flatMap(renderRule),
  ].join("\n");
}

function renderRule(rule: Rule): readonly string[] {
  const clauses = controlById(rule.control)?.citations.map(citationText).join(", ") ?? "";
  const facts = [
    rule.severity,
    defaultLevel(rule),
    rule.kind === "stack" ? "about the stack" : "about single resources",
    ...(rule.appliesTo === undefined ? [] : ["protected stacks"]),
    ...(isExemptible(rule) ? [] : ["no exemptions"]),
  ];
  return [
    `## ${rule.id}`,
    "",
    `${rule.title}. *${facts.join(", ")}.* ${rule.control}: ${clauses}.`,
    "",
    `${rule.cause} ${rule.remediation} [Source](${rule.source}).`,
    "",
    ...renderSettings(rule.settings ?? {}),
  ];
}

function renderSettings(settings: Readonly<Record<string, SettingSchema>>): readonly string[] {
  const lines = Object.entries(settings).map(
    ([name, { description, default: value }]) => `- \`${name}\`: ${description}. Default \`${JSON.stringify(value)}\`.`,
  );
  return lines.length === 0 ? [] : [...lines, ""];
}

if (process.argv[1] === import.meta.filename) {
  const text = renderRules(rules);
  if (process.argv.includes("--write")) await writeFile(rulesDocumentFile, text);
  else if ((await readFile(rulesDocumentFile, "utf8")) !== text) {
    process.stderr.write("docs/rules.md is stale; node policypacks/mas-trm/rules-document.ts --write renews it\n");
    process.exitCode = 1;
  }
}
