import { expect } from "chai";
import { IsolatedVpc, type IsolatedVpcArgs } from "../../components/index.ts";
import { graphOf, ofType, one, record, refusalOf } from "../support/record.ts";
import { GOOD, tags } from "./fixtures.ts";

const tagged = (name: string) => tags(name, "network", "MAS-TRM 11.2");

describe("IsolatedVpc", () => {
  it("makes exactly a VPC, four subnets, their tables and the two emptied defaults: no gateway, no route", async () => {
    const made = await record(() => new IsolatedVpc("net", GOOD.vpc));
    expect(graphOf(made)).to.deep.equal([
      "net aws:ec2/vpc:Vpc < net",
      "net kiro:network:IsolatedVpc",
      "net-default aws:ec2/defaultSecurityGroup:DefaultSecurityGroup < net",
      "net-desktop aws:ec2/routeTable:RouteTable < net",
      "net-desktop-a aws:ec2/routeTableAssociation:RouteTableAssociation < net",
      "net-desktop-a aws:ec2/subnet:Subnet < net",
      "net-desktop-b aws:ec2/routeTableAssociation:RouteTableAssociation < net",
      "net-desktop-b aws:ec2/subnet:Subnet < net",
      "net-endpoint aws:ec2/routeTable:RouteTable < net",
      "net-endpoint-a aws:ec2/routeTableAssociation:RouteTableAssociation < net",
      "net-endpoint-a aws:ec2/subnet:Subnet < net",
      "net-endpoint-b aws:ec2/routeTableAssociation:RouteTableAssociation < net",
      "net-endpoint-b aws:ec2/subnet:Subnet < net",
      "net-main aws:ec2/defaultRouteTable:DefaultRouteTable < net",
    ]);
  });

  it("turns both DNS switches on, without which private names do not work", async () => {
    const made = await record(() => new IsolatedVpc("net", GOOD.vpc));
    expect(one(made, "aws:ec2/vpc:Vpc").inputs).to.deep.equal({
      cidrBlock: "10.0.0.0/16",
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: tagged("net"),
    });
  });

  it("spreads each tier over both zones and hands out no public address", async () => {
    const made = await record(() => new IsolatedVpc("net", GOOD.vpc));
    const subnet = (name: string, cidrBlock: string, availabilityZone: string) => ({
      vpcId: "net-vpc",
      cidrBlock,
      availabilityZone,
      mapPublicIpOnLaunch: false,
      assignIpv6AddressOnCreation: false,
      tags: tagged(name),
    });
    expect(ofType(made, "aws:ec2/subnet:Subnet").map(({ inputs }) => inputs)).to.deep.equal([
      subnet("net-desktop-a", "10.0.1.0/24", "us-east-1a"),
      subnet("net-desktop-b", "10.0.2.0/24", "us-east-1b"),
      subnet("net-endpoint-a", "10.0.3.0/24", "us-east-1a"),
      subnet("net-endpoint-b", "10.0.4.0/24", "us-east-1b"),
    ]);
  });

  it("routes each subnet by its tier's table, and every table leads nowhere", async () => {
    const made = await record(() => new IsolatedVpc("net", GOOD.vpc));
    const links = ofType(made, "aws:ec2/routeTableAssociation:RouteTableAssociation").map(({ inputs }) => inputs);
    expect(links).to.deep.equal([
      { subnetId: "net-desktop-a-subnet", routeTableId: "net-desktop-routetable" },
      { subnetId: "net-desktop-b-subnet", routeTableId: "net-desktop-routetable" },
      { subnetId: "net-endpoint-a-subnet", routeTableId: "net-endpoint-routetable" },
      { subnetId: "net-endpoint-b-subnet", routeTableId: "net-endpoint-routetable" },
    ]);
    const tables = [
      ...ofType(made, "aws:ec2/routeTable:RouteTable"),
      one(made, "aws:ec2/defaultRouteTable:DefaultRouteTable"),
    ];
    expect(tables.map(({ inputs }) => inputs["routes"])).to.deep.equal([[], [], []]);
  });

  it("adopts the default security group of the VPC and empties it", async () => {
    const made = await record(() => new IsolatedVpc("net", GOOD.vpc));
    expect(one(made, "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup").inputs).to.deep.equal({
      vpcId: "net-vpc",
      ingress: [],
      egress: [],
      tags: tagged("net-default"),
    });
  });

  it("publishes ids in the order of the zones", async () => {
    const made = await record(() => new IsolatedVpc("net", GOOD.vpc));
    expect(one(made, "kiro:network:IsolatedVpc").outputs).to.deep.equal({
      vpcId: "net-vpc",
      desktopSubnetIds: ["net-desktop-a-subnet", "net-desktop-b-subnet"],
      endpointSubnetIds: ["net-endpoint-a-subnet", "net-endpoint-b-subnet"],
      transitSubnetIds: [],
      routeTableIds: ["net-desktop-routetable", "net-endpoint-routetable"],
      routeTables: { desktop: "net-desktop-routetable", endpoint: "net-endpoint-routetable" },
      defaultNetworkAclId: "net-defaultNetworkAclId",
    });
  });

  it("makes subnets for a transit gateway where there is one, and leaves the desktops' routes to others", async () => {
    const transitSubnets = ["10.0.5.0/28", "10.0.5.16/28"] as const;
    const made = await record(() => new IsolatedVpc("net", { ...GOOD.vpc, transitSubnets, routedTiers: ["desktop"] }));
    const routes = ofType(made, "aws:ec2/routeTable:RouteTable").map(({ name, inputs }) => [name, inputs["routes"]]);
    expect(routes).to.deep.equal([
      ["net-desktop", undefined],
      ["net-endpoint", []],
      ["net-transit", []],
    ]);
    expect(one(made, "kiro:network:IsolatedVpc").outputs).to.deep.include({
      transitSubnetIds: ["net-transit-a-subnet", "net-transit-b-subnet"],
      routeTableIds: ["net-desktop-routetable", "net-endpoint-routetable"],
    });
  });

  it("makes no desktop subnets where there are no desktops", async () => {
    const made = await record(() => new IsolatedVpc("net", { ...GOOD.vpc, desktopSubnets: undefined }));
    expect(ofType(made, "aws:ec2/subnet:Subnet").map(({ name }) => name)).to.deep.equal([
      "net-endpoint-a",
      "net-endpoint-b",
    ]);
  });

  it("keeps logical names when zones and ranges change", async () => {
    const moved: IsolatedVpcArgs = { ...GOOD.vpc, zones: ["us-east-1d", "us-east-1f"], cidr: "10.0.0.0/20" };
    const [before, after] = [GOOD.vpc, moved].map((args) => record(() => new IsolatedVpc("net", args)));
    expect(graphOf((await after) ?? [])).to.deep.equal(graphOf((await before) ?? []));
  });

  it("refuses bad arguments, all at once", async () => {
    const bad: IsolatedVpcArgs = {
      ...GOOD.vpc,
      cidr: "10.0.0.0/15",
      zones: ["us-east-1a", "eu-central-1a"],
      desktopSubnets: ["10.0.1.0/24", "10.0.1.128/25"],
      endpointSubnets: ["10.9.0.0/24", "10.0.4.9/24"],
    };
    expect(await refusalOf(() => new IsolatedVpc("net", bad))).to.equal(
      [
        'IsolatedVpc "net" cannot be built:',
        '  - zones[1]: not a zone of the region, got "eu-central-1a"; a zone such as us-east-1a',
        '  - cidr: wrong size, got "10.0.0.0/15"; a prefix from /16 to /28',
        '  - desktopSubnets[1]: overlaps desktopSubnets[0], got "10.0.1.128/25"; a range apart from 10.0.1.0/24',
        '  - endpointSubnets[0]: outside the VPC, got "10.9.0.0/24"; a range inside 10.0.0.0/15',
        '  - endpointSubnets[1]: not an address range, got "10.0.4.9/24"; a CIDR without host bits such as 10.0.1.0/24',
      ].join("\n"),
    );
  });

  it("refuses public ranges and one zone twice", async () => {
    const bad: IsolatedVpcArgs = { ...GOOD.vpc, cidr: "11.0.0.0/16", zones: ["us-east-1a", "us-east-1a"] };
    const message = await refusalOf(() => new IsolatedVpc("net", bad));
    expect(message).to.contain('cidr: not a private range, got "11.0.0.0/16"');
    expect(message).to.contain('zones: not distinct, got "us-east-1a" twice; two zones');
  });
});
