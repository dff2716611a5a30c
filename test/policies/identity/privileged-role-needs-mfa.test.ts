import { expect } from "chai";
import * as types from "../../../policypacks/mas-trm/kit/types.ts";
import { privilegedRoleNeedsMfa } from "../../../policypacks/mas-trm/rules/identity/privileged-role-needs-mfa.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";
import { policyOf } from "../support/policies.ts";

const ACCOUNT = { AWS: "arn:aws:iam::111122223333:root" };
const trust = (Condition?: object, Principal: object = ACCOUNT, more: object = {}) => ({
  Principal,
  Action: "sts:AssumeRole",
  ...(Condition && { Condition }),
  ...more,
});
const MARK = { Privileged: "true" };
const role = (assumeRolePolicy: unknown, props: TestResource["props"] = { tags: MARK }): TestResource => ({
  type: types.IAM_ROLE,
  name: "r",
  props: { name: "ops", assumeRolePolicy, ...props },
});
const judge = (...resources: readonly TestResource[]) => examine(privilegedRoleNeedsMfa, resources);
const marked = (...statements: readonly object[]) => judge(role(policyOf(...statements)));
const open = (statement = 1) =>
  `violation r: statement ${statement} lets an account's identities in without a second factor, and the role is privileged`;

describe("privileged-role-needs-mfa", () => {
  describe("on the second factor", () => {
    for (const [why, condition] of [
      ["no condition", undefined],
      ["BoolIfExists, which passes without the key", { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } }],
      ["its absence", { Bool: { "aws:MultiFactorAuthPresent": "false" } }],
      ["either of two", { Bool: { "aws:MultiFactorAuthPresent": ["true", "false"] } }],
      ["another key", { Bool: { "aws:SecureTransport": "true" } }],
      ["no value", { Bool: { "aws:MultiFactorAuthPresent": [] } }],
      ["an old factor", { NumericGreaterThan: { "aws:MultiFactorAuthAge": "3600" } }],
    ] as const) {
      it(`refuses ${why}`, () => {
        expect(marked(trust(condition))).to.deep.equal([open()]);
      });
    }

    for (const [why, condition] of [
      ["its presence", { Bool: { "aws:MultiFactorAuthPresent": "true" } }],
      ["its presence, in another case", { bool: { "AWS:multifactorauthpresent": "True" } }],
      ["a fresh one", { NumericLessThan: { "aws:MultiFactorAuthAge": "3600" } }],
    ] as const) {
      it(`passes ${why}`, () => {
        expect(marked(trust(condition))).to.deep.equal([]);
      });
    }

    it("does not take a condition on one statement for another", () => {
      const guarded = trust({ Bool: { "aws:MultiFactorAuthPresent": "true" } });
      expect(marked(guarded, trust(undefined, { AWS: "111122223333" }))).to.deep.equal([open(2)]);
    });

    it("takes a Deny to all who lack it for a demand, but not one that spares who does not say", () => {
      const denying = (Condition: object, more: object = {}) => ({
        Effect: "Deny",
        Principal: "*",
        Action: "sts:AssumeRole",
        Condition,
        ...more,
      });
      const absent = { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } };
      expect(marked(trust(), denying(absent))).to.deep.equal([]);
      expect(marked(trust(), denying({ Bool: { "aws:MultiFactorAuthPresent": "false" } }))).to.deep.equal([open()]);
      expect(marked(trust(), denying(absent, { Principal: { AWS: "222233334444" } }))).to.deep.equal([open()]);
      const narrower = { ...absent, StringEquals: { "aws:PrincipalTag/x": "y" } };
      expect(marked(trust(), denying(narrower))).to.deep.equal([open()]);
    });

    it("passes services and federated users", () => {
      expect(marked(trust(undefined, { Service: "ec2.amazonaws.com" }))).to.deep.equal([]);
      const saml = { Federated: "arn:aws:iam::111122223333:saml-provider/bank" };
      expect(marked(trust(undefined, saml, { Action: "sts:AssumeRoleWithSAML" }))).to.deep.equal([]);
    });

    describe("by a session of Identity Center, which had its own second factor", () => {
      const reserved = (name: string) =>
        `arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/ap-southeast-1/${name}`;
      const ADMIN = reserved("AWSReservedSSO_Admin_0123456789abcdef");
      const held = (operator: string, arns: string | readonly string[]) => ({
        [operator]: { "aws:PrincipalArn": arns },
      });

      it("passes its roles, as principals or by condition, and a named provider", () => {
        expect(marked(trust(undefined, { AWS: [ADMIN] }))).to.deep.equal([]);
        expect(marked(trust(held("ArnLike", reserved("AWSReservedSSO_Admin_*"))))).to.deep.equal([]);
        const provider = "arn:aws:iam::111122223333:saml-provider/AWSSSO_0123_DO_NOT_DELETE";
        expect(marked(trust({ StringEquals: { "aws:FederatedProvider": provider } }))).to.deep.equal([]);
      });

      for (const [why, statement] of [
        ["beside the account", trust(undefined, { AWS: [ADMIN, "111122223333"] })],
        ["beside another role in a condition", trust(held("ArnLike", [ADMIN, "arn:aws:iam::111122223333:role/ops"]))],
        ["of the name alone", trust(held("ArnLike", "arn:aws:iam::111122223333:role/AWSReservedSSO_Admin_*"))],
        ["if the request says so", trust(held("ArnLikeIfExists", ADMIN))],
        ["as the ones excluded", trust(held("ArnNotLike", ADMIN))],
        ["of any provider", trust({ StringLike: { "aws:FederatedProvider": "*" } })],
        ["as those that everyone else is let in beside", { NotPrincipal: { AWS: ADMIN }, Action: "sts:AssumeRole" }],
      ] as const) {
        it(`refuses its roles ${why}`, () => {
          expect(marked(statement)).to.deep.equal([open()]);
        });
      }
    });

    it("refuses everyone but a few, and everything through wildcards", () => {
      expect(marked({ NotPrincipal: ACCOUNT, Action: "sts:AssumeRole" })).to.deep.equal([open()]);
      expect(marked(trust(undefined, ACCOUNT, { Action: "sts:*" }))).to.deep.equal([open()]);
    });
  });

  describe("on privilege", () => {
    const OPEN = policyOf(trust());
    const tied = (
      type: string,
      props: TestResource["props"],
      dependsOn: Readonly<Record<string, readonly string[]>>,
    ) => ({
      type,
      name: "tied",
      props,
      dependsOn,
    });

    it("leaves other roles alone", () => {
      expect(judge(role(OPEN, {}))).to.deep.equal([]);
      expect(judge(role(OPEN, { tags: { Privileged: "false" } }))).to.deep.equal([]);
      expect(
        judge(role(OPEN, { inlinePolicies: [{ policy: policyOf({ Action: "s3:GetObject", Resource: "*" }) }] })),
      ).to.deep.equal([]);
    });

    it("sees it in a tag, in any case, also of the provider's", () => {
      expect(judge(role(OPEN, { tags: { PRIVILEGED: "yes" } }))).to.deep.equal([open()]);
      expect(judge(role(OPEN, { tagsAll: MARK }))).to.deep.equal([open()]);
      expect(judge(role(OPEN, { tags: MARK, tagsAll: unknown }))).to.deep.equal([open()]);
      const at = { settings: { tag: "kiro:admin" } };
      expect(examine(privilegedRoleNeedsMfa, [role(OPEN, { tags: { "kiro:admin": "1" } })], at)).to.deep.equal([
        open(),
      ]);
    });

    it("sees it in the role's own lists", () => {
      expect(judge(role(OPEN, { managedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] }))).to.deep.equal([
        open(),
      ]);
      const inline = { inlinePolicies: [{ policy: policyOf({ Action: "*", Resource: "*" }) }] };
      expect(judge(role(OPEN, inline))).to.deep.equal([open()]);
    });

    it("sees it in attached and written policies", () => {
      const admin = { policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" };
      expect(judge(role(OPEN, {}), tied(types.IAM_ROLE_POLICY_ATTACHMENT, admin, { role: ["r"] }))).to.deep.equal([
        open(),
      ]);
      const raising = { policy: policyOf({ Action: "iam:PutRolePolicy", Resource: "*" }) };
      expect(judge(role(OPEN, {}), tied(types.IAM_ROLE_POLICY, raising, { role: ["r"] }))).to.deep.equal([open()]);
    });

    it("sees it in two policies together", () => {
      const passes = { policy: policyOf({ Action: "iam:PassRole", Resource: "*" }) };
      const starts = { inlinePolicies: [{ policy: policyOf({ Action: "ec2:RunInstances", Resource: "*" }) }] };
      expect(judge(role(OPEN, starts), tied(types.IAM_ROLE_POLICY, passes, { role: ["r"] }))).to.deep.equal([open()]);
    });

    it("cannot decide while a policy is unknown, unless another already tells", () => {
      const undecided =
        "undetermined r: statement 1 lets an account's identities in without a second factor; whether the role is privileged is not known yet";
      const hidden = tied(types.IAM_ROLE_POLICY, { policy: unknown }, { role: ["r"] });
      expect(judge(role(OPEN, {}), hidden)).to.deep.equal([undecided]);
      expect(judge(role(OPEN, { tags: unknown }))).to.deep.equal([undecided]);
      expect(judge(role(OPEN), hidden)).to.deep.equal([open()]);
    });
  });

  it("refuses long sessions of privileged roles only", () => {
    const guarded = policyOf(trust({ Bool: { "aws:MultiFactorAuthPresent": "true" } }));
    const long = "violation r: its sessions last up to 43200 seconds, 7200 are allowed, and the role is privileged";
    expect(judge(role(guarded, { tags: MARK, maxSessionDuration: 43200 }))).to.deep.equal([long]);
    expect(judge(role(guarded, { tags: MARK, maxSessionDuration: 7200 }))).to.deep.equal([]);
    expect(judge(role(guarded, { maxSessionDuration: 43200 }))).to.deep.equal([]);
    const at = { settings: { maxSessionSeconds: 43200 } };
    expect(
      examine(privilegedRoleNeedsMfa, [role(guarded, { tags: MARK, maxSessionDuration: 43200 })], at),
    ).to.deep.equal([]);
  });

  it("does not let an unknown trust hide a long session", () => {
    expect(judge(role(unknown, { tags: MARK, maxSessionDuration: 43200 }))).to.have.members([
      "undetermined r: assumeRolePolicy is not known yet",
      "violation r: its sessions last up to 43200 seconds, 7200 are allowed, and the role is privileged",
    ]);
  });
});
