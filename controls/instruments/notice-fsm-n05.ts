import type { Clause, Instrument } from "./instrument.ts";

const clauses = {
  "5": ["Availability", "Keep the unplanned downtime of each critical system within 4 hours in any 12 months."],
  "6": ["Recovery", "Be able to restore each critical system within 4 hours, and prove it every 12 months."],
  "7": ["Notification", "Tell MAS of a relevant incident within 1 hour of discovering it."],
  "8": ["Incident report", "Give MAS a root-cause and impact analysis within 14 days."],
} as const satisfies Record<string, readonly [heading: string, paraphrase: string]>;

/** A paragraph of Notice FSM-N05 that the catalogue knows. */
export type FsmN05ClauseId = keyof typeof clauses;

/**
 * The technology risk notice for banks. Its wording was not read: the duties are known from publications about it and
 * about Notice 644 before it, hence `inferred`.
 */
export const noticeFsmN05 = {
  id: "FSM-N05",
  title: "Notice FSM-N05 Technology Risk Management",
  issuer: "Monetary Authority of Singapore",
  version: "in force from 10 May 2024; earlier Notice 644",
  binding: true,
  note: "For banks, and for systems that the bank has classed as critical. MAS consulted on amendments in June 2026.",
  clauses: Object.entries(clauses).map(([id, [heading, paraphrase]]): Clause => ({
    id,
    heading,
    paraphrase,
    confirmed: "inferred",
  })),
} as const satisfies Instrument;
