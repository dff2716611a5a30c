import { expect } from "chai";
import {
  CARRIER_GATEWAY,
  DEFAULT_ROUTE_TABLE,
  EGRESS_ONLY_INTERNET_GATEWAY,
  INTERNET_GATEWAY,
  MANAGED_PREFIX_LIST,
  MANAGED_PREFIX_LIST_ENTRY,
  NAT_GATEWAY,
  ROUTE,
  ROUTE_PROPAGATIONS,
  ROUTE_TABLE,
  TRANSIT_GATEWAYS,
  VPN_GATEWAYS,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { noRouteToInternet } from "../../../policypacks/mas-trm/rules/network/no-route-to-internet.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

type Plain = Readonly<Record<string, unknown>>;

const targets: readonly TestResource[] = [
  { type: INTERNET_GATEWAY, name: "igw", props: {} },
  { type: EGRESS_ONLY_INTERNET_GATEWAY, name: "eigw", props: {} },
  { type: CARRIER_GATEWAY, name: "cagw", props: {} },
  { type: NAT_GATEWAY, name: "nat", props: {} },
  { type: TRANSIT_GATEWAYS[0], name: "tgw", props: {} },
  { type: VPN_GATEWAYS[0], name: "vgw", props: {} },
];
const inline = (type: string, routes: unknown, from: readonly string[] = []): TestResource => ({
  type,
  name: "table",
  props: { routes },
  dependsOn: { routes: from },
});
const route = (props: Plain, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
  type: ROUTE,
  name: "route",
  props: { routeTableId: "rtb-1", ...props },
  dependsOn,
});
const judged = (subject: TestResource, settings: Plain = {}) =>
  examine(noRouteToInternet, [...targets, subject], { settings });

describe("no-route-to-internet: gateways", () => {
  for (const [why, props, dependsOn, found] of [
    [
      "an internet gateway",
      { destinationCidrBlock: "0.0.0.0/0" },
      { gatewayId: ["igw"] },
      "0.0.0.0/0 to internet gateway igw",
    ],
    [
      "half of IPv4",
      { destinationCidrBlock: "128.0.0.0/1" },
      { gatewayId: ["igw"] },
      "128.0.0.0/1 to internet gateway igw",
    ],
    [
      "most of IPv6",
      { destinationIpv6CidrBlock: "2000::/3" },
      { egressOnlyGatewayId: ["eigw"] },
      "2000::/3 to egress-only internet gateway eigw",
    ],
    [
      "a carrier gateway",
      { destinationCidrBlock: "0.0.0.0/0" },
      { carrierGatewayId: ["cagw"] },
      "0.0.0.0/0 to carrier gateway cagw",
    ],
    [
      "a private destination to a gateway",
      { destinationCidrBlock: "10.8.0.0/16" },
      { gatewayId: ["igw"] },
      "10.8.0.0/16 to internet gateway igw",
    ],
    [
      "a prefix list to a gateway",
      { destinationPrefixListId: "pl-1" },
      { gatewayId: ["igw"] },
      "a prefix list to internet gateway igw",
    ],
    [
      "a literal gateway",
      { destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" },
      {},
      "0.0.0.0/0 to internet gateway igw-1",
    ],
    [
      "one gateway of two",
      { destinationCidrBlock: "0.0.0.0/0" },
      { gatewayId: ["igw", "vgw"] },
      "some addresses to internet gateway igw",
    ],
  ] as const) {
    it(`refuses ${why}`, () => {
      const lines = judged(route(props, dependsOn));
      expect(lines.filter((line) => line.startsWith("violation"))).to.deep.equal([`violation route: sends ${found}`]);
    });
  }

  it("refuses it inline in a table and in an adopted default table, before anything is made where the id is known", () => {
    for (const type of [ROUTE_TABLE, DEFAULT_ROUTE_TABLE]) {
      const routes = [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-1" }];
      expect(judged(inline(type, routes))).to.deep.equal([
        "violation table: sends 0.0.0.0/0 to internet gateway igw-1",
      ]);
    }
  });

  it("names each of two unknown gateways once", () => {
    const second = { type: INTERNET_GATEWAY, name: "igw2", props: {} };
    const subject = inline(ROUTE_TABLE, [{ cidrBlock: "0.0.0.0/0", gatewayId: unknown }], ["igw", "igw2"]);
    expect(examine(noRouteToInternet, [...targets, second, subject])).to.deep.equal([
      "violation table: sends 0.0.0.0/0 to internet gateway igw or internet gateway igw2",
    ]);
  });
});

describe("no-route-to-internet: public destinations", () => {
  for (const [why, props, dependsOn, found] of [
    ["a NAT gateway", {}, { natGatewayId: ["nat"] }, "NAT gateway nat"],
    ["a NAT instance", { networkInterfaceId: "eni-1" }, {}, "network interface eni-1"],
    ["an instance of an old program", { instanceId: "i-1" }, {}, "instance i-1"],
    ["a firewall endpoint", { vpcEndpointId: "vpce-1" }, {}, "VPC endpoint vpce-1"],
    ["a transit gateway", {}, { transitGatewayId: ["tgw"] }, "transit gateway tgw"],
    ["a transit gateway not known yet", { transitGatewayId: unknown }, {}, "a transit gateway not known yet"],
    ["a peering", { vpcPeeringConnectionId: "pcx-1" }, {}, "peering connection pcx-1"],
    ["a VPN gateway", {}, { gatewayId: ["vgw"] }, "VPN gateway vgw"],
    [
      "a core network",
      { coreNetworkArn: "arn:aws:networkmanager::111122223333:core-network/core-network-1" },
      {},
      "core network arn:aws:networkmanager::111122223333:core-network/core-network-1",
    ],
  ] as const) {
    it(`refuses public addresses to ${why} and passes private ones`, () => {
      const to = (destinationCidrBlock: string) => judged(route({ ...props, destinationCidrBlock }, dependsOn));
      expect(to("0.0.0.0/0")).to.deep.equal([`violation route: sends 0.0.0.0/0 to ${found}`]);
      expect(to("128.0.0.0/1")).to.deep.equal([`violation route: sends 128.0.0.0/1 to ${found}`]);
      expect(to("10.8.0.0/16")).to.deep.equal([]);
    });
  }

  it("passes local routes", () => {
    expect(judged(inline(ROUTE_TABLE, [{ cidrBlock: "0.0.0.0/0", gatewayId: "local" }]))).to.deep.equal([]);
  });

  it("passes public addresses to a kind of target that the bank inspects, and to no other", () => {
    const settings = { inspectedTargets: ["transit gateway"] };
    const all = { destinationCidrBlock: "0.0.0.0/0" };
    expect(judged(route(all, { transitGatewayId: ["tgw"] }), settings)).to.deep.equal([]);
    expect(judged(route(all, { natGatewayId: ["nat"] }), settings)).to.deep.equal([
      "violation route: sends 0.0.0.0/0 to NAT gateway nat",
    ]);
    const trick = { inspectedTargets: ["internet gateway"] };
    expect(judged(route(all, { gatewayId: ["igw"] }), trick)).to.deep.equal([
      "violation route: sends 0.0.0.0/0 to internet gateway igw",
    ]);
  });

  it("takes a destination that it cannot read for everything", () => {
    const subject = route({ destinationCidrBlock: "00.0.0.0/0", transitGatewayId: "tgw-1" });
    expect(judged(subject)).to.deep.equal(["violation route: sends 00.0.0.0/0 to transit gateway tgw-1"]);
  });

  it("reads a prefix list of the stack, its separate entries included", () => {
    const list = (cidr: unknown): readonly TestResource[] => [
      { type: MANAGED_PREFIX_LIST, name: "list", props: { entries: [{ cidr: "10.0.0.0/8" }] } },
      { type: MANAGED_PREFIX_LIST_ENTRY, name: "entry", props: { cidr }, dependsOn: { prefixListId: ["list"] } },
    ];
    const subject = route({ transitGatewayId: "tgw-1" }, { destinationPrefixListId: ["list"] });
    const found = (cidr: unknown) => examine(noRouteToInternet, [...list(cidr), subject]);
    expect(found("10.9.0.0/16")).to.deep.equal([]);
    expect(found("0.0.0.0/1")).to.deep.equal([
      "violation route: sends a prefix list to transit gateway tgw-1, and the list holds 0.0.0.0/1",
    ]);
    expect(found(unknown)).to.deep.equal(["undetermined route: list.cidr is not known yet"]);
    const two = {
      type: MANAGED_PREFIX_LIST,
      name: "list",
      props: { entries: [{ cidr: "8.0.0.0/8" }, { cidr: "::/0" }] },
    };
    expect(examine(noRouteToInternet, [two, subject])).to.deep.equal([
      "violation route: sends a prefix list to transit gateway tgw-1, and the list holds 8.0.0.0/8 and ::/0",
    ]);
  });

  it("cannot decide on a prefix list from elsewhere, but knows the routes that AWS writes for gateway endpoints", () => {
    const subject = route({ transitGatewayId: "tgw-1", destinationPrefixListId: "pl-1" });
    expect(judged(subject)).to.deep.equal([
      "undetermined route: sends a prefix list to transit gateway tgw-1, and the list is not part of this stack",
    ]);
    const routes = [{ cidrBlock: "", destinationPrefixListId: "pl-1", gatewayId: "vpce-1", natGatewayId: "" }];
    expect(judged({ ...inline(ROUTE_TABLE, routes), read: true })).to.deep.equal([]);
    expect(judged(inline(ROUTE_TABLE, routes))).to.have.length(1);
    const away = [{ destinationPrefixListId: "pl-1", transitGatewayId: "tgw-1" }];
    expect(judged({ ...inline(ROUTE_TABLE, away), read: true })).to.have.length(1);
  });
});

describe("no-route-to-internet: what is not known yet", () => {
  for (const [why, subject, found] of [
    ["the destination", route({ destinationCidrBlock: unknown, transitGatewayId: "tgw-1" }), "destinationCidrBlock"],
    ["the gateway", route({ destinationCidrBlock: "10.0.0.0/8", gatewayId: unknown }), "gatewayId"],
    ["the whole list of routes", inline(ROUTE_TABLE, unknown), "routes"],
    ["one whole route", inline(ROUTE_TABLE, [unknown]), "routes[0]"],
  ] as const) {
    it(`cannot decide without ${why}`, () => {
      expect(judged(subject)).to.deep.equal([`undetermined ${subject.name ?? ""}: ${found} is not known yet`]);
    });
  }

  it("cannot decide on routes that gateways propagate, unless the bank inspects what goes to VPN gateways", () => {
    const why = "takes routes from a gateway by propagation, which may hold public destinations";
    const settings = { inspectedTargets: ["VPN gateway"] };
    const table = { type: ROUTE_TABLE, name: "table", props: { propagatingVgws: ["vgw-1"], routes: [] } };
    expect(judged(table)).to.deep.equal([`undetermined table: ${why}`]);
    expect(judged(table, settings)).to.deep.equal([]);
    const routes = [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-1" }];
    expect(judged({ ...table, props: { propagatingVgws: unknown, routes } })).to.have.members([
      `undetermined table: ${why}`,
      "violation table: sends 0.0.0.0/0 to internet gateway igw-1",
    ]);
    for (const type of ROUTE_PROPAGATIONS) {
      const propagation = { type, name: "propagation", props: { routeTableId: "rtb-1" } };
      expect(judged(propagation)).to.deep.equal([`undetermined propagation: ${why}`]);
      expect(judged(propagation, settings)).to.deep.equal([]);
    }
  });

  it("does not let one unknown route hide another", () => {
    const routes = [unknown, { cidrBlock: "0.0.0.0/0", gatewayId: "igw-1" }];
    expect(judged(inline(ROUTE_TABLE, routes))).to.deep.equal([
      "violation table: sends 0.0.0.0/0 to internet gateway igw-1",
      "undetermined table: routes[0] is not known yet",
    ]);
  });
});
