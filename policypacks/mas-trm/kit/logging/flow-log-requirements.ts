import type { Requirement } from "../requirement.ts";
import { told } from "../told.ts";

/** Fields without which a record does not say who spoke to whom, when, and whether it was let through. */
const FIELDS = ["srcaddr", "dstaddr", "dstport", "protocol", "start", "end", "action"] as const;
/** The same as seen by the instance behind an intermediate interface. */
const SAME_AS: Readonly<Record<string, string>> = { srcaddr: "pkt-srcaddr", dstaddr: "pkt-dstaddr" };

/** The kinds of stores that AWS knows. */
const DESTINATIONS = ["s3", "cloud-watch-logs", "kinesis-data-firehose"] as const;

/** Admitted and refused traffic. */
export const recordsAllTraffic: Requirement = ({ props }) => {
  const type = props.string("trafficType");
  return type === "ALL" ? undefined : `it records ${told(type ?? "no", ["ACCEPT", "REJECT", "no"])} traffic only`;
};

/** The records end up in a store of an approved kind, which the service may write to. */
export function deliversTo(kinds: readonly string[]): Requirement {
  return ({ props }) => {
    const kind = props.string("logDestinationType") ?? "cloud-watch-logs";
    if (!kinds.includes(kind)) return `${told(kind, DESTINATIONS)} is no approved destination`;
    // Older providers named a log group by logGroupName.
    if (!props.has("logDestination") && !props.has("logGroupName")) return "it has no destination";
    return kind === "cloud-watch-logs" && !props.has("iamRoleArn")
      ? "it has no role to write to its log group"
      : undefined;
  };
}

/** Records are cut at least this often. */
export function aggregatesWithin(seconds: number): Requirement {
  const defaultSeconds = 600;
  return ({ props }) => {
    const interval = props.number("maxAggregationInterval") ?? defaultSeconds;
    return interval <= seconds ? undefined : `it gathers for ${interval} seconds, more than ${seconds}`;
  };
}

/** A format of one's own keeps what an investigation needs. Omitted means AWS's default, which does. */
export const keepsEssentialFields: Requirement = ({ props }) => {
  const format = props.string("logFormat");
  if (format === undefined || format.trim() === "") return undefined;
  const fields = new Set(format.match(/[a-z][a-z0-9-]*/g));
  const missing = FIELDS.filter((field) => !fields.has(field) && !fields.has(SAME_AS[field] ?? field));
  return missing.length === 0 ? undefined : `its format leaves out ${missing.join(", ")}`;
};
