import { type AwsPlace, bucketArn } from "../foundation/aws-place.ts";
import { type ClosedBucket, denyOnBucket, denyOutsiders, tlsOnly } from "../foundation/bucket-policy.ts";
import type { PolicyStatement } from "../foundation/policy-document.ts";

/** What the policy of an evidence bucket depends on. */
export interface EvidencePolicyArgs extends ClosedBucket {
  /** ARN of the trail that delivers to the bucket. */
  readonly trailArn: string;
  /** Whether nobody may lift retention or remove the bucket. */
  readonly protect: boolean;
}

/**
 * The statements of an evidence bucket's policy, all known at preview: the trail writes, nobody from outside touches,
 * and all of it over modern TLS.
 *
 * Uploads are not required to name the key: that would need the key's ARN, which is unknown at first preview, and the
 * bucket encrypts with it by default.
 *
 * @control MAS-TRM 10.1.1, 11.1.1, 12.2.2
 */
export function evidencePolicy(args: EvidencePolicyArgs): readonly PolicyStatement[] {
  const bucket = bucketArn(args.place, args.bucketName);
  return [
    ...tlsOnly(args),
    denyOutsiders(args),
    ...(args.protect ? [denyOnBucket(args, "DenyWeakening", ["s3:BypassGovernanceRetention", "s3:DeleteBucket"])] : []),
    ...deliveryOf(args.trailArn, args.place, bucket),
  ];
}

/** CloudTrail user guide, "Amazon S3 bucket policy for CloudTrail". */
function deliveryOf(trail: string, place: AwsPlace, bucket: string): readonly PolicyStatement[] {
  const base = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" } } as const;
  const onBehalfOf = { "aws:SourceArn": trail, "aws:SourceAccount": place.accountId };
  return [
    {
      ...base,
      Sid: "TrailChecksBucket",
      Action: "s3:GetBucketAcl",
      Resource: bucket,
      Condition: { StringEquals: onBehalfOf },
    },
    {
      ...base,
      Sid: "TrailWrites",
      Action: "s3:PutObject",
      Resource: `${bucket}/AWSLogs/${place.accountId}/*`,
      Condition: { StringEquals: { ...onBehalfOf, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
  ];
}
