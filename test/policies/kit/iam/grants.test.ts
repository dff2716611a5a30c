import { expect } from "chai";
import { checkGrantees } from "../../../../policypacks/mas-trm/kit/iam/grants.ts";
import { checkPropertyGrant } from "../../../../policypacks/mas-trm/kit/iam/property-grants.ts";
import { Judge } from "../../../../policypacks/mas-trm/kit/judge.ts";
import { Resource, type ResourceFacts } from "../../../../policypacks/mas-trm/kit/resource.ts";
import { StackGraph } from "../../../../policypacks/mas-trm/kit/stack-graph.ts";
import * as types from "../../../../policypacks/mas-trm/kit/types.ts";
import { unknown } from "../../support/examine.ts";
import { statementsOf } from "../../support/statements.ts";

const OWN = "111122223333";
const STRANGE = "444455556666";
const BUS = "aws:cloudwatch/eventPermission:EventPermission";
const PERMISSION = "aws:lambda/permission:Permission";
const urnOf = (type: string) => `urn:pulumi:prod::test::${type}::it`;
const resource = (type: string, inputs: ResourceFacts["inputs"] = {}, more: Partial<ResourceFacts> = {}) =>
  new Resource({
    urn: urnOf(type),
    type,
    name: "it",
    inputs,
    provider: { type: "pulumi:providers:aws", name: "default", props: { allowedAccountIds: [OWN] } },
    ...more,
  });
const said = (judge: Judge) => judge.findings.map(({ verdict, why }) => `${verdict}: ${why}`);

describe("grants by a policy", () => {
  const found = (raw: object) => {
    const judge = new Judge();
    checkGrantees(judge, resource(types.QUEUE_POLICY), statementsOf({ Sid: "Use", ...raw }), []);
    return said(judge);
  };
  const stranger = [`violation: statement Use lets in account ${STRANGE}, neither this stack's own nor trusted`];

  for (const [operator, key, own, strange] of [
    ["ArnLike", "aws:PrincipalArn", `arn:aws:iam::${OWN}:role/x`, `arn:aws:iam::${STRANGE}:role/x`],
    ["StringEquals", "aws:PrincipalAccount", OWN, STRANGE],
    ["StringEquals", "aws:SourceAccount", OWN, STRANGE],
    ["StringEquals", "aws:SourceOwner", OWN, STRANGE],
    ["StringEquals", "kms:CallerAccount", OWN, STRANGE],
    ["StringEquals", "s3:DataAccessPointAccount", OWN, STRANGE],
  ] as const) {
    it(`let in the account that ${key} binds everyone to`, () => {
      expect(found({ Principal: "*", Condition: { [operator]: { [key]: own } } })).to.deep.equal([]);
      expect(found({ Principal: "*", Condition: { [operator]: { [key]: strange } } })).to.deep.equal(stranger);
    });
  }

  it("let in nobody in particular where everyone is bound to an organisation beside", () => {
    const Condition = { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5", "aws:PrincipalAccount": STRANGE } };
    expect(found({ Principal: "*", Condition })).to.deep.equal([]);
  });

  it("let in an origin access identity of CloudFront, which has no account, but not what only holds its ARN", () => {
    const identity = "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1EXAMPLE";
    expect(found({ Principal: { AWS: identity } })).to.deep.equal([]);
    expect(found({ Principal: { AWS: `x${identity}` } })).to.deep.equal([
      "violation: statement Use lets in a grantee whose account cannot be told",
    ]);
  });
});

describe("grants by properties", () => {
  const found = (grant: Resource) => {
    const judge = new Judge();
    checkPropertyGrant(judge, grant, []);
    return said(judge);
  };
  const untold = "violation: it lets in a grantee whose account cannot be told";

  for (const [why, props, expected] of [
    ["pass the own account", { principal: OWN }, []],
    ["refuse a host that only holds a service's", { principal: "s3.amazonaws.com.example" }, [untold]],
    [
      "refuse a service of China for any account",
      { principal: "s3.amazonaws.com.cn" },
      [
        "violation: it lets in the service s3.amazonaws.com.cn for any account: none of principalOrgId, sourceAccount, sourceArn binds it",
      ],
    ],
    [
      "refuse an account that is acted for",
      { principal: OWN, sourceAccount: STRANGE },
      [`violation: it lets in whoever acts for account ${STRANGE}, neither this stack's own nor trusted`],
    ],
    ["leave alone what is longer than an account's id", { principal: OWN, sourceAccount: `${STRANGE}1` }, []],
    ["leave alone what only ends as an account's id", { principal: OWN, sourceAccount: `1${STRANGE}` }, []],
  ] as const) {
    it(why, () => {
      expect(found(resource(PERMISSION, props))).to.deep.equal(expected);
    });
  }

  it("pass an organisation that another resource of AWS tells, and wait for one that comes from elsewhere", () => {
    const organization = resource("aws:organizations/organization:Organization");
    const bus = (origins: readonly string[]) =>
      resource(
        BUS,
        { principal: "*", condition: { value: unknown } },
        { propertyDependencies: { condition: origins } },
      );
    const open = ["undetermined: it lets in everyone unless condition binds it, which is not known"];
    const early = bus([organization.urn]);
    expect(found(early)).to.deep.equal(open);
    const late = [bus([organization.urn]), bus([urnOf("aws:not/here:Here")]), bus([])];
    for (const grant of late) new StackGraph([organization, grant]);
    expect(late.map(found)).to.deep.equal([[], open, open]);
  });
});
