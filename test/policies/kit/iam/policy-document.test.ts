import { expect } from "chai";
import {
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
    for (const broken of [
      ...["{", "[]", "{}", '{"Statement":["x"]}', '{"Statement":{"Effect":"Maybe"}}'],
      '{"Statement":{"Effect":"Allow","Action":"s3:GetObject","action":"*"}}',
    ]) {
      expect(() => read(broken), broken).to.throw(UnreadablePolicy);
    }
  });

  it("cannot be read where something stands that has no text", () => {
    const textless = { toString: 1, valueOf: 2 };
    for (const raw of [
      { Effect: textless },
      { Action: textless },
      { Resource: [null] },
      { Principal: { AWS: [["*"]] } },
      { Condition: { Bool: { "aws:SecureTransport": [{}] } } },
    ]) {
      expect(() => statement(raw), JSON.stringify(raw)).to.throw(UnreadablePolicy);
    }
    expect(statement({ Principal: { AWS: 111122223333 } }).principals).to.deep.equal({ aws: ["111122223333"] });
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

  describe("know a condition that holds without its key:", () => {
    const key = "aws:PrincipalOrgID";
    const holding = (Condition: object) =>
      statement({ Condition })
        .conditions.filter((condition) => condition.operator !== "null" && condition.holdsWhenAbsent)
        .map((condition) => condition.operator);
    for (const [operator, holds] of [
      ["StringEquals", false],
      ["StringEqualsIfExists", true],
      ["ForAllValues:StringEquals", true],
      ["ForAnyValue:StringEquals", false],
      ["ForAnyValue:StringEqualsIfExists", true],
      ["StringNotEquals", true],
      ["ForAllValues:StringNotEquals", true],
      ["ForAnyValue:StringNotEquals", false],
      ["NotIpAddress", true],
      ["BoolIfExists", true],
      ["Bool", false],
    ] as const) {
      it(`${operator} does${holds ? "" : " not"}`, () => {
        expect(holding({ [operator]: { [key]: "o-bank" } }).length).to.equal(holds ? 1 : 0);
      });
    }

    it("none does whose key a Null condition demands", () => {
      const bound = { "ForAllValues:StringEquals": { [key]: "o-bank" } };
      expect(holding({ ...bound, Null: { [key]: "false" } })).to.deep.equal([]);
      expect(holding({ ...bound, Null: { [key]: false } })).to.deep.equal([]);
      expect(holding({ ...bound, Null: { [key]: "true" } })).to.deep.equal(["stringequals"]);
      expect(holding({ ...bound, Null: { [key]: [] } })).to.deep.equal(["stringequals"]);
      expect(holding({ ...bound, Null: { "aws:PrincipalAccount": "false" } })).to.deep.equal(["stringequals"]);
    });
  });
});
