import { expect } from "chai";
import { EXTERNAL_KEY, KEY, REPLICA_EXTERNAL_KEY, REPLICA_KEY } from "../../../policypacks/mas-trm/kit/types.ts";
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
});
