import { expect } from "chai";
import { isPrivileged } from "../../../../policypacks/mas-trm/kit/iam/privilege.ts";
import * as types from "../../../../policypacks/mas-trm/kit/types.ts";
import { graphOf, unknown } from "../../support/examine.ts";
import { policyOf } from "../../support/policies.ts";

const read = policyOf({ Action: "s3:GetObject", Resource: "*" });
const limits = {
  ArnEquals: { "iam:PolicyARN": "arn:aws:iam::111122223333:policy/kiro-read" },
  StringEquals: { "iam:PassedToService": "lambda.amazonaws.com" },
};
/** Held by a condition, so that no single action escalates; but administration all the same. */
const everything = policyOf({ Action: "*", Resource: "*", Condition: limits });
const privileged = (role: Readonly<Record<string, unknown>>, ...written: readonly unknown[]) => {
  const policies = written.map((policy, index) => ({
    type: types.IAM_ROLE_POLICY,
    name: `policy${String(index)}`,
    props: { role: "ops", policy },
  }));
  const [first] = graphOf([
    { type: types.IAM_ROLE, name: "role", props: { name: "ops", ...role } },
    ...policies,
  ]).resources;
  if (first === undefined) throw new Error("the test made no role");
  return isPrivileged(first, "Privileged");
};

describe("a role is privileged", () => {
  for (const [why, role, expected] of [
    ["by its tag", { tags: { Privileged: "true" } }, true],
    ["by its tag, case aside", { tags: { privileged: "yes" } }, true],
    ["by a tag without a value", { tags: { Privileged: "" } }, true],
    ["by a tag of all its provider's resources", { tagsAll: { Privileged: "true" } }, true],
    ["by a value that only ends as a denial", { tags: { Privileged: "casino" } }, true],
    ["by a value that only begins as a denial", { tags: { Privileged: "nobody-alone" } }, true],
    ["not by a tag that denies it", { tags: { Privileged: "No" }, tagsAll: { Privileged: "FALSE" } }, false],
    ["not by another tag", { tags: { Team: "kiro" } }, false],
    ["as AWS's administrator", { managedPolicyArns: ["arn:aws:iam::aws:policy/PowerUserAccess"] }, true],
    ["perhaps, while its tags are not known", { tags: unknown }, undefined],
    ["perhaps, while its policies are not known", { managedPolicyArns: unknown }, undefined],
  ] as const) {
    it(why, () => {
      expect(privileged(role)).to.equal(expected);
    });
  }

  for (const [why, policies, expected] of [
    ["by one of its policies, whatever the other gives", [read, everything], true],
    ["by one action that escalates", [policyOf({ Action: "iam:PutRolePolicy", Resource: "*" })], true],
    [
      "by passing roles, over two policies",
      [policyOf({ Action: "iam:PassRole", Resource: "*" }), policyOf({ Action: "ec2:RunInstances", Resource: "*" })],
      true,
    ],
    ["by what is known, whatever the rest", [unknown, everything], true],
    ["not by reading", [read], false],
    ["perhaps, while a policy is not known", [read, unknown], undefined],
  ] as const) {
    it(why, () => {
      expect(privileged({}, ...policies)).to.equal(expected);
    });
  }
});
