import { expect } from "chai";
import * as types from "../../../policypacks/mas-trm/kit/types.ts";
import { noPrivilegeEscalationGrants } from "../../../policypacks/mas-trm/rules/identity/no-privilege-escalation-grants.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";
import { policyOf } from "../support/policies.ts";

const judge = (...resources: readonly TestResource[]) => examine(noPrivilegeEscalationGrants, resources);
const found = (...statements: readonly object[]) =>
  judge({ type: types.IAM_POLICY, name: "p", props: { policy: policyOf(...statements) } });
const ACCOUNT = "arn:aws:iam::111122223333";
const PASSES = { Action: "iam:PassRole", Resource: "*" };
const STARTS = { Action: "ec2:RunInstances", Resource: "*" };
const together = "iam:PassRole of any role to any service, and ec2:RunInstances to use it";

describe("no-privilege-escalation-grants", () => {
  describe("by one action", () => {
    for (const action of [
      "iam:CreatePolicyVersion",
      "iam:SetDefaultPolicyVersion",
      "iam:AttachRolePolicy",
      "iam:AttachUserPolicy",
      "iam:AttachGroupPolicy",
      "iam:PutRolePolicy",
      "iam:PutUserPolicy",
      "iam:PutGroupPolicy",
      "iam:UpdateAssumeRolePolicy",
      "iam:PutRolePermissionsBoundary",
      "iam:PutUserPermissionsBoundary",
      "iam:DeleteRolePermissionsBoundary",
      "iam:DeleteUserPermissionsBoundary",
      "iam:AddUserToGroup",
      "iam:CreateAccessKey",
      "iam:CreateLoginProfile",
      "iam:UpdateLoginProfile",
      "sts:AssumeRole",
      "lambda:UpdateFunctionCode",
      "sso:PutInlinePolicyToPermissionSet",
      "sso:AttachManagedPolicyToPermissionSet",
      "sso:AttachCustomerManagedPolicyReferenceToPermissionSet",
      "sso:PutPermissionsBoundaryToPermissionSet",
      "sso:DeletePermissionsBoundaryFromPermissionSet",
      "sso:CreateAccountAssignment",
    ]) {
      it(`refuses ${action} on anything`, () => {
        expect(found({ Action: action, Resource: "*" })).to.deep.equal([
          `violation p: statement 1 allows ${action} on anything`,
        ]);
      });
    }

    for (const resource of [`${ACCOUNT}:role/*`, "arn:aws:iam::*:*", "arn:aws-cn:iam::*:role/*", "arn:aws:iam::*"]) {
      it(`takes ${resource} for anything`, () => {
        expect(found({ Action: "iam:PutRolePolicy", Resource: resource })).to.have.length(1);
      });
    }

    it("sees through wildcards, case and the Not elements, and sums up a long list", () => {
      expect(found({ Action: "IAM:attachrole*", Resource: "*" })).to.deep.equal([
        "violation p: statement 1 allows iam:AttachRolePolicy on anything",
      ]);
      const three = ["iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion", "iam:AttachRolePolicy"];
      expect(found({ Action: three, Resource: "*" })).to.deep.equal([
        "violation p: statement 1 allows iam:CreatePolicyVersion, iam:SetDefaultPolicyVersion, iam:AttachRolePolicy on anything",
      ]);
      expect(found({ NotAction: "s3:*", NotResource: "arn:aws:s3:::a" })).to.deep.equal([
        "violation p: statement 1 allows iam:CreatePolicyVersion, iam:SetDefaultPolicyVersion, iam:AttachRolePolicy and 22 more on anything",
        `violation p: it allows ${together}`,
      ]);
    });

    for (const [why, condition] of [
      ["a boundary", { StringEquals: { "iam:PermissionsBoundary": `${ACCOUNT}:policy/boundary` } }],
      ["a named policy", { ArnEquals: { "iam:PolicyARN": `${ACCOUNT}:policy/app-reader` } }],
      ["a tag", { StringEquals: { "aws:ResourceTag/team": "kiro" } }],
    ] as const) {
      it(`passes it under ${why}`, () => {
        expect(found({ Action: "iam:AttachRolePolicy", Resource: "*", Condition: condition })).to.deep.equal([]);
      });
    }

    for (const [why, condition] of [
      ["any boundary", { StringLike: { "iam:PermissionsBoundary": "*" } }],
      ["a boundary if there is one", { StringEqualsIfExists: { "iam:PermissionsBoundary": `${ACCOUNT}:policy/b` } }],
      ["any policy of the account", { ArnLike: { "iam:PolicyARN": `${ACCOUNT}:policy/*` } }],
      ["an administrator's policy", { ArnEquals: { "iam:PolicyARN": "arn:aws:iam::aws:policy/AdministratorAccess" } }],
      ["transport by TLS", { Bool: { "aws:SecureTransport": "true" } }],
    ] as const) {
      it(`refuses it under ${why}`, () => {
        expect(found({ Action: "iam:AttachRolePolicy", Resource: "*", Condition: condition })).to.have.length(1);
      });
    }

    it("passes it on named resources, and in a Deny", () => {
      expect(found({ Action: "iam:PutRolePolicy", Resource: `${ACCOUNT}:role/app-*` })).to.deep.equal([]);
      expect(found({ Action: "sts:AssumeRole", Resource: "arn:aws:iam::*:role/deploy" })).to.deep.equal([]);
      expect(found({ Effect: "Deny", Action: "iam:*", Resource: "*" })).to.deep.equal([]);
    });
  });

  describe("by passing a role", () => {
    it("refuses passing any role together with something that takes one", () => {
      expect(found(PASSES, STARTS)).to.deep.equal([`violation p: it allows ${together}`]);
      expect(found({ Action: ["iam:Pass*", "lambda:CreateFunction"], Resource: "*" })).to.deep.equal([
        "violation p: it allows iam:PassRole of any role to any service, and lambda:CreateFunction to use it",
      ]);
    });

    it("passes each of the two alone", () => {
      expect(found(PASSES)).to.deep.equal([]);
      expect(found(STARTS)).to.deep.equal([]);
    });

    it("passes a named role, or a named service", () => {
      expect(found({ ...PASSES, Resource: `${ACCOUNT}:role/app` }, STARTS)).to.deep.equal([]);
      const bound = { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } };
      expect(found({ ...PASSES, Condition: bound }, STARTS)).to.deep.equal([]);
    });

    it("cannot decide on a policy that is not known yet", () => {
      expect(judge({ type: types.IAM_POLICY, name: "p", props: { policy: unknown } })).to.deep.equal([
        "undetermined p: policy is not known yet",
      ]);
    });

    it("refuses any service, or a service if there is one", () => {
      expect(found({ ...PASSES, Condition: { StringLike: { "iam:PassedToService": "*" } } }, STARTS)).to.have.length(1);
      const loose = { StringEqualsIfExists: { "iam:PassedToService": "ec2.amazonaws.com" } };
      expect(found({ ...PASSES, Condition: loose }, STARTS)).to.have.length(1);
    });
  });

  describe("by two policies of one identity", () => {
    const role: TestResource = { type: types.IAM_ROLE, name: "deployer", props: { name: "deployer" } };
    const policy = (name: string, statement: object): TestResource => ({
      type: types.IAM_POLICY,
      name,
      props: { name, policy: policyOf(statement) },
    });
    const joined = [`violation deployer: its policies together allow ${together}`];

    it("refuses the two in an inline and an attached policy", () => {
      const inline: TestResource = {
        type: types.IAM_ROLE_POLICY,
        name: "inline",
        props: { policy: policyOf(PASSES) },
        dependsOn: { role: ["deployer"] },
      };
      const tied: TestResource = {
        type: types.IAM_ROLE_POLICY_ATTACHMENT,
        name: "tied",
        props: {},
        dependsOn: { role: ["deployer"], policyArn: ["starts"] },
      };
      expect(judge(role, inline, policy("starts", STARTS), tied)).to.deep.equal(joined);
    });

    it("refuses the two by a role's own lists", () => {
      const own: TestResource = {
        ...role,
        props: { ...role.props, inlinePolicies: [{ policy: policyOf(PASSES) }], managedPolicyArns: [unknown] },
        dependsOn: { managedPolicyArns: ["starts"] },
      };
      const props = { ...own.props };
      expect(judge({ ...own, props }, policy("starts", STARTS))).to.deep.equal(joined);
    });

    it("refuses the two by an attachment to several roles, named by name", () => {
      const tie = (name: string): TestResource => ({
        type: types.IAM_POLICY_ATTACHMENT,
        name: `tie-${name}`,
        props: { roles: ["other", "deployer"] },
        dependsOn: { policyArn: [name] },
      });
      const resources = [role, policy("passes", PASSES), policy("starts", STARTS), tie("passes"), tie("starts")];
      expect(judge(...resources)).to.deep.equal(joined);
    });

    it("refuses the two on a permission set, one of them by name only", () => {
      const set: TestResource = { type: types.PERMISSION_SET, name: "deployer", props: { name: "Deployer" } };
      const inline: TestResource = {
        type: types.PERMISSION_SET_INLINE_POLICY,
        name: "inline",
        props: { inlinePolicy: policyOf(PASSES) },
        dependsOn: { permissionSetArn: ["deployer"] },
      };
      const named: TestResource = {
        type: types.PERMISSION_SET_CUSTOMER_POLICY,
        name: "named",
        props: { customerManagedPolicyReference: { name: "starts" } },
        dependsOn: { permissionSetArn: ["deployer"] },
      };
      expect(judge(set, inline, policy("starts", STARTS), named)).to.deep.equal(joined);
    });

    it("does not join policies of different identities", () => {
      const other: TestResource = { type: types.IAM_ROLE, name: "other", props: { name: "other" } };
      const inline = (of: string, statement: object): TestResource => ({
        type: types.IAM_ROLE_POLICY,
        name: `${of}-inline`,
        props: { policy: policyOf(statement) },
        dependsOn: { role: [of] },
      });
      expect(judge(role, other, inline("deployer", PASSES), inline("other", STARTS))).to.deep.equal([]);
    });

    it("says it once when one of the policies holds both", () => {
      const both: TestResource = {
        type: types.IAM_ROLE_POLICY,
        name: "both",
        props: { policy: policyOf(PASSES, STARTS) },
        dependsOn: { role: ["deployer"] },
      };
      expect(judge(role, both)).to.deep.equal([`violation both: it allows ${together}`]);
    });

    it("joins what it knows when another policy is unknown", () => {
      const inline = (name: string, text: unknown): TestResource => ({
        type: types.IAM_ROLE_POLICY,
        name,
        props: { policy: text },
        dependsOn: { role: ["deployer"] },
      });
      const resources = [inline("a", unknown), inline("b", policyOf(PASSES)), inline("c", policyOf(STARTS))];
      expect(judge(role, ...resources)).to.have.members(["undetermined a: policy is not known yet", ...joined]);
    });
  });
});
