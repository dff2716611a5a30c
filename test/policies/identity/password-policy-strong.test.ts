import { expect } from "chai";
import { IAM_PASSWORD_POLICY } from "../../../policypacks/mas-trm/kit/types.ts";
import { passwordPolicyStrong } from "../../../policypacks/mas-trm/rules/identity/password-policy-strong.ts";
import { type Circumstances, examine, type TestResource, unknown } from "../support/examine.ts";

const STRONG = {
  minimumPasswordLength: 14,
  requireLowercaseCharacters: true,
  requireUppercaseCharacters: true,
  requireNumbers: true,
  requireSymbols: true,
  passwordReusePrevention: 24,
  maxPasswordAge: 90,
};
const found = (changed: TestResource["props"], at?: Circumstances) =>
  examine(passwordPolicyStrong, [{ type: IAM_PASSWORD_POLICY, name: "p", props: { ...STRONG, ...changed } }], at);

describe("password-policy-strong", () => {
  it("passes the standard and what is above it", () => {
    expect(found({})).to.deep.equal([]);
    expect(found({ minimumPasswordLength: 20, maxPasswordAge: 30 })).to.deep.equal([]);
  });

  for (const [property, values, why] of [
    ["minimumPasswordLength", [13, undefined], "minimumPasswordLength is below 14"],
    ["passwordReusePrevention", [23, 0, undefined], "passwordReusePrevention is below 24"],
    ["maxPasswordAge", [91], "maxPasswordAge is above 90"],
    ["maxPasswordAge", [0, undefined], "maxPasswordAge is not set, so passwords never expire"],
    ["requireLowercaseCharacters", [false, "false", undefined], "requireLowercaseCharacters is not true"],
    ["requireUppercaseCharacters", [false, undefined], "requireUppercaseCharacters is not true"],
    ["requireNumbers", [false, undefined], "requireNumbers is not true"],
    ["requireSymbols", [false, undefined], "requireSymbols is not true"],
  ] as const) {
    for (const value of values) {
      it(`refuses ${property} of ${String(value)}`, () => {
        expect(found({ [property]: value })).to.deep.equal([`violation p: ${why}`]);
      });
    }
  }

  it("does not take a hard expiry for an age", () => {
    expect(found({ maxPasswordAge: undefined, hardExpiry: true })).to.deep.equal([
      "violation p: maxPasswordAge is not set, so passwords never expire",
    ]);
  });

  it("refuses an empty policy on every point", () => {
    expect(examine(passwordPolicyStrong, [{ type: IAM_PASSWORD_POLICY, props: {} }])).to.have.length(7);
  });

  it("cannot decide on an unknown property, and still refuses the next", () => {
    expect(found({ minimumPasswordLength: unknown, requireSymbols: false })).to.have.members([
      "undetermined p: minimumPasswordLength is not known yet",
      "violation p: requireSymbols is not true",
    ]);
  });

  it("takes the standard from the settings", () => {
    const at = { settings: { minimumLength: 16, rememberedPasswords: 5, maxAgeDays: 60 } };
    expect(found({ passwordReusePrevention: 5 }, at)).to.deep.equal([
      "violation p: minimumPasswordLength is below 16",
      "violation p: maxPasswordAge is above 60",
    ]);
  });
});
