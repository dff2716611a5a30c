import { demandRelated } from "../../kit/related.ts";
import { type Delivery, deliveries, EVIDENCE_WRITERS } from "../../kit/logging/evidence.ts";
import type { Judge } from "../../kit/judge.ts";
import type { Props } from "../../kit/props.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import type { StackGraph } from "../../kit/stack-graph.ts";
import { isSetInside, settingsInside } from "../../kit/storage/settings-inside.ts";
import { BUCKET_OBJECT_LOCKS, BUCKETS, LOG_GROUP, TRAIL } from "../../kit/types.ts";

interface Settings {
  readonly days: number;
  readonly lockedBuckets: readonly string[];
}

const DAYS_PER_YEAR = 365;

/**
 * Whatever bucket a trail, flow log, DNS query log or Config channel writes to keeps each object locked in
 * compliance mode, which not even the root user can lift, so rights to bypass governance mode do not matter.
 */
export const auditBucketImmutable = stackRule<Settings>({
  id: "audit-bucket-immutable",
  control: "MAS-11.1-14",
  title: "Audit records cannot be changed or deleted for as long as they are needed",
  severity: "critical",
  types: EVIDENCE_WRITERS,
  cause:
    "Whoever breaks in first deletes the records of it; without a lock in compliance mode an administrator's rights suffice.",
  remediation:
    "Give the bucket an aws.s3.BucketObjectLockConfiguration with a default retention in COMPLIANCE mode for the demanded days.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html",
  settings: {
    days: {
      type: "integer",
      minimum: 1,
      description: "Days for which each audit object must stay locked",
      default: 365,
    },
    lockedBuckets: {
      type: "array",
      items: { type: "string" },
      description: "Names of buckets made by other stacks, such as the log archive's, that are known to be locked",
      default: [],
    },
  },
  appliesTo: "protected-stacks",
  examples: {
    compliant: [
      { type: BUCKETS[0], name: "audit", props: { bucket: "audit", objectLockEnabled: true } },
      {
        type: BUCKET_OBJECT_LOCKS[0],
        props: { bucket: "audit", rule: { defaultRetention: { mode: "COMPLIANCE", days: 365 } } },
      },
      { type: TRAIL, props: { s3BucketName: "audit" } },
    ],
    violating: [
      { type: BUCKETS[0], name: "audit", props: { bucket: "audit", objectLockEnabled: true } },
      { type: TRAIL, props: { s3BucketName: "audit" } },
    ],
  },
  check(stack, judge, settings) {
    for (const delivery of deliveries(stack, judge)) checkDelivery(stack, judge, delivery, settings);
  },
});

function checkDelivery(stack: StackGraph, judge: Judge, delivery: Delivery, settings: Settings): void {
  const { writer, path, store, foreignBucket } = delivery;
  if (foreignBucket !== undefined && !settings.lockedBuckets.includes(foreignBucket)) {
    judge.undetermined(writer, `${path} leads to a bucket outside this stack, whose object lock cannot be seen`);
  }
  if (store === undefined || store.type === LOG_GROUP) return;
  judge.guard(store, () => {
    if (isSetInside(store, "retention")) checkInside(judge, store, settings.days);
  });
  judge.guard(store, () => {
    const locks = demandRelated(stack, judge, store, {
      types: BUCKET_OBJECT_LOCKS,
      path: "bucket",
      what: "object lock configuration",
      isInline: isSetInside(store, "retention"),
    });
    for (const lock of locks) checkRetention(judge, lock, lock.props.at("rule.defaultRetention"), settings.days);
  });
}

function checkInside(judge: Judge, bucket: Resource, least: number): void {
  const retentions = settingsInside(bucket, "retention");
  if (retentions.length === 0) judge.violation(bucket, "its object lock has no default retention");
  for (const retention of retentions) checkRetention(judge, bucket, retention, least);
}

function checkRetention(judge: Judge, holder: Resource, retention: Props, least: number): void {
  judge.guard(holder, () => {
    judge.require(retention.string("mode") === "COMPLIANCE", holder, "its default retention is not in COMPLIANCE mode");
  });
  judge.guard(holder, () => {
    const days = retention.number("days") ?? (retention.number("years") ?? 0) * DAYS_PER_YEAR;
    judge.require(days >= least, holder, `its default retention is ${String(days)} days, fewer than ${String(least)}`);
  });
}
