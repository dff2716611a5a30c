import * as aws from "@pulumi/aws";
import type { Case, Twin } from "./case.ts";

/** An ACL of the subnet's own, open for what a small service needs. */
function acl(vpc: aws.ec2.Vpc, subnet: aws.ec2.Subnet) {
  const within = {
    ruleNo: 100,
    protocol: "tcp",
    action: "allow",
    cidrBlock: "10.9.0.0/16",
    fromPort: 443,
    toPort: 443,
  };
  new aws.ec2.NetworkAcl("acl", { vpcId: vpc.id, subnetIds: [subnet.id], ingress: [within], egress: [within] });
}

/** A stranger's network: one VPC, one subnet, one table of its own, no way out. */
function network(subnetArgs: Partial<aws.ec2.SubnetArgs> = {}) {
  const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.9.0.0/16", enableDnsHostnames: true });
  const subnet = new aws.ec2.Subnet("subnet", { vpcId: vpc.id, cidrBlock: "10.9.1.0/24", ...subnetArgs });
  const table = new aws.ec2.RouteTable("table", { vpcId: vpc.id, routes: [] });
  acl(vpc, subnet);
  return { vpc, subnet, table };
}

const associate = (subnet: aws.ec2.Subnet, table: aws.ec2.RouteTable) =>
  new aws.ec2.RouteTableAssociation("association", { subnetId: subnet.id, routeTableId: table.id });
const gatewayOf = (vpc: aws.ec2.Vpc) => new aws.ec2.InternetGateway("gateway", { vpcId: vpc.id });

/** The subnet with no gateway route. */
export const subnetTwin: Twin = {
  name: "subnet",
  build() {
    const { subnet, table } = network();
    associate(subnet, table);
  },
};

const GATEWAY = "no-internet-gateways gateway";
const PUBLIC = "no-public-subnets subnet";
/** A network with a way out needs a DNS firewall too. */
const UNFILTERED = "dns-egress-controlled vpc";
const of = (name: string, why: string, fires: readonly string[], build: () => void): Case => ({
  name: `subnet-${name}`,
  why,
  twin: subnetTwin.name,
  fires,
  build,
});

export const subnetCases: readonly Case[] = [
  of("maps-public-ip", "mapPublicIpOnLaunch", ["no-auto-public-addresses subnet"], () => {
    const { subnet, table } = network({ mapPublicIpOnLaunch: true });
    associate(subnet, table);
  }),
  of(
    "by-association",
    "an association to a table with a gateway route",
    [GATEWAY, PUBLIC, UNFILTERED, "no-route-to-internet route"],
    () => {
      const { vpc, subnet, table } = network();
      associate(subnet, table);
      new aws.ec2.Route("route", {
        routeTableId: table.id,
        destinationCidrBlock: "0.0.0.0/0",
        gatewayId: gatewayOf(vpc).id,
      });
    },
  ),
  of("by-main-table", "the implicit main table", [GATEWAY, PUBLIC, UNFILTERED, "no-route-to-internet route"], () => {
    const { vpc } = network();
    new aws.ec2.Route("route", {
      routeTableId: vpc.mainRouteTableId,
      destinationCidrBlock: "0.0.0.0/0",
      gatewayId: gatewayOf(vpc).id,
    });
  }),
  of(
    "by-replaced-main-table",
    "a main table put in place of the first",
    [GATEWAY, PUBLIC, UNFILTERED, "no-route-to-internet table"],
    () => {
      const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.9.0.0/16", enableDnsHostnames: true });
      acl(vpc, new aws.ec2.Subnet("subnet", { vpcId: vpc.id, cidrBlock: "10.9.1.0/24" }));
      const table = new aws.ec2.RouteTable("table", {
        vpcId: vpc.id,
        routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gatewayOf(vpc).id }],
      });
      new aws.ec2.MainRouteTableAssociation("main", { vpcId: vpc.id, routeTableId: table.id });
    },
  ),
  of(
    "by-two-halves",
    "the pair 0.0.0.0/1 and 128.0.0.0/1",
    [GATEWAY, PUBLIC, UNFILTERED, "no-route-to-internet high", "no-route-to-internet low"],
    () => {
      const { vpc, subnet, table } = network();
      associate(subnet, table);
      const gatewayId = gatewayOf(vpc).id;
      new aws.ec2.Route("low", { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/1", gatewayId });
      new aws.ec2.Route("high", { routeTableId: table.id, destinationCidrBlock: "128.0.0.0/1", gatewayId });
    },
  ),
  of("by-ipv6", "::/0", [GATEWAY, PUBLIC, UNFILTERED, "no-route-to-internet route"], () => {
    const { vpc, subnet, table } = network();
    associate(subnet, table);
    new aws.ec2.Route("route", {
      routeTableId: table.id,
      destinationIpv6CidrBlock: "::/0",
      gatewayId: gatewayOf(vpc).id,
    });
  }),
  of(
    "beside-inline-routes",
    "a route resource beside inline routes",
    [GATEWAY, PUBLIC, UNFILTERED, "no-route-to-internet route"],
    () => {
      const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.9.0.0/16", enableDnsHostnames: true });
      const subnet = new aws.ec2.Subnet("subnet", { vpcId: vpc.id, cidrBlock: "10.9.1.0/24" });
      const table = new aws.ec2.RouteTable("table", {
        vpcId: vpc.id,
        routes: [{ cidrBlock: "10.50.0.0/16", transitGatewayId: "tgw-0123456789abcdef0" }],
      });
      acl(vpc, subnet);
      associate(subnet, table);
      new aws.ec2.Route("route", {
        routeTableId: table.id,
        destinationCidrBlock: "0.0.0.0/0",
        gatewayId: gatewayOf(vpc).id,
      });
    },
  ),
  of("by-literal-gateway", "a literal igw- id", [PUBLIC, UNFILTERED, "no-route-to-internet route"], () => {
    const { subnet, table } = network();
    associate(subnet, table);
    new aws.ec2.Route("route", {
      routeTableId: table.id,
      destinationCidrBlock: "0.0.0.0/0",
      gatewayId: "igw-0123456789abcdef0",
    });
  }),
];
