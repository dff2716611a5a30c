import * as aws from "@pulumi/aws";
import { AuditTrail, CustomerKey, EvidenceBucket, trailArn } from "../../../components/index.ts";

const [{ accountId }, { region }, { partition }] = await Promise.all([
  aws.getCallerIdentity(),
  aws.getRegion(),
  aws.getPartition(),
]);
const place = { accountId, region, partition };
const ownership = { environment: "dev", owner: "platform", costCentre: "cc-0000", dataClassification: "internal" };
// Names that policies of the key and of the bucket hold, before there is a trail.
const trailName = "team-trail";
const bucketName = `team-audit-logs-${accountId}`;
const logGroupName = "/team/audit/trail";

const { keyArn } = new CustomerKey("key", {
  place,
  ownership,
  alias: "team/audit",
  purpose: { kind: "audit", trailName, bucketName, logGroupNames: [logGroupName] },
  rotationDays: 365,
  deletionWindowDays: 7,
  protect: false,
});
const bucket = new EvidenceBucket("records", {
  place,
  ownership,
  bucketName,
  keyArn,
  trailArn: trailArn(place, trailName),
  lockMode: "GOVERNANCE",
  lockDays: 7,
  standardIaAfterDays: 30,
  glacierAfterDays: 90,
  expireAfterDays: 2555,
  protect: false,
});
const trail = new AuditTrail("trail", {
  place,
  ownership,
  trailName,
  // The output, not the name: it is there once the bucket is locked, closed and admits the trail.
  bucketName: bucket.bucketName,
  recordedBuckets: [bucketName],
  logGroupName,
  retentionDays: 365,
  keyArn,
  protect: false,
});

/** The live copy of the events, for alarms. */
export const { trailArn: arn, logGroupName: events } = trail;
