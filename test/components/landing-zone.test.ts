import { expect } from "chai";
import { KiroLandingZone } from "../../infra/landing-zone.ts";
import { graphOf, ofType, one, type Registration, record, statementsOf, UNKNOWN } from "../support/record.ts";
import { CONFIG, DESKTOPS, IDENTITY, PLACE } from "./fixtures.ts";
import { buildZone } from "./whole-zone.ts";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const servicesOf = (made: readonly Registration[]) =>
  ofType(made, ENDPOINT).map(({ inputs }) => String(inputs["serviceName"]));

describe("KiroLandingZone", () => {
  let zone: readonly Registration[];
  before(async () => {
    zone = await buildZone();
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
      "kiro-artefacts kiro:artefacts:ArtefactStore < kiro",
      "kiro-audit-bucket kiro:audit:EvidenceBucket < kiro",
      "kiro-audit-key kiro:data-protection:CustomerKey < kiro",
      "kiro-audit-trail kiro:audit:AuditTrail < kiro",
      "kiro-compliance-check kiro:endpoint-configuration:DesktopCommand < kiro",
      "kiro-compliance-reports kiro:endpoint-configuration:ComplianceReports < kiro",
      "kiro-data-key kiro:data-protection:CustomerKey < kiro",
      "kiro-desktop-directory kiro:desktops:DesktopDirectory < kiro",
      "kiro-desktop-monitoring kiro:desktops:DesktopMonitoring < kiro",
      "kiro-desktop-nodes kiro:endpoint-configuration:ManagedNodes < kiro",
      "kiro-desktops kiro:desktops:DesktopFleet < kiro",
      "kiro-desktops-key kiro:data-protection:CustomerKey < kiro",
      "kiro-dlp-agent kiro:endpoint-configuration:DesktopCommand < kiro",
      "kiro-dns-firewall kiro:egress:DnsFirewall < kiro",
      "kiro-dns-query-logs kiro:network:DnsQueryLogs < kiro",
      "kiro-endpoints kiro:network:PrivateEndpoints < kiro",
      "kiro-flow-logs kiro:network:FlowLogs < kiro",
      "kiro-groups kiro:network:SecurityGroups < kiro",
      "kiro-hook-logs kiro:endpoint-configuration:HookLogs < kiro",
      "kiro-hook-logs-key kiro:data-protection:CustomerKey < kiro",
      "kiro-identity kiro:identity:IdentityAccess < kiro",
      "kiro-identity-compliance-officer kiro:identity:RoleAccess < kiro-identity",
      "kiro-identity-developer kiro:identity:RoleAccess < kiro-identity",
      "kiro-identity-lead-developer kiro:identity:RoleAccess < kiro-identity",
      "kiro-identity-security-admin kiro:identity:RoleAccess < kiro-identity",
      "kiro-key-events kiro:monitoring:KeyEventAlarms < kiro",
      "kiro-managed-settings kiro:endpoint-configuration:DesktopCommand < kiro",
      "kiro-mcp-registry kiro:mcp:McpRegistry < kiro",
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
    const made = await buildZone({ egress: { ...egress, mode: "none" } });
    const types = made.map(({ type }) => type);
    expect(types.filter((type) => /route:Route$|ec2transitgateway/.test(type))).to.deep.equal([]);
    expect(types).to.include("kiro:egress:DnsFirewall");
    expect(made.map(({ name }) => name)).not.to.include("kiro-groups-desktop-to-proxy");
    const [first] = ofType(made, "aws:ec2/routeTable:RouteTable");
    expect(first?.inputs["routes"]).to.deep.equal([]);
  });

  it("publishes every file of every layer", () => {
    const artefacts = zone.filter(
      ({ name, type }) => name.startsWith("kiro-artefacts-") && /BucketObjectv2$/.test(type),
    );
    const folders = artefacts.map(({ inputs }) => String(inputs["key"]).split("/")[0]);
    expect([...new Set(folders)].sort()).to.deep.equal(["egress", "endpoints", "identity", "mcp"]);
    expect(artefacts.every(({ inputs }) => typeof inputs["content"] === "string")).to.equal(true);
  });

  it("lets the role of desktops write exactly where its commands report, and to its own log group", () => {
    const { WriteReports, ShipLogs } = statementsOf(
      one(zone, "aws:iam/rolePolicy:RolePolicy", "kiro-desktop-nodes"),
      "policy",
    );
    const prefixes = ofType(zone, "aws:ssm/association:Association").map(
      ({ inputs }) => (inputs["outputLocation"] as { s3KeyPrefix: string }).s3KeyPrefix,
    );
    expect((WriteReports as { Resource: string[] }).Resource).to.have.members(
      prefixes.map((prefix) => `arn:aws:s3:::kiro-compliance-reports-111122223333/${prefix}/*`),
    );
    expect(JSON.stringify(ShipLogs)).to.contain("log-group:/kiro/desktops/hooks").and.not.contain("/kiro/audit");
  });

  it("makes nothing for desktops' configuration and MCP where neither is configured", async () => {
    const { endpointConfiguration: _, mcp: __, ...config } = CONFIG;
    const bare = await record(
      () => new KiroLandingZone("kiro", { place: PLACE, config, identity: IDENTITY, desktops: DESKTOPS }),
    );
    const types = bare.map(({ type }) => type);
    expect(types.filter((type) => /kiro:(endpoint-configuration|mcp):|aws:ssm/.test(type))).to.deep.equal([]);
    expect(one(bare, "kiro:landing-zone:KiroLandingZone").outputs).not.to.have.property("mcpRegistryUrl");
    const policy = statementsOf(one(bare, "aws:kms/key:Key", "kiro-data-key"), "policy");
    expect(policy).not.to.have.property("DataSyncEncrypts");
  });

  it("lets desktops fetch the registry without credentials only through the endpoint that is named", async () => {
    const open = await buildZone({ mcp: { servers: "mcp/servers.yaml", servedThrough: "vpce-0123456789abcdef0" } });
    const registry = "arn:aws:s3:::kiro-mcp-registry-111122223333/registry.json";
    expect(statementsOf(one(open, ENDPOINT, "kiro-s3"), "policy")["UnsignedReads"]).to.deep.equal({
      Sid: "UnsignedReads",
      Effect: "Allow",
      Principal: "*",
      Action: "s3:GetObject",
      Resource: [registry],
    });
    expect(statementsOf(one(zone, ENDPOINT, "kiro-s3"), "policy")).not.to.have.property("UnsignedReads");
  });

  it("shows the policy pack at preview where the trail delivers to, and each subnet one by one", async () => {
    const made = await buildZone({}, PLACE, true);
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
    const made = await buildZone({ network: { ...CONFIG.network, bedrockRuntimeEndpoint: false } });
    expect(servicesOf(made)).not.to.include("com.amazonaws.us-east-1.bedrock-runtime");
  });

  it("makes no Kiro endpoint where there is none, as in Singapore", async () => {
    const zones = ["ap-southeast-1a", "ap-southeast-1b"] as const;
    const made = await buildZone({ network: { ...CONFIG.network, zones } }, { ...PLACE, region: "ap-southeast-1" });
    expect(servicesOf(made)).to.have.members(
      ["bedrock-runtime", "logs", "kms", "sts", "s3"].map((it) => `com.amazonaws.ap-southeast-1.${it}`),
    );
  });

  it("puts every subnet into its tier's network ACL", () => {
    const subnets = ofType(zone, "aws:ec2/subnet:Subnet").map(({ name }) => `${name}-subnet`);
    const covered = ofType(zone, "aws:ec2/networkAcl:NetworkAcl").flatMap(({ inputs }) => inputs["subnetIds"]);
    expect(covered).to.have.members(subnets);
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
      artefactBucketName: "kiro-artefacts-111122223333",
      mcpRegistryUrl: "https://kiro-mcp-registry-111122223333.s3.us-east-1.amazonaws.com/registry.json",
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
