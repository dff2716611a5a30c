import { controlById, type Control } from "../controls/catalogue.ts";
import { instrumentById } from "../controls/instruments.ts";
import type { Rule } from "../policypacks/mas-trm/kit/rule.ts";
import { rules } from "../policypacks/mas-trm/rules/index.ts";
import type { Finding } from "./findings.ts";

/** What a report knows of a rule beyond its name; events of the engine carry none of it. */
export interface RuleEntry {
  readonly title: string;
  readonly severity: Rule["severity"];
  readonly kind: Rule["kind"];
  readonly types: Rule["types"];
  readonly control: string;
  readonly clauses: Finding["clauses"];
  readonly remediation: string;
  readonly source: string;
  readonly configRules: readonly string[];
}

/** Name of the pack whose rules the registry holds. */
export const PACK_NAME = "mas-trm";

/** The pack's rules by name. */
export const registry: ReadonlyMap<string, RuleEntry> = new Map(rules.map((rule) => [rule.id, entryOf(rule)]));

function entryOf(rule: Rule): RuleEntry {
  const control = controlById(rule.control);
  return {
    title: rule.title,
    severity: rule.severity,
    kind: rule.kind,
    types: rule.types,
    control: rule.control,
    clauses: control === undefined ? [] : clausesOf(control),
    remediation: rule.remediation,
    source: rule.source,
    configRules: control?.configRules ?? [],
  };
}

function clausesOf(control: Control): Finding["clauses"] {
  return control.citations.map(({ instrument, clause }) => ({
    instrument,
    clause,
    binding: instrumentById(instrument)?.binding === true,
  }));
}
