import type { Judge } from "../../kit/judge.ts";
import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";
import { KEY, KEYS, REPLICA_KEY } from "../../kit/types.ts";
import { UnknownProperty } from "../../kit/unknown.ts";

const CUSTOM_KEY_STORE = "aws:kms/customKeyStore:CustomKeyStore";
/** How often KMS rotates when no period is given (KMS API reference, EnableKeyRotation). */
const DEFAULT_PERIOD = 365;

/**
 * Keys rotate by themselves, at least as often as the limit says.
 *
 * KMS rotates only symmetric encryption keys whose material it made and holds. Others are told by their
 * specification, not by their name: asymmetric and HMAC keys, keys in a custom key store, and imported material
 * (a resource type of its own). A replica rotates with its primary.
 */
export const kmsRotationOn = resourceRule<{ maximumDays: number }>({
  id: "kms-rotation-on",
  control: "MAS-10.2-01",
  title: "Customer keys rotate in time",
  severity: "high",
  types: [KEY, REPLICA_KEY],
  cause: "The longer one key's material is in use, the more data a leak of it opens.",
  remediation: "Set enableKeyRotation to true, and rotationPeriodInDays to no more than the limit.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
  settings: {
    maximumDays: {
      type: "integer",
      minimum: 90,
      description: "Most days that may pass between two rotations",
      default: DEFAULT_PERIOD,
    },
  },
  remedies: [{ types: [KEY], set: { enableKeyRotation: true } }],
  examples: {
    compliant: [{ type: KEY, props: { enableKeyRotation: true } }],
    violating: [{ type: KEY, props: {} }],
  },
  check(key, judge, { maximumDays }) {
    if (key.type === REPLICA_KEY) checkPrimary(key, judge);
    else if (canRotate(key)) checkRotation(key, judge, maximumDays);
  },
});

function canRotate(key: Resource): boolean {
  const { props } = key;
  return (
    !isInCustomStore(key) &&
    (props.string("customerMasterKeySpec") ?? "SYMMETRIC_DEFAULT") === "SYMMETRIC_DEFAULT" &&
    (props.string("keyUsage") ?? "ENCRYPT_DECRYPT") === "ENCRYPT_DECRYPT"
  );
}

function isInCustomStore(key: Resource): boolean {
  const store = key.link("customKeyStoreId", [CUSTOM_KEY_STORE]);
  if (store.kind === "open") throw new UnknownProperty(store.path);
  return store.kind !== "absent";
}

function checkRotation(key: Resource, judge: Judge, maximumDays: number): void {
  judge.guard(key, () => {
    judge.require(key.props.flag("enableKeyRotation") === true, key, "rotation is not on");
  });
  judge.guard(key, () => {
    const days = key.props.number("rotationPeriodInDays") ?? DEFAULT_PERIOD;
    judge.require(
      days <= maximumDays,
      key,
      `it rotates every ${String(days)} days, less often than every ${String(maximumDays)}`,
    );
  });
}

function checkPrimary(replica: Resource, judge: Judge): void {
  const primary = replica.link("primaryKeyArn", KEYS);
  if (primary.kind === "resource") return;
  judge.undetermined(replica, "its primary key is not of this stack, so its rotation cannot be seen");
}
