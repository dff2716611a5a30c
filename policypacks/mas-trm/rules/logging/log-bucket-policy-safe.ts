import { bucketsDeliveredTo, EVIDENCE_WRITERS } from "../../kit/logging/evidence.ts";
import type { Judge } from "../../kit/judge.ts";
import { nameOfStatement, statementsOf } from "../../kit/iam/read-policy.ts";
import { letsUnboundServicesWrite, removalsAllowed } from "../../kit/iam/record-grants.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import { BUCKET_POLICY, BUCKETS, TRAIL } from "../../kit/types.ts";

const service = (Condition: unknown) => ({
  Statement: {
    Effect: "Allow",
    Principal: { Service: "cloudtrail.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: "arn:aws:s3:::audit/AWSLogs/*",
    Condition,
  },
});

/** Record buckets take deliveries from the bank's own sources, and let nobody remove records. */
export const logBucketPolicySafe = stackRule({
  id: "log-bucket-policy-safe",
  control: "MAS-12.2-11",
  title: "Policies of record buckets bind deliveries and allow no removal",
  severity: "high",
  types: EVIDENCE_WRITERS,
  cause:
    "A service that writes for anybody can be sent by a stranger to forge records; whoever may delete can erase his own traces.",
  remediation:
    "Add aws:SourceArn or aws:SourceAccount to statements that let services write, and take delete rights out of the policy.",
  source: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html",
  examples: {
    compliant: [
      { type: BUCKETS[0], props: { bucket: "audit" } },
      { type: TRAIL, props: { s3BucketName: "audit" } },
      {
        type: BUCKET_POLICY,
        props: { bucket: "audit", policy: service({ StringEquals: { "aws:SourceAccount": "111122223333" } }) },
      },
    ],
    violating: [
      { type: BUCKETS[0], props: { bucket: "audit" } },
      { type: TRAIL, props: { s3BucketName: "audit" } },
      { type: BUCKET_POLICY, props: { bucket: "audit", policy: service({}) } },
    ],
  },
  check(stack, judge) {
    judge.each(bucketsDeliveredTo(stack, judge), (bucket) => {
      judge.each([bucket, ...stack.referrers(bucket, [BUCKET_POLICY], "bucket")], (holder) =>
        checkPolicy(judge, holder),
      );
      if (stack.openReferrers(bucket, [BUCKET_POLICY], "bucket").length > 0) {
        judge.undetermined(bucket, "a bucket policy of this stack may or may not be for this bucket");
      }
    });
  },
});

function checkPolicy(judge: Judge, holder: Resource): void {
  const statements = statementsOf(judge, holder, holder.props.at("policy"));
  for (const statement of statements) {
    const name = nameOfStatement(statement, statements);
    if (letsUnboundServicesWrite(statement)) {
      judge.violation(
        holder,
        `${name} lets a service write for anybody: no aws:SourceArn or aws:SourceAccount binds it`,
      );
    }
    const removals = removalsAllowed(statement);
    if (removals.length > 0) judge.violation(holder, `${name} allows ${removals.join(", ")}`);
  }
}
