import { controlById, type Citation } from "../../../controls/catalogue.ts";
import { configRuleByName } from "../../../controls/config-rules.ts";
import { clauseOf, instrumentById } from "../../../controls/instruments.ts";
import { isExemptible, LONGEST_DAYS } from "../exemptions/exemption.ts";
import type { Rule, SettingSchema } from "../kit/rule.ts";
import { familyOf } from "../rules/index.ts";
import { defaultLevel, type Level } from "../server/configuration.ts";

/** All that the registry and the catalogue know of a rule, as plain data: what its page and `npm run explain` say. */
export interface RuleFacts {
  readonly rule: string;
  readonly family: string;
  readonly title: string;
  readonly severity: Rule["severity"];
  /** How the engine treats a violation when nobody configures the rule. */
  readonly level: Level;
  /** Whether it judges resources one by one, or the stack as a whole. */
  readonly scope: "resource" | "stack";
  /** Type tokens that it looks at, in order; every type where the rule names none. */
  readonly types: readonly string[] | "every";
  /** Whether it passes over the development stacks named in `pack-settings`. */
  readonly protectedStacksOnly: boolean;
  /** Longest exemption in days; null where nobody can be exempted. */
  readonly longestExemptionDays: number | null;
  /** Whether it can set safe values by itself at the level `remediate`. */
  readonly remediable: boolean;
  readonly control: { readonly id: string; readonly title: string; readonly objective: string };
  readonly clauses: readonly ClauseFacts[];
  /** AWS Config rules that ask the same question, or a part of it, of the live account. */
  readonly configRules: readonly { readonly name: string; readonly clausesInferred: boolean }[];
  readonly cause: string;
  readonly remediation: string;
  readonly settings: Readonly<Record<string, SettingSchema>>;
  readonly source: string;
}

/** A clause that a rule serves. */
export interface ClauseFacts {
  readonly instrument: string;
  readonly clause: string;
  /** True for a notice that binds the institution, false for a guideline. */
  readonly binding: boolean;
  readonly asks: string;
  /** True where the clause's subject is our reading and not a published summary. */
  readonly inferred: boolean;
}

/** The facts of a rule. */
export function factsOf(rule: Rule): RuleFacts {
  const control = controlById(rule.control);
  return {
    rule: rule.id,
    family: familyOf(rule),
    title: rule.title,
    severity: rule.severity,
    level: defaultLevel(rule),
    scope: rule.kind,
    types: rule.types === "every" ? "every" : [...new Set(rule.types)].sort(),
    protectedStacksOnly: rule.appliesTo === "protected-stacks",
    longestExemptionDays: isExemptible(rule) ? LONGEST_DAYS[rule.severity] : null,
    remediable: rule.remedies !== undefined,
    control: { id: rule.control, title: control?.title ?? "", objective: control?.objective ?? "" },
    clauses: (control?.citations ?? []).map(clauseFacts),
    configRules: (control?.configRules ?? []).map((name) => ({
      name,
      clausesInferred: configRuleByName(name)?.clauseSource === "inferred",
    })),
    cause: rule.cause,
    remediation: rule.remediation,
    settings: rule.settings ?? {},
    source: rule.source,
  };
}

function clauseFacts(citation: Citation): ClauseFacts {
  const clause = clauseOf(citation);
  return {
    instrument: citation.instrument,
    clause: citation.clause,
    binding: instrumentById(citation.instrument)?.binding === true,
    asks: clause?.paraphrase ?? "",
    inferred: clause?.confirmed === "inferred",
  };
}
