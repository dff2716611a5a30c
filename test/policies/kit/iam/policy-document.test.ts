import { expect } from "chai";
import {
  bindingConditions,
  coversAction,
  isAnyPrincipal,
  isEveryAction,
  isEveryResource,
  readPolicy,
  UnreadablePolicy,
  type Statement,
} from "../../../../policypacks/mas-trm/kit/iam/policy-document.ts";
import { Props } from "../../../../policypacks/mas-trm/kit/props.ts";
import { UnknownProperty } from "../../../../policypacks/mas-trm/kit/unknown.ts";
import { unknown } from "../../support/examine.ts";

const read = (policy: unknown) => readPolicy(new Props({ policy }).at("policy"));

function statement(raw: object): Statement {
  const [first] = read(JSON.stringify({ Statement: { Effect: "Allow", ...raw } })) ?? [];
  if (first === undefined) throw new Error("the test made no statement");
  return first;
}

describe("policy documents", () => {
  it("read single values and lists alike", () => {
    const one = read(JSON.stringify({ Statement: { Effect: "Allow", Action: "s3:*", Resource: "*", Principal: "*" } }));
    const many = read({
      Statement: [{ Effect: "allow", Action: ["s3:*"], Resource: ["*"], Principal: { AWS: ["*"] } }],
    });
    expect(one).to.deep.equal(many);
  });

  it("know an absent policy from an unknown and an unreadable one", () => {
    expect([read(undefined), read("")]).to.deep.equal([undefined, undefined]);
    expect(() => read(unknown)).to.throw(UnknownProperty);
    for (const broken of ["{", "[]", "{}", '{"Statement":["x"]}', '{"Statement":{"Effect":"Maybe"}}']) {
      expect(() => read(broken), broken).to.throw(UnreadablePolicy);
    }
  });

  it("match actions as AWS does: wildcards, case aside", () => {
    expect(coversAction("s3:Get*", "S3:GETOBJECT")).to.equal(true);
    expect(coversAction("s3:Get?bject", "s3:GetObject")).to.equal(true);
    expect(coversAction("s3:Get*", "s3:PutObject")).to.equal(false);
    expect(coversAction("s3.Get*", "s3:GetObject")).to.equal(false);
  });

  for (const [pattern, expected] of [
    ["*", true],
    ["*:*", true],
    ["**", true],
    ["?*", true],
    ["s3:*", false],
    ["?", false],
  ] as const) {
    it(`${expected ? "take" : "do not take"} ${pattern} for every action`, () => {
      expect(isEveryAction(pattern)).to.equal(expected);
    });
  }

  it("know every resource", () => {
    expect(["*", "**", "arn:*", "arn:aws:s3:::b"].map(isEveryResource)).to.deep.equal([true, true, true, false]);
  });

  it("know every principal in each spelling", () => {
    for (const Principal of ["*", { AWS: "*" }, { AWS: ["111122223333", "*"] }]) {
      expect(isAnyPrincipal(statement({ Principal })), JSON.stringify(Principal)).to.equal(true);
    }
    expect(isAnyPrincipal(statement({ Principal: { Service: "cloudtrail.amazonaws.com" } }))).to.equal(false);
  });

  for (const [why, Condition, binds] of [
    ["an organisation", { StringEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } }, true],
    ["a key in any case", { stringequals: { "AWS:PRINCIPALORGID": "o-abcdefghij" } }, true],
    ["an endpoint", { StringEquals: { "aws:SourceVpce": ["vpce-1", "vpce-2"] } }, true],
    [
      "an ARN pattern with an account",
      { ArnLike: { "aws:SourceArn": "arn:aws:codewhisperer:us-east-1:111122223333:*" } },
      true,
    ],
    [
      "IfExists, which holds without the key",
      { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-abcdefghij" } },
      false,
    ],
    [
      "ForAllValues, which holds without the key",
      { "ForAllValues:StringEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } },
      false,
    ],
    ["a bare wildcard", { StringLike: { "aws:SourceVpce": "*" } }, false],
    ["a wildcard beside a value", { StringLike: { "aws:SourceVpce": ["vpce-1", "*"] } }, false],
    ["any organisation", { StringLike: { "aws:PrincipalOrgID": "o-*" } }, false],
    ["any ARN", { ArnLike: { "aws:SourceArn": "arn:aws:*:*:*" } }, false],
    ["a negation", { StringNotEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } }, false],
    ["a key about the request, not the caller", { Bool: { "aws:SecureTransport": "true" } }, false],
    ["no value", { StringEquals: { "aws:PrincipalOrgID": [] } }, false],
  ] as const) {
    it(`${binds ? "count" : "do not count"} ${why} as binding`, () => {
      expect(bindingConditions(statement({ Condition })).length).to.equal(binds ? 1 : 0);
    });
  }
});
