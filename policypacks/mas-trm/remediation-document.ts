import { readFile, writeFile } from "node:fs/promises";
import type { Remedy } from "./kit/remedy.ts";
import type { Rule } from "./kit/rule.ts";
import { rules } from "./rules/index.ts";

/** Where the list of remedies lies. */
export const remediationDocumentFile = new URL("../../docs/remediation.md", import.meta.url);

const HEAD = `# Remediation

Some rules know one value that is safe for everybody. Told to, the pack sets it by itself and says so. It is off unless the
policy configuration names the rule:

\`\`\`json
{ "trail-log-validation": "remediate", "kms-rotation-on": { "enforcementLevel": "remediate" } }
\`\`\`

- The pack changes a resource's inputs before the engine judges, previews or makes it, so the preview shows what will be made.
- A value is set only where the rule, asked about that resource alone, then has less against it. What is not known yet, and
  what an exemption allows, stays as it is.
- Each value set is a warning (\`remediated\` in \`findings.json\`): the program still says otherwise, and without the pack, or
  with it in another mode, gets what it says. Mend the program; take remediation for the time until then.
- What the rule still has against the resource refuses the deployment as at the level \`mandatory\`.
- Rules that are not listed here cannot remediate: keys, ranges, names and periods are the bank's to choose. To configure one
  so is a violation of \`pack-settings\`.
- The provider has checked the inputs before, and does not see them again until the resource is made.
- *Replaces*: the service fixes the value when it makes the resource, so on a resource that exists the engine plans to replace
  it, as it would if the program said so. The preview shows that, and \`protect\` refuses it.
- \`pulumi policy analyze\` shows what would be set, and sets nothing.

Made from the registry by \`node policypacks/mas-trm/remediation-document.ts --write\`.
`;

/** docs/remediation.md: what each rule sets where the configuration says `remediate`. */
export function renderRemedies(all: readonly Rule[]): string {
  const able = all.filter(({ remedies }) => remedies !== undefined).sort((a, b) => (a.id < b.id ? -1 : 1));
  return [
    HEAD,
    `${String(able.length)} of the ${String(all.length)} rules can remediate.`,
    "",
    "| rule | types | sets | replaces |",
    "| --- | --- | --- | --- |",
    ...able.flatMap(({ id, remedies = [] }) => remedies.map((remedy) => renderRemedy(id, remedy))),
    "",
  ].join("\n");
}

function renderRemedy(id: string, { types, set, replaces }: Remedy): string {
  const values = Object.entries(set).map(([path, value]) => `\`${path}\`: \`${JSON.stringify(value)}\``);
  const cells = [`\`${id}\``, types.map(shortName).join(", "), values.join(", "), replaces === true ? "yes" : ""];
  return `| ${cells.join(" | ")} |`;
}

/** `aws:ec2/instance:Instance` as programs write it: `ec2.Instance`. */
function shortName(token: string): string {
  const [, module = "", name = token] = /^aws:([^/]+)\/[^:]+:(.+)$/.exec(token) ?? [];
  return `${module}.${name}`;
}

if (process.argv[1] === import.meta.filename) {
  const text = renderRemedies(rules);
  if (process.argv.includes("--write")) await writeFile(remediationDocumentFile, text);
  else if ((await readFile(remediationDocumentFile, "utf8")) !== text) {
    process.stderr.write(
      "docs/remediation.md is stale; node policypacks/mas-trm/remediation-document.ts --write renews it\n",
    );
    process.exitCode = 1;
  }
}
