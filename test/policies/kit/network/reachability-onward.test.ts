import { expect } from "chai";
import {
  TRANSIT_GATEWAY_ASSOCIATION,
  TRANSIT_GATEWAY_ROUTE_TABLE,
} from "../../../../policypacks/mas-trm/kit/network/reachability/types.ts";
import * as types from "../../../../policypacks/mas-trm/kit/types.ts";
import { unknown } from "../../support/examine.ts";
import { defaultAcl, front, into, NOTHING, outOf, place, without } from "../../support/reachability-stack.ts";
import { anyIpv4, join, make, type Origins, type Plain, table } from "../../support/subnet-stack.ts";

describe("reachability: what stands on the way", () => {
  const inner = (routes: readonly Plain[], origins: Origins = {}) => [
    ...without("out", "join"),
    table("inner", routes, origins),
    join("join", "inner"),
    ...front,
  ];
  const exit = "then route table front-routes (by association front-join) sends 0.0.0.0/0 to internet gateway door";

  it("goes out by a NAT gateway through its subnet, and not in", () => {
    const nat = make(types.NAT_GATEWAY, "nat", { subnetId: ["front"] });
    const stack = [...inner([{ cidrBlock: "0.0.0.0/0", natGatewayId: unknown }], { routes: ["nat"] }), nat];
    expect(outOf(stack, "desk").open).to.deep.equal([
      `subnet desk, then ${defaultAcl("out")}, then route table inner (by association join) sends 0.0.0.0/0 to NAT gateway nat, then subnet front, then ${defaultAcl("out")}, ${exit}`,
    ]);
    expect(into(stack)).to.deep.equal(NOTHING);
  });

  it("goes out and in through the endpoint of a firewall", () => {
    const firewall = make(
      types.NETWORK_FIREWALL,
      "wall",
      { subnetMappings: ["front"] },
      { subnetMappings: [{ subnetId: unknown }] },
    );
    const stack = [...inner([{ cidrBlock: "0.0.0.0/0", vpcEndpointId: unknown }], { routes: ["wall"] }), firewall];
    expect(outOf(stack, "desk").open).to.have.length(1);
    expect(outOf(stack, "desk").open[0]).to.include("to a VPC endpoint not known yet, then subnet front, then");
    expect(into(stack, "desk").open).to.have.length(1);
    const endpoint = make(
      types.VPC_ENDPOINT,
      "tap",
      { subnetIds: ["front"] },
      { subnetIds: [unknown], vpcEndpointType: "GatewayLoadBalancer" },
    );
    const tapped = [...inner([{ cidrBlock: "0.0.0.0/0", vpcEndpointId: unknown }], { routes: ["tap"] }), endpoint];
    expect(outOf(tapped, "desk").open[0]).to.include("to VPC endpoint tap, then subnet front, then");
  });

  it("cannot tell the subnet of a NAT gateway for the whole Region", () => {
    const nat = make(types.NAT_GATEWAY, "nat", { vpcId: ["core"] }, { availabilityMode: "regional" });
    const stack = [...inner([{ cidrBlock: "0.0.0.0/0", natGatewayId: unknown }], { routes: ["nat"] }), nat];
    expect(outOf(stack, "desk")).to.deep.equal({
      open: [],
      unclear: ["it is not stated in which subnet nat stands"],
    });
  });

  it("goes out and in through an appliance by its interface", () => {
    const card = make(types.NETWORK_INTERFACE, "proxy", { subnetId: ["front"] });
    const stack = [...inner([{ cidrBlock: "0.0.0.0/0", networkInterfaceId: unknown }], { routes: ["proxy"] }), card];
    expect(outOf(stack, "desk").open[0]).to.include("to network interface proxy, then subnet front, then");
    expect(into(stack, "desk").open).to.have.length(1);
  });

  it("does not go round in circles", () => {
    const card = make(types.NETWORK_INTERFACE, "proxy", { subnetId: ["desk"] });
    const stack = [...inner([{ cidrBlock: "0.0.0.0/0", networkInterfaceId: unknown }], { routes: ["proxy"] }), card];
    expect(outOf(stack, "desk")).to.deep.equal(NOTHING);
  });

  it("ends at a peering: AWS carries nothing on to the gateways of the peer", () => {
    const peering = make(types.VPC_PEERINGS[0], "bridge", { vpcId: ["core"] });
    const stack = [
      ...inner([{ cidrBlock: "0.0.0.0/0", vpcPeeringConnectionId: unknown }], { routes: ["bridge"] }),
      peering,
    ];
    expect(outOf(stack)).to.deep.equal(NOTHING);
    expect(into(stack)).to.deep.equal(NOTHING);
  });

  it("goes out by an egress-only gateway, and not in", () => {
    const valve = make(types.EGRESS_ONLY_INTERNET_GATEWAY, "valve", { vpcId: ["core"] });
    const stack = [...inner([{ ipv6CidrBlock: "::/0", egressOnlyGatewayId: unknown }], { routes: ["valve"] }), valve];
    expect(outOf(stack).open).to.have.length(1);
    expect(into(stack)).to.deep.equal(NOTHING);
  });

  it("cannot follow what leads to something from elsewhere", () => {
    for (const target of [{ natGatewayId: "nat-1" }, { transitGatewayId: "tgw-1" }, { gatewayId: "vgw-1" }]) {
      const { open: paths, unclear } = outOf(inner([{ cidrBlock: "0.0.0.0/0", ...target }]), "desk");
      expect(paths).to.deep.equal([]);
      expect(unclear.join()).to.include("which leads to something that is not part of this stack");
    }
  });

  it("reads the prefix list of a route, and cannot see into one from elsewhere", () => {
    const list = (cidr: string) => make(types.MANAGED_PREFIX_LIST, "list", {}, { entries: [{ cidr }] });
    const exits = make(types.ROUTE, "exit", {
      routeTableId: ["inner"],
      destinationPrefixListId: ["list"],
      natGatewayId: ["nat"],
    });
    const nat = make(types.NAT_GATEWAY, "nat", { subnetId: ["front"] });
    const stack = [...inner([]), nat, exits];
    expect(outOf([...stack, list("8.8.8.0/24")]).open).to.have.length(1);
    expect(outOf([...stack, list("10.8.0.0/16")])).to.deep.equal(NOTHING);
    const foreign = {
      ...exits,
      props: { destinationPrefixListId: "pl-1" },
      dependsOn: { routeTableId: ["inner"], natGatewayId: ["nat"] },
    };
    expect(outOf([...inner([]), nat, foreign]).unclear.join()).to.include(
      "sends a prefix list to NAT gateway nat by route exit",
    );
  });
});

describe("reachability: transit gateways", () => {
  const hub = make(types.TRANSIT_GATEWAY, "hub");
  const attach = (name: string, vpcName: string, subnetName: string) =>
    make(
      types.TRANSIT_GATEWAY_VPC_ATTACHMENT,
      name,
      { transitGatewayId: ["hub"], vpcId: [vpcName], subnetIds: [subnetName] },
      { subnetIds: [unknown] },
    );
  const edge = [
    make(types.VPCS[0], "edge"),
    make(types.INTERNET_GATEWAY, "exit", { vpcId: ["edge"] }),
    ...place("tgw", "edge", [anyIpv4], { routes: ["exit"] }),
  ];
  const stack = [
    ...without("out", "join"),
    table("inner", [{ cidrBlock: "0.0.0.0/0", transitGatewayId: unknown }], { routes: ["hub"] }),
    join("join", "inner"),
    hub,
    ...edge,
    attach("spoke", "core", "desk"),
    attach("uplink", "edge", "tgw"),
  ];
  const sent = (tableName: string, props: Plain = {}) =>
    make(
      types.TRANSIT_GATEWAY_ROUTE,
      "default",
      { transitGatewayRouteTableId: [tableName], transitGatewayAttachmentId: ["uplink"] },
      { destinationCidrBlock: "0.0.0.0/0", ...props },
    );

  it("goes out by the static route of the gateway to another VPC, and not in", () => {
    expect(outOf([...stack, sent("hub")], "desk").open).to.deep.equal([
      `subnet desk, then ${defaultAcl("out")}, then route table inner (by association join) sends 0.0.0.0/0 to transit gateway hub, then transit gateway hub sends 0.0.0.0/0 to attachment uplink by route default, then subnet tgw, then the default network ACL of VPC edge lets everything out, then route table tgw-routes (by association tgw-join) sends 0.0.0.0/0 to internet gateway exit`,
    ]);
    expect(into([...stack, sent("hub")])).to.deep.equal(NOTHING);
  });

  it("goes nowhere without such a route, by a black hole, or by one for private addresses", () => {
    expect(outOf(stack)).to.deep.equal(NOTHING);
    expect(outOf([...stack, sent("hub", { blackhole: true })])).to.deep.equal(NOTHING);
    expect(outOf([...stack, sent("hub", { destinationCidrBlock: "10.9.0.0/16" })])).to.deep.equal(NOTHING);
  });

  it("takes the table that the attachment of the VPC is associated with, and no other", () => {
    const tables = ["spokes", "others"].map((name) =>
      make(TRANSIT_GATEWAY_ROUTE_TABLE, name, { transitGatewayId: ["hub"] }),
    );
    const joined = make(TRANSIT_GATEWAY_ASSOCIATION, "use", {
      transitGatewayAttachmentId: ["spoke"],
      transitGatewayRouteTableId: ["spokes"],
    });
    expect(outOf([...stack, ...tables, joined, sent("spokes")]).open).to.have.length(1);
    expect(outOf([...stack, ...tables, joined, sent("others")])).to.deep.equal(NOTHING);
    expect(outOf([...stack, ...tables, joined, sent("hub")])).to.deep.equal(NOTHING);
  });

  it("cannot tell where a gateway leads whose route is not known yet or goes elsewhere", () => {
    expect(outOf([...stack, sent("hub", { destinationCidrBlock: unknown })]).unclear).to.deep.equal([
      "transit gateway route default may lead to the internet",
    ]);
    const elsewhere = {
      ...sent("hub", { transitGatewayAttachmentId: "tgw-attach-1" }),
      dependsOn: { transitGatewayRouteTableId: ["hub"] },
    };
    expect(outOf([...stack, elsewhere]).unclear).to.deep.equal([
      "transit gateway hub sends 0.0.0.0/0 to a network that is not part of this stack by route default",
    ]);
  });
});
