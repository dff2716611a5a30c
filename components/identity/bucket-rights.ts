import { bucketArn, regionalArn } from "../foundation/aws-place.ts";
import type { PolicyStatement } from "../foundation/policy-document.ts";
import type { EncryptedBucket, Estate } from "./estate.ts";

/** ARNs of some buckets and of all that is in them. */
export function bucketsWithContents(estate: Estate, buckets: readonly EncryptedBucket[]): readonly string[] {
  return buckets.flatMap(({ bucketName }) => [
    bucketArn(estate.place, bucketName),
    bucketArn(estate.place, bucketName, "/*"),
  ]);
}

/** The right to use the keys of some buckets, but only on what S3 reads or writes for the caller in this region. */
export function keyUse(
  Sid: string,
  { place }: Estate,
  buckets: readonly EncryptedBucket[],
  Action: readonly string[],
): PolicyStatement {
  const aliases = [...new Set(buckets.map(({ keyAlias }) => `alias/${keyAlias}`))];
  return {
    Sid,
    Effect: "Allow",
    Action,
    Resource: regionalArn(place, "kms", "key/*"),
    Condition: {
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": aliases },
      StringEquals: { "kms:ViaService": `s3.${place.region}.amazonaws.com` },
    },
  };
}
