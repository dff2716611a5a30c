import * as aws from "@pulumi/aws";
import { AlarmTopic, CustomerKey, KeyEventAlarms, topicArn } from "../../../components/index.ts";

const [{ accountId }, { region }, { partition }] = await Promise.all([
  aws.getCallerIdentity(),
  aws.getRegion(),
  aws.getPartition(),
]);
const place = { accountId, region, partition };
const ownership = { environment: "dev", owner: "platform", costCentre: "cc-0000", dataClassification: "internal" };
const topicName = "kiro-alarms";

const key = new CustomerKey("alarms-key", {
  place,
  ownership,
  alias: "kiro/alarms",
  purpose: { kind: "alarms", topicArns: [topicArn(place, topicName)] },
  rotationDays: 365,
  deletionWindowDays: 7,
  protect: false,
});
const topic = new AlarmTopic("alarms", {
  place,
  ownership,
  topicName,
  severity: "high",
  keyArn: key.keyArn,
  subscribers: ["soc@bank.example"],
});
const all = topic.topicArn;

// The trail must write to this log group, and record the objects of both buckets.
const keyEvents = new KeyEventAlarms("key-events", {
  ownership,
  logGroupName: "/audit/trail",
  estate: { evidenceBucketName: `audit-logs-${accountId}`, registryBucketName: `mcp-registry-${accountId}` },
  topicArns: { critical: all, high: all, medium: all, low: all },
});

/** Alarms by key event. */
export const { alarmArns } = keyEvents;
