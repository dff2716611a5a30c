import { deepFreeze } from "./deep-freeze.ts";
import type { Clause, Instrument } from "./instruments/instrument.ts";
import { noticeFsmN05 } from "./instruments/notice-fsm-n05.ts";
import { noticeFsmN06 } from "./instruments/notice-fsm-n06.ts";
import { trmGuidelines } from "./instruments/trm-guidelines.ts";

export type { Clause, Confidence, Instrument } from "./instruments/instrument.ts";

/** Short name of an instrument, as citations use it. */
export type InstrumentId = "TRM" | "FSM-N05" | "FSM-N06";

/** The instruments that controls cite: the guidelines first, then the notices. */
export const instruments: readonly (Instrument & { readonly id: InstrumentId })[] = deepFreeze([
  trmGuidelines,
  noticeFsmN05,
  noticeFsmN06,
]);

/** The instrument of that name, or undefined. */
export function instrumentById(id: string): Instrument | undefined {
  return instruments.find((instrument) => instrument.id === id);
}

/** The clause that a citation points at, or undefined where the instrument does not describe it. */
export function clauseOf(citation: { readonly instrument: string; readonly clause: string }): Clause | undefined {
  return instrumentById(citation.instrument)?.clauses.find((clause) => clause.id === citation.clause);
}

/** Orders clause numbers as the instrument does: 9.1.2 before 10.1.1 before 10.2.10, `(a)` after the bare number. */
export function compareClauses(left: string, right: string): number {
  return left.localeCompare(right, "en", { numeric: true });
}
