import { expect } from "chai";
import { LONG_LIVED_CREDENTIALS } from "../../../policypacks/mas-trm/kit/types.ts";
import { noAccessKeys } from "../../../policypacks/mas-trm/rules/identity/no-access-keys.ts";
import { examine, unknown } from "../support/examine.ts";

describe("no-access-keys", () => {
  for (const type of LONG_LIVED_CREDENTIALS) {
    it(`refuses ${type}`, () => {
      expect(examine(noAccessKeys, [{ type, name: "key", props: {} }])).to.deep.equal([
        `violation key: a long-lived credential (${type}) is part of this stack`,
      ]);
    });
  }

  for (const [why, props] of [
    ["its secret is encrypted", { user: "u", pgpKey: "keybase:somebody" }],
    ["it starts inactive", { user: "u", status: "Inactive" }],
    ["its user is not known yet", { user: unknown }],
    ["it expires in a hundred years", { serviceName: "bedrock.amazonaws.com", credentialAgeDays: 36600 }],
  ] as const) {
    it(`is not moved when ${why}`, () => {
      expect(examine(noAccessKeys, [{ type: LONG_LIVED_CREDENTIALS[0], name: "key", props }])).to.have.length(1);
    });
  }

  it("refuses a key that the program only reads", () => {
    const read = { type: LONG_LIVED_CREDENTIALS[0], name: "key", read: true, props: {} };
    expect(examine(noAccessKeys, [read])).to.have.length(1);
  });

  it("passes a role", () => {
    expect(examine(noAccessKeys, [{ type: "aws:iam/role:Role", props: {} }])).to.deep.equal([]);
  });
});
