import type { Condition } from "./filter-pattern.ts";
import type { Severity } from "./severity.ts";

/** The five kinds of key events (guide section 2.3, "Key Events to Monitor"). */
export type KeyEventKind = "authentication" | "kiro-api" | "mcp-configuration" | "administration" | "data-access";

/** Names that some patterns must know. */
export interface KeyEventEstate {
  /** Bucket that holds the audit trail's files. */
  readonly evidenceBucketName: string;
  /** Bucket that publishes the approved MCP servers; the trail must record its objects. */
  readonly registryBucketName: string;
}

/** Something that happens in the account and that somebody must be told of. */
export interface KeyEvent {
  /** Short and stable: part of the names of its filter, metric and alarm. */
  readonly name: string;
  readonly kind: KeyEventKind;
  /** What happened, as the alarm says it. */
  readonly what: string;
  /** Why somebody must look, in one sentence. */
  readonly why: string;
  /** What an event must be like to be counted. */
  readonly condition: (estate: KeyEventEstate) => Condition;
  /** Number of such events in five minutes that raises the alarm. */
  readonly threshold: number;
  readonly severity: Severity;
  /** Clause of the MAS Technology Risk Management Guidelines. */
  readonly clause: string;
  /** Whether AWS documents that CloudTrail records such events in this form. Those that it does not are off by default. */
  readonly verified: boolean;
  /** Where it says so; or what is known, where it does not. */
  readonly source: string;
}
