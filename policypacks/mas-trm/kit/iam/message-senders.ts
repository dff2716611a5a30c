import { bondsOf } from "./outsiders.ts";
import type { Statement } from "./policy-document.ts";
import { QUEUE, QUEUE_POLICY, TOPIC, TOPIC_POLICY } from "../types.ts";

/**
 * Services that write to queues and topics on whosever behalf, and say so in `aws:SourceArn` and `aws:SourceAccount`
 * (SNS developer guide, "Example cases for access control"; S3 user guide, "Granting permissions to publish event
 * notification messages"; EventBridge user guide, "Using resource-based policies"). Others are left out, EventBridge for
 * topics among them: whether they say so is not known to the pack, and a condition in vain would silence them.
 */
const TO_QUEUES = ["events.amazonaws.com", "s3.amazonaws.com", "sns.amazonaws.com"];
const TO_TOPICS = ["cloudwatch.amazonaws.com", "s3.amazonaws.com"];
const SENDERS: Readonly<Record<string, readonly string[]>> = {
  [QUEUE]: TO_QUEUES,
  [QUEUE_POLICY]: TO_QUEUES,
  [TOPIC]: TO_TOPICS,
  [TOPIC_POLICY]: TO_TOPICS,
};

/** The services that a statement in the policy of a queue or topic lets in without saying for whom they may send. */
export function unboundSenders(statement: Statement, type: string): readonly string[] {
  const isBound = bondsOf(statement, ["source"]).length > 0;
  if (statement.effect !== "allow" || isBound) return [];
  return (SENDERS[type] ?? []).filter((service) => statement.principals["service"]?.includes(service));
}
