import { expect } from "chai";
import { KiroAccess, type KiroAccessArgs } from "../../../components/index.ts";
import { KiroLandingZone } from "../../../infra/landing-zone.ts";
import { ofType, one, type Registration, record, refusalOf } from "../../support/record.ts";
import { CONFIG, GOOD, IDENTITY, PLACE, tags } from "../fixtures.ts";

const make = (change: Partial<KiroAccessArgs> = {}) =>
  record(() => new KiroAccess("way", { ...GOOD.access, ...change }));
const tagged = (name: string) => tags(name, "network", "MAS-TRM 11.2");
const HOSTS = [
  "codewhisperer.us-east-1.amazonaws.com",
  "management.us-east-1.kiro.dev",
  "q.us-east-1.amazonaws.com",
  "runtime.us-east-1.kiro.dev",
  "telemetry.us-east-1.kiro.dev",
];

describe("KiroAccess", () => {
  let made: readonly Registration[];
  before(async () => {
    made = await make();
  });

  it("peers the two VPCs: asked for in the desktops' region, accepted in the profile's", () => {
    expect(one(made, "aws:ec2/vpcPeeringConnection:VpcPeeringConnection").inputs).to.deep.equal({
      region: "ap-southeast-1",
      vpcId: "vpc-1",
      peerVpcId: "way-vpc-vpc",
      peerRegion: "us-east-1",
      peerOwnerId: "111122223333",
      tags: tagged("way"),
    });
    expect(one(made, "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter").inputs).to.deep.equal({
      vpcPeeringConnectionId: "way-vpcpeeringconnection",
      autoAccept: true,
      tags: tagged("way"),
    });
  });

  it("routes each way to the other VPC and nowhere else, once the peering is accepted", () => {
    const routes = ofType(made, "aws:ec2/route:Route");
    expect(routes.map(({ inputs }) => inputs)).to.deep.equal([
      {
        region: "ap-southeast-1",
        routeTableId: "rtb-1",
        destinationCidrBlock: "10.9.0.0/24",
        vpcPeeringConnectionId: "way-vpcpeeringconnection",
      },
      {
        routeTableId: "way-vpc-endpoint-routetable",
        destinationCidrBlock: "10.8.0.0/16",
        vpcPeeringConnectionId: "way-vpcpeeringconnection",
      },
    ]);
    for (const { dependsOn } of routes) {
      expect(dependsOn).to.include("aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter way");
    }
  });

  it("lets HTTPS in from the desktops' range alone", () => {
    const rule = one(made, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule");
    expect(rule.inputs).to.deep.include({ ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "10.8.0.0/16" });
    expect(ofType(made, "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule")).to.deep.equal([]);
    const within = [443, 1024].map((fromPort, i) => ({
      ruleNo: 100 + 10 * i,
      action: "allow",
      protocol: "tcp",
      cidrBlock: "10.8.0.0/16",
      fromPort,
      toPort: fromPort === 443 ? 443 : 65535,
    }));
    expect(one(made, "aws:ec2/networkAcl:NetworkAcl").inputs).to.deep.include({ ingress: within, egress: within });
  });

  it("has no subnet for desktops", () => {
    expect(ofType(made, "aws:ec2/subnet:Subnet").map(({ name }) => name)).to.deep.equal([
      "way-vpc-endpoint-a",
      "way-vpc-endpoint-b",
    ]);
  });

  it("answers the desktops' VPC, and it alone, for each of Kiro's names with its endpoint", () => {
    const zones = ofType(made, "aws:route53/zone:Zone");
    expect(zones.map(({ inputs }) => inputs["name"])).to.deep.equal(HOSTS);
    for (const { inputs } of zones) {
      expect(inputs["vpcs"]).to.deep.equal([{ vpcId: "vpc-1", vpcRegion: "ap-southeast-1" }]);
    }
    expect(one(made, "aws:route53/record:Record", "way-runtime").inputs).to.deep.equal({
      zoneId: "way-runtime-zoneId",
      name: "runtime.us-east-1.kiro.dev",
      type: "A",
      aliases: [{ name: "way-q-dnsName", zoneId: "way-q-hostedZoneId", evaluateTargetHealth: false }],
    });
    const own = one(made, "aws:route53/record:Record", "way-codewhisperer");
    expect(JSON.stringify(own.inputs["aliases"])).to.contain("way-codewhisperer-dnsName");
  });

  it("has the endpoints of its own region: in Frankfurt no codewhisperer", async () => {
    const place = { ...PLACE, region: "eu-central-1" };
    const there = await make({ place, zones: ["eu-central-1a", "eu-central-1b"] });
    const services = ofType(there, "aws:ec2/vpcEndpoint:VpcEndpoint").map(({ inputs }) => inputs["serviceName"]);
    expect(services).to.deep.equal(["com.amazonaws.eu-central-1.q"]);
    expect(ofType(there, "aws:route53/zone:Zone").map(({ inputs }) => inputs["name"])).to.have.members([
      "q.eu-central-1.amazonaws.com",
      "runtime.eu-central-1.kiro.dev",
      "management.eu-central-1.kiro.dev",
      "telemetry.eu-central-1.kiro.dev",
    ]);
  });

  describe("by the bank's transit gateways", () => {
    const transit = { gatewayId: "tgw-0a1b2c3d4e5f60718", subnets: ["10.9.0.32/28", "10.9.0.48/28"] as const };
    let joined: readonly Registration[];
    before(async () => {
      joined = await make({ transit });
    });

    it("attaches the VPC by subnets of its own and routes back to the desktops, without a peering", () => {
      expect(joined.filter(({ type }) => /Peering/.test(type))).to.deep.equal([]);
      expect(one(joined, "aws:ec2transitgateway/vpcAttachment:VpcAttachment").inputs).to.deep.include({
        transitGatewayId: "tgw-0a1b2c3d4e5f60718",
        vpcId: "way-vpc-vpc",
        subnetIds: ["way-vpc-transit-a-subnet", "way-vpc-transit-b-subnet"],
      });
      expect(ofType(joined, "aws:ec2/route:Route").map(({ inputs }) => inputs)).to.deep.equal([
        {
          routeTableId: "way-vpc-endpoint-routetable",
          destinationCidrBlock: "10.8.0.0/16",
          transitGatewayId: "tgw-0a1b2c3d4e5f60718",
        },
      ]);
    });

    it("lets HTTPS out of the attachment's subnets to the endpoints, and their replies back in", () => {
      const entry = { ruleNo: 100, action: "allow", protocol: "tcp", cidrBlock: "10.9.0.0/24" };
      expect(one(joined, "aws:ec2/networkAcl:NetworkAcl", "way-acls-transit").inputs).to.deep.include({
        ingress: [{ ...entry, fromPort: 1024, toPort: 65535 }],
        egress: [{ ...entry, fromPort: 443, toPort: 443 }],
      });
    });

    it("answers the desktops' VPC for the same names", () => {
      expect(ofType(joined, "aws:route53/zone:Zone").map(({ inputs }) => inputs["name"])).to.deep.equal(HOSTS);
    });

    it("publishes the attachment for the team that accepts it, and no peering", () => {
      expect(one(joined, "kiro:egress:TransitAttachment", "way-transit").outputs).to.deep.equal({
        attachmentId: "way-transit-vpcattachment",
      });
      expect(one(joined, "kiro:topology:KiroAccess").outputs?.["peeringConnectionId"]).to.equal(undefined);
      expect(one(made, "kiro:topology:KiroAccess").outputs?.["peeringConnectionId"]).to.be.a("string");
    });
  });

  it("refuses ranges that overlap, which nothing can join", async () => {
    const desktops = { ...GOOD.access.desktops, cidr: "10.8.0.0/15" };
    expect(await refusalOf(() => new KiroAccess("way", { ...GOOD.access, desktops }))).to.equal(
      'KiroAccess "way" cannot be built:\n  - cidr: overlaps desktops.cidr, got "10.9.0.0/24"; a range apart from 10.8.0.0/15, or no route can tell them apart',
    );
  });
});

describe("KiroLandingZone in Singapore", () => {
  const place = { ...PLACE, region: "ap-southeast-1" };
  const { cidr, zones, endpointSubnets } = GOOD.access;
  const config = {
    ...CONFIG,
    network: { ...CONFIG.network, zones: ["ap-southeast-1a", "ap-southeast-1b"] as const },
    kiroAccess: { cidr, zones, endpointSubnets },
  };
  let zone: readonly Registration[];
  before(async () => {
    zone = await record(() => new KiroLandingZone("kiro", { place, config, identity: IDENTITY }));
  });

  it("puts Kiro's endpoints into the profile's region and the others beside the desktops", () => {
    const services = ofType(zone, "aws:ec2/vpcEndpoint:VpcEndpoint").map(({ inputs }) => inputs["serviceName"]);
    const kiro = services.filter((service) => String(service).includes("us-east-1"));
    expect(kiro).to.deep.equal(["com.amazonaws.us-east-1.codewhisperer", "com.amazonaws.us-east-1.q"]);
    expect(services).to.include("com.amazonaws.ap-southeast-1.kms");
  });

  it("makes the other region's parts with a provider that the same account guard holds for", () => {
    expect(one(zone, "pulumi:providers:aws").inputs).to.deep.include({
      region: "us-east-1",
      allowedAccountIds: '["111122223333"]',
    });
    const parts = zone.filter(
      ({ name, custom, type }) => custom && name.startsWith("kiro-access-") && !type.startsWith("pulumi"),
    );
    expect(
      parts.filter(({ provider }) => !provider.includes("kiro-access-provider")).map(({ name }) => name),
    ).to.deep.equal([]);
    expect(one(zone, "aws:ec2/vpc:Vpc", "kiro-vpc").provider).to.equal("");
  });

  it("lets desktops call the access VPC on 443, and routes there", () => {
    const rule = one(
      zone,
      "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
      "kiro-groups-desktop-to-kiro-access",
    );
    expect(rule.inputs).to.deep.include({ ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "10.9.0.0/24" });
    expect(one(zone, "aws:ec2/route:Route", "kiro-access-from-desktops").inputs["routeTableId"]).to.equal(
      "kiro-vpc-desktop-routetable",
    );
  });

  it("takes the bank's gateways both ways where they join the VPCs", async () => {
    const transit = { gatewayId: "tgw-00000000000000001", subnets: ["10.9.0.32/28", "10.9.0.48/28"] as const };
    const kiroAccess = { ...config.kiroAccess, transit };
    const made = await record(
      () => new KiroLandingZone("kiro", { place, config: { ...config, kiroAccess }, identity: IDENTITY }),
    );
    const routes = ofType(made, "aws:ec2/route:Route").map(
      ({ name, inputs }) =>
        `${name}: ${String(inputs["destinationCidrBlock"])} by ${String(inputs["transitGatewayId"])}`,
    );
    expect(routes).to.deep.equal([
      `kiro-access-transit-to-${CONFIG.network.cidr.replace("/", "-")}: ${CONFIG.network.cidr} by tgw-00000000000000001`,
      "kiro-transit-to-10.200.0.0-16: 10.200.0.0/16 by tgw-0a1b2c3d4e5f60718",
      "kiro-transit-to-10.9.0.0-24: 10.9.0.0/24 by tgw-0a1b2c3d4e5f60718",
    ]);
    const { ingress } = one(made, "aws:ec2/networkAcl:NetworkAcl", "kiro-acls-transit").inputs;
    expect(ingress).to.deep.include({
      ruleNo: 100,
      action: "allow",
      protocol: "tcp",
      cidrBlock: CONFIG.network.cidr,
      fromPort: 443,
      toPort: 443,
    });
  });

  it("holds the resolvers of both VPCs to one list, by a DNS firewall in each region", () => {
    const associations = ofType(
      zone,
      "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation",
    );
    expect(associations.map(({ name, inputs }) => `${name}: ${String(inputs["vpcId"])}`)).to.deep.equal([
      "kiro-access-dns-firewall: kiro-access-vpc-vpc",
      "kiro-dns-firewall: kiro-vpc-vpc",
    ]);
    const LIST = "aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList";
    const allowed = (name: string) => one(zone, LIST, `${name}-allow`).inputs["domains"];
    expect(allowed("kiro-access-dns-firewall")).to.deep.equal(allowed("kiro-dns-firewall"));
  });

  it("records the flows of both VPCs, there under a key of that region", () => {
    const flows = ofType(zone, "aws:ec2/flowLog:FlowLog").map(({ inputs }) => inputs["vpcId"]);
    expect(flows).to.have.members(["kiro-vpc-vpc", "kiro-access-vpc-vpc"]);
    const group = one(zone, "aws:cloudwatch/logGroup:LogGroup", "kiro-access-flow-logs");
    expect(group.inputs["kmsKeyId"]).to.equal("kiro-access-key-arn");
    expect(String(one(zone, "aws:kms/key:Key", "kiro-access-key").inputs["policy"])).to.contain(
      "logs.us-east-1.amazonaws.com",
    );
  });
});
