import { type AwsPlace, bucketArn } from "./aws-place.ts";
import type { PolicyStatement } from "./policy-document.ts";

/** A bucket and whom IAM may let in. */
export interface ClosedBucket {
  readonly place: AwsPlace;
  /** Name of the bucket. Explicit, because policies name it. */
  readonly bucketName: string;
  /**
   * Organization whose principals IAM may admit.
   *
   * @default none: only the account's own principals
   */
  readonly organizationId?: string | undefined;
}

/** A name that S3 takes (S3 user guide, "General purpose bucket naming rules"). */
const BUCKET_NAME = /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** The problem of a text that must name a bucket, or none. */
export function notBucketName(path: string, text: string): readonly string[] {
  return BUCKET_NAME.test(text)
    ? []
    : [`${path}: not a bucket name, got "${text}"; 3 to 63 lower-case letters, digits, dots and hyphens`];
}

/** A statement that denies everybody some actions on the bucket and all that is in it. */
export function denyOnBucket(
  { place, bucketName }: ClosedBucket,
  Sid: string,
  Action: string | readonly string[],
  Condition?: NonNullable<PolicyStatement["Condition"]>,
): PolicyStatement {
  const bucket = bucketArn(place, bucketName);
  const statement = { Sid, Effect: "Deny", Principal: "*", Action, Resource: [bucket, `${bucket}/*`] } as const;
  return Condition === undefined ? statement : { ...statement, Condition };
}

/**
 * The statements of every bucket of the zone, known at preview: modern TLS only.
 *
 * @control MAS-TRM 10.1.1
 */
export function tlsOnly(bucket: ClosedBucket): readonly PolicyStatement[] {
  return [
    denyOnBucket(bucket, "DenyPlainHttp", "s3:*", { Bool: { "aws:SecureTransport": "false" } }),
    denyOnBucket(bucket, "DenyOldTls", "s3:*", { NumericLessThan: { "s3:TlsVersion": "1.2" } }),
  ];
}

/**
 * Refuses whoever comes from outside.
 *
 * AWS services act as themselves, outside every account; statements that admit them bind them instead.
 *
 * @control MAS-TRM 11.1.1
 */
export function denyOutsiders(bucket: ClosedBucket): PolicyStatement {
  const perimeter: Readonly<Record<string, string>> =
    bucket.organizationId === undefined
      ? { "aws:PrincipalAccount": bucket.place.accountId }
      : { "aws:PrincipalOrgID": bucket.organizationId };
  return denyOnBucket(bucket, "DenyOutsiders", "s3:*", {
    StringNotEquals: perimeter,
    BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
  });
}
