import { expect } from "chai";
import {
  coversAction,
  isAnybody,
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
    for (const [broken, why] of [
      ["{", "not JSON"],
      ["[]", "no Statement"],
      ["{}", "no Statement"],
      ['{"Statement":["x"]}', "a statement is not an object"],
      ['{"Statement":[null]}', "a statement is not an object"],
      ['{"Statement":{"Effect":"Maybe"}}', "a statement has no Effect"],
      [
        '{"Statement":{"Effect":"Allow","Action":"s3:GetObject","action":"*"}}',
        "a statement has an element that is none",
      ],
    ] as const) {
      expect(() => read(broken), broken).to.throw(UnreadablePolicy, new RegExp(`^${why}$`));
    }
  });

  it("cannot be read where something stands that has no text", () => {
    const textless = { toString: 1, valueOf: 2 };
    for (const raw of [
      { Action: textless },
      { Resource: [null] },
      { Principal: { AWS: [["*"]] } },
      { Condition: { Bool: { "aws:SecureTransport": [{}] } } },
    ]) {
      expect(() => statement(raw), JSON.stringify(raw)).to.throw(UnreadablePolicy, "a value is no text");
    }
    expect(() => statement({ Effect: textless })).to.throw(UnreadablePolicy, "a statement has no Effect");
    expect(statement({ Sid: textless }).sid).to.equal(undefined);
    expect(statement({ Principal: { AWS: 111122223333 } }).principals).to.deep.equal({ aws: ["111122223333"] });
  });

  for (const [why, Condition] of [
    ["no keys", { StringEquals: "aws:PrincipalOrgID" }],
    ["an operator of several words", { "If Exists:StringEquals": { "aws:PrincipalOrgID": "o-bank" } }],
    ["a set operator that is none", { "ForNoValue:StringEquals": { "aws:PrincipalOrgID": "o-bank" } }],
    ["no operator", { "": { "aws:PrincipalOrgID": "o-bank" } }],
  ] as const) {
    it(`cannot be read where a condition has ${why}`, () => {
      expect(() => statement({ Condition })).to.throw(UnreadablePolicy, "a condition is malformed");
    });
  }

  it("take null for an absent element, as JSON writes one", () => {
    const { actions, principals, conditions } = statement({ Action: null, Principal: null, Condition: null });
    expect({ actions, principals, conditions }).to.deep.equal({ actions: [], principals: { aws: [] }, conditions: [] });
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
    ["*:**", true],
    [" * ", true],
    ["s3:*", false],
    ["*:Get*", false],
    ["*Object", false],
    ["?", false],
  ] as const) {
    it(`${expected ? "take" : "do not take"} ${pattern} for every action`, () => {
      expect(isEveryAction(pattern)).to.equal(expected);
    });
  }

  it("know every resource", () => {
    for (const pattern of ["*", "**", " * ", "arn:*", "arn:*:*", "arn:*:*:*:*:*", " arn:* "]) {
      expect(isEveryResource(pattern), pattern).to.equal(true);
    }
    for (const pattern of ["arn:aws:s3:::b", "arn:*:s3:::b", "*:role/admin", "urn:arn:*", ""]) {
      expect(isEveryResource(pattern), pattern).to.equal(false);
    }
  });

  it("know a principal that is anybody", () => {
    expect(["*", "**", " * "].map(isAnybody)).to.deep.equal([true, true, true]);
    expect(["*x", "x*", "111122223333", ""].map(isAnybody)).to.deep.equal([false, false, false, false]);
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
      expect(holding({ ...bound, Null: { [key]: ["false", "true"] } })).to.deep.equal(["stringequals"]);
      expect(holding({ ...bound, Null: { [key]: [] } })).to.deep.equal(["stringequals"]);
      expect(holding({ ...bound, Null: { "aws:PrincipalAccount": "false" } })).to.deep.equal(["stringequals"]);
    });
  });
});
