import { expect } from "chai";
import * as types from "../../../policypacks/mas-trm/kit/types.ts";
import { kiroAccessByGroup } from "../../../policypacks/mas-trm/rules/identity/kiro-access-by-group.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

const MANAGEMENT = "999988887777";
const found = (type: string, props: TestResource["props"], managementAccount = "") =>
  examine(kiroAccessByGroup, [{ type, name: "a", props }], { settings: { managementAccount } });

describe("kiro-access-by-group", () => {
  for (const type of [types.ACCOUNT_ASSIGNMENT, types.APPLICATION_ASSIGNMENT]) {
    it(`judges ${type}`, () => {
      expect(found(type, { principalType: "GROUP" })).to.deep.equal([]);
      for (const principalType of ["USER", "user", undefined]) {
        expect(found(type, { principalType })).to.deep.equal([
          "violation a: it is given to a single user, not to a group",
        ]);
      }
      expect(found(type, { principalType: unknown })).to.deep.equal(["undetermined a: principalType is not known yet"]);
    });
  }

  it("refuses an application that is open to all of the directory", () => {
    const type = types.APPLICATION_ASSIGNMENT_CONFIGURATION;
    const open = ["violation a: it opens the application to every user, assigned or not"];
    expect(found(type, { assignmentRequired: true })).to.deep.equal([]);
    expect(found(type, { assignmentRequired: false })).to.deep.equal(open);
    expect(found(type, { assignmentRequired: "false" })).to.deep.equal(open);
    expect(found(type, { assignmentRequired: unknown })).to.deep.equal([
      "undetermined a: assignmentRequired is not known yet",
    ]);
  });

  it("refuses the management account, once it is told which one that is", () => {
    const props = { principalType: "GROUP", targetId: MANAGEMENT };
    for (const targetId of [MANAGEMENT, unknown])
      expect(found(types.ACCOUNT_ASSIGNMENT, { ...props, targetId })).to.deep.equal([]);
    expect(found(types.ACCOUNT_ASSIGNMENT, props, MANAGEMENT)).to.deep.equal([
      "violation a: it gives access to the organisation's management account",
    ]);
    expect(found(types.ACCOUNT_ASSIGNMENT, { ...props, targetId: "111122223333" }, MANAGEMENT)).to.deep.equal([]);
  });

  it("says itself that no finding is no proof: an account assignment is not a Kiro subscription", () => {
    expect(found(types.PERMISSION_SET, { name: "Developer" }, MANAGEMENT)).to.deep.equal([]);
    expect(kiroAccessByGroup.cause).to.contain("not a Kiro subscription");
  });

  it("cannot decide on an account that is not known yet, and still refuses the single user", () => {
    const props = { principalType: "USER", targetId: unknown };
    expect(found(types.ACCOUNT_ASSIGNMENT, props, MANAGEMENT)).to.have.members([
      "violation a: it is given to a single user, not to a group",
      "undetermined a: targetId is not known yet",
    ]);
  });

  it("does not let an unknown principal hide the management account", () => {
    const props = { principalType: unknown, targetId: MANAGEMENT };
    expect(found(types.ACCOUNT_ASSIGNMENT, props, MANAGEMENT)).to.have.members([
      "undetermined a: principalType is not known yet",
      "violation a: it gives access to the organisation's management account",
    ]);
  });
});
