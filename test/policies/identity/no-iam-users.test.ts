import { expect } from "chai";
import * as types from "../../../policypacks/mas-trm/kit/types.ts";
import { noIamUsers } from "../../../policypacks/mas-trm/rules/identity/no-iam-users.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

const found = (type: string, props: TestResource["props"], more: Partial<TestResource> = {}) =>
  examine(noIamUsers, [{ type, name: "x", props, ...more }]);

describe("no-iam-users", () => {
  for (const [type, why] of [
    [types.IAM_USER, "it is an IAM user"],
    [types.IAM_USER_LOGIN_PROFILE, "it gives an IAM user a password"],
    [types.IAM_USER_POLICY, "it gives an IAM user a policy"],
    [types.IAM_USER_POLICY_ATTACHMENT, "it gives an IAM user a policy"],
    [types.IAM_USER_ATTACHMENTS_EXCLUSIVE, "it manages an IAM user's policies"],
    [types.IAM_USER_POLICIES_EXCLUSIVE, "it manages an IAM user's policies"],
    [types.IAM_USER_GROUP_MEMBERSHIP, "it puts an IAM user into groups"],
  ] as const) {
    it(`refuses ${type}, whatever is known of it`, () => {
      expect(found(type, { user: unknown })).to.deep.equal([`violation x: ${why}`]);
    });
  }

  it("refuses a user that the program only reads", () => {
    expect(found(types.IAM_USER, {}, { read: true })).to.deep.equal(["violation x: it is an IAM user"]);
  });

  for (const [type, why] of [
    [types.IAM_POLICY_ATTACHMENT, "it gives IAM users a policy"],
    [types.IAM_GROUP_MEMBERSHIP, "it puts IAM users into a group"],
  ] as const) {
    it(`refuses ${type} with users, and passes it without`, () => {
      expect(found(type, { users: ["alice"] })).to.deep.equal([`violation x: ${why}`]);
      expect(found(type, { users: [unknown] })).to.deep.equal([`violation x: ${why}`]);
      expect(found(type, { users: [] })).to.deep.equal([]);
      expect(found(type, { roles: ["auditor"] })).to.deep.equal([]);
    });

    it(`cannot decide on ${type} when its list of users is unknown as a whole`, () => {
      expect(found(type, { users: unknown })).to.deep.equal(["undetermined x: users is not known yet"]);
    });
  }

  it("passes roles and groups", () => {
    expect(found(types.IAM_ROLE, {})).to.deep.equal([]);
    expect(found(types.IAM_GROUP, {})).to.deep.equal([]);
  });
});
