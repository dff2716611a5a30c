import { isCustomerKey } from "../../kit/keys/customer-key.ts";
import { checkGroupOfWriter, GROUP_MAKERS } from "../../kit/logging/implicit-groups.ts";
import { resourceRule } from "../../kit/rule.ts";
import { KEY, LOG_GROUP } from "../../kit/types.ts";

/** Log groups are encrypted with a key that the bank holds, those that a service would make by itself included. */
export const logGroupsEncrypted = resourceRule({
  id: "log-groups-encrypted",
  control: "MAS-11.1-09",
  title: "Log groups are encrypted with a customer-managed key",
  severity: "high",
  types: [LOG_GROUP, ...GROUP_MAKERS],
  cause: "Logs repeat what passes through a system; under AWS's own key the bank cannot limit who decrypts them.",
  remediation:
    "Set kmsKeyId to the ARN of a customer-managed KMS key whose policy admits the log group, and declare the log group of each function (/aws/lambda/<name>, or the one in loggingConfig).",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
  examples: {
    compliant: [
      { type: KEY, name: "audit", props: {} },
      { type: LOG_GROUP, props: { retentionInDays: 365 }, dependsOn: { kmsKeyId: ["audit"] } },
    ],
    violating: [{ type: LOG_GROUP, props: { retentionInDays: 365 } }],
  },
  check(resource, judge) {
    if (resource.type !== LOG_GROUP) checkGroupOfWriter(judge, resource);
    else judge.require(isCustomerKey(resource, "kmsKeyId"), resource, "kmsKeyId names no customer-managed key");
  },
});
