import { type AwsPlace, bucketArn } from "../foundation/aws-place.ts";
import type { PolicyStatement } from "../foundation/policy-document.ts";

/** What the policy of an evidence bucket depends on. */
export interface EvidencePolicyArgs {
  readonly place: AwsPlace;
  readonly bucketName: string;
  /** ARN of the trail that delivers to the bucket. */
  readonly trailArn: string;
  /** Organization whose principals IAM may admit; without it, only the account's own. */
  readonly organizationId?: string | undefined;
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
  const everything = [bucket, `${bucket}/*`];
  const denied = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: everything } as const;
  const perimeter: Record<string, string> =
    args.organizationId === undefined
      ? { "aws:PrincipalAccount": args.place.accountId }
      : { "aws:PrincipalOrgID": args.organizationId };
  return [
    { ...denied, Sid: "DenyPlainHttp", Condition: { Bool: { "aws:SecureTransport": "false" } } },
    { ...denied, Sid: "DenyOldTls", Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
    {
      ...denied,
      Sid: "DenyOutsiders",
      // CloudTrail and other AWS services act as themselves, outside every account; their statements bind them instead.
      Condition: { StringNotEquals: perimeter, BoolIfExists: { "aws:PrincipalIsAWSService": "false" } },
    },
    ...(args.protect
      ? [{ ...denied, Sid: "DenyWeakening", Action: ["s3:BypassGovernanceRetention", "s3:DeleteBucket"] }]
      : []),
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
