import { expect } from "chai";
import { CustomerKey, type CustomerKeyArgs } from "../../components/index.ts";
import type { PolicyStatement } from "../../components/foundation/policy-document.ts";
import { may } from "../support/iam.ts";
import { graphOf, one, record, refusalOf, statementsOf } from "../support/record.ts";
import { GOOD, tags } from "./fixtures.ts";

const KEY = "aws:kms/key:Key";
const TRAIL = "arn:aws:cloudtrail:us-east-1:111122223333:trail/kiro-audit-trail";
const ROOT = { AWS: "arn:aws:iam::111122223333:root" };
const USE = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*", "kms:DescribeKey"];

async function policyOf(change: Partial<CustomerKeyArgs>) {
  const made = await record(() => new CustomerKey("key", { ...GOOD.key, ...change }));
  return statementsOf(one(made, KEY), "policy");
}
const actionsOf = (statement: unknown) => (statement as { Action: string[] }).Action;

describe("CustomerKey", () => {
  it("makes a key and its alias", async () => {
    const made = await record(() => new CustomerKey("key", GOOD.key));
    expect(graphOf(made)).to.deep.equal([
      "key aws:kms/alias:Alias < key",
      "key aws:kms/key:Key < key",
      "key kiro:data-protection:CustomerKey",
    ]);
    expect(one(made, "aws:kms/alias:Alias").inputs).to.deep.equal({
      name: "alias/kiro/audit",
      targetKeyId: "key-keyId",
    });
    expect(one(made, "kiro:data-protection:CustomerKey").outputs).to.deep.equal({
      keyArn: "key-arn",
      aliasName: "alias/kiro/audit",
    });
  });

  it("rotates the key and tags it", async () => {
    const { policy, ...inputs } = one(await record(() => new CustomerKey("key", GOOD.key)), KEY).inputs;
    expect(policy).to.be.a("string");
    expect(inputs).to.deep.equal({
      description: "Encrypts the landing zone's audit records.",
      enableKeyRotation: true,
      rotationPeriodInDays: 365,
      deletionWindowInDays: 30,
      tags: tags("key", "data-protection", "MAS-TRM 10.2"),
    });
  });

  it("admits the trail and the log groups to the audit key, each bound to its own resources", async () => {
    const { AccountAdministersThroughIam: _, ...services } = await policyOf({});
    const trail = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" }, Resource: "*" };
    const ours = { "aws:SourceArn": TRAIL, "aws:SourceAccount": "111122223333" };
    expect(services).to.deep.equal({
      AccountUsesThroughS3: {
        Sid: "AccountUsesThroughS3",
        Effect: "Allow",
        Principal: ROOT,
        Action: ["kms:Decrypt", "kms:DescribeKey"],
        Resource: "*",
        Condition: {
          StringEquals: { "kms:CallerAccount": "111122223333", "kms:ViaService": "s3.us-east-1.amazonaws.com" },
        },
      },
      TrailEncrypts: {
        ...trail,
        Sid: "TrailEncrypts",
        Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
        Condition: { StringEquals: { ...ours, "kms:EncryptionContext:aws:cloudtrail:arn": TRAIL } },
      },
      TrailEncryptsUnderBucketKey: {
        ...trail,
        Sid: "TrailEncryptsUnderBucketKey",
        Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
        Condition: {
          StringEquals: { ...ours, "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::kiro-audit-logs-111122223333" },
        },
      },
      TrailDescribesKey: {
        ...trail,
        Sid: "TrailDescribesKey",
        Action: "kms:DescribeKey",
        Condition: { StringEquals: ours },
      },
      LogGroupsEncrypt: {
        Sid: "LogGroupsEncrypt",
        Effect: "Allow",
        Principal: { Service: "logs.us-east-1.amazonaws.com" },
        Action: USE,
        Resource: "*",
        Condition: {
          ArnEquals: {
            "kms:EncryptionContext:aws:logs:arn": [
              "arn:aws:logs:us-east-1:111122223333:log-group:/kiro/audit/trail",
              "arn:aws:logs:us-east-1:111122223333:log-group:/kiro/network/flows",
            ],
          },
        },
      },
    });
  });

  it("admits only S3 to the data key", async () => {
    const policy = await policyOf({ purpose: { kind: "data" } });
    expect(Object.keys(policy)).to.deep.equal(["AccountAdministersThroughIam", "AccountUsesThroughS3"]);
    expect(actionsOf(policy["AccountUsesThroughS3"])).to.deep.equal(USE);
  });

  it("admits only WorkSpaces to the desktops key, grants for AWS resources included", async () => {
    const policy = await policyOf({ purpose: { kind: "desktops" } });
    const through = {
      "kms:CallerAccount": "111122223333",
      "kms:ViaService": "workspaces.us-east-1.amazonaws.com",
    };
    expect(Object.keys(policy)).to.deep.equal([
      "AccountAdministersThroughIam",
      "AccountUsesThroughWorkSpaces",
      "WorkSpacesHoldsGrants",
    ]);
    expect(policy["AccountUsesThroughWorkSpaces"]).to.deep.include({ Condition: { StringEquals: through } });
    expect(policy["WorkSpacesHoldsGrants"]).to.deep.include({
      Action: ["kms:CreateGrant"],
      Condition: { StringEquals: through, Bool: { "kms:GrantIsForAWSResource": "true" } },
    });
  });

  it("admits only Network Firewall to the firewall key, grants for AWS resources included", async () => {
    const policy = await policyOf({ purpose: { kind: "firewall" } });
    const through = {
      StringEquals: {
        "kms:CallerAccount": "111122223333",
        "kms:ViaService": "network-firewall.us-east-1.amazonaws.com",
      },
    };
    expect(policy["AccountUsesThroughNetworkFirewall"]).to.deep.include({ Condition: through });
    expect(policy["NetworkFirewallHoldsGrants"]).to.deep.include({
      Action: ["kms:CreateGrant"],
      Condition: { ...through, Bool: { "kms:GrantIsForAWSResource": "true" } },
    });
  });

  it("admits alarms and rules of this account to the alarms key, for its own topics", async () => {
    const topic = "arn:aws:sns:us-east-1:111122223333:kiro-alarms-high";
    const policy = await policyOf({ purpose: { kind: "alarms", topicArns: [topic] } });
    expect(Object.keys(policy)).to.deep.equal(["AccountAdministersThroughIam", "AlarmsEncrypt", "RulesEncrypt"]);
    const publishes = (service: string, action: string, context: Record<string, string>) => {
      const statements = Object.values(policy) as PolicyStatement[];
      const own = statements.filter(({ Principal }) => JSON.stringify(Principal) === `{"Service":"${service}"}`);
      return may(own, undefined, { action, context });
    };
    const inTopic = { "kms:EncryptionContext:aws:sns:topicArn": topic };
    const ours = { ...inTopic, "aws:SourceAccount": "111122223333" };
    for (const action of ["kms:GenerateDataKey", "kms:Decrypt"]) {
      expect(publishes("cloudwatch.amazonaws.com", action, ours)).to.equal(true);
      expect(publishes("cloudwatch.amazonaws.com", action, { ...ours, "aws:SourceAccount": "999988887777" })).to.equal(
        false,
      );
      // EventBridge sends no source account.
      expect(publishes("events.amazonaws.com", action, inTopic)).to.equal(true);
      const elsewhere = { "kms:EncryptionContext:aws:sns:topicArn": topic.replace("111122223333", "999988887777") };
      expect(publishes("events.amazonaws.com", action, elsewhere)).to.equal(false);
      expect(publishes("sns.amazonaws.com", action, ours)).to.equal(false);
    }
    expect(publishes("cloudwatch.amazonaws.com", "kms:CreateGrant", ours)).to.equal(false);
  });

  it("refuses a key for alarms without topics", async () => {
    const purpose = { kind: "alarms", topicArns: [] } as const;
    expect(await refusalOf(() => new CustomerKey("key", { ...GOOD.key, purpose }))).to.equal(
      'CustomerKey "key" cannot be built:\n  - purpose.topicArns: empty, got []; at least one topic that the key encrypts',
    );
  });

  it("lets the account administer but neither encrypt, decrypt nor grant", async () => {
    const actions = actionsOf((await policyOf({}))["AccountAdministersThroughIam"]);
    expect(actions).to.include("kms:PutKeyPolicy");
    expect(actions.filter((action) => /\*|crypt|GenerateDataKey|CreateGrant|Sign|Mac/.test(action))).to.deep.equal([]);
  });

  it("lets nobody end the life of a protected key", async () => {
    const end = ["kms:DisableKey", "kms:ScheduleKeyDeletion"];
    const kept = await policyOf({ protect: true });
    expect(JSON.stringify(kept)).not.to.match(/DisableKey"|ScheduleKeyDeletion/);
    const open = await policyOf({ protect: false, administrators: ["arn:aws:iam::111122223333:role/keys"] });
    expect(actionsOf(open["AccountAdministersThroughIam"])).to.include.members(end);
    expect(actionsOf(open["AdministratorsDoNotUse"])).not.to.include.members(end);
  });

  it("names administrators, who get what the account gets and no more", async () => {
    const administrators = ["arn:aws:iam::111122223333:role/keys"];
    const policy = await policyOf({ administrators });
    expect(policy["AdministratorsDoNotUse"]).to.deep.equal({
      Sid: "AdministratorsDoNotUse",
      Effect: "Allow",
      Principal: { AWS: administrators },
      Action: actionsOf(policy["AccountAdministersThroughIam"]),
      Resource: "*",
    });
  });

  for (const protect of [true, false]) {
    it(`${protect ? "keeps" : "lets go of"} key and alias when protect is ${String(protect)}`, async () => {
      const made = await record(() => new CustomerKey("key", { ...GOOD.key, protect }));
      for (const child of made.filter((resource) => resource.custom)) {
        expect([child.type, child.protect, child.retainOnDelete]).to.deep.equal([child.type, protect, protect]);
      }
    });
  }

  it("refuses bad arguments, all at once", async () => {
    const bad: CustomerKeyArgs = {
      ...GOOD.key,
      alias: "aws/mine",
      purpose: { ...GOOD.key.purpose, logGroupNames: [] },
      rotationDays: 30,
      deletionWindowDays: 31,
      administrators: ["keys"],
    };
    expect(await refusalOf(() => new CustomerKey("key", bad))).to.equal(
      [
        'CustomerKey "key" cannot be built:',
        "  - rotationDays: out of range, got 30; a whole number from 90 to 2560",
        "  - deletionWindowDays: out of range, got 31; a whole number from 7 to 30",
        '  - alias: not an alias name, got "aws/mine"; letters, digits and _ / -, not starting with aws/',
        "  - purpose.logGroupNames: empty, got []; at least one log group that the key encrypts",
        '  - administrators: not a role, got "keys"; the ARN of an IAM role',
      ].join("\n"),
    );
  });
});
