import { expect } from "chai";
import {
  EXTERNAL_KEY,
  KEY,
  KEY_POLICY,
  REPLICA_EXTERNAL_KEY,
  REPLICA_KEY,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { kmsNoLockoutBypass } from "../../../policypacks/mas-trm/rules/keys/kms-no-lockout-bypass.ts";
import { examine, unknown } from "../support/examine.ts";

describe("kms-no-lockout-bypass", () => {
  for (const type of [KEY, REPLICA_KEY, EXTERNAL_KEY, REPLICA_EXTERNAL_KEY, KEY_POLICY]) {
    it(`keeps the check on ${type}`, () => {
      const found = (props: Readonly<Record<string, unknown>>) =>
        examine(kmsNoLockoutBypass, [{ type, name: "it", props }]);
      const refused = ["violation it: bypassPolicyLockoutSafetyCheck is true"];
      expect(found({})).to.deep.equal([]);
      expect(found({ bypassPolicyLockoutSafetyCheck: false })).to.deep.equal([]);
      expect(found({ bypassPolicyLockoutSafetyCheck: true })).to.deep.equal(refused);
      expect(found({ bypassPolicyLockoutSafetyCheck: "true" })).to.deep.equal(refused);
      expect(found({ bypassPolicyLockoutSafetyCheck: unknown })).to.deep.equal([
        "undetermined it: bypassPolicyLockoutSafetyCheck is not known yet",
      ]);
    });
  }
});
