import { expect } from "chai";
import { withoutSecondFactor } from "../../../../policypacks/mas-trm/kit/iam/second-factor.ts";
import { statementsOf } from "../../support/statements.ts";

const PRESENT = "aws:MultiFactorAuthPresent";
const AGE = "aws:MultiFactorAuthAge";
const OF_SSO = "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Ops_0123456789abcdef";
const trust = (more: object = {}) => ({ Principal: { AWS: "111122223333" }, Action: "sts:AssumeRole", ...more });
const count = (...statements: readonly object[]) => withoutSecondFactor(statementsOf(...statements)).length;

describe("a second factor", () => {
  for (const [why, more] of [
    ["when it is present", { Condition: { Bool: { [PRESENT]: "true" } } }],
    ["when it is young", { Condition: { NumericLessThan: { [AGE]: "3600" } } }],
    ["when it is no older", { Condition: { NumericLessThanEquals: { [AGE]: "3600" } } }],
    ["of services, which have none", { Principal: { Service: "ec2.amazonaws.com" } }],
    ["of roles of Identity Center, which asks for it", { Principal: { AWS: OF_SSO } }],
    ["of anybody held to those roles", { Principal: "*", Condition: { ArnLike: { "aws:PrincipalArn": OF_SSO } } }],
    [
      "of anybody held to a provider",
      {
        Principal: "*",
        Condition: { StringEquals: { "aws:FederatedProvider": "arn:aws:iam::111122223333:saml-provider/x" } },
      },
    ],
  ] as const) {
    it(`is not missed ${why}`, () => {
      expect(count(trust(more))).to.equal(0);
    });
  }

  for (const [why, more] of [
    ["without a condition", {}],
    ["when it is to be absent", { Condition: { Bool: { [PRESENT]: "false" } } }],
    ["when it may be either", { Condition: { Bool: { [PRESENT]: ["true", "false"] } } }],
    ["when it need not be said", { Condition: { BoolIfExists: { [PRESENT]: "true" } } }],
    ["when the flag is compared as a text", { Condition: { StringEquals: { [PRESENT]: "true" } } }],
    ["when it is old", { Condition: { NumericGreaterThan: { [AGE]: "3600" } } }],
    ["when another number is small", { Condition: { NumericLessThan: { "s3:max-keys": "10" } } }],
    ["when NotPrincipal lets in everyone else", { Principal: undefined, NotPrincipal: { AWS: OF_SSO } }],
    ["of a role of Identity Center beside another", { Principal: { AWS: [OF_SSO, "111122223333"] } }],
    ["of a role that only holds that path", { Principal: { AWS: `x${OF_SSO}` } }],
    [
      "of anybody held to a source that looks like those roles",
      { Principal: "*", Condition: { ArnLike: { "aws:SourceArn": OF_SSO } } },
    ],
  ] as const) {
    it(`is missed ${why}`, () => {
      expect(count(trust(more))).to.equal(1);
    });
  }

  const without = { BoolIfExists: { [PRESENT]: "false" } };
  const deny = (more: object = {}) => ({
    Effect: "Deny",
    Principal: "*",
    Action: "sts:AssumeRole",
    Condition: without,
    ...more,
  });

  for (const [why, statement] of [
    ["to all who lack it", deny()],
    ["to all who lack it, other actions beside", deny({ Action: ["sts:TagSession", "sts:Assume*"] })],
  ] as const) {
    it(`is not missed where it is denied ${why}`, () => {
      expect(count(trust(), statement)).to.equal(0);
    });
  }

  for (const [why, statement] of [
    ["nothing, since it allows them", trust({ Principal: { Service: "ec2.amazonaws.com" }, Condition: without })],
    ["another action", deny({ Action: "sts:TagSession" })],
    ["one account", deny({ Principal: { AWS: "111122223333" } })],
    ["everyone for another flag", deny({ Condition: { BoolIfExists: { "aws:SecureTransport": "false" } } })],
    ["only those who say that they lack it", deny({ Condition: { Bool: { [PRESENT]: "false" } } })],
    ["those who have it", deny({ Condition: { BoolIfExists: { [PRESENT]: "true" } } })],
    ["them by a comparison of texts", deny({ Condition: { StringEqualsIfExists: { [PRESENT]: "false" } } })],
    [
      "them under one more condition",
      deny({ Condition: { ...without, IpAddress: { "aws:SourceIp": "192.0.2.0/24" } } }),
    ],
    ["everyone outright, with or without one", deny({ Condition: undefined })],
  ] as const) {
    it(`is missed where a statement beside denies ${why}`, () => {
      expect(count(trust(), statement)).to.equal(1);
    });
  }

  it("is missed where an allowing statement is worded as the denial is", () => {
    expect(count(trust(), { ...deny(), Effect: "Allow" })).to.equal(2);
  });
});
