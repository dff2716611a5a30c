import { ownAccounts } from "../../kit/accounts.ts";
import { demand, type Requirement } from "../../kit/requirement.ts";
import { resourceRule } from "../../kit/rule.ts";
import { accountOfKey, hasCustomerKey } from "../../kit/logging/trail-requirements.ts";
import { EVENT_DATA_STORE, KEY, TRAIL } from "../../kit/types.ts";

interface Settings {
  readonly keyAccounts: readonly string[];
}

/** Audit records are encrypted with a key that the bank holds. */
export const trailCustomerKey = resourceRule<Settings>({
  id: "trail-customer-key",
  control: "MAS-12.2-04",
  title: "Trails are encrypted with a customer-managed key",
  severity: "high",
  types: [TRAIL, EVENT_DATA_STORE],
  cause:
    "With AWS's own key, or a key of a stranger, the bank can neither limit nor see who decrypts its audit records.",
  remediation: "Set kmsKeyId to the ARN of a customer-managed KMS key of this account or of one in keyAccounts.",
  source:
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html",
  settings: {
    keyAccounts: {
      type: "array",
      items: { type: "string" },
      description: "Other accounts whose keys may encrypt audit records, such as the security account",
      default: [],
    },
  },
  examples: {
    compliant: [
      { type: KEY, name: "audit", props: {} },
      { type: TRAIL, props: { s3BucketName: "audit" }, dependsOn: { kmsKeyId: ["audit"] } },
    ],
    violating: [{ type: TRAIL, props: { s3BucketName: "audit", kmsKeyId: "alias/aws/s3" } }],
  },
  check(trail, judge, { keyAccounts }) {
    demand(hasCustomerKey, isOfKnownAccount(keyAccounts))(trail, judge);
  },
});

/** Decidable only for a key that is named by its ARN under a provider that is pinned to accounts. */
function isOfKnownAccount(keyAccounts: readonly string[]): Requirement {
  return (trail) => {
    const account = accountOfKey(trail, "kmsKeyId");
    const own = ownAccounts(trail);
    if (account === undefined || own.length === 0 || own.includes(account) || keyAccounts.includes(account))
      return undefined;
    return `kmsKeyId names a key of account ${account}, which is neither this stack's own nor in keyAccounts`;
  };
}
