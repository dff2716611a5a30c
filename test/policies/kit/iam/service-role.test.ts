import { expect } from "chai";
import { isServiceRole } from "../../../../policypacks/mas-trm/kit/iam/service-role.ts";
import { Resource } from "../../../../policypacks/mas-trm/kit/resource.ts";
import * as types from "../../../../policypacks/mas-trm/kit/types.ts";
import { UnknownProperty } from "../../../../policypacks/mas-trm/kit/unknown.ts";
import { unknown } from "../../support/examine.ts";

const isService = (assumeRolePolicy: unknown) =>
  isServiceRole(
    new Resource({ urn: "urn:pulumi:prod::test::r::r", type: types.IAM_ROLE, name: "r", inputs: { assumeRolePolicy } }),
  );
const trust = (Principal: unknown, more: object = {}) => ({
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Principal,
  ...more,
});
const ec2 = trust({ Service: "ec2.amazonaws.com" });
const person = trust({ AWS: "111122223333" });

describe("a role is a service's", () => {
  for (const [why, statements, expected] of [
    ["when a service alone can take it on", [ec2], true],
    ["when several can", [trust({ Service: ["ec2.amazonaws.com", "ssm.amazonaws.com"] }), ec2], true],
    ["whoever is denied", [ec2, { ...person, Effect: "Deny" }], true],
    ["when nobody can take it on", [], true],
    ["not when a person can", [person], false],
    ["not when a person can beside it", [ec2, person], false],
    ["not when a statement names both", [trust({ Service: "ec2.amazonaws.com", AWS: "111122223333" })], false],
    ["not when a service of any name can", [trust({ Service: "*" })], false],
    ["not when a service of any name can beside it", [trust({ Service: ["ec2.amazonaws.com", "*"] })], false],
    ["not when all but a few can", [trust(undefined, { NotPrincipal: { AWS: "111122223333" } })], false],
  ] as const) {
    it(why, () => {
      expect(isService({ Statement: statements })).to.equal(expected);
    });
  }

  it("or not, while a part of its trust is not known; but not if somebody is already there", () => {
    expect(() => isService(unknown)).to.throw(UnknownProperty);
    expect(() => isService({ Statement: [ec2, trust(unknown)] })).to.throw(UnknownProperty);
    expect(isService({ Statement: [person, trust(unknown)] })).to.equal(false);
  });
});
