import { expect } from "chai";
import { EXTERNAL_KEY, KEY, REPLICA_EXTERNAL_KEY, REPLICA_KEY } from "../../../policypacks/mas-trm/kit/types.ts";
import { kmsRotationOn } from "../../../policypacks/mas-trm/rules/keys/kms-rotation-on.ts";
import { examine, unknown } from "../support/examine.ts";

const off = ["violation key: rotation is not on"];

describe("kms-rotation-on", () => {
  for (const [why, props, expected] of [
    ["passes rotation at the default period, a year", { enableKeyRotation: true }, []],
    ["passes a shorter period", { enableKeyRotation: true, rotationPeriodInDays: 90 }, []],
    ["refuses rotation left out, which means off", {}, off],
    ["refuses rotation off", { enableKeyRotation: false }, off],
    ["reads the switch as a string", { enableKeyRotation: "false" }, off],
    [
      "refuses a longer period",
      { enableKeyRotation: true, rotationPeriodInDays: 366 },
      ["violation key: it rotates every 366 days, less often than every 365"],
    ],
    ["does not exempt a key for its name or description", { description: "asymmetric" }, off],
    [
      "does not exempt what is spelled out as a symmetric key",
      { customerMasterKeySpec: "SYMMETRIC_DEFAULT", keyUsage: "ENCRYPT_DECRYPT" },
      off,
    ],
    ["exempts asymmetric keys", { customerMasterKeySpec: "RSA_4096", keyUsage: "SIGN_VERIFY" }, []],
    ["exempts keys that do not encrypt, whatever their specification", { keyUsage: "GENERATE_VERIFY_MAC" }, []],
    ["exempts HMAC keys", { customerMasterKeySpec: "HMAC_256", keyUsage: "GENERATE_VERIFY_MAC" }, []],
    ["exempts keys in a custom key store", { customKeyStoreId: "cks-1" }, []],
    ["does not exempt a key whose store is left empty", { customKeyStoreId: "" }, off],
    [
      "cannot decide on a store that is not known yet",
      { customKeyStoreId: unknown },
      ["undetermined key: customKeyStoreId is not known yet"],
    ],
    [
      "cannot decide on a switch that is not known yet",
      { enableKeyRotation: unknown },
      ["undetermined key: enableKeyRotation is not known yet"],
    ],
    [
      "cannot decide on a specification that is not known yet",
      { customerMasterKeySpec: unknown },
      ["undetermined key: customerMasterKeySpec is not known yet"],
    ],
    [
      "refuses the switch although the period is not known yet",
      { enableKeyRotation: false, rotationPeriodInDays: unknown },
      [...off, "undetermined key: rotationPeriodInDays is not known yet"],
    ],
  ] as const) {
    it(why, () => {
      expect(examine(kmsRotationOn, [{ type: KEY, name: "key", props }])).to.deep.equal(expected);
    });
  }

  it("exempts a key in a store of this stack before the store's id is known", () => {
    const store = { type: "aws:kms/customKeyStore:CustomKeyStore", name: "store", props: {} };
    const key = { type: KEY, name: "key", props: {}, dependsOn: { customKeyStoreId: ["store"] } };
    expect(examine(kmsRotationOn, [store, key])).to.deep.equal([]);
  });

  it("exempts keys with imported material, which are types of their own", () => {
    for (const type of [EXTERNAL_KEY, REPLICA_EXTERNAL_KEY]) {
      expect(examine(kmsRotationOn, [{ type, name: "imported", props: {} }]), type).to.deep.equal([]);
    }
  });

  it("takes the limit from its settings, for the default period too", () => {
    const key = { type: KEY, name: "key", props: { enableKeyRotation: true } };
    expect(examine(kmsRotationOn, [key], { settings: { maximumDays: 180 } })).to.deep.equal([
      "violation key: it rotates every 365 days, less often than every 180",
    ]);
  });

  it("judges a replica by its primary", () => {
    const primary = { type: KEY, name: "key", props: { multiRegion: true } };
    const replica = { type: REPLICA_KEY, name: "replica", props: {}, dependsOn: { primaryKeyArn: ["key"] } };
    expect(examine(kmsRotationOn, [primary, replica])).to.deep.equal(off);
    const rotating = { ...primary, props: { multiRegion: true, enableKeyRotation: true } };
    expect(examine(kmsRotationOn, [rotating, replica])).to.deep.equal([]);
    const foreign = {
      type: REPLICA_KEY,
      name: "replica",
      props: { primaryKeyArn: "arn:aws:kms:us-east-1:111122223333:key/mrk-1" },
    };
    expect(examine(kmsRotationOn, [foreign])).to.deep.equal([
      "undetermined replica: its primary key is not of this stack, so its rotation cannot be seen",
    ]);
  });
});
