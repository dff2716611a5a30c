import { isCustomerKey } from "../../kit/keys/customer-key.ts";
import type { Judge } from "../../kit/judge.ts";
import { anyOf, ask } from "../../kit/maybe.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import {
  ACCOUNT_PUBLIC_ACCESS_BLOCK,
  DEFAULT_KMS_KEY,
  ENCRYPTION_BY_DEFAULT,
  IMAGE_BLOCK_PUBLIC_ACCESS,
  SNAPSHOT_BLOCK_PUBLIC_ACCESS,
} from "../../kit/types.ts";
import { told } from "../../kit/told.ts";

/** Settings of a whole account: a stack that makes one of them owns the account's baseline. */
const BASELINE = [
  ENCRYPTION_BY_DEFAULT,
  DEFAULT_KMS_KEY,
  ACCOUNT_PUBLIC_ACCESS_BLOCK,
  SNAPSHOT_BLOCK_PUBLIC_ACCESS,
  IMAGE_BLOCK_PUBLIC_ACCESS,
] as const;

/**
 * A stack that owns an account's baseline encrypts new volumes by default with the bank's key, Region by Region.
 * Removing the resource turns the default off, which is why a baseline without it is a violation.
 */
export const ebsDefaultEncryption = stackRule({
  id: "ebs-default-encryption",
  control: "MAS-11.1-02",
  title: "New volumes are encrypted by default with a customer-managed key",
  severity: "high",
  types: BASELINE,
  cause: "A volume that somebody makes by hand, or a service makes on its own, is unencrypted without the default.",
  remediation: "Add aws.ebs.EncryptionByDefault and aws.ebs.DefaultKmsKey in each Region of the baseline.",
  source: "https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html",
  remedies: [{ types: [ENCRYPTION_BY_DEFAULT], set: { enabled: true } }],
  examples: {
    compliant: [
      { type: ENCRYPTION_BY_DEFAULT, name: "default", props: { enabled: true } },
      { type: DEFAULT_KMS_KEY, name: "key", props: { keyArn: "arn:aws:kms:us-east-1:111122223333:key/1" } },
    ],
    violating: [{ type: ACCOUNT_PUBLIC_ACCESS_BLOCK, props: {} }],
  },
  check(stack, judge) {
    const defaults = stack.ofType(ENCRYPTION_BY_DEFAULT);
    const keys = stack.ofType(DEFAULT_KMS_KEY);
    judge.each(defaults, (one) => {
      judge.require(one.props.flag("enabled") !== false, one, "enabled is false");
    });
    judge.each(keys, (key) => {
      judge.require(isCustomerKey(key, "keyArn"), key, "keyArn names no customer-managed key");
    });
    // The block of public buckets holds in all Regions, so it asks for the default in none in particular.
    for (const one of stack.ofType(...BASELINE)) {
      const where = one.type === ACCOUNT_PUBLIC_ACCESS_BLOCK ? undefined : one;
      demandIn(judge, where, one, defaults, "no EBS encryption by default");
      demandIn(judge, where, one, keys, "no default key for EBS");
    }
  },
});

function demandIn(
  judge: Judge,
  where: Resource | undefined,
  one: Resource,
  found: readonly Resource[],
  what: string,
): void {
  judge.guard(one, () => {
    const region = where?.region();
    const isThere = anyOf(found.map((other) => region === undefined || ask(() => other.region() === region)));
    const place =
      region === undefined
        ? "the stack sets up the account but has"
        : `the stack sets up the account in ${told(region, "region")} but has`;
    if (isThere === undefined) judge.undetermined(one, `${place} perhaps ${what}`);
    else judge.require(isThere, one, `${place} ${what}`);
  });
}
