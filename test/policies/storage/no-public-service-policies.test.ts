import { expect } from "chai";
import { POLICY_CARRIERS } from "../../../policypacks/mas-trm/kit/iam/policy-carriers.ts";
import { isKnownType } from "../../../policypacks/mas-trm/kit/tagged.ts";
import { noPublicServicePolicies } from "../../../policypacks/mas-trm/rules/storage/no-public-service-policies.ts";
import { examine, unknown } from "../support/examine.ts";

const provider = { region: "us-east-1", allowedAccountIds: '["111122223333"]' };
const found = (type: string, props: Readonly<Record<string, unknown>>, settings = {}) =>
  examine(noPublicServicePolicies, [{ type, name: "it", props, provider }], { settings });
const document = (change: object = {}) =>
  JSON.stringify({
    Statement: { Sid: "Use", Effect: "Allow", Principal: "*", Action: "sqs:SendMessage", Resource: "*", ...change },
  });
const open = [
  "violation it: statement Use allows everyone, and no condition binds the caller to an organisation, account, network or resource",
];
const QUEUE = "aws:sqs/queuePolicy:QueuePolicy";
const PERMISSION = "aws:lambda/permission:Permission";

describe("no-public-service-policies", () => {
  for (const type of POLICY_CARRIERS) {
    it(`reads the policy of ${type}`, () => {
      expect(isKnownType(type)).to.equal(true);
      expect(found(type, { policy: document() })).to.deep.equal(open);
      expect(found(type, {})).to.deep.equal([]);
    });
  }

  for (const property of ["policy", "policyDocument", "resourcePolicy", "accessPolicy", "accessPolicies"]) {
    it(`finds it under the name ${property}`, () => {
      expect(found(QUEUE, { [property]: document() })).to.deep.equal(open);
    });
  }

  for (const [why, change, expected] of [
    [
      "passes a source of the account",
      { Condition: { ArnLike: { "aws:SourceArn": "arn:aws:sns:us-east-1:111122223333:*" } } },
      [],
    ],
    ["refuses a source of any account", { Condition: { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" } } }, open],
    ["passes a service", { Principal: { Service: "events.amazonaws.com" } }, []],
    ["passes a denial", { Effect: "Deny" }, []],
    [
      "refuses a stranger",
      { Principal: { AWS: "999988887777" } },
      ["violation it: statement Use lets in account 999988887777, neither this stack's own nor trusted"],
    ],
  ] as const) {
    it(why, () => {
      expect(found(QUEUE, { policy: document(change) })).to.deep.equal(expected);
    });
  }

  it("passes an account that is listed", () => {
    expect(
      found(QUEUE, { policy: document({ Principal: { AWS: "999988887777" } }) }, { trustedAccounts: ["999988887777"] }),
    ).to.deep.equal([]);
  });

  it("cannot decide on a document that is not known yet", () => {
    expect(found(QUEUE, { policy: unknown })).to.deep.equal(["undetermined it: policy is not known yet"]);
  });

  describe("permissions of functions", () => {
    const everyone = ["violation it: it lets in everyone: none of principalOrgId, sourceAccount, sourceArn binds it"];
    const service = [
      "violation it: it lets in the service s3.amazonaws.com for any account: none of principalOrgId, sourceAccount, sourceArn binds it",
    ];
    for (const [why, props, expected] of [
      ["refuse everyone", { principal: "*" }, everyone],
      ["pass everyone of an organisation", { principal: "*", principalOrgId: "o-a1b2c3d4e5" }, []],
      ["pass everyone on behalf of an account", { principal: "*", sourceAccount: "111122223333" }, []],
      ["refuse a service for any account", { principal: "s3.amazonaws.com" }, service],
      ["pass a service for one bucket", { principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::data" }, []],
      ["pass a service for a source that is not known yet", { principal: "s3.amazonaws.com", sourceArn: unknown }, []],
      ["refuse a source that is anything", { principal: "s3.amazonaws.com", sourceArn: "*" }, service],
      ["refuse any bucket as the source", { principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::*" }, service],
      [
        "refuse a source of any account",
        { principal: "s3.amazonaws.com", sourceArn: "arn:aws:events:*:*:rule/nightly" },
        service,
      ],
      [
        "pass any bucket of one account",
        { principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::*", sourceAccount: "111122223333" },
        [],
      ],
      [
        "pass any source of one account",
        { principal: "s3.amazonaws.com", sourceArn: "arn:aws:events:*:111122223333:rule/*" },
        [],
      ],
      ["pass a role", { principal: "arn:aws:iam::111122223333:role/caller" }, []],
      [
        "cannot be decided while the principal is not known",
        { principal: unknown },
        ["undetermined it: principal is not known yet"],
      ],
    ] as const) {
      it(why, () => {
        expect(found(PERMISSION, props)).to.deep.equal(expected);
      });
    }

    it("of layers and event buses are refused for everyone too", () => {
      expect(found("aws:lambda/layerVersionPermission:LayerVersionPermission", { principal: "*" })).to.deep.equal([
        "violation it: it lets in everyone: none of organizationId binds it",
      ]);
      expect(found("aws:cloudwatch/eventPermission:EventPermission", { principal: "*" })).to.deep.equal([
        "violation it: it lets in everyone: none of condition binds it",
      ]);
    });
  });

  it("refuses function URLs without IAM", () => {
    const url = (authorizationType: unknown) => found("aws:lambda/functionUrl:FunctionUrl", { authorizationType });
    expect(url("AWS_IAM")).to.deep.equal([]);
    expect(url("NONE")).to.deep.equal(["violation it: authorizationType is not AWS_IAM"]);
    expect(url(unknown)).to.deep.equal(["undetermined it: authorizationType is not known yet"]);
  });

  it("refuses documents that are shared with everyone", () => {
    const shared = (account_ids: string) =>
      found("aws:ssm/document:Document", { permissions: { type: "Share", account_ids } });
    expect(shared("111122223333")).to.deep.equal([]);
    expect(shared("All")).to.deep.equal(["violation it: permissions.account_ids shares it with everyone"]);
  });
});
