import { expect } from "chai";
import { targetsOf } from "../../../../policypacks/mas-trm/kit/network/route-target.ts";
import { destinationRanges, describeRoute, readRoutes } from "../../../../policypacks/mas-trm/kit/network/routes.ts";
import { parseCidr } from "../../../../policypacks/mas-trm/kit/network/cidr.ts";
import * as types from "../../../../policypacks/mas-trm/kit/types.ts";
import { graphOf, unknown } from "../../support/examine.ts";
import { named } from "../../support/reachability-stack.ts";
import { make, type Plain } from "../../support/subnet-stack.ts";

const others = [
  make(types.INTERNET_GATEWAY, "door"),
  { ...make(types.NAT_GATEWAY, "nat"), outputs: { id: "nat-7" } },
  make(types.NAT_GATEWAY, "spare"),
  make(types.TRANSIT_GATEWAYS[0], "hub"),
  make(types.INSTANCE, "proxy"),
  make(types.VPCS[0], "core"),
];
/** What is read of a table whose routes come from these. */
const read = (routes: unknown, ...origins: readonly string[]) =>
  readRoutes(named(graphOf([...others, make(types.ROUTE_TABLE, "table", { routes: origins }, { routes })]), "table"));
const labels = (routes: unknown, ...origins: readonly string[]) =>
  read(routes, ...origins).routes.map(({ target }) => target.label);

describe("targets of routes: not known yet", () => {
  for (const [field, kind] of [
    ["natGatewayId", "NAT gateway"],
    ["egressOnlyGatewayId", "egress-only internet gateway"],
    ["carrierGatewayId", "carrier gateway"],
    ["transitGatewayId", "transit gateway"],
    ["vpcPeeringConnectionId", "peering connection"],
    ["networkInterfaceId", "network interface"],
    ["instanceId", "instance"],
    ["vpcEndpointId", "VPC endpoint"],
    ["localGatewayId", "local gateway"],
    ["coreNetworkArn", "core network"],
    ["odbNetworkArn", "ODB network"],
  ] as const) {
    it(`are of the kind that ${field} is meant for`, () => {
      const [route] = read([{ [field]: unknown }]).routes;
      expect(route?.target).to.deep.equal({ kind, label: `a ${kind} not known yet`, resources: [] });
    });
  }

  it("are followed to the origin that their property is meant for, among those of the whole list", () => {
    const routes = [{ natGatewayId: unknown }, { gatewayId: unknown }];
    expect(labels(routes, "nat", "door")).to.deep.equal(["NAT gateway nat", "internet gateway door"]);
    expect(read(routes, "nat", "door").unknown).to.deep.equal([]);
  });

  it("are one of several origins that their property is meant for", () => {
    expect(labels([{ natGatewayId: unknown }, { gatewayId: unknown }], "nat", "spare", "door")).to.deep.equal([
      "NAT gateway nat or NAT gateway spare",
      "internet gateway door",
    ]);
  });

  it("are followed to an origin of another kind where there is none of their own", () => {
    expect(labels([{ gatewayId: unknown }], "hub")).to.deep.equal(["transit gateway hub"]);
    expect(labels([{ instanceId: unknown }], "proxy")).to.deep.equal(["instance proxy"]);
  });

  it("cannot be told of a route that is not known at all", () => {
    expect(read([unknown], "nat")).to.deep.equal({ routes: [], unknown: ["routes[0]"] });
    expect(labels([unknown], "door", "core")).to.deep.equal(["internet gateway door"]);
    const graph = graphOf([...others, make(types.ROUTE_TABLE, "table", { routes: ["nat"] }, { routes: [unknown] })]);
    const table = named(graph, "table");
    expect(() => table.props.list("routes").flatMap((route) => targetsOf(table, route))).to.throw("routes[0] is not");
  });
});

describe("targets of routes: known", () => {
  it("are resources of the stack by their ids, whichever property they stand in", () => {
    expect(labels([{ gatewayId: "nat-7" }])).to.deep.equal(["NAT gateway nat"]);
  });

  for (const [id, target] of [
    [" LOCAL ", { kind: "local", label: "local", resources: [] }],
    [" igw-1 ", { kind: "internet gateway", label: "internet gateway igw-1", resources: [] }],
    ["IGW-1", { kind: "internet gateway", label: "internet gateway IGW-1", resources: [] }],
  ] as const) {
    it(`are seen through spaces and capitals: ${JSON.stringify(id)}`, () => {
      expect(read([{ gatewayId: id }]).routes.map((route) => route.target)).to.deep.equal([target]);
    });
  }

  it("are not told by a prefix that stands elsewhere in the id", () => {
    expect(read([{ gatewayId: "0igw-1" }])).to.deep.equal({ routes: [], unknown: ["routes[0].gatewayId"] });
  });
});

describe("destinations of routes", () => {
  const [both, odd] = read([
    { cidrBlock: "10.0.0.0/8", ipv6CidrBlock: "fd00::/8", natGatewayId: "nat-1" },
    { cidrBlock: "everything", ipv6CidrBlock: "", natGatewayId: "nat-1" },
  ]).routes;
  if (both === undefined || odd === undefined) throw new Error("the routes of this test are not read");

  it("are told one by one", () => {
    expect(describeRoute(both)).to.equal("sends 10.0.0.0/8 and fd00::/8 to NAT gateway nat-1");
    expect(destinationRanges(both)).to.deep.equal([parseCidr("10.0.0.0/8"), parseCidr("fd00::/8")]);
  });

  it("are all of IPv4 when they cannot be read, and then withheld", () => {
    expect(describeRoute(odd)).to.equal("sends (withheld) to NAT gateway nat-1");
    expect(destinationRanges(odd)).to.deep.equal([parseCidr("0.0.0.0/0")]);
  });
});

describe("hidden gateways of routes", () => {
  it("are each of the origins that no route is known to lead to", () => {
    const second = make(types.INTERNET_GATEWAY, "second");
    const routes: Plain = { routes: [{ gatewayId: "igw-9" }, { natGatewayId: unknown }] };
    const table = make(types.ROUTE_TABLE, "table", { routes: ["door", "second", "nat"] }, routes);
    const made = [{ ...make(types.INTERNET_GATEWAY, "door"), outputs: { id: "igw-9" } }, second];
    const graph = graphOf([...others.filter(({ name }) => name !== "door"), ...made, table]);
    expect(readRoutes(named(graph, "table")).routes.map(({ target }) => target.label)).to.deep.equal([
      "internet gateway door",
      "NAT gateway nat",
      "internet gateway second",
    ]);
  });
});
