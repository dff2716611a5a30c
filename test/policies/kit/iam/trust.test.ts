import { expect } from "chai";
import { trustFaults } from "../../../../policypacks/mas-trm/kit/iam/trust.ts";
import { statementOf } from "../../support/statements.ts";

const OWN = "111122223333";
const PARTY = "555566667777";
const STRANGE = "444455556666";
const CIRCLE = { own: [OWN], trusted: [], thirdParties: [PARTY], servicesWithoutSource: [] };
const ROLE = `arn:aws:iam::${OWN}:role/ops`;
const faults = (raw: object) =>
  trustFaults(statementOf({ Action: "sts:AssumeRole", ...raw }), CIRCLE).map(({ why }) => why);
const byPrincipalArn = (values: unknown, more: object = {}) => ({
  Principal: "*",
  Condition: { ArnLike: { "aws:PrincipalArn": values }, ...more },
});
const everyone =
  "trusts everyone, and no condition names the principals (aws:PrincipalArn) and their account or organisation";

describe("a role's trust", () => {
  for (const [why, raw, expected] of [
    [
      "is at fault by a kind of principal that has no place there",
      { Principal: { CanonicalUser: "a1b2" } },
      ["trusts (withheld), and that kind of principal has no place here"],
    ],
    [
      "is sound with an identity provider that is bound",
      {
        Principal: { Federated: `arn:aws:iam::${OWN}:saml-provider/bank` },
        Condition: { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
      },
      [],
    ],
    ["is at fault by services of every name", { Principal: { Service: "*" } }, ["trusts everyone"]],
    [
      "is sound with a third party that must say the external id",
      {
        Principal: { AWS: PARTY },
        Condition: { StringEquals: { "sts:ExternalId": "kiro" } },
      },
      [],
    ],
    [
      "is at fault by a third party that must say something else",
      {
        Principal: { AWS: PARTY },
        Condition: { StringEquals: { "aws:RequestedRegion": "us-east-1" } },
      },
      [`trusts third party ${PARTY} without an sts:ExternalId`],
    ],
    ["is sound with everyone who is a named role", byPrincipalArn(ROLE), []],
    [
      "is at fault by everyone who is a role of another account",
      byPrincipalArn(`arn:aws:iam::${STRANGE}:role/ops`),
      [`trusts account ${STRANGE}, which is neither this stack's own nor trusted`],
    ],
    [
      "is at fault by everyone who acts for a named role",
      {
        Principal: "*",
        Condition: { ArnLike: { "aws:SourceArn": ROLE } },
      },
      [everyone],
    ],
    [
      "is at fault by everyone when one value names no role",
      byPrincipalArn([ROLE, `arn:aws:iam::${OWN}:root`]),
      [everyone],
    ],
    [
      "is at fault by everyone when a value only ends in a role",
      byPrincipalArn(`?${ROLE}`, {
        StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
      }),
      [everyone],
    ],
    ["is at fault by everyone who is a role of any account", byPrincipalArn("arn:aws:iam::*:role/ops"), [everyone]],
    [
      "is at fault by everyone who is a role of any account, whatever its id",
      byPrincipalArn("arn:aws:iam::*:role/ops", {
        StringLike: { "aws:userid": "AROAEXAMPLE:*" },
      }),
      [everyone],
    ],
    [
      "is sound with such a role of the organisation",
      byPrincipalArn("arn:aws:iam::*:role/ops", {
        StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
      }),
      [],
    ],
    [
      "is sound with such a role below a path of it",
      byPrincipalArn("arn:aws:iam::*:role/ops", {
        "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/*" },
      }),
      [],
    ],
    [
      "is sound with such a role of the own account",
      byPrincipalArn("arn:aws:iam::*:role/ops", {
        StringEquals: { "aws:PrincipalAccount": OWN },
      }),
      [],
    ],
    [
      "is at fault by such a role of another account",
      byPrincipalArn("arn:aws:iam::*:role/ops", {
        StringEquals: { "aws:PrincipalAccount": STRANGE },
      }),
      [`trusts account ${STRANGE}, which is neither this stack's own nor trusted`],
    ],
    [
      "is at fault by a service that acts for another account",
      {
        Principal: { Service: "states.amazonaws.com" },
        Condition: { StringEquals: { "aws:SourceAccount": STRANGE } },
      },
      [`lets states.amazonaws.com act for account ${STRANGE}`],
    ],
    [
      "is sound with a service that acts for an organisation whose id looks like an account's",
      {
        Principal: { Service: "states.amazonaws.com" },
        Condition: { StringEquals: { "aws:SourceOrgID": `o-${STRANGE}` } },
      },
      [],
    ],
  ] as const) {
    it(why, () => {
      expect(faults(raw)).to.deep.equal(expected);
    });
  }

  it("is not judged by who may do something else", () => {
    expect(faults({ Principal: "*", Action: "sts:TagSession" })).to.deep.equal([]);
  });
});
