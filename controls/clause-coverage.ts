import { type Control, citationText } from "./catalogue.ts";
import { type ConfigRule, configRuleByName, configRules } from "./config-rules.ts";
import type { Clause, Instrument } from "./instruments.ts";

/** Who watches over a clause. */
export interface ClauseCoverage {
  /** As citations are written: `TRM 11.2.1`. */
  readonly citation: string;
  readonly clause: Clause;
  readonly controls: readonly Control[];
  /** The existing rules of the pack that those controls name, in the controls' order. */
  readonly previewRules: readonly string[];
  /** The AWS Config rules that those controls name, in order. */
  readonly configRules: readonly ConfigRule[];
  /** The AWS Config rules that are filed under the clause and that no such control names. */
  readonly otherConfigRules: readonly ConfigRule[];
  /** `both`: at preview and in the live account. A rule judges what a resource shows, seldom all that a clause asks. */
  readonly watched: "both" | "preview" | "live" | "nowhere";
}

/** Who watches over each clause of an instrument, in the given order of its clauses. */
export function coverageOf(
  instrument: Instrument,
  clauses: readonly Clause[],
  catalogue: readonly Control[],
  implementedRules: ReadonlySet<string>,
): readonly ClauseCoverage[] {
  return clauses.map((clause) => {
    const citation = `${instrument.id} ${clause.id}`;
    const controls = catalogue.filter((control) => control.citations.some((one) => citationText(one) === citation));
    const previewRules = controls
      .flatMap((control) => control.previewRules)
      .filter((slug) => implementedRules.has(slug));
    const names = [...new Set(controls.flatMap((control) => control.configRules))].toSorted();
    const paired = names.flatMap((name) => configRuleByName(name) ?? []);
    return {
      citation,
      clause,
      controls,
      previewRules,
      configRules: paired,
      otherConfigRules: configRules.filter((rule) => isFiledUnder(rule, citation) && !paired.includes(rule)),
      watched: watched(previewRules.length > 0, paired.length > 0),
    };
  });
}

function isFiledUnder({ clauses, notice655 }: ConfigRule, citation: string): boolean {
  return clauses.some((clause) => citation === `TRM ${clause}`) || citation === `FSM-N06 ${notice655 ?? ""}`;
}

function watched(atPreview: boolean, live: boolean): ClauseCoverage["watched"] {
  if (atPreview) return live ? "both" : "preview";
  return live ? "live" : "nowhere";
}
