/** A policy event of the Pulumi engine (sdk/go/common/apitype/events.go, PolicyEvent). */
export interface PolicyEvent {
  readonly resourceUrn?: string;
  readonly message: string;
  readonly policyName: string;
  readonly policyPackName: string;
  readonly enforcementLevel: string;
  readonly severity?: string;
}

/** Which policies passed and failed, for one resource or, without a URN, for the stack as a whole. */
export interface PolicySummary {
  readonly resourceUrn?: string;
  readonly policyPackName: string;
  readonly policyPackVersion: string;
  readonly passed?: readonly string[];
  readonly failed?: readonly string[];
}

/** What one run of the engine told about policies. */
export interface EngineEvents {
  readonly violations: readonly PolicyEvent[];
  readonly resourceSummaries: readonly PolicySummary[];
  /** One for each pack that judged the stack as a whole; a pack without one did not finish. */
  readonly stackSummaries: readonly PolicySummary[];
  /** Time of the last event, seconds since 1970 in UTC; undefined when there was none. */
  readonly finishedAt: number | undefined;
}

interface EngineEvent {
  readonly timestamp?: number;
  readonly policyEvent?: PolicyEvent;
  readonly policyAnalyzeSummaryEvent?: PolicySummary;
  readonly policyAnalyzeStackSummaryEvent?: PolicySummary;
}

/**
 * Reads an engine event log: one JSON object a line. A last line that was cut off, as by a crash, is passed over.
 *
 * The remediation summaries are left out on purpose: the engine lists every policy there as passed.
 */
export function readEngineEvents(log: string): EngineEvents {
  const events = log.split("\n").flatMap(readLine);
  return {
    violations: events.flatMap((event) => event.policyEvent ?? []),
    resourceSummaries: events.flatMap((event) => event.policyAnalyzeSummaryEvent ?? []),
    stackSummaries: events.flatMap((event) => event.policyAnalyzeStackSummaryEvent ?? []),
    finishedAt: events.at(-1)?.timestamp,
  };
}

function readLine(line: string): readonly EngineEvent[] {
  try {
    return line.trim() === "" ? [] : [JSON.parse(line) as EngineEvent];
  } catch {
    return [];
  }
}
