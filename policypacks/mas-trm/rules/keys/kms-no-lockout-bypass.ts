import { resourceRule } from "../../kit/rule.ts";
import { EXTERNAL_KEY, KEY, KEY_POLICY, REPLICA_EXTERNAL_KEY, REPLICA_KEY } from "../../kit/types.ts";

/** KMS refuses a key policy that would lock out whoever sets it, unless told not to. */
export const kmsNoLockoutBypass = resourceRule({
  id: "kms-no-lockout-bypass",
  control: "MAS-10.2-04",
  title: "The check against locking oneself out of a key stays on",
  severity: "medium",
  types: [KEY, REPLICA_KEY, EXTERNAL_KEY, REPLICA_EXTERNAL_KEY, KEY_POLICY],
  cause: "A policy that admits nobody who can change it makes the key unmanageable, and only AWS Support can help.",
  remediation: "Remove bypassPolicyLockoutSafetyCheck.",
  source: "https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html",
  remedies: [
    {
      types: [KEY, REPLICA_KEY, EXTERNAL_KEY, REPLICA_EXTERNAL_KEY, KEY_POLICY],
      set: { bypassPolicyLockoutSafetyCheck: false },
    },
  ],
  examples: {
    compliant: [{ type: KEY, props: {} }],
    violating: [{ type: KEY_POLICY, props: { bypassPolicyLockoutSafetyCheck: true } }],
  },
  check(resource, judge) {
    const isBypassed = resource.props.flag("bypassPolicyLockoutSafetyCheck") === true;
    judge.require(!isBypassed, resource, "bypassPolicyLockoutSafetyCheck is true");
  },
});
