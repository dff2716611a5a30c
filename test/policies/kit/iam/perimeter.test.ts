import { expect } from "chai";
import { unboundStatements } from "../../../../policypacks/mas-trm/kit/iam/perimeter.ts";
import { readPolicy } from "../../../../policypacks/mas-trm/kit/iam/policy-document.ts";
import { Props } from "../../../../policypacks/mas-trm/kit/props.ts";

type Statement = Readonly<Record<string, unknown>>;

const open = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
const unbound = (...Statement: readonly Statement[]) =>
  unboundStatements(readPolicy(new Props({ policy: { Statement } }).at("policy")) ?? []).length;
const allows = (more: Statement) => unbound({ ...open, ...more });
const condition = (operator: string, key: string, value: unknown) => ({ Condition: { [operator]: { [key]: value } } });

describe("the statements of an endpoint policy that bind nobody", () => {
  describe("bind by", () => {
    for (const [why, more] of [
      ["organisation", condition("StringEquals", "aws:PrincipalOrgID", "o-bank")],
      ["a list of accounts", condition("StringEquals", "aws:PrincipalAccount", ["111122223333", "444455556666"])],
      ["the owner of the resource", condition("StringEquals", "aws:ResourceAccount", "111122223333")],
      ["a path in the organisation", condition("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-bank/r-1/*")],
      [
        "the account that a service acts for",
        condition("ArnLike", "aws:SourceArn", "arn:aws:sns:us-east-1:111122223333:*"),
      ],
      ["a named principal", { Principal: { AWS: "arn:aws:iam::111122223333:role/desktop" } }],
      ["buckets by name", { Resource: ["arn:aws:s3:::aws-windows-downloads-us-east-1/*", "arn:aws:s3:::kiro-audit"] }],
      ["resources of an account", { Resource: "arn:aws:logs:us-east-1:111122223333:log-group:*" }],
    ] as const) {
      it(why, () => {
        expect(allows(more)).to.equal(0);
      });
    }
  });

  describe("do not bind by", () => {
    for (const [why, more] of [
      ["nothing", {}],
      ["a service's own actions", { Action: "s3:*" }],
      ["a principal in a list of one star", { Principal: { AWS: ["*"] } }],
      ["everyone but one", { Principal: undefined, NotPrincipal: { AWS: "111122223333" } }],
      ["no principal at all", { Principal: undefined }],
      [
        "a condition that also holds without the key",
        condition("StringEqualsIfExists", "aws:PrincipalOrgID", "o-bank"),
      ],
      ["any organisation", condition("StringLike", "aws:PrincipalOrgID", "*")],
      ["one account and any other", condition("StringLike", "aws:PrincipalAccount", ["111122223333", "*"])],
      ["the endpoint itself, through which every request comes", condition("StringEquals", "aws:SourceVpce", "vpce-1")],
      ["the VPC itself", condition("StringEquals", "aws:SourceVpc", "vpc-1")],
      ["a role name in any account", condition("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/desktop")],
      [
        "whichever organisation the caller is of",
        condition("StringEquals", "aws:ResourceOrgID", "${aws:PrincipalOrgID}"),
      ],
      ["the endpoint's own account", condition("StringEquals", "aws:VpceAccount", "111122223333")],
      ["the service, which everybody uses", condition("StringEquals", "kms:ViaService", "s3.us-east-1.amazonaws.com")],
      ["a condition on something else", condition("Bool", "aws:SecureTransport", "true")],
      ["every bucket by another name", { Resource: "arn:aws:s3:::*" }],
      ["buckets that a stranger can name alike", { Resource: "arn:aws:s3:::kiro-*" }],
      ["one bucket and everything else", { Resource: ["arn:aws:s3:::kiro-audit", "*"] }],
      ["all resources but one", { Resource: undefined, NotResource: "arn:aws:s3:::kiro-audit" }],
      ["no resource at all", { Resource: undefined }],
      [
        "a bucket by name beside all resources but one, which AWS refuses",
        { Resource: "arn:aws:s3:::kiro-audit", NotResource: "arn:aws:s3:::other" },
      ],
      ["buckets whose names end alike", { Resource: "arn:aws:s3:::*kiro-audit" }],
      ["a name that no bucket can have", { Resource: "arn:aws:s3:::kiro:audit" }],
      ["an access point of any account", { Resource: "arn:aws:s3:us-east-1:*:accesspoint/audit" }],
      ["resources of another service without an account", { Resource: "arn:aws:apigateway:::restapis" }],
      ["an account with a star before it", { Resource: "arn:aws:logs:us-east-1:*111122223333:log-group:*" }],
      ["an account with a star after it", { Resource: "arn:aws:logs:us-east-1:111122223333*:log-group:*" }],
      ["resources of any account", { Resource: "arn:aws:logs:us-east-1:*:log-group:*" }],
    ] as const) {
      it(why, () => {
        expect(allows(more)).to.equal(1);
      });
    }
  });

  describe("beside a statement that denies outsiders", () => {
    const deny = (Condition: unknown, more: Statement = {}) =>
      unbound(open, { ...open, Effect: "Deny", Condition, ...more });
    const outside = { StringNotEquals: { "aws:PrincipalOrgID": "o-bank" } };

    it("are none", () => {
      expect(deny(outside)).to.equal(0);
      expect(deny({ ...outside, BoolIfExists: { "aws:PrincipalIsAWSService": "false" } })).to.equal(0);
      expect(deny({ StringNotEquals: { "aws:ResourceOrgID": "o-bank" } })).to.equal(0);
      expect(deny(outside, { Action: ["s3:PutObject", "*"] })).to.equal(0);
      expect(deny(outside, { Resource: ["arn:aws:s3:::kiro-audit/*", "*"] })).to.equal(0);
    });

    for (const [why, condition, more] of [
      [
        "only those outside on both sides",
        { StringNotEquals: { "aws:PrincipalOrgID": "o-bank", "aws:ResourceOrgID": "o-bank" } },
        {},
      ],
      ["only the signed among those outside", { ...outside, Bool: { "aws:PrincipalIsAWSService": "false" } }, {}],
      ["only those outside who say so", { "ForAnyValue:StringNotEquals": outside.StringNotEquals }, {}],
      ["only over plain HTTP", { ...outside, Bool: { "aws:SecureTransport": "false" } }, {}],
      ["only some actions", outside, { Action: "s3:PutObject" }],
      ["only some resources", outside, { Resource: "arn:aws:s3:::kiro-audit/*" }],
      ["only one principal", outside, { Principal: { AWS: "111122223333" } }],
      ["nobody, since everybody matches", { StringNotLike: { "aws:PrincipalOrgID": "*" } }, {}],
      ["insiders", { StringEquals: { "aws:PrincipalOrgID": "o-bank" } }, {}],
    ] as const) {
      it(`stay when it denies ${why}`, () => {
        expect(deny(condition, more)).to.equal(1);
      });
    }
  });
});
