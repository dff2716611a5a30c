import { expect } from "chai";
import * as types from "../../../policypacks/mas-trm/kit/types.ts";
import { noBroadKmsDecrypt } from "../../../policypacks/mas-trm/rules/identity/no-broad-kms-decrypt.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";
import { policyOf } from "../support/policies.ts";

const judge = (type: string, props: TestResource["props"]) => examine(noBroadKmsDecrypt, [{ type, name: "p", props }]);
const found = (statement: object) => judge(types.IAM_POLICY, { policy: policyOf(statement) });
const broad = (...actions: readonly string[]) => [`violation p: statement 1 allows ${actions.join(", ")} with any key`];
const KEY = "arn:aws:kms:us-east-1:111122223333:key/1234abcd";

describe("no-broad-kms-decrypt", () => {
  for (const resource of [
    "*",
    "arn:aws:kms:*:*:*",
    "arn:aws:kms:us-east-1:111122223333:key/*",
    "arn:aws:kms:*:111122223333:*",
    "arn:aws:kms:us-east-1:111122223333:key/mrk-*",
    "arn:aws-cn:kms:*:*:key/*",
  ]) {
    it(`refuses ${resource}`, () => {
      expect(found({ Action: "kms:Decrypt", Resource: [KEY, resource] })).to.deep.equal(broad("kms:Decrypt"));
    });
  }

  for (const [action, actions] of [
    ["kms:De*", ["kms:Decrypt"]],
    ["KMS:DECRYPT", ["kms:Decrypt"]],
    ["kms:ReEncrypt*", ["kms:ReEncryptFrom"]],
    ["kms:CreateGrant", ["kms:CreateGrant"]],
    ["kms:*", ["kms:Decrypt", "kms:ReEncryptFrom", "kms:CreateGrant"]],
    ["*", ["kms:Decrypt", "kms:ReEncryptFrom", "kms:CreateGrant"]],
  ] as const) {
    it(`sees the actions in ${action}`, () => {
      expect(found({ Action: action, Resource: "*" })).to.deep.equal(broad(...actions));
    });
  }

  it("sees them in what NotAction and NotResource leave", () => {
    expect(found({ NotAction: "iam:*", Resource: "*" })).to.have.length(1);
    for (const NotResource of [KEY, "arn:aws:kms:*:*:key/mrk-*"])
      expect(found({ Action: "kms:Decrypt", NotResource })).to.deep.equal(broad("kms:Decrypt"));
  });

  for (const [why, condition] of [
    ["an alias", { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/kiro/data" } }],
    ["some aliases", { "ForAnyValue:StringLike": { "kms:ResourceAliases": "alias/kiro/*" } }],
    ["aliases of one ending", { "ForAnyValue:StringLike": { "kms:ResourceAliases": "alias/*-registry" } }],
    ["the alias of the request", { StringEquals: { "kms:RequestAlias": "alias/kiro/data" } }],
    ["a tag", { StringEquals: { "aws:ResourceTag/layer": "data" } }],
    ["an encryption context", { StringEquals: { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::registry" } }],
  ] as const) {
    it(`passes any key under ${why}`, () => {
      expect(found({ Action: "kms:Decrypt", Resource: "*", Condition: condition })).to.deep.equal([]);
    });
  }

  for (const [why, condition] of [
    ["any alias", { StringLike: { "kms:ResourceAliases": "*" } }],
    ["any alias by its prefix", { "ForAnyValue:StringLike": { "kms:ResourceAliases": ["alias/kiro/*", "alias/*"] } }],
    ["any alias of a character or more", { StringLike: { "kms:RequestAlias": "alias/?*" } }],
    ["any alias by its first letter", { StringLike: { "kms:RequestAlias": "a*" } }],
    ["IfExists", { StringEqualsIfExists: { "kms:RequestAlias": "alias/kiro/data" } }],
    ["ForAllValues", { "ForAllValues:StringEquals": { "kms:ResourceAliases": "alias/kiro/data" } }],
    ["the service that uses it", { StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } }],
  ] as const) {
    it(`refuses any key under ${why}`, () => {
      expect(found({ Action: "kms:Decrypt", Resource: "*", Condition: condition })).to.deep.equal(broad("kms:Decrypt"));
    });
  }

  it("passes named keys, harmless actions and a Deny", () => {
    expect(found({ Action: "kms:*", Resource: KEY })).to.deep.equal([]);
    expect(found({ Action: ["kms:Encrypt", "kms:DescribeKey"], Resource: "*" })).to.deep.equal([]);
    expect(found({ Effect: "Deny", Action: "kms:Decrypt", Resource: "*" })).to.deep.equal([]);
  });

  it("refuses AWS's policies that hold the right, and passes others", () => {
    const attached = (name: string) =>
      judge(types.IAM_ROLE_POLICY_ATTACHMENT, { role: "r", policyArn: `arn:aws:iam::aws:policy/${name}` });
    expect(attached("PowerUserAccess")).to.deep.equal([
      "violation p: it attaches PowerUserAccess, which allows kms:Decrypt with any key",
    ]);
    expect(attached("SecurityAudit")).to.deep.equal([]);
  });

  it("judges a role by its inline and its managed policies, each for itself", () => {
    const props = {
      inlinePolicies: [{ policy: unknown }, { policy: policyOf({ Action: "kms:Decrypt", Resource: "*" }) }],
      managedPolicyArns: [unknown, "arn:aws:iam::aws:policy/AdministratorAccess"],
    };
    expect(judge(types.IAM_ROLE, props)).to.have.members([
      "undetermined p: inlinePolicies[0].policy is not known yet",
      ...broad("kms:Decrypt"),
      "undetermined p: managedPolicyArns[0] is not known yet",
      "violation p: it attaches AdministratorAccess, which allows kms:Decrypt with any key",
    ]);
  });
});
