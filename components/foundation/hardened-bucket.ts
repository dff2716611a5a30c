import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type PolicyStatement, policyJson } from "./policy-document.ts";
import { evidence } from "./retention.ts";

/** What a component says about the bucket that it holds things in. */
export interface HardenedBucketChoice {
  /** Name of the bucket. Explicit, because policies name it. */
  readonly bucketName: string;
  /** ARN of the customer key that encrypts new objects. */
  readonly keyArn: pulumi.Input<string>;
  /** Statements of the bucket's policy, all known at preview. */
  readonly statements: readonly PolicyStatement[];
  /** Whether Object Lock is on; which retention it has is for the caller to say. */
  readonly objectLock: boolean;
  /** Whether the bucket must outlive the stack. */
  readonly protect: boolean;
  /**
   * Whether `destroy` removes what is in it first; S3 removes no bucket that holds something.
   *
   * @default only where it need not outlive the stack
   */
  readonly emptyOnDestroy?: boolean;
  readonly tags: Record<string, string>;
}

/** A bucket with its settings. */
export interface HardenedBucket {
  readonly bucket: aws.s3.Bucket;
  readonly versioning: aws.s3.BucketVersioning;
  /** Name of the bucket, available once it is versioned, encrypted, closed and has its policy. Known at preview. */
  readonly readyName: pulumi.Output<string>;
}

/**
 * A bucket as every one of the zone is: versioned, encrypted under a customer key, without ACLs, closed to the public,
 * with a policy.
 *
 * @param name logical name of the bucket and of each of its settings
 * @control MAS-TRM 10.1.1, 11.1.1
 */
export function hardenedBucket(name: string, choice: HardenedBucketChoice, parent: pulumi.Resource): HardenedBucket {
  const kept = evidence(parent, choice.protect);
  const bucket = new aws.s3.Bucket(
    name,
    {
      bucket: choice.bucketName,
      objectLockEnabled: choice.objectLock,
      forceDestroy: choice.emptyOnDestroy ?? !choice.protect,
      tags: choice.tags,
    },
    kept,
  );
  const of = { bucket: bucket.bucket };
  const versioning = new aws.s3.BucketVersioning(name, { ...of, versioningConfiguration: { status: "Enabled" } }, kept);
  const encryption = new aws.s3.BucketServerSideEncryptionConfiguration(
    name,
    {
      ...of,
      rules: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: choice.keyArn },
          bucketKeyEnabled: true,
          blockedEncryptionTypes: ["SSE-C"],
        },
      ],
    },
    kept,
  );
  new aws.s3.BucketOwnershipControls(name, { ...of, rule: { objectOwnership: "BucketOwnerEnforced" } }, kept);
  const block = new aws.s3.BucketPublicAccessBlock(
    name,
    { ...of, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
    kept,
  );
  // S3 refuses to change the block and the policy at the same time.
  const policy = new aws.s3.BucketPolicy(
    name,
    { ...of, policy: policyJson(choice.statements) },
    { ...kept, dependsOn: [block] },
  );
  const readyName = pulumi
    .all([bucket.bucket, policy.bucket, encryption.bucket, versioning.bucket])
    .apply(([bucketName]) => bucketName);
  return { bucket, versioning, readyName };
}

/**
 * Removes older versions after a while, and what an upload left behind.
 *
 * @param days for which an older version can be brought back
 */
export function forgetOlderVersions(
  name: string,
  { bucket, versioning }: HardenedBucket,
  days: number,
  options: pulumi.CustomResourceOptions,
): void {
  new aws.s3.BucketLifecycleConfiguration(
    name,
    {
      bucket: bucket.bucket,
      rules: [
        {
          id: "forget-older-versions",
          status: "Enabled",
          filter: {},
          noncurrentVersionExpiration: { noncurrentDays: days },
          abortIncompleteMultipartUpload: { daysAfterInitiation: ABANDONED_UPLOAD_DAYS },
        },
      ],
    },
    { ...options, dependsOn: [versioning] },
  );
}

/** Days after which an upload that was begun and not finished is thrown away. */
export const ABANDONED_UPLOAD_DAYS = 7;
