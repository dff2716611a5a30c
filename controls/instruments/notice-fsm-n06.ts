import type { Clause, Instrument } from "./instrument.ts";

const clauses = {
  "4.1": [
    "Administrative accounts",
    "Guard every administrative account, on whatever system or device, against misuse.",
  ],
  "4.2(a)": [
    "Security patches",
    "Patch every system in a time that fits the risk of the weakness; no number of days is set.",
  ],
  "4.2(b)": ["Security patches", "Where no patch exists, bring the risk down by other means."],
  "4.3(a)": ["Security standards", "Have written security standards for every system."],
  "4.3(b)": ["Security standards", "Keep every system in line with its written standards."],
  "4.3(c)": ["Security standards", "Where a system cannot follow its standards, put compensating controls in place."],
  "4.4": ["Network perimeter defence", "Stop network traffic that nobody has authorised at the perimeter."],
  "4.5": [
    "Malware protection",
    "Protect every system against malware wherever such protection exists and can be used.",
  ],
  "4.6(a)": ["Multi-factor authentication", "Ask administrators of critical systems for a second factor."],
  "4.6(b)": [
    "Multi-factor authentication",
    "Ask for a second factor wherever customer information is reached over the internet.",
  ],
} as const satisfies Record<string, readonly [heading: string, paraphrase: string]>;

/** A paragraph of Notice FSM-N06 that the catalogue knows. */
export type FsmN06ClauseId = keyof typeof clauses;

/** The cyber hygiene notice for banks. Source: paragraph 4 in the public OSCAL transcription (myleshosford/oscal-mas). */
export const noticeFsmN06 = {
  id: "FSM-N06",
  title: "Notice FSM-N06 Cyber Hygiene",
  issuer: "Monetary Authority of Singapore",
  version: "in force from 10 May 2024; earlier Notice 655",
  binding: true,
  note: "For banks. Other institutions have the same duties under another number; AWS still maps it as Notice 655.",
  url: "https://www.mas.gov.sg/regulation/notices/notice-fsm-n06",
  clauses: Object.entries(clauses).map(([id, [heading, paraphrase]]): Clause => ({
    id,
    heading,
    paraphrase,
    confirmed: "text",
  })),
} as const satisfies Instrument;
