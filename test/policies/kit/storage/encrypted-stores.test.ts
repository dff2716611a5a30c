import { expect } from "chai";
import { remediesOfForms } from "../../../../policypacks/mas-trm/kit/storage/encrypted-stores.ts";
import { ELASTIC_FILE_SYSTEM, TABLE } from "../../../../policypacks/mas-trm/kit/types.ts";

describe("remediesOfForms", () => {
  for (const [why, form, expected] of [
    [
      "turns on a switch of the resource, which makes a new one",
      { type: ELASTIC_FILE_SYSTEM, flag: "encrypted" },
      [{ types: [ELASTIC_FILE_SYSTEM], set: { encrypted: true }, replaces: true }],
    ],
    [
      "turns on a switch further inside, in place for a table",
      { type: TABLE, at: "serverSideEncryption", flag: "enabled" },
      [{ types: [TABLE], set: { "serverSideEncryption.enabled": true } }],
    ],
    ["leaves alone what is on by default", { type: TABLE, flag: "enabled", onByDefault: true }, []],
    ["leaves alone what has no switch", { type: TABLE, key: "kmsKeyArn" }, []],
  ] as const) {
    it(why, () => {
      expect(remediesOfForms([form])).to.deep.equal(expected);
    });
  }
});
