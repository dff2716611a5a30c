import { expect } from "chai";
import {
  EXTERNAL_KEY,
  KEY,
  KEY_GRANT,
  REPLICA_EXTERNAL_KEY,
  REPLICA_KEY,
  TRAIL,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { protectCriticalResources } from "../../../policypacks/mas-trm/rules/governance/protect-critical-resources.ts";
import { kmsKeyEnabledAndKept } from "../../../policypacks/mas-trm/rules/keys/kms-key-enabled-and-kept.ts";
import { examine, unknown } from "../support/examine.ts";

const found = (type: string, props: Readonly<Record<string, unknown>>) =>
  examine(kmsKeyEnabledAndKept, [{ type, name: "key", props }]);

describe("kms-key-enabled-and-kept", () => {
  for (const [type, props, expected] of [
    [KEY, {}, []],
    [KEY, { isEnabled: true }, []],
    [KEY, { isEnabled: false }, ["violation key: isEnabled is false"]],
    [KEY, { isEnabled: "false" }, ["violation key: isEnabled is false"]],
    [KEY, { isEnabled: unknown }, ["undetermined key: isEnabled is not known yet"]],
    [REPLICA_KEY, { enabled: false }, ["violation key: enabled is false"]],
    [
      EXTERNAL_KEY,
      { enabled: true, validTo: "2030-01-01T00:00:00Z" },
      ["violation key: its material runs out (validTo)"],
    ],
    [
      REPLICA_EXTERNAL_KEY,
      { enabled: unknown, validTo: unknown },
      ["undetermined key: enabled is not known yet", "violation key: its material runs out (validTo)"],
    ],
  ] as const) {
    it(`finds ${String(expected.length)} on ${type} with ${JSON.stringify(props).replaceAll(`"${unknown}"`, "what is not known")}`, () => {
      expect(found(type, props)).to.have.members(expected);
    });
  }

  it("refuses a disabled key that others use, and is not moved by a grant of it", () => {
    const used = { type: KEY, name: "key", props: { isEnabled: false } };
    const trail = { type: TRAIL, name: "trail", props: {}, dependsOn: { kmsKeyId: ["key"] } };
    const grant = {
      type: KEY_GRANT,
      name: "grant",
      props: { granteePrincipal: "arn:aws:iam::111122223333:role/a", operations: ["Decrypt"] },
      dependsOn: { keyId: ["key"] },
    };
    const off = ["violation key: isEnabled is false"];
    expect(examine(kmsKeyEnabledAndKept, [used, trail, grant])).to.deep.equal(off);
  });

  it("leaves the deletion of a key, which no policy sees, to protection in the change before", () => {
    const key = { type: KEY, name: "key", props: {} };
    expect(examine(kmsKeyEnabledAndKept, [])).to.deep.equal([]);
    expect(examine(protectCriticalResources, [key])).to.have.length(1);
    expect(examine(protectCriticalResources, [{ ...key, options: { protect: true } }])).to.deep.equal([]);
  });
});
