import * as aws from "@pulumi/aws";
import { AlarmTopic, CustomerKey, DlpAlarm, KeyEventAlarms, topicArn } from "../../../components/index.ts";

const [{ accountId }, { region }, { partition }] = await Promise.all([
  aws.getCallerIdentity(),
  aws.getRegion(),
  aws.getPartition(),
]);
const place = { accountId, region, partition };
const ownership = { environment: "dev", owner: "platform", costCentre: "cc-0000", dataClassification: "internal" };
const topicName = "kiro-alarms";

const dlpLogGroup = "/desktops/dlp";

const keep = { place, ownership, rotationDays: 365, deletionWindowDays: 7, protect: false };
const key = new CustomerKey("alarms-key", {
  ...keep,
  alias: "kiro/alarms",
  purpose: { kind: "alarms", topicArns: [topicArn(place, topicName)] },
});
const logKey = new CustomerKey("dlp-key", {
  ...keep,
  alias: "kiro/dlp",
  purpose: { kind: "logs", logGroupNames: [dlpLogGroup] },
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

// What a violation looks like is for the DLP product to say.
const dlp = new DlpAlarm("dlp", {
  ownership,
  logGroupName: dlpLogGroup,
  retentionDays: 365,
  keyArn: logKey.keyArn,
  protect: false,
  pattern: '{ $.action = "blocked" }',
  topicArn: all,
});

/** Alarms by key event. */
export const { alarmArns } = keyEvents;
/** Where the agents' log is to be sent. */
export const { logGroupName } = dlp;
