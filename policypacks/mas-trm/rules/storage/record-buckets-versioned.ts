import { demandRelated } from "../../kit/related.ts";
import { recordBuckets } from "../../kit/logging/evidence.ts";
import type { Judge } from "../../kit/judge.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import type { StackGraph } from "../../kit/stack-graph.ts";
import { settingsInside } from "../../kit/storage/settings-inside.ts";
import { BUCKET_VERSIONINGS, BUCKETS, TRAIL } from "../../kit/types.ts";

/** Buckets of records keep every version, so that overwriting or deleting one loses nothing. */
export const recordBucketsVersioned = stackRule<{ recordBuckets: readonly string[] }>({
  id: "record-buckets-versioned",
  control: "MAS-8.4-03",
  title: "Buckets of records keep all versions",
  severity: "high",
  types: BUCKETS,
  cause: "Without versions one overwrite or delete, by mistake or by ransomware, loses a record for good.",
  remediation: "Give the bucket an aws.s3.BucketVersioning with status Enabled.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
  settings: {
    recordBuckets: {
      type: "array",
      items: { type: "string" },
      description: "Names of buckets that hold records, beside those that audit records go to or that have object lock",
      default: [],
    },
  },
  examples: {
    compliant: [
      { type: BUCKETS[0], name: "audit", props: { bucket: "audit" } },
      { type: BUCKET_VERSIONINGS[0], props: { bucket: "audit", versioningConfiguration: { status: "Enabled" } } },
      { type: TRAIL, props: { s3BucketName: "audit" } },
    ],
    violating: [
      { type: BUCKETS[0], name: "audit", props: { bucket: "audit" } },
      { type: TRAIL, props: { s3BucketName: "audit" } },
    ],
  },
  check(stack, judge, settings) {
    for (const bucket of recordBuckets(stack, judge, settings.recordBuckets)) checkBucket(stack, judge, bucket);
  },
});

function checkBucket(stack: StackGraph, judge: Judge, bucket: Resource): void {
  judge.guard(bucket, () => {
    const inside = settingsInside(bucket, "versioning").flatMap((versioning) => versioning.flag("enabled") ?? []);
    judge.require(!inside.includes(false), bucket, "its versioning is not enabled");
    const versionings = demandRelated(stack, judge, bucket, {
      types: BUCKET_VERSIONINGS,
      path: "bucket",
      what: "versioning",
      isInline: inside.length > 0,
    });
    judge.each(versionings, (versioning) => {
      const isEnabled = versioning.props.string("versioningConfiguration.status") === "Enabled";
      judge.require(isEnabled, versioning, "versioningConfiguration.status is not Enabled");
    });
  });
}
