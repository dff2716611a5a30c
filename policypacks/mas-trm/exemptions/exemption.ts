import type { Rule, Severity } from "../kit/rule.ts";

/**
 * Leave, for a time, to break one rule at one place. FSM-N06 4.3(c) asks for compensating controls where a system cannot
 * meet its standard; this is the record of who allowed it and why.
 */
export interface Exemption {
  /** Name of the rule. */
  readonly rule: string;
  /** URN of the resource; in its last part, the logical name, a `*` may stand for an ending. */
  readonly urn: string;
  readonly reason: string;
  readonly approver: string;
  /** Where the approval can be looked up, such as a change record's number. */
  readonly ticket: string;
  /** When it was approved: ISO 8601 with time zone. */
  readonly granted: string;
  /** When it ends: ISO 8601 with time zone. */
  readonly expires: string;
}

/** The fields of an exemption, all of them required. */
export const EXEMPTION_FIELDS = ["rule", "urn", "reason", "approver", "ticket", "granted", "expires"] as const;

/** How long an exemption may last, in days, by the severity of what it allows. An institution's choice. */
export const LONGEST_DAYS: Readonly<Record<Severity, number>> = { critical: 90, high: 180, medium: 365, low: 365 };

/**
 * Rules that nobody can be exempted from: without evidence that is whole, or with open buckets and standing keys,
 * everything else that the pack says is worth little.
 */
const NEVER_EXEMPT: ReadonlySet<string> = new Set([
  "bucket-public-access-blocked",
  "exemption-register-valid",
  "no-access-keys",
  "pack-settings",
  "security-trail-exists",
  "trail-log-validation",
  "trail-logging-on",
]);

/** Whether a rule admits exemptions at all. */
export function isExemptible(rule: Rule): boolean {
  return !NEVER_EXEMPT.has(rule.id);
}

/** Whether the exemption speaks of this resource. */
export function covers(exemption: Exemption, urn: string): boolean {
  return exemption.urn.endsWith("*") ? urn.startsWith(exemption.urn.slice(0, -1)) : urn === exemption.urn;
}

/** Whether the exemption is for the stack and project that this URN belongs to. */
export function sameStack(exemption: Exemption, urn: string): boolean {
  const stackOf = (one: string) => one.split("::", 2).join("::");
  return stackOf(exemption.urn) === stackOf(urn);
}
