import { expect } from "chai";
import { pathsToInternet } from "../../../../../policypacks/mas-trm/kit/network/reachability.ts";
import { Resource } from "../../../../../policypacks/mas-trm/kit/resource.ts";
import { StackGraph } from "../../../../../policypacks/mas-trm/kit/stack-graph.ts";
import * as types from "../../../../../policypacks/mas-trm/kit/types.ts";
import { unknown } from "../../../support/examine.ts";
import { defaultAcl, front, into, NOTHING, outOf, without } from "../../../support/reachability-stack.ts";
import { join, make, type Origins, type Plain, table } from "../../../support/subnet-stack.ts";

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

  it("goes out through a firewall that a route of its own names", () => {
    const wall = make(types.NETWORK_FIREWALL, "wall", { subnetMappings: ["front"] });
    const by = (origin: string) =>
      make(
        types.ROUTE,
        "exit",
        { routeTableId: ["inner"], vpcEndpointId: [origin] },
        { destinationCidrBlock: "0.0.0.0/0" },
      );
    expect(outOf([...inner([]), wall, by("wall")], "desk").open).to.have.length(1);
    expect(outOf([...inner([]), wall, by("front")], "desk").unclear.join()).to.include("not part of this stack");
  });

  for (const target of [
    { gatewayId: "vgw-1" },
    { natGatewayId: "nat-1" },
    { transitGatewayId: "tgw-1" },
    { localGatewayId: "lgw-1" },
    { coreNetworkArn: "arn:aws:networkmanager::111122223333:core-network/core-network-1" },
    { odbNetworkArn: "arn:aws:odb:us-east-1:111122223333:odb-network/odbnet-1" },
    { carrierGatewayId: "cagw-1" },
    { egressOnlyGatewayId: "eigw-1" },
  ]) {
    it(`lets nothing in by ${Object.keys(target).join()}, but something out`, () => {
      const stack = inner([{ cidrBlock: "0.0.0.0/0", ...target }]);
      const { open, unclear } = outOf(stack, "desk");
      expect(open.length + unclear.length).to.equal(1);
      expect(into(stack, "desk")).to.deep.equal(NOTHING);
    });
  }

  it("goes out and in by the gateway that AWS gives a default VPC", () => {
    const stack = [make(types.DEFAULT_VPC, "core"), ...without("core", "out", "join")];
    const way =
      "main route table of VPC core (having no association of its own) leads to the internet gateway that AWS gives a default VPC";
    expect(outOf(stack, "desk").open).to.deep.equal([`subnet desk, then ${defaultAcl("out")}, then ${way}`]);
    expect(into(stack, "desk").open).to.deep.equal([`${way}, then ${defaultAcl("in")}, then subnet desk`]);
  });

  it("needs no record of origins where the ids are known", () => {
    const known = (type: string, name: string, inputs: Plain) =>
      new Resource({ urn: `urn:pulumi:dev::test::${type}::${name}`, type, name, inputs, outputs: { id: name } });
    const desk = known(types.SUBNETS[0], "subnet-1", { vpcId: "vpc-1" });
    const graph = new StackGraph([
      known(types.VPCS[0], "vpc-1", {}),
      desk,
      known(types.ROUTE_TABLE, "rtb-1", { routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: "nat-1" }] }),
      known(types.ROUTE_TABLE_ASSOCIATION, "join", { subnetId: "subnet-1", routeTableId: "rtb-1" }),
    ]);
    expect(pathsToInternet(graph, desk).unclear.join()).to.include(
      "sends 0.0.0.0/0 to NAT gateway nat-1, which leads to something that is not part of this stack",
    );
  });
});
