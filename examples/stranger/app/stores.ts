import * as aws from "@pulumi/aws";
import { onlyObjectsDenied, versionsOfAnother } from "../faults/storage.ts";
import { plant } from "../plant.ts";
import type { Keys } from "./keys.ts";
import { ACCOUNT, ORGANISATION, policyOf } from "./place.ts";

const WHOLE = ["", "/*"];

/** A bucket for documents, which are kept, and one for what is on its way. */
export function makeStores({ data }: Keys): void {
  const buckets = {
    documents: bucket("documents", data, plant(onlyObjectsDenied, WHOLE)),
    scratch: bucket("scratch", data, WHOLE),
  };
  new aws.s3.BucketVersioning("documents", {
    bucket: buckets[plant(versionsOfAnother, "documents")].id,
    versioningConfiguration: { status: "Enabled" },
  });
}

function bucket(name: string, key: aws.kms.Key, deniedWithoutTls: readonly string[]): aws.s3.Bucket {
  const bucketName = `claims-${name}-${ACCOUNT}`;
  const made = new aws.s3.Bucket(name, { bucket: bucketName });
  const of = { bucket: made.id };
  new aws.s3.BucketPublicAccessBlock(name, {
    ...of,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  new aws.s3.BucketOwnershipControls(name, { ...of, rule: { objectOwnership: "BucketOwnerEnforced" } });
  new aws.s3.BucketServerSideEncryptionConfiguration(name, {
    ...of,
    rules: [
      {
        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn },
        bucketKeyEnabled: true,
        blockedEncryptionTypes: ["SSE-C"],
      },
    ],
  });
  const deny = { Effect: "Deny", Principal: "*", Action: "s3:*" };
  const parts = (suffixes: readonly string[]) => suffixes.map((suffix) => `arn:aws:s3:::${bucketName}${suffix}`);
  new aws.s3.BucketPolicy(name, {
    ...of,
    policy: policyOf(
      { ...deny, Resource: parts(deniedWithoutTls), Condition: { Bool: { "aws:SecureTransport": "false" } } },
      {
        ...deny,
        Resource: parts(WHOLE),
        Condition: {
          StringNotEquals: { "aws:PrincipalOrgID": ORGANISATION },
          BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
        },
      },
    ),
  });
  return made;
}
