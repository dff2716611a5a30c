import { isCustomerKey } from "../../kit/keys/customer-key.ts";
import { resourceRule } from "../../kit/rule.ts";
import { KEY, LOG_GROUP } from "../../kit/types.ts";

/** Log groups are encrypted with a key that the bank holds. */
export const logGroupsEncrypted = resourceRule({
  id: "log-groups-encrypted",
  control: "MAS-11.1-09",
  title: "Log groups are encrypted with a customer-managed key",
  severity: "high",
  types: [LOG_GROUP],
  cause: "Logs repeat what passes through a system; under AWS's own key the bank cannot limit who decrypts them.",
  remediation: "Set kmsKeyId to the ARN of a customer-managed KMS key whose policy admits the log group.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
  examples: {
    compliant: [
      { type: KEY, name: "audit", props: {} },
      { type: LOG_GROUP, props: { retentionInDays: 365 }, dependsOn: { kmsKeyId: ["audit"] } },
    ],
    violating: [{ type: LOG_GROUP, props: { retentionInDays: 365 } }],
  },
  check(group, judge) {
    judge.require(isCustomerKey(group, "kmsKeyId"), group, "kmsKeyId names no customer-managed key");
  },
});
