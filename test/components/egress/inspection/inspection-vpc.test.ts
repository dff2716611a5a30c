import { expect } from "chai";
import { InspectionVpc } from "../../../../components/index.ts";
import { graphOf, ofType, one, type Registration, record, refusalOf } from "../../../support/record.ts";
import { GOOD, OWNERSHIP, tags } from "../../fixtures.ts";

const ACL = "aws:ec2/networkAcl:NetworkAcl";
const ANYWHERE = "0.0.0.0/0";
const DESKTOPS = "10.0.0.0/16";

const entry = (ruleNo: number, fromPort: number, toPort: number, cidrBlock: string) => ({
  action: "allow",
  cidrBlock,
  fromPort,
  protocol: "tcp",
  ruleNo,
  toPort,
});

describe("InspectionVpc", () => {
  let made: readonly Registration[];
  before(async () => {
    made = await record(() => new InspectionVpc("way", GOOD.inspectionVpc));
  });

  it("is awsx's VPC with what awsx leaves open closed", () => {
    expect(graphOf(made)).to.deep.equal([
      "way awsx:ec2:Vpc < way",
      "way kiro:egress:InspectionVpc",
      `way-attachment ${ACL} < way`,
      "way-default aws:ec2/defaultNetworkAcl:DefaultNetworkAcl < way",
      "way-default aws:ec2/defaultSecurityGroup:DefaultSecurityGroup < way",
      "way-dns aws:route53/resolverFirewallConfig:ResolverFirewallConfig < way",
      "way-dns aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation < way",
      `way-firewall ${ACL} < way`,
      "way-main aws:ec2/defaultRouteTable:DefaultRouteTable < way",
      `way-public ${ACL} < way`,
    ]);
  });

  it("asks awsx for three tiers in two zones, and a NAT gateway in each", () => {
    expect(one(made, "awsx:ec2:Vpc").inputs).to.deep.equal({
      cidrBlock: "10.2.0.0/24",
      availabilityZoneNames: ["us-east-1a", "us-east-1b"],
      subnetStrategy: "Auto",
      subnetSpecs: [
        { type: "Public", name: "public", cidrMask: 28 },
        { type: "Private", name: "firewall", cidrMask: 28 },
        { type: "Isolated", name: "attachment", cidrMask: 28 },
      ],
      natGateways: { strategy: "OnePerAz" },
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: tags("way", "network", "MAS-TRM 11.2"),
    });
  });

  it("tells each tier's subnets and route tables, zone by zone", () => {
    const { outputs } = one(made, "kiro:egress:InspectionVpc");
    const tier = (name: string) => ({
      subnetIds: [`way-${name}-1-subnet`, `way-${name}-2-subnet`],
      routeTableIds: [`way-${name}-1-routetable`, `way-${name}-2-routetable`],
    });
    expect(outputs).to.deep.equal({
      vpcId: "way-vpc",
      tiers: { attachment: tier("attachment"), firewall: tier("firewall"), public: tier("public") },
    });
  });

  it("lets HTTPS from the desktops through to anywhere, and the replies back to them", () => {
    const through = {
      ingress: [entry(100, 443, 443, DESKTOPS), entry(110, 1024, 65535, ANYWHERE)],
      egress: [entry(100, 443, 443, ANYWHERE), entry(110, 1024, 65535, DESKTOPS)],
    };
    expect(one(made, ACL, "way-public").inputs).to.deep.include({
      ...through,
      subnetIds: ["way-public-1-subnet", "way-public-2-subnet"],
    });
    expect(one(made, ACL, "way-firewall").inputs).to.deep.include({
      ...through,
      subnetIds: ["way-firewall-1-subnet", "way-firewall-2-subnet"],
    });
    expect(one(made, ACL, "way-attachment").inputs).to.deep.include({
      ingress: [entry(100, 1024, 65535, ANYWHERE)],
      egress: [entry(100, 443, 443, ANYWHERE)],
      subnetIds: ["way-attachment-1-subnet", "way-attachment-2-subnet"],
    });
  });

  it("empties the default list once the subnets have lists of their own", () => {
    const acl = one(made, "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl");
    expect(acl.inputs).to.deep.include({ defaultNetworkAclId: "way-defaultNetworkAclId", ingress: [], egress: [] });
    expect(acl.dependsOn).to.include.members([`${ACL} way-attachment`, `${ACL} way-firewall`, `${ACL} way-public`]);
    expect(one(made, "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup").inputs).to.deep.include({
      vpcId: "way-vpc",
      ingress: [],
      egress: [],
    });
    expect(one(made, "aws:ec2/defaultRouteTable:DefaultRouteTable").inputs).to.deep.include({
      defaultRouteTableId: "way-defaultRouteTableId",
      routes: [],
    });
  });

  it("holds its resolver to the list of the desktops, and fails closed", () => {
    expect(one(made, "aws:route53/resolverFirewallConfig:ResolverFirewallConfig").inputs).to.deep.equal({
      resourceId: "way-vpc",
      firewallFailOpen: "DISABLED",
    });
    const [association] = ofType(
      made,
      "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation",
    );
    expect(association?.inputs).to.deep.include({
      vpcId: "way-vpc",
      firewallRuleGroupId: "rslvr-frg-1",
      priority: 101,
      mutationProtection: "ENABLED",
    });
  });

  it("can be taken apart where nothing is protected", async () => {
    const loose = await record(() => new InspectionVpc("way", { ...GOOD.inspectionVpc, protect: false }));
    expect(
      one(loose, "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation").inputs,
    ).to.include({ mutationProtection: "DISABLED" });
  });

  for (const [cidr, says] of [
    ["10.2.0.0/26", 'cidr: wrong size, got "10.2.0.0/26"; a prefix from /16 to /25'],
    ["10.0.0.0/15", 'cidr: wrong size, got "10.0.0.0/15"; a prefix from /16 to /25'],
    [
      "10.2.0.1/24",
      'cidr: not a private range, got "10.2.0.1/24"; a CIDR without host bits inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16',
    ],
  ] as const) {
    it(`refuses ${cidr}`, async () => {
      const refusal = await refusalOf(() => new InspectionVpc("way", { ...GOOD.inspectionVpc, cidr }));
      expect(refusal).to.equal(`InspectionVpc "way" cannot be built:\n  - ${says}`);
    });
  }

  it("refuses desktops at public addresses", async () => {
    const args = { ...GOOD.inspectionVpc, ownership: OWNERSHIP, desktopCidr: "203.0.113.0/24" };
    expect(await refusalOf(() => new InspectionVpc("way", args))).to.contain(
      'desktopCidr: not a private range, got "203.0.113.0/24"',
    );
  });
});
