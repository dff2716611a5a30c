import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AwsPlace } from "../foundation/aws-place.ts";
import { notBucketName } from "../foundation/bucket-policy.ts";
import { ABANDONED_UPLOAD_DAYS, hardenedBucket } from "../foundation/hardened-bucket.ts";
import { outOfRange, refuse } from "../foundation/problems.ts";
import { evidence } from "../foundation/retention.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";
import { evidencePolicy } from "./evidence-policy.ts";

/** Inputs of {@link EvidenceBucket}. */
export interface EvidenceBucketArgs {
  readonly place: AwsPlace;
  readonly ownership: Ownership;
  /** Name of the bucket. Explicit, because policies of the bucket, its key and its trail name it. */
  readonly bucketName: string;
  /** ARN of the customer key that encrypts the records. */
  readonly keyArn: pulumi.Input<string>;
  /** ARN of the trail that delivers to the bucket. */
  readonly trailArn: string;
  /**
   * Organization whose principals IAM may admit.
   *
   * @default only the account's own principals
   */
  readonly organizationId?: string | undefined;
  /** GOVERNANCE can be lifted by a privileged role, COMPLIANCE by nobody, the account's root included. */
  readonly lockMode: "GOVERNANCE" | "COMPLIANCE";
  /** Days for which no version of a record can be deleted. */
  readonly lockDays: number;
  /** Days until records move to Standard-IA, at least 30. */
  readonly standardIaAfterDays: number;
  /** Days until they move to Glacier Flexible Retrieval, at least 30 after Standard-IA. */
  readonly glacierAfterDays: number;
  /** Days until they expire. */
  readonly expireAfterDays: number;
  /** Whether the bucket must outlive the stack; otherwise `destroy` empties it first. */
  readonly protect: boolean;
}

const PURPOSE: Purpose = { layer: "audit", control: "MAS-TRM 12.2" };
/** S3 keeps objects at least this long in a class before it moves them on (S3 user guide, "Transitioning objects"). */
const MIN_DAYS_IN_CLASS = 30;
const MAX_DAYS = 36_500;

/**
 * A bucket for records that must stay what they are: versioned, locked, encrypted under the audit key, closed to the
 * public and to other accounts, reachable over modern TLS only, archived in steps.
 *
 * @control MAS-TRM 12.2.2, 8.4.4, 10.1.1, 11.1.1
 */
export class EvidenceBucket extends pulumi.ComponentResource {
  /**
   * Name of the bucket, for whoever writes to it: available once it is locked, encrypted, closed and has its policy.
   * Known at preview.
   */
  readonly bucketName: pulumi.Output<string>;
  /** ARN of the bucket, available as early as the name. */
  readonly bucketArn: pulumi.Output<string>;

  constructor(name: string, args: EvidenceBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:audit:EvidenceBucket", name, args, opts);
    refuse(this, name, checkEvidenceBucket(args));
    const kept = evidence(this, args.protect);

    const { bucket, versioning, readyName } = hardenedBucket(
      name,
      {
        bucketName: args.bucketName,
        keyArn: args.keyArn,
        statements: evidencePolicy(args),
        objectLock: true,
        protect: args.protect,
        tags: tagsFor(name, args.ownership, PURPOSE),
      },
      this,
    );
    const of = { bucket: bucket.bucket };
    const lock = new aws.s3.BucketObjectLockConfiguration(
      name,
      { ...of, rule: { defaultRetention: { mode: args.lockMode, days: args.lockDays } } },
      { ...kept, dependsOn: [versioning] },
    );
    new aws.s3.BucketLifecycleConfiguration(
      name,
      { ...of, rules: archiveRules(args) },
      { ...kept, dependsOn: [versioning] },
    );

    this.bucketName = pulumi.all([readyName, lock.bucket]).apply(([bucketName]) => bucketName);
    this.bucketArn = bucket.arn;
    this.registerOutputs({ bucketName: this.bucketName, bucketArn: this.bucketArn });
  }
}

/**
 * Older versions are kept as long as current ones: a record that is overwritten or deleted on its first day must not
 * vanish sooner than one that is left alone. S3 leaves objects under 128 KB where they are, since moving them costs more
 * than it saves.
 */
function archiveRules(args: EvidenceBucketArgs): aws.types.input.s3.BucketLifecycleConfigurationRule[] {
  const steps = [
    { days: args.standardIaAfterDays, storageClass: "STANDARD_IA" },
    { days: args.glacierAfterDays, storageClass: "GLACIER" },
  ];
  return [
    {
      id: "archive-then-expire",
      status: "Enabled",
      filter: {},
      transitions: steps,
      expiration: { days: args.expireAfterDays },
      noncurrentVersionTransitions: steps.map(({ days, storageClass }) => ({ noncurrentDays: days, storageClass })),
      noncurrentVersionExpiration: { noncurrentDays: args.expireAfterDays },
      abortIncompleteMultipartUpload: { daysAfterInitiation: ABANDONED_UPLOAD_DAYS },
    },
    // A rule of its own: S3 takes days or delete markers in one expiration, not both.
    { id: "drop-empty-markers", status: "Enabled", filter: {}, expiration: { expiredObjectDeleteMarker: true } },
  ];
}

function checkEvidenceBucket(args: EvidenceBucketArgs): readonly string[] {
  const { standardIaAfterDays: warm, glacierAfterDays: cold, expireAfterDays: end } = args;
  const problems = [
    ...outOfRange("lockDays", args.lockDays, 1, MAX_DAYS),
    ...outOfRange("standardIaAfterDays", warm, MIN_DAYS_IN_CLASS, MAX_DAYS),
    ...outOfRange("glacierAfterDays", cold, warm + MIN_DAYS_IN_CLASS, MAX_DAYS),
    ...outOfRange("expireAfterDays", end, cold + 1, MAX_DAYS),
    ...notBucketName("bucketName", args.bucketName),
  ];
  if (!/^arn:[\w-]+:cloudtrail:[\w-]+:\d{12}:trail\/.+$/.test(args.trailArn)) {
    problems.push(`trailArn: not a trail, got "${args.trailArn}"; the ARN of a CloudTrail trail`);
  }
  if (args.lockDays > end) {
    problems.push(`lockDays: outlasts the archive, got ${args.lockDays}; at most expireAfterDays, which is ${end}`);
  }
  return problems;
}
