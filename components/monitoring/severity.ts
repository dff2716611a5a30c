/** How fast somebody must look at an alarm, most urgent first (guide section 10, severity classes). */
export const SEVERITIES = ["critical", "high", "medium", "low"] as const;

/** One of {@link SEVERITIES}. */
export type Severity = (typeof SEVERITIES)[number];

/** One value for each severity. */
export type PerSeverity<T> = Readonly<Record<Severity, T>>;

/** Minutes in which work on an alarm must begin (guide section 10, example times). */
export const RESPONSE_MINUTES: PerSeverity<number> = { critical: 15, high: 60, medium: 240, low: 1440 };

/** The tags by which an incident process tells what to do first. */
export function severityTags(severity: Severity): Record<string, string> {
  return { AlarmSeverity: severity, ResponseMinutes: String(RESPONSE_MINUTES[severity]) };
}
