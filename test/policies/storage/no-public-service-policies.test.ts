import { expect } from "chai";
import { POLICY_CARRIERS, POLICY_PROPERTIES } from "../../../policypacks/mas-trm/kit/iam/policy-carriers.ts";
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

  for (const property of POLICY_PROPERTIES) {
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
    [
      "passes a service that is not known to say for whom it sends",
      { Principal: { Service: "ses.amazonaws.com" } },
      [],
    ],
    [
      "refuses a service without its source, which anybody can make send",
      { Principal: { Service: ["ses.amazonaws.com", "events.amazonaws.com"] } },
      [
        "violation it: statement Use lets in the service events.amazonaws.com for any account: no aws:SourceArn or aws:SourceAccount binds it",
      ],
    ],
    [
      "passes a service with its source",
      {
        Principal: { Service: "sns.amazonaws.com" },
        Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:sns:us-east-1:111122223333:alarms" } },
      },
      [],
    ],
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

  it("asks for the source of a service where the topic's or queue's policy can hold it", () => {
    const topic = "aws:sns/topicPolicy:TopicPolicy";
    const from = (Service: string) => ({ policy: document({ Principal: { Service } }) });
    expect(found(topic, from("cloudwatch.amazonaws.com"))).to.have.length(1);
    expect(found(topic, from("events.amazonaws.com"))).to.deep.equal([]);
    expect(found("aws:ecr/repositoryPolicy:RepositoryPolicy", from("s3.amazonaws.com"))).to.deep.equal([]);
    const denied = { policy: document({ Effect: "Deny", Principal: { Service: "s3.amazonaws.com" } }) };
    expect(found(topic, denied)).to.deep.equal([]);
  });

  it("passes a file system that everyone may mount from inside its network", () => {
    const mounted = (value: string) => ({ Condition: { Bool: { "elasticfilesystem:AccessedViaMountTarget": value } } });
    const type = "aws:efs/fileSystemPolicy:FileSystemPolicy";
    expect(found(type, { policy: document(mounted("true")) })).to.deep.equal([]);
    expect(found(type, { policy: document(mounted("false")) })).to.deep.equal(open);
  });

  it("passes an account that is listed", () => {
    expect(
      found(QUEUE, { policy: document({ Principal: { AWS: "999988887777" } }) }, { trustedAccounts: ["999988887777"] }),
    ).to.deep.equal([]);
  });

  it("cannot decide on a document that is not known yet, and still refuses the one beside it", () => {
    expect(found(QUEUE, { policy: unknown })).to.deep.equal(["undetermined it: policy is not known yet"]);
    expect(
      found("aws:s3tables/tablePolicy:TablePolicy", { policy: unknown, resourcePolicy: document() }),
    ).to.have.members(["undetermined it: policy is not known yet", ...open]);
  });

  it("judges what is known of a document whose other statements are not", () => {
    const use = { Sid: "Use", Effect: "Allow", Principal: "*", Action: "sqs:SendMessage", Resource: "*" };
    const policy = { Statement: [{ ...use, Principal: { AWS: unknown } }, use] };
    expect(found(QUEUE, { policy })).to.have.members([...open, "undetermined it: policy is not known yet"]);
  });

  describe("permissions of functions", () => {
    const everyone = ["violation it: it lets in everyone: none of principalOrgId, sourceAccount, sourceArn binds it"];
    const service = [
      "violation it: it lets in the service s3.amazonaws.com for any account: none of principalOrgId, sourceAccount, sourceArn binds it",
    ] as const;
    const stranger = ["violation it: it lets in account 999988887777, neither this stack's own nor trusted"];
    for (const [why, props, expected] of [
      ["refuse everyone", { principal: "*" }, everyone],
      ["pass everyone of an organisation", { principal: "*", principalOrgId: "o-a1b2c3d4e5" }, []],
      ["pass everyone on behalf of an account", { principal: "*", sourceAccount: "111122223333" }, []],
      ["refuse a service for any account", { principal: "s3.amazonaws.com" }, service],
      ["pass a service for one bucket", { principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::data" }, []],
      ["refuse a source that is anything", { principal: "s3.amazonaws.com", sourceArn: "*" }, service],
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
      ["refuse a source that is any bucket", { principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::*" }, service],
      ["refuse everyone of any organisation", { principal: "*", principalOrgId: "o-*" }, everyone],
      [
        "cannot be decided while the source is not known and comes from nowhere known",
        { principal: "s3.amazonaws.com", sourceArn: unknown },
        [
          "undetermined it: it lets in the service s3.amazonaws.com for any account unless principalOrgId, sourceAccount, sourceArn binds it, which is not known",
        ],
      ],
      [
        "pass a service for an account, whatever its source is",
        { principal: "s3.amazonaws.com", sourceArn: unknown, sourceAccount: "111122223333" },
        [],
      ],
      [
        "refuse a service that acts for a stranger, whatever its source is",
        { principal: "s3.amazonaws.com", sourceArn: unknown, sourceAccount: "999988887777" },
        ["violation it: it lets in whoever acts for account 999988887777, neither this stack's own nor trusted"],
      ],
      ["refuse a stranger's account", { principal: "999988887777" }, stranger],
      ["refuse a stranger's role", { principal: "arn:aws:iam::999988887777:role/caller" }, stranger],
      [
        "refuse a service of another domain for anybody",
        { principal: "alexa-appkit.amazon.com" },
        [service[0].replace("s3.amazonaws.com", "alexa-appkit.amazon.com")],
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

    it("pass a service for a resource of this stack before its ARN is known, but not for anything else", () => {
      const permission = (of: string) => ({
        type: PERMISSION,
        name: "it",
        provider,
        props: { principal: "s3.amazonaws.com" },
        dependsOn: { sourceArn: [of] },
      });
      const bucket = { type: "aws:s3/bucket:Bucket", name: "bucket", props: {} };
      const random = { type: "random:index/randomString:RandomString", name: "random", props: {} };
      expect(examine(noPublicServicePolicies, [bucket, permission("bucket")])).to.deep.equal([]);
      expect(examine(noPublicServicePolicies, [random, permission("random")])).to.have.length(1);
    });

    it("of layers, event buses and signing profiles are judged by whom they let in", () => {
      const layer = "aws:lambda/layerVersionPermission:LayerVersionPermission";
      expect(found(layer, { principal: "*", organizationId: "o-a1b2c3d4e5" })).to.deep.equal([]);
      expect(found(layer, { principal: "999988887777" })).to.deep.equal(stranger);
      expect(found(layer, { principal: "999988887777" }, { trustedAccounts: ["999988887777"] })).to.deep.equal([]);
      const bus = "aws:cloudwatch/eventPermission:EventPermission";
      const organization = { key: "aws:PrincipalOrgID", type: "StringEquals", value: "o-a1b2c3d4e5" };
      expect(found(bus, { principal: "*", condition: organization })).to.deep.equal([]);
      const signer = "aws:signer/signingProfilePermission:SigningProfilePermission";
      expect(found(signer, { principal: "999988887777" })).to.deep.equal(stranger);
      expect(found(signer, { principal: "*" })).to.deep.equal(["violation it: it lets in everyone: nothing binds it"]);
    });

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

  it("refuses documents that are shared with everyone or with a stranger", () => {
    const shared = (account_ids: string) =>
      found("aws:ssm/document:Document", { permissions: { type: "Share", account_ids } });
    expect(shared("111122223333")).to.deep.equal([]);
    expect(shared("")).to.deep.equal([]);
    expect(found("aws:ssm/document:Document", {})).to.deep.equal([]);
    expect(shared("111122223333, 999988887777")).to.deep.equal([
      "violation it: permissions.account_ids shares it with account 999988887777, neither this stack's own nor trusted",
    ]);
    expect(shared(unknown)).to.deep.equal(["undetermined it: permissions.account_ids is not known yet"]);
    expect(shared("All")).to.deep.equal(["violation it: permissions.account_ids shares it with everyone"]);
  });
});
