import type { Citation } from "./control.ts";
import type { FsmN05ClauseId } from "./instruments/notice-fsm-n05.ts";
import type { FsmN06ClauseId } from "./instruments/notice-fsm-n06.ts";
import type { TrmClauseId } from "./instruments/trm-guidelines.ts";

/** Cites clauses of the TRM Guidelines; a clause that `instruments/` does not describe fails the type check. */
export function trm(...clauses: readonly TrmClauseId[]): readonly Citation[] {
  return clauses.map((clause) => ({ instrument: "TRM", clause }));
}

/** Cites paragraphs of Notice FSM-N05 (technology risk management). */
export function fsmN05(...clauses: readonly FsmN05ClauseId[]): readonly Citation[] {
  return clauses.map((clause) => ({ instrument: "FSM-N05", clause }));
}

/** Cites paragraphs of Notice FSM-N06 (cyber hygiene). */
export function fsmN06(...clauses: readonly FsmN06ClauseId[]): readonly Citation[] {
  return clauses.map((clause) => ({ instrument: "FSM-N06", clause }));
}
