import { expect } from "chai";
import { check, refusals, UNKNOWN_TEXT } from "./support.ts";

const ALLOW = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
const PRINCIPAL = { Principal: { Service: "cloudtrail.amazonaws.com" } };
const TRUST = { Effect: "Allow", Action: "sts:AssumeRole", ...PRINCIPAL };

/** What is refused of a policy with one statement. */
function refused(type: string, property: string, statement: object, more: Record<string, string> = {}): string[] {
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  return refusals(type, { ...more, [property]: policy });
}
const onBucket = (statement: object) =>
  refused("s3/bucketPolicy:BucketPolicy", "policy", statement, { bucket: "a-bucket" });
const onRole = (statement: object) => refused("iam/rolePolicy:RolePolicy", "policy", statement, { role: "r" });
const trust = (statement: object) => refused("iam/role:Role", "assumeRolePolicy", statement);

describe("the check of policy documents", () => {
  it("takes well-formed ones of each kind", () => {
    const conditions = {
      StringEquals: { "aws:SourceAccount": "111122223333" },
      "ForAllValues:StringLikeIfExists": { "aws:TagKeys": ["a*"] },
      Bool: { "aws:SecureTransport": "false" },
      Null: { "kms:EncryptionContext:aws:logs:arn": "false" },
    };
    expect(onBucket({ ...ALLOW, ...PRINCIPAL, Sid: "With spaces", Condition: conditions })).to.deep.equal([]);
    expect(onBucket({ ...ALLOW, Principal: "*" })).to.deep.equal([]);
    expect(onRole(ALLOW)).to.deep.equal([]);
    expect(trust(TRUST)).to.deep.equal([]);
  });

  it("takes the condition keys of federated providers, which begin with an address", () => {
    for (const provider of ["token.actions.githubusercontent.com", "oidc.eks.eu-central-1.amazonaws.com/id/A1B2"]) {
      const condition = { StringEquals: { [`${provider}:aud`]: "sts.amazonaws.com" } };
      expect(trust({ ...TRUST, Condition: condition })).to.deep.equal([]);
    }
  });

  it("refuses text that is not a JSON object", () => {
    const role = (policy: string) => refusals("iam/rolePolicy:RolePolicy", { role: "r", policy })[0];
    expect(role("{")).to.match(/^policy: contains an invalid JSON policy: Expected property name/);
    expect(role('["a"]')).to.equal("policy: contains an invalid JSON policy: not a JSON object");
    expect(role(" {}")).to.equal("policy: contains an invalid JSON policy: leading space characters are not allowed");
    expect(role("{}")).to.equal("policy: MalformedPolicyDocument: Statement is missing or empty");
  });

  it("refuses unknown versions and elements", () => {
    const policy = JSON.stringify({ Version: "2012-10-18", Statement: [ALLOW] });
    expect(refusals("iam/policy:Policy", { policy })).to.deep.equal([
      'policy: MalformedPolicyDocument: Version must be one of 2012-10-17, 2008-10-17, got "2012-10-18"',
    ]);
    expect(onRole({ ...ALLOW, Actions: "s3:*" })).to.deep.equal([
      'policy: MalformedPolicyDocument: Statement[0]: unknown element "Actions"',
    ]);
  });

  for (const [why, statement, said] of [
    ["an effect", { ...ALLOW, Effect: "allow" }, 'Effect must be Allow or Deny, got "allow"'],
    ["no action", { Effect: "Allow", Resource: "*" }, "exactly one of Action and NotAction is needed"],
    ["two actions", { ...ALLOW, NotAction: "s3:*" }, "exactly one of Action and NotAction is needed"],
    ["an action", { ...ALLOW, Action: "GetObject" }, '"GetObject" is not an action; it must be "*" or service:Action'],
    ["no resource", { Effect: "Allow", Action: "s3:*" }, "exactly one of Resource and NotResource is needed"],
    ["a resource", { ...ALLOW, Resource: "b/*" }, 'resource "b/*" must be in ARN format or "*"'],
    ["a principal", { ...ALLOW, ...PRINCIPAL }, "this kind of policy must not name a Principal"],
    ["a Sid", { ...ALLOW, Sid: "a b" }, 'Sid "a b" may hold letters and digits only'],
    [
      "an operator",
      { ...ALLOW, Condition: { StringEquel: { "aws:a": "b" } } },
      'unknown condition operator "StringEquel"',
    ],
    ["a key", { ...ALLOW, Condition: { Bool: { a: "b" } } }, '"a" is not a condition key; it must be service:Key'],
  ] as const) {
    it(`refuses ${why} in an identity policy`, () => {
      expect(onRole(statement)).to.deep.equal([`policy: MalformedPolicyDocument: Statement[0]: ${said}`]);
    });
  }

  it("refuses a resource policy without a principal or with an unknown kind of one", () => {
    expect(onBucket(ALLOW)).to.deep.equal([
      "policy: MalformedPolicyDocument: Statement[0]: exactly one of Principal and NotPrincipal is needed",
    ]);
    expect(onBucket({ ...ALLOW, Principal: { Services: "x" } })).to.deep.equal([
      'policy: MalformedPolicyDocument: Statement[0]: unknown kind of principal "Services"',
    ]);
  });

  it("refuses a trust policy that names a resource or other actions", () => {
    expect(trust({ ...TRUST, Resource: "*" })).to.deep.equal([
      "assumeRolePolicy: MalformedPolicyDocument: Statement[0]: this kind of policy must not name a Resource",
    ]);
    expect(trust({ ...TRUST, Action: "s3:GetObject" })).to.deep.equal([
      'assumeRolePolicy: MalformedPolicyDocument: Statement[0]: a trust policy may name sts actions only, got "s3:GetObject"',
    ]);
  });

  it("refuses a Sid that is used twice and a policy that is too long", () => {
    const twice = JSON.stringify({
      Statement: [
        { ...ALLOW, Sid: "A" },
        { ...ALLOW, Sid: "A" },
      ],
    });
    expect(refusals("iam/policy:Policy", { policy: twice })).to.deep.equal([
      'policy: MalformedPolicyDocument: Statement[1]: Sid "A" is used twice',
    ]);
    const long = JSON.stringify({ Statement: [{ ...ALLOW, Resource: `arn:aws:s3:::${"x".repeat(7000)}` }] });
    expect(refusals("iam/policy:Policy", { policy: long })[0]).to.match(/^policy: policy is too long: got 7\d{3} char/);
  });

  it("points at the policy of an inline block", () => {
    const inlinePolicies = [{ name: "a", policy: JSON.stringify({ Statement: [{ ...ALLOW, Effect: "No" }] }) }];
    const assumeRolePolicy = JSON.stringify({ Statement: [TRUST] });
    expect(refusals("iam/role:Role", { assumeRolePolicy, inlinePolicies })).to.deep.equal([
      'inlinePolicies[0].policy: MalformedPolicyDocument: Statement[0]: Effect must be Allow or Deny, got "No"',
    ]);
  });

  it("renders a document that is given as an object, with sorted keys", () => {
    const assumeRolePolicy = { Version: "2012-10-17", Statement: [TRUST] };
    const { inputs, failures } = check("iam/role:Role", { assumeRolePolicy });
    expect(failures).to.deep.equal([]);
    expect(inputs["assumeRolePolicy"]).to.equal(
      '{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"}}],' +
        '"Version":"2012-10-17"}',
    );
    const later = { Statement: [{ ...TRUST, Principal: { AWS: UNKNOWN_TEXT } }] };
    expect(check("iam/role:Role", { assumeRolePolicy: later }).inputs["assumeRolePolicy"]).to.equal(UNKNOWN_TEXT);
  });
});
