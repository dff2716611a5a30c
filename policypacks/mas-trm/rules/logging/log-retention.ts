import { judgeExpiries } from "../../kit/storage/bucket-expiries.ts";
import { bucketsDeliveredTo, EVIDENCE_WRITERS } from "../../kit/logging/evidence.ts";
import type { Judge } from "../../kit/judge.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import { LOG_GROUP } from "../../kit/types.ts";

interface Settings {
  readonly days: number;
  readonly unlimited: boolean;
}

/** Logs are kept for the required time, in log groups and in the buckets that records go to. */
export const logRetention = stackRule<Settings>({
  id: "log-retention",
  control: "MAS-12.2-10",
  title: "Logs are kept for the required time",
  severity: "high",
  appliesTo: "protected-stacks",
  types: [LOG_GROUP, ...EVIDENCE_WRITERS],
  cause: "An intrusion is often found months later; logs that are gone by then cannot tell how it happened.",
  remediation:
    "Set retentionInDays, and the life cycle's days and noncurrentDays, to the required number of days or more.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
  settings: {
    days: { type: "integer", minimum: 1, description: "Days for which logs must be kept", default: 365 },
    unlimited: {
      type: "boolean",
      description: "Whether log groups may keep their events for ever, which CloudWatch does when no time is set",
      default: true,
    },
  },
  examples: {
    compliant: [{ type: LOG_GROUP, props: { retentionInDays: 400 } }],
    violating: [{ type: LOG_GROUP, props: { retentionInDays: 30 } }],
  },
  check(stack, judge, settings) {
    judge.each(stack.ofType(LOG_GROUP), (group) => checkGroup(judge, group, settings));
    judge.each(bucketsDeliveredTo(stack, judge), (bucket) => judgeExpiries(stack, judge, bucket, settings.days));
  },
});

function checkGroup(judge: Judge, group: Resource, { days, unlimited }: Settings): void {
  judge.guard(group, () => {
    const isDelivery = group.props.string("logGroupClass") === "DELIVERY";
    judge.require(!isDelivery, group, "its class DELIVERY keeps events for 2 days, whatever retentionInDays says");
  });
  const kept = group.props.number("retentionInDays") ?? 0;
  if (kept === 0) judge.require(unlimited, group, "it never deletes events, since retentionInDays is not set");
  else judge.require(kept >= days, group, `retentionInDays is ${kept}, less than ${days}`);
}
