import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { pageForTerminal } from "./documents/page-for-terminal.ts";
import { factsOf } from "./documents/rule-facts.ts";
import { nearest } from "./kit/nearest.ts";
import { rules } from "./rules/index.ts";
import { rulesFolder } from "./rules-document.ts";

const HELP = `npm run explain -- RULE [--json]

Says all about a rule: why it is there, what to do, clauses, settings, examples, and what it sees through.
The rules are listed in docs/rules/README.md.

  --json  what the registry and the catalogue hold of it

Exit code: 0 explained, 2 there is no such rule.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false }, help: { type: "boolean", short: "h", default: false } },
});
const [name] = positionals;
const rule = rules.find(({ id }) => id === name);
if (rule !== undefined && values.json) {
  process.stdout.write(`${JSON.stringify({ ...factsOf(rule), examples: rule.examples }, null, 2)}\n`);
} else if (rule !== undefined) {
  process.stdout.write(pageForTerminal(await readFile(new URL(`${rule.id}.md`, rulesFolder), "utf8")));
} else if (name === undefined) {
  process.stdout.write(HELP);
  process.exitCode = values.help ? 0 : 2;
} else {
  const meant = nearest(
    name,
    rules.map(({ id }) => id),
  );
  process.stderr.write(`error: ${name} is not a rule${meant === undefined ? "" : `; did you mean ${meant}?`}\n`);
  process.exitCode = 2;
}
