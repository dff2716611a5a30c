import { expect } from "chai";
import type { LandingZoneConfig } from "../../infra/config/schema.ts";
import { KiroLandingZone } from "../../infra/landing-zone.ts";
import { graphOf, ofType, one, type Registration, record, statementsOf, UNKNOWN } from "../support/record.ts";
import { CONFIG, DESKTOPS, IDENTITY, PLACE } from "./fixtures.ts";

const build = (change: Partial<LandingZoneConfig> = {}, place = PLACE, preview = false) =>
  record(
    () =>
      new KiroLandingZone("kiro", {
        place,
        config: { ...CONFIG, ...change },
        identity: IDENTITY,
        desktops: DESKTOPS,
      }),
    { preview },
  );
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const servicesOf = (made: readonly Registration[]) =>
  ofType(made, ENDPOINT).map(({ inputs }) => String(inputs["serviceName"]));

describe("KiroLandingZone", () => {
  let zone: readonly Registration[];
  before(async () => {
    zone = await build();
  });

  it("is made of these parts", () => {
    const parts = zone.filter(({ custom }) => !custom);
    expect(graphOf(parts)).to.deep.equal([
      "kiro kiro:landing-zone:KiroLandingZone",
      "kiro-acls kiro:network:NetworkAcls < kiro",
      "kiro-alarms-critical kiro:monitoring:AlarmTopic < kiro",
      "kiro-alarms-high kiro:monitoring:AlarmTopic < kiro",
      "kiro-alarms-key kiro:data-protection:CustomerKey < kiro",
      "kiro-alarms-low kiro:monitoring:AlarmTopic < kiro",
      "kiro-alarms-medium kiro:monitoring:AlarmTopic < kiro",
      "kiro-audit-bucket kiro:audit:EvidenceBucket < kiro",
      "kiro-audit-key kiro:data-protection:CustomerKey < kiro",
      "kiro-audit-trail kiro:audit:AuditTrail < kiro",
      "kiro-data-key kiro:data-protection:CustomerKey < kiro",
      "kiro-desktop-directory kiro:desktops:DesktopDirectory < kiro",
      "kiro-desktop-monitoring kiro:desktops:DesktopMonitoring < kiro",
      "kiro-desktops kiro:desktops:DesktopFleet < kiro",
      "kiro-desktops-key kiro:data-protection:CustomerKey < kiro",
      "kiro-dns-firewall kiro:egress:DnsFirewall < kiro",
      "kiro-dns-query-logs kiro:network:DnsQueryLogs < kiro",
      "kiro-endpoints kiro:network:PrivateEndpoints < kiro",
      "kiro-flow-logs kiro:network:FlowLogs < kiro",
      "kiro-groups kiro:network:SecurityGroups < kiro",
      "kiro-identity kiro:identity:IdentityAccess < kiro",
      "kiro-identity-compliance-officer kiro:identity:RoleAccess < kiro-identity",
      "kiro-identity-developer kiro:identity:RoleAccess < kiro-identity",
      "kiro-identity-lead-developer kiro:identity:RoleAccess < kiro-identity",
      "kiro-identity-security-admin kiro:identity:RoleAccess < kiro-identity",
      "kiro-key-events kiro:monitoring:KeyEventAlarms < kiro",
      "kiro-s3 kiro:network:S3GatewayEndpoint < kiro",
      "kiro-transit kiro:egress:TransitAttachment < kiro",
      "kiro-user-directory kiro:desktops:UserDirectory < kiro",
      "kiro-vpc kiro:network:IsolatedVpc < kiro",
    ]);
  });

  it("makes no gateway or address of any kind, and no route but to the bank's own ranges", () => {
    const types = new Set(zone.map(({ type }) => type));
    expect([...types].filter((type) => /Gateway:|:Eip|Peering|NatG/.test(type))).to.deep.equal([]);
    expect(ofType(zone, "aws:ec2/route:Route").map(({ inputs }) => inputs)).to.deep.equal([
      {
        routeTableId: "kiro-vpc-desktop-routetable",
        destinationCidrBlock: "10.200.0.0/16",
        transitGatewayId: "tgw-0a1b2c3d4e5f60718",
      },
    ]);
  });

  it("has no way out at all with mode none, and a DNS firewall nonetheless", async () => {
    const { corporate: _, ...egress } = CONFIG.egress;
    const made = await build({ egress: { ...egress, mode: "none" } });
    const types = made.map(({ type }) => type);
    expect(types.filter((type) => /route:Route$|ec2transitgateway/.test(type))).to.deep.equal([]);
    expect(types).to.include("kiro:egress:DnsFirewall");
    expect(made.map(({ name }) => name)).not.to.include("kiro-groups-desktop-to-proxy");
    const [first] = ofType(made, "aws:ec2/routeTable:RouteTable");
    expect(first?.inputs["routes"]).to.deep.equal([]);
  });

  it("names the trail, its bucket and the record log groups as documented", () => {
    expect(one(zone, "aws:cloudtrail/trail:Trail").inputs["name"]).to.equal("kiro-audit-trail");
    expect(one(zone, "aws:s3/bucket:Bucket").inputs["bucket"]).to.equal("kiro-audit-logs-111122223333");
    const groups = ofType(zone, "aws:cloudwatch/logGroup:LogGroup");
    expect(groups.map(({ inputs }) => inputs["name"])).to.have.members([
      "/kiro/audit/trail",
      "/kiro/network/flows",
      "/kiro/network/dns-queries",
    ]);
  });

  it("encrypts all evidence with the audit key, whose policy names exactly these log groups", () => {
    const groups = ofType(zone, "aws:cloudwatch/logGroup:LogGroup");
    const keys = [...groups, one(zone, "aws:cloudtrail/trail:Trail")].map(({ inputs }) => inputs["kmsKeyId"]);
    expect(new Set(keys)).to.deep.equal(new Set(["kiro-audit-key-arn"]));
    const encryption = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
    expect(JSON.stringify(one(zone, encryption).inputs)).to.contain('"kmsMasterKeyId":"kiro-audit-key-arn"');
    const policy = statementsOf(one(zone, "aws:kms/key:Key", "kiro-audit-key"), "policy");
    const { Condition } = policy["LogGroupsEncrypt"] as { Condition: { ArnEquals: Record<string, string[]> } };
    expect(Condition.ArnEquals["kms:EncryptionContext:aws:logs:arn"]).to.have.members(
      groups.map(({ inputs }) => `arn:aws:logs:us-east-1:111122223333:log-group:${String(inputs["name"])}`),
    );
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
    const made = await build({ monitoring: { ...CONFIG.monitoring, dlp } });
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
    const made = await build({ monitoring: { ...CONFIG.monitoring, insights: false } });
    expect(one(made, "aws:cloudtrail/trail:Trail").inputs).not.to.have.property("insightSelectors");
  });

  it("shows the policy pack at preview where the trail delivers to, and each subnet one by one", async () => {
    const made = await build({}, PLACE, true);
    expect(one(made, "aws:cloudtrail/trail:Trail").inputs).to.deep.include({
      s3BucketName: "kiro-audit-logs-111122223333",
      cloudWatchLogsGroupArn: "arn:aws:logs:us-east-1:111122223333:log-group:/kiro/audit/trail:*",
    });
    for (const acl of ofType(made, "aws:ec2/networkAcl:NetworkAcl")) {
      expect(acl.inputs["subnetIds"]).to.deep.equal([UNKNOWN, UNKNOWN]);
    }
    expect(one(made, ENDPOINT, "kiro-s3").inputs["routeTableIds"]).to.deep.equal([UNKNOWN, UNKNOWN]);
    expect(one(made, ENDPOINT, "kiro-endpoints-q").inputs["subnetIds"]).to.deep.equal([UNKNOWN, UNKNOWN]);
  });

  it("reaches Kiro, the supporting services and S3 privately", () => {
    expect(servicesOf(zone)).to.have.members(
      ["q", "codewhisperer", "bedrock-runtime", "logs", "kms", "sts", "s3"].map(
        (it) => `com.amazonaws.us-east-1.${it}`,
      ),
    );
  });

  it("leaves Bedrock out unless asked", async () => {
    const made = await build({ network: { ...CONFIG.network, bedrockRuntimeEndpoint: false } });
    expect(servicesOf(made)).not.to.include("com.amazonaws.us-east-1.bedrock-runtime");
  });

  it("makes no Kiro endpoint where there is none, as in Singapore", async () => {
    const zones = ["ap-southeast-1a", "ap-southeast-1b"] as const;
    const made = await build({ network: { ...CONFIG.network, zones } }, { ...PLACE, region: "ap-southeast-1" });
    expect(servicesOf(made)).to.have.members(
      ["bedrock-runtime", "logs", "kms", "sts", "s3"].map((it) => `com.amazonaws.ap-southeast-1.${it}`),
    );
  });

  it("puts every subnet into its tier's network ACL", () => {
    const subnets = ofType(zone, "aws:ec2/subnet:Subnet").map(({ name }) => `${name}-subnet`);
    const covered = ofType(zone, "aws:ec2/networkAcl:NetworkAcl").flatMap(({ inputs }) => inputs["subnetIds"]);
    expect(covered).to.have.members(subnets);
  });

  it("bounds everything by the organization where there is one", async () => {
    const text = JSON.stringify(await build({ organizationId: "o-a1b2c3d4e5" }));
    expect(text).not.to.match(/aws:PrincipalAccount|aws:ResourceAccount/);
    expect(text).to.match(/aws:PrincipalOrgID/);
  });

  it("protects the evidence and the keys when told to, and nothing that may be rebuilt", async () => {
    const kept = (await build({ protectEvidence: true })).filter(({ protect }) => protect);
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
      "kiro-data-key aws:kms/alias:Alias",
      "kiro-data-key aws:kms/key:Key",
      "kiro-desktops-key aws:kms/alias:Alias",
      "kiro-desktops-key aws:kms/key:Key",
      "kiro-dns-query-logs aws:cloudwatch/logGroup:LogGroup",
      "kiro-flow-logs aws:cloudwatch/logGroup:LogGroup",
      "kiro-user-directory aws:directoryservice/directory:Directory",
    ]);
  });

  it("lets a development stack go entirely", async () => {
    const made = await build({ protectEvidence: false });
    expect(made.filter(({ protect, retainOnDelete }) => protect || retainOnDelete)).to.deep.equal([]);
  });

  it("publishes what other stacks and people need", () => {
    expect(one(zone, "kiro:landing-zone:KiroLandingZone").outputs).to.deep.equal({
      vpcId: "kiro-vpc-vpc",
      desktopSubnetIds: ["kiro-vpc-desktop-a-subnet", "kiro-vpc-desktop-b-subnet"],
      desktopSecurityGroupId: "kiro-groups-desktop-securitygroup",
      endpointIds: {
        q: "kiro-endpoints-q-vpcendpoint",
        codewhisperer: "kiro-endpoints-codewhisperer-vpcendpoint",
        "bedrock-runtime": "kiro-endpoints-bedrock-runtime-vpcendpoint",
        logs: "kiro-endpoints-logs-vpcendpoint",
        kms: "kiro-endpoints-kms-vpcendpoint",
        sts: "kiro-endpoints-sts-vpcendpoint",
        s3: "kiro-s3-vpcendpoint",
      },
      auditTrailArn: "kiro-audit-trail-arn",
      auditBucketName: "kiro-audit-logs-111122223333",
      keyArns: {
        audit: "kiro-audit-key-arn",
        data: "kiro-data-key-arn",
        desktops: "kiro-desktops-key-arn",
        alarms: "kiro-alarms-key-arn",
      },
      logGroupNames: {
        trail: "/kiro/audit/trail",
        flows: "/kiro/network/flows",
        dnsQueries: "/kiro/network/dns-queries",
      },
      permissionSetArns: {
        developer: "kiro-identity-developer-arn",
        leadDeveloper: "kiro-identity-lead-developer-arn",
        securityAdmin: "kiro-identity-security-admin-arn",
        complianceOfficer: "kiro-identity-compliance-officer-arn",
      },
      alarmTopicArns: {
        critical: "kiro-alarms-critical-arn",
        high: "kiro-alarms-high-arn",
        medium: "kiro-alarms-medium-arn",
        low: "kiro-alarms-low-arn",
      },
    });
  });
});
