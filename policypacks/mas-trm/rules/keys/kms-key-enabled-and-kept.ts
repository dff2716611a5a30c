import { resourceRule } from "../../kit/rule.ts";
import { EXTERNAL_KEY, KEY, REPLICA_EXTERNAL_KEY, REPLICA_KEY } from "../../kit/types.ts";

/**
 * Keys stay enabled, and imported material does not run out. A key that a change removes is no longer in the program:
 * that it is kept is the business of `protect-critical-resources` in the change before.
 */
export const kmsKeyEnabledAndKept = resourceRule({
  id: "kms-key-enabled-and-kept",
  control: "MAS-10.2-05",
  title: "Keys stay enabled",
  severity: "high",
  types: [KEY, REPLICA_KEY, EXTERNAL_KEY, REPLICA_EXTERNAL_KEY],
  cause:
    "While a key is disabled or its material has run out, nothing it encrypts can be read, audit records included.",
  remediation: "Remove isEnabled or enabled, or set it to true; remove validTo.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html",
  examples: {
    compliant: [{ type: KEY, props: {} }],
    violating: [{ type: KEY, props: { isEnabled: false } }],
  },
  check(key, judge) {
    for (const flag of ["isEnabled", "enabled"]) {
      judge.guard(key, () => {
        judge.require(key.props.flag(flag) !== false, key, `${flag} is false`);
      });
    }
    judge.require(!key.props.has("validTo"), key, "its material runs out (validTo)");
  },
});
