import { expect } from "chai";
import { readPolicy, type Statement } from "../../../../policypacks/mas-trm/kit/iam/policy-document.ts";
import {
  grantsFreely,
  isAccountWide,
  isDefaultStatement,
  managesFromOutside,
} from "../../../../policypacks/mas-trm/kit/keys/key-statements.ts";
import { Props } from "../../../../policypacks/mas-trm/kit/props.ts";
import { policyOf } from "../../support/policies.ts";

const own = "111122223333";
const root = `arn:aws:iam::${own}:root`;
const role = `arn:aws:iam::${own}:role/a`;

function statement(raw: object): Statement {
  const [first] = readPolicy(new Props(policyOf(raw))) ?? [];
  if (first === undefined) throw new Error("the test made no statement");
  return first;
}

describe("a statement of a key policy", () => {
  const everyone = { Principal: "*", Action: "kms:Decrypt" };
  for (const [key, value] of [
    ["kms:CallerAccount", own],
    ["aws:PrincipalAccount", own],
    ["aws:PrincipalOrgID", "o-a1b2c3d4e5"],
    ["aws:PrincipalOrgPaths", "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/"],
    ["aws:SourceAccount", own],
    ["aws:SourceOrgID", "o-a1b2c3d4e5"],
    ["aws:SourceOrgPaths", "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/"],
  ] as const) {
    it(`gives the key to a whole account by ${key} alone, and not beside a service`, () => {
      const bound = { [key]: value };
      expect(isAccountWide(statement({ ...everyone, Condition: { StringEquals: bound } }))).to.equal(true);
      const through = { ...bound, "kms:ViaService": "s3.us-east-1.amazonaws.com" };
      expect(isAccountWide(statement({ ...everyone, Condition: { StringEquals: through } }))).to.equal(false);
    });
  }

  for (const [services, isWide] of [
    ["*.amazonaws.com", true],
    ["?3.us-east-1.amazonaws.com", true],
    [["s3.us-east-1.amazonaws.com", "*.amazonaws.com"], true],
    ["s3.*.amazonaws.com", false],
  ] as const) {
    it(`${isWide ? "names no" : "names a"} service by kms:ViaService ${JSON.stringify(services)}`, () => {
      const condition = {
        StringEquals: { "kms:CallerAccount": own },
        StringLike: { "kms:ViaService": services },
      };
      expect(isAccountWide(statement({ ...everyone, Condition: condition }))).to.equal(isWide);
    });
  }

  it("lets nobody else manage the key by naming a service or the own account", () => {
    const all = { Action: "kms:*" };
    expect(managesFromOutside(statement({ ...all, Principal: { Service: "logs.amazonaws.com" } }), [own])).to.equal(
      false,
    );
    expect(managesFromOutside(statement({ ...all, Principal: { AWS: root } }), [own])).to.equal(false);
    expect(managesFromOutside(statement({ ...all, Principal: { AWS: "999988887777" } }), [own])).to.equal(true);
  });

  for (const [condition, isFree] of [
    [{ Bool: { "kms:GrantIsForAWSResource": "true" } }, false],
    [{ Bool: { "kms:GrantIsForAWSResource": "false" } }, true],
    [{ Bool: { "aws:SecureTransport": "true" } }, true],
    // The request must lack the key.
    [{ Null: { "kms:GrantIsForAWSResource": "true" } }, true],
  ] as const) {
    it(`${isFree ? "allows free grants" : "ties grants to AWS's own use"} by ${JSON.stringify(condition)}`, () => {
      const grants = { Principal: { AWS: role }, Action: "kms:CreateGrant", Condition: condition };
      expect(grantsFreely(statement(grants))).to.equal(isFree);
    });
  }

  const byDefault = { Principal: { AWS: root }, Action: "kms:*" };
  for (const [why, change, isDefault] of [
    ["everything to the account's root", {}, true],
    ["everything to the account by its id", { Principal: { AWS: own } }, true],
    ["everything to a role", { Principal: { AWS: role } }, false],
    ["everything to what only ends like an account", { Principal: { AWS: `1${own}` } }, false],
    ["everything to what only begins like a root", { Principal: { AWS: `${root}/a` } }, false],
    ["everything to nobody", { Principal: { AWS: [] } }, false],
    ["everything to a service", { Principal: { Service: "logs.amazonaws.com" } }, false],
    ["everything to a service beside the account", { Principal: { AWS: root, Service: "logs.amazonaws.com" } }, false],
    ["everything under a condition", { Condition: { Bool: { "aws:SecureTransport": "true" } } }, false],
    ["a denial of everything", { Effect: "Deny" }, false],
    ["a part of the actions", { Action: ["kms:Create*", "kms:Describe*"] }, false],
  ] as const) {
    it(`${isDefault ? "is" : "is not"} the default one: ${why}`, () => {
      expect(isDefaultStatement(statement({ ...byDefault, ...change }))).to.equal(isDefault);
    });
  }
});
