import { deniesPlainHttp } from "../../kit/network/plain-http.ts";
import { policyHolders } from "../../kit/storage/policy-holders.ts";
import { coverageOf } from "../../kit/storage/bucket-coverage.ts";
import type { Judge } from "../../kit/judge.ts";
import { statementsOf } from "../../kit/iam/read-policy.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import { BUCKET_POLICY, BUCKETS } from "../../kit/types.ts";

const EXAMPLE_POLICY = JSON.stringify({
  Version: "2012-10-17",
  Statement: {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: ["arn:aws:s3:::audit", "arn:aws:s3:::audit/*"],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  },
});

/**
 * Each bucket's policy denies every request that does not come over TLS, to the bucket and to all of its objects.
 *
 * The bucket's policy also holds for requests through its access points. S3 itself refuses TLS below 1.2, and
 * directory buckets answer over HTTPS only.
 */
export const bucketTlsOnly = stackRule({
  id: "bucket-tls-only",
  control: "MAS-10.1-01",
  title: "Buckets refuse requests without TLS",
  severity: "high",
  types: BUCKETS,
  cause: "Over plain HTTP anyone on the way reads the data and can change it.",
  remediation:
    "Add a Deny of s3:* for Principal * on the bucket and its objects, with the single condition Bool aws:SecureTransport false.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html",
  examples: {
    compliant: [
      { type: BUCKETS[0], name: "audit", props: { bucket: "audit" } },
      { type: BUCKET_POLICY, props: { bucket: "audit", policy: EXAMPLE_POLICY } },
    ],
    violating: [{ type: BUCKETS[0], name: "audit", props: { bucket: "audit" } }],
  },
  check(stack, judge) {
    judge.each(stack.ofType(...BUCKETS), (bucket) => {
      // The policy that is put last wins, so each of them must hold the denial.
      for (const holder of policyHolders(stack, judge, bucket)) {
        judge.guard(holder, () => {
          checkDenial(judge, bucket, holder);
        });
      }
    });
  },
});

function checkDenial(judge: Judge, bucket: Resource, holder: Resource): void {
  const denials = statementsOf(judge, holder, holder.props.at("policy")).filter((statement) =>
    deniesPlainHttp(statement, ["s3:*"]),
  );
  if (denials.length === 0) {
    judge.violation(holder, "no statement denies everyone every s3 action without TLS");
    return;
  }
  const name = bucket.props.isUnknown("bucket") ? undefined : bucket.props.string("bucket");
  const covered = coverageOf(
    denials.flatMap(({ resources }) => resources),
    name,
  );
  judge.require(covered.bucket, holder, "the bucket itself is not covered by the denial of plain HTTP");
  judge.require(covered.objects, holder, "not all objects are covered by the denial of plain HTTP");
}
