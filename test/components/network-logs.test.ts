import { expect } from "chai";
import { DnsQueryLogs, FlowLogs } from "../../components/index.ts";
import { graphOf, one, record, refusalOf, statementsOf } from "../support/record.ts";
import { GOOD, tags } from "./fixtures.ts";

const GROUP = "aws:cloudwatch/logGroup:LogGroup";
const FLOWS = "arn:aws:logs:us-east-1:111122223333:log-group:/kiro/network/flows";
const QUERIES = "arn:aws:logs:us-east-1:111122223333:log-group:/kiro/network/dns-queries";
const tagged = (name: string) => tags(name, "network", "MAS-TRM 12.2");

describe("FlowLogs", () => {
  it("makes a flow log with its group, role and rights", async () => {
    const made = await record(() => new FlowLogs("flows", GOOD.flowLogs));
    expect(graphOf(made)).to.deep.equal([
      "flows aws:cloudwatch/logGroup:LogGroup < flows",
      "flows aws:ec2/flowLog:FlowLog < flows",
      "flows aws:iam/role:Role < flows",
      "flows aws:iam/rolePolicy:RolePolicy < flows",
      "flows kiro:network:FlowLogs",
    ]);
    expect(one(made, "kiro:network:FlowLogs").outputs).to.deep.equal({
      flowLogId: "flows-flowlog",
      logGroupName: "/kiro/network/flows",
    });
  });

  it("records all traffic of the VPC each minute, once it may", async () => {
    const made = await record(() => new FlowLogs("flows", GOOD.flowLogs));
    const flowLog = one(made, "aws:ec2/flowLog:FlowLog");
    expect(flowLog.inputs).to.deep.equal({
      vpcId: "vpc-1",
      trafficType: "ALL",
      maxAggregationInterval: 60,
      logDestinationType: "cloud-watch-logs",
      logDestination: "flows-arn",
      iamRoleArn: "flows-arn",
      tags: tagged("flows"),
    });
    expect(flowLog.dependsOn).to.include("aws:iam/rolePolicy:RolePolicy flows");
  });

  it("trusts flow logs of this account only, to write to this group only", async () => {
    const made = await record(() => new FlowLogs("flows", GOOD.flowLogs));
    expect(statementsOf(one(made, "aws:iam/role:Role"), "assumeRolePolicy")).to.deep.equal({
      FlowLogsOfThisAccount: {
        Sid: "FlowLogsOfThisAccount",
        Effect: "Allow",
        Principal: { Service: "vpc-flow-logs.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "aws:SourceAccount": "111122223333" },
          ArnLike: { "aws:SourceArn": "arn:aws:ec2:us-east-1:111122223333:vpc-flow-log/*" },
        },
      },
    });
    expect(statementsOf(one(made, "aws:iam/rolePolicy:RolePolicy"), "policy")).to.deep.equal({
      WriteToTheLogGroup: {
        Sid: "WriteToTheLogGroup",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        Resource: [FLOWS, `${FLOWS}:*`],
      },
      FindTheLogGroup: {
        Sid: "FindTheLogGroup",
        Effect: "Allow",
        Action: "logs:DescribeLogGroups",
        Resource: "arn:aws:logs:us-east-1:111122223333:log-group:*",
      },
    });
  });
});

describe("DnsQueryLogs", () => {
  it("makes a query log for the VPC with its group and the right to deliver", async () => {
    const made = await record(() => new DnsQueryLogs("dns", GOOD.dnsLogs));
    expect(graphOf(made)).to.deep.equal([
      "dns aws:cloudwatch/logGroup:LogGroup < dns",
      "dns aws:cloudwatch/logResourcePolicy:LogResourcePolicy < dns",
      "dns aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig < dns",
      "dns aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation < dns",
      "dns kiro:network:DnsQueryLogs",
    ]);
    const config = one(made, "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig");
    expect(config.inputs).to.deep.equal({ name: "dns", destinationArn: "dns-arn", tags: tagged("dns") });
    expect(config.dependsOn).to.include("aws:cloudwatch/logResourcePolicy:LogResourcePolicy dns");
    const association = "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation";
    expect(one(made, association).inputs).to.deep.equal({
      resolverQueryLogConfigId: "dns-resolverquerylogconfig",
      resourceId: "vpc-1",
    });
    expect(one(made, "kiro:network:DnsQueryLogs").outputs).to.deep.equal({
      queryLogConfigId: "dns-resolverquerylogconfig",
      logGroupName: "/kiro/network/dns-queries",
    });
  });

  it("lets log delivery of this account write to this group only", async () => {
    const made = await record(() => new DnsQueryLogs("dns", GOOD.dnsLogs));
    const policy = one(made, "aws:cloudwatch/logResourcePolicy:LogResourcePolicy");
    expect(policy.inputs["policyName"]).to.equal("dns");
    expect(statementsOf(policy, "policyDocument")).to.deep.equal({
      ResolverQueryLogDelivery: {
        Sid: "ResolverQueryLogDelivery",
        Effect: "Allow",
        Principal: { Service: "delivery.logs.amazonaws.com" },
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: `${QUERIES}:log-stream:*`,
        Condition: {
          StringEquals: { "aws:SourceAccount": "111122223333" },
          ArnLike: { "aws:SourceArn": "arn:aws:logs:us-east-1:111122223333:*" },
        },
      },
    });
  });
});

for (const [component, build] of [
  ["FlowLogs", (change: object) => new FlowLogs("logs", { ...GOOD.flowLogs, ...change })],
  ["DnsQueryLogs", (change: object) => new DnsQueryLogs("logs", { ...GOOD.dnsLogs, ...change })],
] as const) {
  describe(`the log group of ${component}`, () => {
    for (const protect of [true, false]) {
      it(`is encrypted, kept for its time, and ${protect ? "protected" : "not protected"}`, async () => {
        const group = one(await record(() => build({ protect, logGroupName: "/kiro/a" })), GROUP);
        expect(group.inputs).to.deep.equal({
          name: "/kiro/a",
          kmsKeyId: "arn:aws:kms:us-east-1:111122223333:key/k",
          retentionInDays: 365,
          deletionProtectionEnabled: protect,
          tags: tagged("logs"),
        });
        expect([group.protect, group.retainOnDelete]).to.deep.equal([protect, protect]);
      });
    }

    it("is refused with a bad name and retention, all at once", async () => {
      const message = await refusalOf(() => build({ logGroupName: "a b", retentionDays: 364 }));
      expect(message).to.equal(
        [
          `${component} "logs" cannot be built:`,
          '  - logGroupName: not a log group name, got "a b"; letters, digits and _ - / . #',
          "  - retentionDays: not a period of CloudWatch, got 364; one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, " +
            "365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
        ].join("\n"),
      );
    });
  });
}
