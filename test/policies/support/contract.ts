import { readFileSync, writeFileSync } from "node:fs";
import type { Rule } from "../../../policypacks/mas-trm/kit/rule.ts";
import { rules } from "../../../policypacks/mas-trm/rules/index.ts";

/**
 * What configuration files, dashboards and audits of others build on: a rule's names, what it looks at, its weight,
 * parameters and remedies.
 */
export type Contract = Readonly<Record<string, object>>;

const FILE = new URL("contract.json", import.meta.url);

/** The contract as it was agreed on. */
export function agreedContract(): Contract {
  return JSON.parse(readFileSync(FILE, "utf8")) as Contract;
}

/** The contract of some rules, by their ids. */
export function contractOf(some: readonly Rule[]): Contract {
  return Object.fromEntries(
    some.map(({ id, kind, types, control, severity, appliesTo, settings = {}, remedies }) => [
      id,
      {
        kind,
        types,
        control,
        severity,
        ...(appliesTo && { appliesTo }),
        ...(remedies && { remedies }),
        ...(Object.keys(settings).length > 0 && { settings: Object.fromEntries(Object.entries(settings).map(plain)) }),
      },
    ]),
  );
}

/** A parameter without the words about it. */
function plain([name, { description: _, ...schema }]: [string, { description: string }]): [string, object] {
  return [name, schema];
}

if (process.argv[1] === import.meta.filename && process.argv.includes("--write")) {
  writeFileSync(FILE, `${JSON.stringify(contractOf(rules), null, 2)}\n`);
}
