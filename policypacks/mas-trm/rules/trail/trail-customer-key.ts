import { ownAccounts } from "../../kit/accounts.ts";
import { demand, type Requirement } from "../../kit/requirement.ts";
import { resourceRule } from "../../kit/rule.ts";
import { accountOfKey, hasCustomerKey } from "../../kit/logging/trail-requirements.ts";
import type { Resource } from "../../kit/resource.ts";
import { EVENT_DATA_STORE, KEY, KEYS, TRAIL } from "../../kit/types.ts";
import { UnknownProperty } from "../../kit/unknown.ts";

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

/** A key that is named otherwise than by its ARN is one of this stack, or an alias or id of its own account. */
function isOfKnownAccount(keyAccounts: readonly string[]): Requirement {
  return (trail) => {
    const account = accountOfKey(trail, "kmsKeyId");
    if (account === undefined || hasCustomerKey(trail) !== undefined) return undefined;
    if (keyAccounts.includes(account) || isOfThisStack(trail)) return undefined;
    const own = ownAccounts(trail);
    // A provider that is pinned to no account deploys into any.
    if (own.length === 0) throw new UnknownProperty("the stack's own account");
    if (own.includes(account)) return undefined;
    return `kmsKeyId names a key of account ${account}, which is neither this stack's own nor in keyAccounts`;
  };
}

/** Once it exists, a key of this stack is named by its ARN too. */
function isOfThisStack(trail: Resource): boolean {
  return trail.link("kmsKeyId", KEYS).kind === "resource";
}
