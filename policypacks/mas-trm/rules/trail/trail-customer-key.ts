import { isCustomerKey } from "../../kit/customer-key.ts";
import { resourceRule } from "../../kit/rule.ts";
import { EVENT_DATA_STORE, KEY, TRAIL } from "../../kit/types.ts";

/** Audit records are encrypted with a key that the bank holds. */
export const trailCustomerKey = resourceRule({
  id: "trail-customer-key",
  control: "MAS-12.2-04",
  title: "Trails are encrypted with a customer-managed key",
  severity: "high",
  types: [TRAIL, EVENT_DATA_STORE],
  cause: "With AWS's own key the bank can neither limit nor see who decrypts its audit records.",
  remediation: "Set kmsKeyId to the ARN of a customer-managed KMS key.",
  source: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html",
  examples: {
    compliant: [
      { type: KEY, name: "audit", props: {} },
      { type: TRAIL, props: { s3BucketName: "audit" }, dependsOn: { kmsKeyId: ["audit"] } },
    ],
    violating: [{ type: TRAIL, props: { s3BucketName: "audit", kmsKeyId: "alias/aws/s3" } }],
  },
  check(trail, judge) {
    judge.require(isCustomerKey(trail, "kmsKeyId"), trail, "kmsKeyId names no customer-managed key");
  },
});
