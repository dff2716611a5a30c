import { expect } from "chai";
import { recordLogGroups } from "../../../../infra/site.ts";
import { ofType, one, type Registration } from "../../../support/record.ts";
import { CONFIG } from "../../fixtures.ts";
import { buildZone } from "../../whole-zone.ts";

const { corporate: _, ...chosen } = CONFIG.egress;
const inspection = { cidr: "10.2.0.0/24", transitSubnets: ["10.0.5.0/28", "10.0.5.16/28"] } as const;
const egress = { ...chosen, mode: "inspection", inspection } as const;
const LOG_GROUPS = ["dns-queries", "firewall-alerts", "firewall-flows", "flows"].map((it) => `/kiro/inspection/${it}`);

describe("KiroLandingZone with a firewall of its own", () => {
  let zone: readonly Registration[];
  before(async () => {
    zone = await buildZone({ egress });
  });

  it("adds the firewall's VPC, the firewall, the way there, a key and the VPC's logs", () => {
    const parts = zone.filter(({ name, type }) => name.startsWith("kiro-inspection-") && type.startsWith("kiro:"));
    expect(parts.map(({ name, type }) => `${name} ${type}`)).to.have.members([
      "kiro-inspection-key kiro:data-protection:CustomerKey",
      "kiro-inspection-vpc kiro:egress:InspectionVpc",
      "kiro-inspection-firewall kiro:egress:NetworkFirewall",
      "kiro-inspection-path kiro:egress:InspectionPath",
      "kiro-inspection-flow-logs kiro:network:FlowLogs",
      "kiro-inspection-dns-query-logs kiro:network:DnsQueryLogs",
    ]);
  });

  it("gives the desktops' VPC one default route, in the desktops' table", () => {
    const routes = ofType(zone, "aws:ec2/route:Route").map(({ inputs }) => inputs);
    const ofDesktops = routes.filter((route) => String(route["routeTableId"]).startsWith("kiro-vpc-"));
    expect(ofDesktops).to.deep.equal([
      {
        routeTableId: "kiro-vpc-desktop-routetable",
        destinationCidrBlock: "0.0.0.0/0",
        transitGatewayId: "kiro-inspection-path-transitgateway",
      },
    ]);
    expect(one(zone, "aws:ec2/routeTable:RouteTable", "kiro-vpc-endpoint").inputs["routes"]).to.deep.equal([]);
    expect(one(zone, "aws:ec2/routeTable:RouteTable", "kiro-vpc-transit").inputs["routes"]).to.deep.equal([]);
  });

  it("lets desktops open HTTPS to any address, and no more", () => {
    const rules = ofType(zone, "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule").map(({ inputs }) => inputs);
    const open = rules.filter(({ cidrIpv4 }) => cidrIpv4 === "0.0.0.0/0");
    expect(open.map(({ ipProtocol, fromPort, toPort }) => [ipProtocol, fromPort, toPort])).to.deep.equal([
      ["tcp", 443, 443],
    ]);
    const { ingress } = one(zone, "aws:ec2/networkAcl:NetworkAcl", "kiro-acls-transit").inputs;
    expect((ingress as object[])[0]).to.deep.include({ fromPort: 443, toPort: 443, cidrBlock: "10.0.0.0/16" });
  });

  it("keeps DNS Firewall on both VPCs, with one rule group", () => {
    const associations = ofType(
      zone,
      "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation",
    );
    expect(associations.map(({ inputs }) => [inputs["vpcId"], inputs["firewallRuleGroupId"]])).to.have.deep.members([
      ["kiro-vpc-vpc", "kiro-dns-firewall-resolverfirewallrulegroup"],
      ["kiro-inspection-vpc-vpc", "kiro-dns-firewall-resolverfirewallrulegroup"],
    ]);
  });

  it("allows the same public hosts as DNS Firewall does", () => {
    const list = one(zone, "aws:networkfirewall/ruleGroup:RuleGroup", "kiro-inspection-firewall-allowed").inputs;
    const { targets } = (list["ruleGroup"] as { rulesSource: { rulesSourceList: { targets: string[] } } }).rulesSource
      .rulesSourceList;
    const names = one(
      zone,
      "aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList",
      "kiro-dns-firewall-allow",
    ).inputs["domains"] as string[];
    expect(names).to.include.members(targets);
    expect(targets).to.include("cli.kiro.dev");
  });

  it("records what both VPCs and the firewall see, under the audit key that admits these log groups", () => {
    const groups = ofType(zone, "aws:cloudwatch/logGroup:LogGroup").filter(({ inputs }) =>
      LOG_GROUPS.includes(String(inputs["name"])),
    );
    expect(groups.map(({ inputs }) => [inputs["name"], inputs["kmsKeyId"]])).to.have.deep.members(
      LOG_GROUPS.map((name) => [name, "kiro-audit-key-arn"]),
    );
    expect(recordLogGroups({ ...CONFIG, egress })).to.include.members(LOG_GROUPS);
    expect(recordLogGroups(CONFIG)).to.not.include.any.members(LOG_GROUPS);
  });

  it("encrypts the firewall's rules under a key of its own", () => {
    const policy = one(zone, "aws:networkfirewall/firewallPolicy:FirewallPolicy");
    expect(policy.inputs["encryptionConfiguration"]).to.deep.equal({
      type: "CUSTOMER_KMS",
      keyId: "kiro-inspection-key-arn",
    });
  });

  it("publishes no rules for a firewall of the bank's", () => {
    const keys = ofType(zone, "aws:s3/bucketObjectv2:BucketObjectv2").map(({ inputs }) => String(inputs["key"]));
    expect(keys.filter((key) => key.startsWith("egress/"))).to.deep.equal([]);
    expect(keys.some((key) => key.startsWith("identity/"))).to.equal(true);
  });
});
