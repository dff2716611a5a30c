import { expect } from "chai";
import { graphOf, ofType, one, type Registration, statementsOf } from "../support/record.ts";
import { CONFIG } from "./fixtures.ts";
import { buildZone } from "./whole-zone.ts";

describe("KiroLandingZone's keys, evidence and alarms", () => {
  let zone: readonly Registration[];
  before(async () => {
    zone = await buildZone();
  });

  it("names the trail, its bucket and the record log groups as documented", () => {
    expect(one(zone, "aws:cloudtrail/trail:Trail").inputs["name"]).to.equal("kiro-audit-trail");
    expect(ofType(zone, "aws:s3/bucket:Bucket").map(({ inputs }) => inputs["bucket"])).to.deep.equal([
      "kiro-artefacts-111122223333",
      "kiro-audit-logs-111122223333",
      "kiro-compliance-reports-111122223333",
      "kiro-mcp-registry-111122223333",
    ]);
    const groups = ofType(zone, "aws:cloudwatch/logGroup:LogGroup");
    expect(groups.map(({ inputs }) => inputs["name"])).to.have.members([
      "/kiro/audit/trail",
      "/kiro/network/flows",
      "/kiro/network/dns-queries",
      "/kiro/desktops/hooks",
    ]);
  });

  it("encrypts all evidence with the audit key, whose policy names exactly these log groups", () => {
    // What desktops write themselves has a key of its own.
    const groups = ofType(zone, "aws:cloudwatch/logGroup:LogGroup").filter(({ name }) => name !== "kiro-hook-logs");
    const keys = [...groups, one(zone, "aws:cloudtrail/trail:Trail")].map(({ inputs }) => inputs["kmsKeyId"]);
    expect(new Set(keys)).to.deep.equal(new Set(["kiro-audit-key-arn"]));
    const encryption = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
    expect(JSON.stringify(one(zone, encryption, "kiro-audit-bucket").inputs)).to.contain(
      '"kmsMasterKeyId":"kiro-audit-key-arn"',
    );
    const policy = statementsOf(one(zone, "aws:kms/key:Key", "kiro-audit-key"), "policy");
    const { Condition } = policy["LogGroupsEncrypt"] as { Condition: { ArnEquals: Record<string, string[]> } };
    expect(Condition.ArnEquals["kms:EncryptionContext:aws:logs:arn"]).to.have.members(
      groups.map(({ inputs }) => `arn:aws:logs:us-east-1:111122223333:log-group:${String(inputs["name"])}`),
    );
  });

  it("encrypts its own files and the desktops' reports with the data key, which admits Systems Manager for them", () => {
    const encryption = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
    for (const name of ["kiro-artefacts", "kiro-compliance-reports", "kiro-mcp-registry"]) {
      expect(JSON.stringify(one(zone, encryption, name).inputs)).to.contain('"kmsMasterKeyId":"kiro-data-key-arn"');
    }
    const policy = statementsOf(one(zone, "aws:kms/key:Key", "kiro-data-key"), "policy");
    expect(policy).to.have.property("DataSyncEncrypts");
  });

  it("starts the trail only when its bucket is locked, encrypted and has its policy", () => {
    expect(one(zone, "aws:cloudtrail/trail:Trail").dependsOn).to.include.members([
      "aws:s3/bucket:Bucket kiro-audit-bucket",
      "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration kiro-audit-bucket",
      "aws:s3/bucketPolicy:BucketPolicy kiro-audit-bucket",
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration kiro-audit-bucket",
    ]);
  });

  it("records who writes to the MCP registry, and alarms on it", () => {
    expect(JSON.stringify(one(zone, "aws:cloudtrail/trail:Trail").inputs["advancedEventSelectors"])).to.contain(
      '["arn:aws:s3:::kiro-audit-logs-111122223333/","arn:aws:s3:::kiro-mcp-registry-111122223333/"]',
    );
    const filter = one(zone, "aws:cloudwatch/logMetricFilter:LogMetricFilter", "kiro-key-events-mcp-registry-changes");
    expect(filter.inputs["logGroupName"]).to.equal("/kiro/audit/trail");
    expect(filter.inputs["pattern"]).to.contain('"kiro-mcp-registry-111122223333"');
  });

  it("sends each alarm to the topic of its severity, which the alarms' key encrypts", () => {
    for (const { name, inputs } of ofType(zone, "aws:cloudwatch/metricAlarm:MetricAlarm")) {
      const severity = (inputs["tags"] as Record<string, string>)["AlarmSeverity"] ?? "";
      expect(inputs["alarmActions"], name).to.deep.equal([`kiro-alarms-${severity}-arn`]);
    }
    const topics = ofType(zone, "aws:sns/topic:Topic");
    expect(new Set(topics.map(({ inputs }) => inputs["kmsMasterKeyId"]))).to.deep.equal(
      new Set(["kiro-alarms-key-arn"]),
    );
    const policy = statementsOf(one(zone, "aws:kms/key:Key", "kiro-alarms-key"), "policy");
    const { Condition } = policy["RulesEncrypt"] as { Condition: { ArnEquals: Record<string, string[]> } };
    expect(Condition.ArnEquals["kms:EncryptionContext:aws:sns:topicArn"]).to.have.members(
      topics.map(({ inputs }) => `arn:aws:sns:us-east-1:111122223333:${String(inputs["name"])}`),
    );
  });

  it("counts what a DLP agent reports only where there is one, in a log group that the audit key admits", async () => {
    expect(zone.map(({ name }) => name)).not.to.include("kiro-dlp");
    const dlp = { pattern: '{ $.action = "blocked" }' };
    const made = await buildZone({ monitoring: { ...CONFIG.monitoring, dlp } });
    expect(one(made, "aws:cloudwatch/metricAlarm:MetricAlarm", "kiro-dlp").inputs["alarmActions"]).to.deep.equal([
      "kiro-alarms-medium-arn",
    ]);
    const group = one(made, "aws:cloudwatch/logGroup:LogGroup", "kiro-dlp").inputs;
    expect(group).to.deep.include({ name: "/kiro/desktops/dlp", kmsKeyId: "kiro-audit-key-arn" });
    expect(one(made, "aws:kms/key:Key", "kiro-audit-key").inputs["policy"]).to.contain(":/kiro/desktops/dlp");
  });

  it("looks for unusual activity only where it is told to", async () => {
    expect(one(zone, "aws:cloudtrail/trail:Trail").inputs["insightSelectors"]).to.deep.equal([
      { insightType: "ApiCallRateInsight" },
      { insightType: "ApiErrorRateInsight" },
    ]);
    const made = await buildZone({ monitoring: { ...CONFIG.monitoring, insights: false } });
    expect(one(made, "aws:cloudtrail/trail:Trail").inputs).not.to.have.property("insightSelectors");
  });

  it("bounds everything by the organization where there is one", async () => {
    const text = JSON.stringify(await buildZone({ organizationId: "o-a1b2c3d4e5" }));
    expect(text).not.to.match(/aws:PrincipalAccount|aws:ResourceAccount/);
    expect(text).to.match(/aws:PrincipalOrgID/);
  });

  it("protects the evidence and the keys when told to, and nothing that may be rebuilt", async () => {
    const kept = (await buildZone({ protectEvidence: true })).filter(({ protect }) => protect);
    expect(kept.every(({ retainOnDelete }) => retainOnDelete)).to.equal(true);
    expect(graphOf(kept).map((line) => line.split(" <")[0])).to.deep.equal([
      "kiro-alarms-key aws:kms/alias:Alias",
      "kiro-alarms-key aws:kms/key:Key",
      "kiro-audit-bucket aws:s3/bucket:Bucket",
      "kiro-audit-bucket aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      "kiro-audit-bucket aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
      "kiro-audit-bucket aws:s3/bucketOwnershipControls:BucketOwnershipControls",
      "kiro-audit-bucket aws:s3/bucketPolicy:BucketPolicy",
      "kiro-audit-bucket aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
      "kiro-audit-bucket aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      "kiro-audit-bucket aws:s3/bucketVersioning:BucketVersioning",
      "kiro-audit-key aws:kms/alias:Alias",
      "kiro-audit-key aws:kms/key:Key",
      "kiro-audit-trail aws:cloudtrail/trail:Trail",
      "kiro-audit-trail aws:cloudwatch/logGroup:LogGroup",
      "kiro-compliance-reports aws:s3/bucket:Bucket",
      "kiro-compliance-reports aws:s3/bucketOwnershipControls:BucketOwnershipControls",
      "kiro-compliance-reports aws:s3/bucketPolicy:BucketPolicy",
      "kiro-compliance-reports aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
      "kiro-compliance-reports aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      "kiro-compliance-reports aws:s3/bucketVersioning:BucketVersioning",
      "kiro-data-key aws:kms/alias:Alias",
      "kiro-data-key aws:kms/key:Key",
      "kiro-desktops-key aws:kms/alias:Alias",
      "kiro-desktops-key aws:kms/key:Key",
      "kiro-dns-query-logs aws:cloudwatch/logGroup:LogGroup",
      "kiro-flow-logs aws:cloudwatch/logGroup:LogGroup",
      "kiro-hook-logs aws:cloudwatch/logGroup:LogGroup",
      "kiro-hook-logs-key aws:kms/alias:Alias",
      "kiro-hook-logs-key aws:kms/key:Key",
      "kiro-mcp-registry aws:s3/bucket:Bucket",
      "kiro-mcp-registry aws:s3/bucketOwnershipControls:BucketOwnershipControls",
      "kiro-mcp-registry aws:s3/bucketPolicy:BucketPolicy",
      "kiro-mcp-registry aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
      "kiro-mcp-registry aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      "kiro-mcp-registry aws:s3/bucketVersioning:BucketVersioning",
      "kiro-user-directory aws:directoryservice/directory:Directory",
    ]);
  });

  it("lets a development stack go entirely", async () => {
    const made = await buildZone({ protectEvidence: false });
    expect(made.filter(({ protect, retainOnDelete }) => protect || retainOnDelete)).to.deep.equal([]);
  });
});
