import { expect } from "chai";
import { isForEmergencies } from "../../../../policypacks/mas-trm/kit/iam/permission-sets.ts";
import * as types from "../../../../policypacks/mas-trm/kit/types.ts";
import { UnknownProperty } from "../../../../policypacks/mas-trm/kit/unknown.ts";
import { graphOf, type TestResource, unknown } from "../../support/examine.ts";

const set = { type: types.PERMISSION_SET, name: "set", props: { name: "BreakGlass" } };
const isKept = (tie: Partial<TestResource>, breakGlass: readonly string[] = ["Other", "BreakGlass"]) => {
  const [policy] = graphOf([
    { type: types.PERMISSION_SET_INLINE_POLICY, name: "policy", props: {}, ...tie },
    set,
  ]).resources;
  if (policy === undefined) throw new Error("the test made no policy");
  return isForEmergencies(policy, breakGlass);
};
const tied = { dependsOn: { permissionSetArn: ["set"] } };
const open = { props: { permissionSetArn: unknown } };

describe("a permission set is kept for emergencies", () => {
  it("by its name", () => {
    expect(isKept(tied)).to.equal(true);
    expect(isKept(tied, ["Other"])).to.equal(false);
  });

  it("not when nothing names one, or it is one of another stack", () => {
    expect(isKept({})).to.equal(false);
    expect(isKept({ props: { permissionSetArn: "arn:aws:sso:::permissionSet/ssoins-1/ps-1" } })).to.equal(false);
  });

  it("or not, while it is not known; but not where none is", () => {
    expect(() => isKept(open)).to.throw(UnknownProperty);
    expect(isKept(open, [])).to.equal(false);
  });
});
