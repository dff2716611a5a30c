import { expect } from "chai";
import { escalationsOf, passedRole } from "../../../../policypacks/mas-trm/kit/iam/escalation.ts";
import { statementOf, statementsOf } from "../../support/statements.ts";

const ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
const HARMLESS = "arn:aws:iam::111122223333:policy/kiro-read";

describe("escalations", () => {
  for (const [kind, Resource, expected] of [
    [
      "users",
      "arn:aws:iam::*:user/*",
      [
        ...["iam:AttachUserPolicy", "iam:PutUserPolicy", "iam:PutUserPermissionsBoundary"],
        ...["iam:DeleteUserPermissionsBoundary", "iam:CreateAccessKey", "iam:CreateLoginProfile"],
        "iam:UpdateLoginProfile",
      ],
    ],
    ["groups", "arn:aws:iam::*:group/*", ["iam:AttachGroupPolicy", "iam:PutGroupPolicy", "iam:AddUserToGroup"]],
    ["policies", "arn:aws:iam::*:policy/*", ["iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion"]],
    [
      "roles",
      "arn:aws:iam::*:role/*",
      [
        ...["iam:AttachRolePolicy", "iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy"],
        ...["iam:PutRolePermissionsBoundary", "iam:DeleteRolePermissionsBoundary", "sts:AssumeRole"],
      ],
    ],
    ["functions", "arn:aws:lambda:*:*:function:*", ["lambda:UpdateFunctionCode"]],
    [
      "permission sets",
      "arn:aws:sso:::permissionSet/*",
      [
        ...["sso:PutInlinePolicyToPermissionSet", "sso:AttachManagedPolicyToPermissionSet"],
        "sso:AttachCustomerManagedPolicyReferenceToPermissionSet",
        ...["sso:PutPermissionsBoundaryToPermissionSet", "sso:DeletePermissionsBoundaryFromPermissionSet"],
        "sso:CreateAccountAssignment",
      ],
    ],
    ["nothing of a kind", "arn:aws:s3:::*", []],
  ] as const) {
    it(`are those on ${kind} for who may do all with them`, () => {
      expect(escalationsOf(statementOf({ Action: "*", Resource }))).to.have.members(expected);
    });
  }

  for (const [why, Condition, isLimit] of [
    ["a harmless policy", { ArnEquals: { "iam:PolicyARN": HARMLESS } }, true],
    ["harmless policies", { ArnEquals: { "iam:PolicyARN": [HARMLESS, `${HARMLESS}-2`] } }, true],
    [
      "a policy whose name only begins as AWS's",
      { ArnEquals: { "iam:PolicyARN": `${HARMLESS}/IAMFullAccessKeys` } },
      true,
    ],
    ["a boundary", { StringEquals: { "iam:PermissionsBoundary": HARMLESS } }, true],
    ["resources with a tag", { StringEquals: { "iam:ResourceTag/team": "kiro" } }, true],
    ["AWS's administrators", { ArnEquals: { "iam:PolicyARN": ADMIN } }, false],
    ["AWS's administrators beside a harmless policy", { ArnEquals: { "iam:PolicyARN": [HARMLESS, ADMIN] } }, false],
    ["any policy of an account", { ArnLike: { "iam:PolicyARN": "arn:aws:iam::111122223333:policy/*" } }, false],
    ["a Region, where roles do not lie", { StringEquals: { "aws:RequestedRegion": "us-east-1" } }, false],
  ] as const) {
    it(`are ${isLimit ? "none" : "what they are"} when held to ${why}`, () => {
      const statement = statementOf({ Action: "iam:AttachRolePolicy", Resource: "*", Condition });
      expect(escalationsOf(statement)).to.deep.equal(isLimit ? [] : ["iam:AttachRolePolicy"]);
    });
  }

  for (const [why, Condition, expected] of [
    ["under no condition", {}, "lambda:CreateFunction"],
    ["held to a Region", { StringEquals: { "aws:RequestedRegion": "us-east-1" } }, "lambda:CreateFunction"],
    ["held to a service", { StringEquals: { "iam:PassedToService": "lambda.amazonaws.com" } }, undefined],
    [
      "held to a resource",
      { ArnLike: { "iam:AssociatedResourceArn": "arn:aws:ec2:*:111122223333:instance/*" } },
      undefined,
    ],
  ] as const) {
    it(`are ${expected ?? "none"} by passing any role ${why}`, () => {
      const pass = { Action: "iam:PassRole", Resource: "*", Condition };
      const run = { Action: "lambda:CreateFunction", Resource: "*" };
      expect(passedRole(statementsOf(pass, run))).to.equal(expected);
    });
  }
});
