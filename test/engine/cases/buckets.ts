import * as aws from "@pulumi/aws";
import type { Case, Twin } from "./case.ts";

const ALL_BLOCKED = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};
const NAME = "reports-111122223333";
const reading = (principal: unknown) => ({
  Effect: "Allow",
  Principal: principal,
  Action: "s3:GetObject",
  Resource: `arn:aws:s3:::${NAME}/*`,
});

/** A bucket with its public access block and its policy. */
function bucket(
  block: Partial<aws.s3.BucketPublicAccessBlockArgs> = {},
  principal: unknown = { AWS: "arn:aws:iam::111122223333:role/reader" },
) {
  const reports = new aws.s3.Bucket("reports", { bucket: NAME });
  new aws.s3.BucketPublicAccessBlock("block", { bucket: reports.id, ...ALL_BLOCKED, ...block });
  new aws.s3.BucketPolicy("policy", {
    bucket: reports.id,
    policy: JSON.stringify({ Version: "2012-10-17", Statement: [reading(principal)] }),
  });
}

/** A stranger's bucket that one role may read. */
export const bucketTwin: Twin = { name: "bucket", build: () => bucket() };

const of = (name: string, why: string, fires: readonly string[], build: () => void): Case => ({
  name: `bucket-${name}`,
  why,
  twin: bucketTwin.name,
  fires,
  build,
});

export const bucketCases: readonly Case[] = [
  of("half-blocked", "a public access block that leaves one switch out", ["bucket-public-access-blocked block"], () => {
    bucket({ restrictPublicBuckets: undefined });
  }),
  of("for-everyone", "a bucket policy for everyone", ["bucket-policy-not-public policy"], () => {
    bucket({}, { AWS: "*" });
  }),
];
