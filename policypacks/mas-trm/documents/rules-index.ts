import { code, table } from "../../../controls/markdown.ts";
import type { Rule } from "../kit/rule.ts";
import { factsOf, type RuleFacts } from "./rule-facts.ts";

/** docs/rules/README.md: the rules by family. */
export function renderIndex(all: readonly Rule[]): string {
  const families = Map.groupBy(all.map(factsOf), ({ family }) => family);
  const parts = [
    "# Rules",
    "<!-- Written by `node policypacks/mas-trm/rules-document.ts --write`. Change the rules, not this file. -->",
    `The ${String(all.length)} rules of the pack \`mas-trm\`, a page each. \`npm run explain -- <rule>\` prints a page; ` +
      "[controls.md](../controls.md) goes from the clauses to the rules, and " +
      "[policy-configuration.md](../policy-configuration.md) says how to configure them.",
    "Scope *resource*: speaks resource by resource, so that `pulumi up` stops before a bad one is made. Scope *stack*: needs " +
      "all resources and speaks at the end of a preview. ‡ passes over the development stacks named in " +
      "[pack-settings](pack-settings.md). **Bold** clauses bind a bank in law; the others are guidelines.",
    ...[...families]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([family, facts]) => [`## ${family}`, list(facts)]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function list(facts: readonly RuleFacts[]): string {
  const sorted = facts.toSorted((a, b) => (a.rule < b.rule ? -1 : 1));
  return table(
    ["Rule", "Demands", "Severity", "Scope", "Clauses"],
    sorted.map(({ rule, title, severity, scope, protectedStacksOnly, clauses }) => [
      `[${code(rule)}](${rule}.md)`,
      title,
      severity,
      `${scope}${protectedStacksOnly ? " ‡" : ""}`,
      clauses.map(clauseText).join(", "),
    ]),
  );
}

function clauseText({ instrument, clause, binding }: RuleFacts["clauses"][number]): string {
  return binding ? `**${instrument} ${clause}**` : `${instrument} ${clause}`;
}
