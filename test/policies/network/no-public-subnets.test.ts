import { expect } from "chai";
import {
  DEFAULT_ROUTE_TABLE,
  DEFAULT_SUBNET,
  DEFAULT_VPC,
  EGRESS_ONLY_INTERNET_GATEWAY,
  INTERNET_GATEWAY,
  INTERNET_GATEWAY_ATTACHMENT,
  MAIN_ROUTE_TABLE_ASSOCIATION,
  NAT_GATEWAY,
  ROUTE,
  ROUTE_TABLE,
  ROUTE_TABLE_ASSOCIATION,
  SUBNETS,
  VPCS,
  VPN_GATEWAYS,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { noPublicSubnets } from "../../../policypacks/mas-trm/rules/network/no-public-subnets.ts";
import { examine, unknown } from "../support/examine.ts";
import {
  anyIpv4,
  byJoin,
  gateway,
  join,
  judged,
  make,
  publicTable,
  route,
  subnet,
  table,
  vpc,
} from "../support/subnet-stack.ts";

const byMain = "violation desk: main route table of VPC core (having no association of its own) sends";

describe("no-public-subnets: the table that a subnet uses", () => {
  it("passes a subnet whose own table has local routes only, though the VPC has a gateway", () => {
    expect(judged(table("private"), join("join", "private"))).to.deep.equal([]);
  });

  it("passes a subnet that falls to an empty main table", () => {
    expect(judged()).to.deep.equal([]);
  });

  it("refuses an association with a table that has a gateway route inline", () => {
    expect(judged(publicTable, join("join", "out"))).to.deep.equal([byJoin]);
  });

  it("refuses an association with a table that has a gateway route in a resource of its own", () => {
    const out = route("exit", "out", { destinationCidrBlock: "0.0.0.0/0" });
    expect(judged(table("out"), join("join", "out"), out)).to.deep.equal([`${byJoin} by route exit`]);
  });

  it("refuses a route resource beside inline routes that are harmless", () => {
    const inline = table("out", [{ cidrBlock: "10.8.0.0/16", transitGatewayId: "tgw-0a1b2c3d" }]);
    const out = route("exit", "out", { destinationCidrBlock: "0.0.0.0/0" });
    expect(judged(inline, join("join", "out"), out)).to.deep.equal([`${byJoin} by route exit`]);
  });

  it("leaves a public table that nothing uses to other rules", () => {
    expect(judged(publicTable, table("private"), join("join", "private"))).to.deep.equal([]);
  });

  it("refuses a subnet that two associations claim, one of them with a public table", () => {
    const found = judged(publicTable, table("private"), join("other", "private"), join("join", "out"));
    expect(found).to.deep.equal([byJoin]);
  });

  it("is not misled by the edge association of a gateway with a public table", () => {
    const edge = make(ROUTE_TABLE_ASSOCIATION, "edge", { gatewayId: ["door"], routeTableId: ["out"] });
    expect(judged(publicTable, edge)).to.deep.equal([]);
  });

  it("does not care about mapPublicIpOnLaunch, which another rule judges", () => {
    const eager = { ...subnet, props: { ...subnet.props, mapPublicIpOnLaunch: true } };
    expect(examine(noPublicSubnets, [vpc, eager, gateway])).to.deep.equal([]);
  });
});

describe("no-public-subnets: the main table", () => {
  it("refuses a route that the program adds to the main table by the VPC's mainRouteTableId", () => {
    const found = judged(route("exit", "core", { destinationCidrBlock: "0.0.0.0/0" }));
    expect(found).to.deep.equal([`${byMain} 0.0.0.0/0 to internet gateway door by route exit`]);
  });

  it("refuses an adopted default table with a gateway route", () => {
    const main = make(
      DEFAULT_ROUTE_TABLE,
      "main",
      { defaultRouteTableId: ["core"], routes: ["door"] },
      { routes: [anyIpv4] },
    );
    expect(judged(main)).to.deep.equal([
      "violation desk: main route table of VPC core (having no association of its own) sends 0.0.0.0/0 to internet gateway door",
    ]);
  });

  it("refuses a route resource in an adopted default table", () => {
    const main = make(DEFAULT_ROUTE_TABLE, "main", { defaultRouteTableId: ["core"] }, { routes: [] });
    const found = judged(main, route("exit", "main", { destinationCidrBlock: "0.0.0.0/0" }));
    expect(found).to.deep.equal([`${byMain} 0.0.0.0/0 to internet gateway door by route exit`]);
  });

  it("sees through a default table that is adopted twice, once without routes", () => {
    const clean = make(DEFAULT_ROUTE_TABLE, "clean", { defaultRouteTableId: ["core"] }, { routes: [] });
    const main = make(
      DEFAULT_ROUTE_TABLE,
      "main",
      { defaultRouteTableId: ["core"], routes: ["door"] },
      { routes: [anyIpv4] },
    );
    expect(judged(main, clean)).to.deep.equal([`${byMain} 0.0.0.0/0 to internet gateway door`]);
    expect(judged(clean, main)).to.deep.equal([`${byMain} 0.0.0.0/0 to internet gateway door`]);
  });

  it("refuses a subnet without association when another table is made the main one", () => {
    const main = make(MAIN_ROUTE_TABLE_ASSOCIATION, "swap", { vpcId: ["core"], routeTableId: ["out"] });
    expect(judged(publicTable, main)).to.deep.equal([
      "violation desk: route table out (having no association of its own) sends 0.0.0.0/0 to internet gateway door",
    ]);
  });

  it("passes when an empty table is made the main one in place of one with a route", () => {
    const main = make(MAIN_ROUTE_TABLE_ASSOCIATION, "swap", { vpcId: ["core"], routeTableId: ["private"] });
    const old = route("exit", "core", { destinationCidrBlock: "0.0.0.0/0" });
    expect(judged(table("private"), main, old)).to.deep.equal([]);
  });

  it("does not count the main table of another VPC", () => {
    const other = make(VPCS[0], "other");
    const main = make(MAIN_ROUTE_TABLE_ASSOCIATION, "swap", { vpcId: ["other"], routeTableId: ["out"] });
    const exit = route("exit", "other", { destinationCidrBlock: "0.0.0.0/0" });
    expect(judged(other, publicTable, main, exit)).to.deep.equal([]);
  });

  it("knows the main table by its id once AWS has given one", () => {
    const made = { ...vpc, outputs: { id: "vpc-1", defaultRouteTableId: "rtb-main", mainRouteTableId: "rtb-main" } };
    const known = make(SUBNETS[0], "desk", {}, { vpcId: "vpc-1", cidrBlock: "10.0.1.0/24" });
    const exit = make(
      ROUTE,
      "exit",
      {},
      { routeTableId: "rtb-main", destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" },
    );
    expect(examine(noPublicSubnets, [made, known, exit])).to.deep.equal([
      `${byMain} 0.0.0.0/0 to internet gateway igw-1 by route exit`,
    ]);
  });

  it("refuses a default subnet, since AWS gives the default VPC a gateway and a route to it", () => {
    const bare = make(DEFAULT_SUBNET, "found", {}, { availabilityZone: "us-east-1a" });
    expect(examine(noPublicSubnets, [bare])).to.deep.equal([
      "violation found: main route table of the default VPC (having no association of its own) leads to the internet gateway that AWS gives a default VPC",
    ]);
    const home = make(DEFAULT_VPC, "home");
    expect(examine(noPublicSubnets, [home, bare])).to.deep.equal([
      "violation found: main route table of VPC home (having no association of its own) leads to the internet gateway that AWS gives a default VPC",
    ]);
    const emptied = make(DEFAULT_ROUTE_TABLE, "main", { defaultRouteTableId: ["home"] }, { routes: [] });
    expect(examine(noPublicSubnets, [home, bare, emptied])).to.deep.equal([]);
  });
});

describe("no-public-subnets: what counts as a way to the internet", () => {
  for (const [why, routes, origins, sent] of [
    [
      "half of IPv4",
      [{ cidrBlock: "0.0.0.0/1", gatewayId: unknown }],
      ["door"],
      ["0.0.0.0/1 to internet gateway door"],
    ],
    [
      "both halves of IPv4",
      [
        { cidrBlock: "0.0.0.0/1", gatewayId: unknown },
        { cidrBlock: "128.0.0.0/1", gatewayId: unknown },
      ],
      ["door"],
      ["0.0.0.0/1 to internet gateway door", "128.0.0.0/1 to internet gateway door"],
    ],
    ["all of IPv6", [{ ipv6CidrBlock: "::/0", gatewayId: unknown }], ["door"], ["::/0 to internet gateway door"]],
    [
      "one address",
      [{ cidrBlock: "203.0.113.7/32", gatewayId: unknown }],
      ["door"],
      ["203.0.113.7/32 to internet gateway door"],
    ],
    [
      "a prefix list",
      [{ destinationPrefixListId: "pl-1", gatewayId: unknown }],
      ["door"],
      ["a prefix list to internet gateway door"],
    ],
    [
      "a destination not known yet",
      [{ cidrBlock: unknown, gatewayId: unknown }],
      ["door"],
      ["addresses not known yet to internet gateway door"],
    ],
    [
      "a literal id",
      [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-0a1b2c3d" }],
      [],
      ["0.0.0.0/0 to internet gateway igw-0a1b2c3d"],
    ],
    [
      "a literal egress-only gateway",
      [{ ipv6CidrBlock: "::/0", egressOnlyGatewayId: "eigw-1" }],
      [],
      ["::/0 to egress-only internet gateway eigw-1"],
    ],
    [
      "a literal carrier gateway",
      [{ cidrBlock: "0.0.0.0/0", carrierGatewayId: "cagw-1" }],
      [],
      ["0.0.0.0/0 to carrier gateway cagw-1"],
    ],
    [
      "a literal gateway in the property for NAT",
      [{ cidrBlock: "0.0.0.0/0", natGatewayId: "igw-1" }],
      [],
      ["0.0.0.0/0 to internet gateway igw-1"],
    ],
    [
      "a gateway in the property for NAT",
      [{ cidrBlock: "0.0.0.0/0", natGatewayId: unknown }],
      ["door"],
      ["0.0.0.0/0 to internet gateway door"],
    ],
    [
      "a gateway by its attachment",
      [{ cidrBlock: "0.0.0.0/0", gatewayId: unknown }],
      ["hinge"],
      ["0.0.0.0/0 to internet gateway hinge"],
    ],
    [
      "an egress-only gateway",
      [{ ipv6CidrBlock: "::/0", egressOnlyGatewayId: unknown }],
      ["valve"],
      ["::/0 to egress-only internet gateway valve"],
    ],
  ] as const) {
    it(`refuses ${why}`, () => {
      const found = judged(
        make(INTERNET_GATEWAY_ATTACHMENT, "hinge"),
        make(EGRESS_ONLY_INTERNET_GATEWAY, "valve"),
        table("out", routes, { routes: origins }),
        join("join", "out"),
      );
      expect(found).to.deep.equal(
        sent.map((what) => `violation desk: route table out (by association join) sends ${what}`),
      );
    });
  }

  it("refuses a gateway that the program only reads", () => {
    const read = { ...make(INTERNET_GATEWAY, "door", {}, { id: "igw-9" }), read: true };
    const out = table("out", [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-9" }]);
    expect(examine(noPublicSubnets, [vpc, subnet, read, out, join("join", "out")])).to.deep.equal([byJoin]);
  });

  it("refuses a table that is read and has a gateway route", () => {
    const routes = [
      { cidrBlock: "10.0.0.0/16", gatewayId: "local", natGatewayId: "" },
      { cidrBlock: "0.0.0.0/0", gatewayId: "igw-1", natGatewayId: "", ipv6CidrBlock: "" },
    ];
    const read = { ...make(ROUTE_TABLE, "out", {}, { id: "rtb-1", routes }), read: true };
    const joined = make(ROUTE_TABLE_ASSOCIATION, "join", { subnetId: ["desk"] }, { routeTableId: "rtb-1" });
    expect(judged(read, joined)).to.deep.equal([
      "violation desk: route table out (by association join) sends 0.0.0.0/0 to internet gateway igw-1",
    ]);
  });

  it("passes routes to anything else, which another rule judges", () => {
    const routes = [
      { cidrBlock: "10.0.0.0/16", gatewayId: "local" },
      { cidrBlock: "0.0.0.0/0", natGatewayId: unknown },
      { cidrBlock: "10.8.0.0/16", gatewayId: unknown },
      { cidrBlock: "10.9.0.0/16", transitGatewayId: unknown },
    ];
    const found = judged(
      make(NAT_GATEWAY, "nat"),
      make(VPN_GATEWAYS[0], "vpn"),
      table("out", routes, { routes: ["vpn", "nat"] }),
      join("join", "out"),
    );
    expect(found).to.deep.equal([]);
  });
});
