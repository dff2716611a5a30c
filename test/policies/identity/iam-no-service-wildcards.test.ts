import { expect } from "chai";
import { IAM_POLICY, IAM_ROLE, PERMISSION_SET_INLINE_POLICY } from "../../../policypacks/mas-trm/kit/types.ts";
import { iamNoServiceWildcards } from "../../../policypacks/mas-trm/rules/identity/iam-no-service-wildcards.ts";
import { type Circumstances, examine, unknown } from "../support/examine.ts";
import { policyOf } from "../support/policies.ts";

const found = (policy: unknown, at?: Circumstances) =>
  examine(iamNoServiceWildcards, [{ type: IAM_POLICY, name: "p", props: { policy } }], at);
const allowing = (Action: unknown, Resource: unknown = "*") => found(policyOf({ Action, Resource }));

describe("iam-no-service-wildcards", () => {
  for (const action of [
    "s3:*",
    "S3:*",
    "s3:**",
    "s3:?*",
    "iam:*Policy*",
    "s3:Put*",
    "s3:P*",
    "ec2:Create*",
    "ec2:?reateVolume",
    "kms:*Key",
    "k?s:*",
    "*:Delete*",
    "*",
    "sts:Get*",
    "sts:Assume*",
    "q:*",
    "codewhisperer:*",
    "organizations:*",
    "s3:G*",
  ]) {
    it(`refuses ${action}`, () => {
      expect(allowing(action)).to.deep.equal([`violation p: statement 1 allows ${action}`]);
    });
  }

  for (const action of [
    "s3:GetObject",
    "s3:GetObject*",
    "s3:PutObject*",
    "ec2:Describe*",
    "s3:List*",
    "kms:GenerateDataKey*",
    "kms:ReEncrypt*",
    "dynamodb:*",
  ]) {
    it(`passes ${action}`, () => {
      expect(allowing(action)).to.deep.equal([]);
    });
  }

  it("is not moved by a resource's name, which leaves in the actions on its policy", () => {
    expect(allowing(["s3:GetObject", "s3:*"], "arn:aws:s3:::registry/*")).to.deep.equal([
      "violation p: statement 1 allows s3:*",
    ]);
  });

  it("names each wildcard of a statement, and each statement", () => {
    const policy = policyOf(
      { Sid: "Store", Action: ["s3:Put*", "s3:GetObject", "kms:*"], Resource: "*" },
      { Action: "logs:*", Resource: "*" },
    );
    expect(found(policy)).to.deep.equal([
      "violation p: statement Store allows s3:Put*, kms:*",
      "violation p: statement 2 allows logs:*",
    ]);
  });

  it("sees what an Allow with NotAction leaves open", () => {
    const rest = ["iam:*", "kms:*", "sts:*", "ec2:*", "sso:*", "organizations:*", "cloudtrail:*", "logs:*", "q:*"];
    expect(found(policyOf({ NotAction: [...rest, "codewhisperer:*"], Resource: "*" }))).to.deep.equal([
      "violation p: statement 1 allows all of s3 that NotAction does not name",
    ]);
    expect(found(policyOf({ NotAction: rest, Resource: "*" }))).to.deep.equal([
      "violation p: statement 1 allows all of s3, codewhisperer that NotAction does not name",
    ]);
    expect(found(policyOf({ NotAction: [...rest, "codewhisperer:*", "s3:*"], Resource: "*" }))).to.deep.equal([]);
  });

  it("leaves a Deny alone", () => {
    expect(found(policyOf({ Effect: "Deny", Action: "s3:*", Resource: "*" }))).to.deep.equal([]);
  });

  it("takes its services from the settings", () => {
    const at = { settings: { services: ["dynamodb"] } };
    expect(found(policyOf({ Action: ["s3:*", "dynamodb:*"], Resource: "*" }), at)).to.deep.equal([
      "violation p: statement 1 allows dynamodb:*",
    ]);
  });

  it("reads roles and permission sets too", () => {
    const bad = policyOf({ Action: "iam:*", Resource: "*" });
    for (const [type, props] of [
      [IAM_ROLE, { inlinePolicies: [{ policy: bad }] }],
      [PERMISSION_SET_INLINE_POLICY, { inlinePolicy: bad }],
    ] as const) {
      expect(examine(iamNoServiceWildcards, [{ type, name: "p", props }])).to.deep.equal([
        "violation p: statement 1 allows iam:*",
      ]);
    }
  });

  it("cannot decide on an unknown document, and still judges the one beside it", () => {
    expect(found(unknown)).to.deep.equal(["undetermined p: policy is not known yet"]);
    const props = { inlinePolicies: [{ policy: unknown }, { policy: policyOf({ Action: "s3:*", Resource: "*" }) }] };
    expect(examine(iamNoServiceWildcards, [{ type: IAM_ROLE, name: "p", props }])).to.have.members([
      "undetermined p: inlinePolicies[0].policy is not known yet",
      "violation p: statement 1 allows s3:*",
    ]);
  });
});
