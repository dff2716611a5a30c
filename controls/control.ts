import type { ConfigRuleName } from "./config-rules.ts";
import type { InstrumentId } from "./instruments.ts";

/** One clause of one instrument, such as TRM 11.2.1 or FSM-N06 4.4. */
export interface Citation {
  readonly instrument: InstrumentId;
  /** Clause number as the instrument prints it, without spaces: `11.2.1`, `4.3(c)`. */
  readonly clause: string;
}

/** What the landing zone holds itself to on one point, and who watches that it does. */
export interface Control {
  /** Our own number, `MAS-<TRM section>-<nn>`; it stays when a regulator renumbers its clauses. */
  readonly id: string;
  readonly title: string;
  /** What the cited clauses want of this kind of infrastructure: one sentence in our own words. */
  readonly objective: string;
  /** The clauses of the control's own section first, then the other guidelines, then the notices; each part in order. */
  readonly citations: readonly Citation[];
  /** Rules of the policy pack that judge it before anything is deployed, by their slug. */
  readonly previewRules: readonly string[];
  /** AWS Config managed rules that ask the same question, or a part of it, of the live account. */
  readonly configRules: readonly ConfigRuleName[];
}
