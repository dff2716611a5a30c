import { expect } from "chai";
import { type Bond, bondsOf, deniesOutsiders, isEveryone } from "../../../../policypacks/mas-trm/kit/iam/outsiders.ts";
import { readPolicy } from "../../../../policypacks/mas-trm/kit/iam/policy-document.ts";
import { Props } from "../../../../policypacks/mas-trm/kit/props.ts";

const ACCOUNT = "111122223333";

function statement(raw: object) {
  const policy = { Statement: { Principal: "*", Action: "*", Resource: "*", ...raw } };
  const [first] = readPolicy(new Props({ policy }).at("policy")) ?? [];
  if (first === undefined) throw new Error("the test made no statement");
  return first;
}

/** Keys with a value that binds, and values of the same key that bind nobody. */
const KEYS: Readonly<Record<Bond, readonly (readonly [key: string, good: string, bad: readonly string[]])[]>> = {
  caller: [
    ["aws:PrincipalOrgID", "o-a1b2c3d4e5", ["*", "o-*", "?-*", "${aws:ResourceOrgID}"]],
    ["aws:PrincipalOrgPaths", "o-a1b2c3d4e5/r-ab12/ou-*", ["*", "o-*/r-ab12/*", "o-a1b2c3d4e5"]],
    ["aws:PrincipalAccount", ACCOUNT, ["*", "1*", "${aws:PrincipalAccount}"]],
    [
      "aws:PrincipalArn",
      `arn:aws:iam::${ACCOUNT}:role/*`,
      ["arn:aws:iam::*:role/x", "arn:aws:iam::1*:role/x", "arn:aws:iam:*", "arn:*", "arn:aws:iam:::role/x", "*role/x"],
    ],
    ["aws:userid", "AROAEXAMPLE:*", ["*:x", "?ROA"]],
    ["kms:CallerAccount", ACCOUNT, ["*"]],
  ],
  source: [
    ["aws:SourceOrgID", "o-a1b2c3d4e5", ["o-*"]],
    ["aws:SourceOrgPaths", "o-a1b2c3d4e5/*", ["*/*"]],
    ["aws:SourceAccount", ACCOUNT, ["*", "????????????"]],
    ["aws:SourceOwner", ACCOUNT, ["*"]],
    [
      "aws:SourceArn",
      `arn:aws:sns:*:${ACCOUNT}:*`,
      [
        ...["arn:aws:sns:us-east-1:*:alarms", "arn:aws:*:*:*", "arn:*:*"],
        ...[`arn:aws:sns:us-east-1:*${ACCOUNT}:alarms`, `arn:aws:sns:us-east-1:${ACCOUNT}?:alarms`],
      ],
    ],
    [
      "aws:SourceArn",
      "arn:aws:s3:::files",
      [
        "arn:aws:s3:::*",
        "arn:aws:s3:::file*",
        "arn:aws:s3:::*/logs",
        "arn:aws:s3:::",
        "arn:aws:s3::",
        "arn:aws:s3:*:*:files",
      ],
    ],
  ],
  network: [
    ["aws:SourceVpc", "vpc-1", ["*", "vpc-*"]],
    ["aws:SourceVpce", "vpce-1", ["vpce-*"]],
    ["aws:VpceAccount", ACCOUNT, ["*"]],
    ["aws:VpceOrgID", "o-a1b2c3d4e5", ["o-*"]],
    ["aws:VpceOrgPaths", "o-a1b2c3d4e5/r-ab12/*", ["*/r-ab12/*"]],
    ["s3:DataAccessPointAccount", ACCOUNT, ["*"]],
  ],
  resource: [
    ["aws:ResourceOrgID", "o-a1b2c3d4e5", ["o-*", "${aws:PrincipalOrgID}"]],
    ["aws:ResourceOrgPaths", "o-a1b2c3d4e5/r-ab12/*", ["*/*"]],
    ["aws:ResourceAccount", ACCOUNT, ["*"]],
  ],
};
const ALL = Object.keys(KEYS) as readonly Bond[];
const operatorFor = (key: string, not = "") => (key.endsWith("Arn") ? `Arn${not}Like` : `String${not}Like`);

describe("outsiders", () => {
  describe("are kept out by a condition that binds", () => {
    const count = (Condition: object, to?: readonly Bond[]) =>
      bondsOf(statement({ Effect: "Allow", Condition }), to).length;

    for (const bond of ALL) {
      for (const [key, good, bad] of KEYS[bond]) {
        const operator = operatorFor(key);

        it(`${key} ${good}, to a ${bond} and nothing else`, () => {
          expect(ALL.filter((to) => count({ [operator]: { [key]: good } }, [to]) > 0)).to.deep.equal([bond]);
        });

        it(`by ${key} only with values in particular, every one of them`, () => {
          for (const value of bad) {
            expect(count({ [operator]: { [key]: value } }, ALL), value).to.equal(0);
            expect(count({ [operator]: { [key]: [good, value] } }, ALL), value).to.equal(0);
          }
          expect(count({ [operator]: { [key]: [good, good] } }, ALL)).to.equal(1);
          expect(count({ [operator]: { [key]: [] } }, ALL)).to.equal(0);
        });
      }
    }

    it("the caller, unless asked otherwise: the owner of a resource is the same for each", () => {
      expect(count({ StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } })).to.equal(1);
      expect(count({ StringEquals: { "aws:SourceVpce": "vpce-1", "aws:SourceAccount": ACCOUNT } })).to.equal(2);
      expect(count({ StringEquals: { "aws:ResourceOrgID": "o-a1b2c3d4e5" } })).to.equal(0);
      expect(count({ StringEquals: { "aws:ResourceAccount": ACCOUNT } })).to.equal(0);
    });

    it("the network, by the mount target of a file system and nothing looser", () => {
      const key = "elasticfilesystem:AccessedViaMountTarget";
      expect(count({ Bool: { [key]: "true" } })).to.equal(1);
      expect(count({ Bool: { [key]: "true" } }, ["caller", "source", "resource"])).to.equal(0);
      for (const loose of [
        { Bool: { [key]: "false" } },
        { Bool: { [key]: ["true", "false"] } },
        { Bool: { [key]: [] } },
      ])
        expect(count(loose)).to.equal(0);
      expect(count({ BoolIfExists: { [key]: "true" } })).to.equal(0);
      expect(count({ StringEquals: { [key]: "true" } })).to.equal(0);
    });

    it("by no key that only says how the request is made", () => {
      for (const key of ["kms:ViaService", "aws:SecureTransport", "aws:SourceIp", "s3:prefix", "constructor"]) {
        expect(count({ StringEquals: { [key]: "s3.us-east-1.amazonaws.com" } }, ALL), key).to.equal(0);
      }
    });

    for (const [operator, binds] of [
      ["StringEquals", true],
      ["stringequals", true],
      ["StringEqualsIgnoreCase", true],
      ["StringLike", true],
      ["ForAnyValue:StringEquals", true],
      ["ForAllValues:StringEquals", false],
      ["StringEqualsIfExists", false],
      ["ForAnyValue:StringEqualsIfExists", false],
      ["StringNotEquals", false],
      ["ForAnyValue:StringNotEquals", false],
      ["Null", false],
      ["Bool", false],
    ] as const) {
      it(`${binds ? "with" : "not with"} ${operator}`, () => {
        expect(count({ [operator]: { "AWS:PRINCIPALORGID": "o-a1b2c3d4e5" } })).to.equal(binds ? 1 : 0);
      });
    }

    it("with ForAllValues where another condition demands the key", () => {
      const bound = { "ForAllValues:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/*" } };
      expect(count({ ...bound, Null: { "aws:PrincipalOrgPaths": "false" } })).to.equal(1);
    });
  });

  describe("are denied by a statement", () => {
    const denies = (Condition: object, more: object = {}, to: readonly Bond[] = ["caller", "network"]) =>
      deniesOutsiders(statement({ Effect: "Deny", Condition, ...more }), to);
    const outside = { StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } };

    for (const bond of ALL) {
      for (const [key, good, bad] of KEYS[bond]) {
        it(`that excludes all but those of ${key} ${good}`, () => {
          const operator = operatorFor(key, "Not");
          expect(denies({ [operator]: { [key]: good } }, {}, [bond])).to.equal(true);
          const others = ALL.filter((other) => other !== bond);
          // Some keys that name a source also spare services, which alone denies nobody.
          expect(denies({ [operator]: { [key]: good } }, {}, others)).to.equal(false);
          for (const value of bad) expect(denies({ [operator]: { [key]: [good, value] } }, {}, [bond])).to.equal(false);
        });
      }
    }

    for (const [why, condition, more, expected] of [
      ["to everyone outside", outside, {}, true],
      ["that holds without the key by name", { StringNotEqualsIfExists: outside.StringNotEquals }, {}, true],
      [
        "to those outside both",
        { StringNotEquals: { ...outside.StringNotEquals, "aws:SourceVpc": "vpc-1" } },
        {},
        true,
      ],
      ["that spares services", { ...outside, BoolIfExists: { "aws:PrincipalIsAWSService": "false" } }, {}, true],
      [
        "by network that spares calls by services, which come from elsewhere",
        {
          StringNotEqualsIfExists: { "aws:SourceVpc": "vpc-1" },
          BoolIfExists: { "aws:ViaAWSService": "False", "aws:PrincipalIsAWSService": "false" },
        },
        {},
        true,
      ],
      [
        "but not if it spares strangers who call by a service",
        { ...outside, BoolIfExists: { "aws:ViaAWSService": "false" } },
        {},
        false,
      ],
      [
        "but not if it spares all who do not call by a service",
        { StringNotEquals: { "aws:SourceVpc": "vpc-1" }, BoolIfExists: { "aws:ViaAWSService": "true" } },
        {},
        false,
      ],
      [
        "that spares a service's source",
        { StringNotEquals: { ...outside.StringNotEquals, "aws:SourceAccount": ACCOUNT } },
        {},
        true,
      ],
      [
        "that spares a service by its name",
        { StringNotEquals: { ...outside.StringNotEquals, "aws:PrincipalServiceName": "cloudtrail.amazonaws.com" } },
        {},
        true,
      ],
      [
        "but not by caller and network if it spares strangers who call by a service",
        {
          StringNotEquals: { ...outside.StringNotEquals, "aws:SourceVpc": "vpc-1" },
          BoolIfExists: { "aws:ViaAWSService": "false" },
        },
        {},
        false,
      ],
      [
        "but not by network if it spares those without TLS",
        { StringNotEquals: { "aws:SourceVpc": "vpc-1" }, BoolIfExists: { "aws:SecureTransport": "false" } },
        {},
        false,
      ],
      [
        "but not by network if it only holds for those who say by what they call",
        { StringNotEquals: { "aws:SourceVpc": "vpc-1" }, Bool: { "aws:ViaAWSService": "false" } },
        {},
        false,
      ],
      [
        "but not by network if the flag for calls by services is compared as a text",
        { StringNotEquals: { "aws:SourceVpc": "vpc-1" }, StringEqualsIfExists: { "aws:ViaAWSService": "false" } },
        {},
        false,
      ],
      [
        "but not if the flag for services is compared as a text",
        { ...outside, StringEqualsIfExists: { "aws:PrincipalIsAWSService": "false" } },
        {},
        false,
      ],
      ["but not by an operator that only ends like one", { IfStringNotEquals: outside.StringNotEquals }, {}, false],
      ["but not by an operator that only begins like one", { StringNotEqualsAny: outside.StringNotEquals }, {}, false],
      ["but not if it spares the anonymous", { ...outside, Bool: { "aws:PrincipalIsAWSService": "false" } }, {}, false],
      [
        "but not if it is for services",
        { ...outside, BoolIfExists: { "aws:PrincipalIsAWSService": "true" } },
        {},
        false,
      ],
      ["but not without the key", { "ForAnyValue:StringNotEquals": outside.StringNotEquals }, {}, false],
      ["but not if the key is demanded", { ...outside, Null: { "aws:PrincipalOrgID": "false" } }, {}, false],
      ["but not under another condition", { ...outside, Bool: { "aws:SecureTransport": "false" } }, {}, false],
      ["but not to insiders", { StringEquals: outside.StringNotEquals }, {}, false],
      ["but not if it names nobody", { StringNotEquals: { "aws:PrincipalOrgID": [] } }, {}, false],
      ["but not without a condition", {}, {}, false],
      ["but not as an Allow", outside, { Effect: "Allow" }, false],
      ["but not to one principal", outside, { Principal: { AWS: ACCOUNT } }, false],
      ["but not to all but one", outside, { Principal: undefined, NotPrincipal: { AWS: ACCOUNT } }, false],
    ] as const) {
      it(why, () => {
        expect(denies(condition, more)).to.equal(expected);
      });
    }
  });

  it("are everyone, and whoever has a name in any account", () => {
    for (const principal of [
      ...["*", "**", " * ", "arn:aws:iam::*:root", "arn:aws:iam::1111*:role/x"],
      "arn:aws:sts:us-east-1:*:assumed-role/x/y",
    ]) {
      expect(isEveryone(principal), principal).to.equal(true);
    }
    for (const principal of [
      ACCOUNT,
      `arn:aws:iam::${ACCOUNT}:root`,
      `arn:aws:iam::${ACCOUNT}:role/*`,
      "s3.amazonaws.com",
      "*.example.com",
      "urn:arn:aws:iam::*:root",
    ]) {
      expect(isEveryone(principal), principal).to.equal(false);
    }
  });
});
