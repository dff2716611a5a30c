/**
 * How far a clause's subject has been checked.
 *
 * - `text`: its wording was read, in the instrument or in a public transcription of it.
 * - `heading`: its section's heading is confirmed and a published clause-by-clause summary names its subject; the
 *   wording was not read.
 * - `inferred`: its subject is our reading, of AWS's mapping or of a summary that covers several clauses at once.
 *
 * Whatever the mark, check the number against the instrument before citing it to a regulator.
 */
export type Confidence = "text" | "heading" | "inferred";

/** One clause that the catalogue cites. */
export interface Clause {
  readonly id: string;
  /** Heading of the section or paragraph that it stands in. */
  readonly heading: string;
  /** What it asks for, in our own words. */
  readonly paraphrase: string;
  readonly confirmed: Confidence;
}

/** A regulator's paper. */
export interface Instrument {
  readonly id: string;
  readonly title: string;
  readonly issuer: string;
  /** The edition that the clause numbers belong to. */
  readonly version: string;
  /** Whether it binds a bank in law. A guideline does not, though supervisors weigh how far it is observed. */
  readonly binding: boolean;
  /** What a reader should know before relying on it. */
  readonly note: string;
  /** The issuer's page, where it is known. */
  readonly url?: string;
  readonly clauses: readonly Clause[];
}
