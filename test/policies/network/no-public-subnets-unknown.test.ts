import { expect } from "chai";
import {
  DEFAULT_ROUTE_TABLE,
  MAIN_ROUTE_TABLE_ASSOCIATION,
  NAT_GATEWAY,
  ROUTE,
  ROUTE_TABLE,
  ROUTE_TABLE_ASSOCIATION,
  SUBNETS,
  VPCS,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { noPublicSubnets } from "../../../policypacks/mas-trm/rules/network/no-public-subnets.ts";
import { examine, unknown } from "../support/examine.ts";
import { anyIpv4, byJoin, gateway, join, judged, make, publicTable, table, vpc } from "../support/subnet-stack.ts";

describe("no-public-subnets: what is not known yet", () => {
  it("refuses a table whose routes are wholly unknown but come from a gateway", () => {
    const out = make(ROUTE_TABLE, "out", { vpcId: ["core"], routes: ["door"] });
    expect(judged(out, join("join", "out"))).to.deep.equal([
      "violation desk: route table out (by association join) sends some addresses to internet gateway door",
    ]);
  });

  it("finds a gateway among other origins of the same list, whichever route it belongs to", () => {
    const routes = [
      { cidrBlock: "0.0.0.0/0", natGatewayId: unknown },
      { cidrBlock: "10.8.0.0/16", natGatewayId: unknown },
    ];
    const out = table("out", routes, { routes: ["nat", "door"] });
    expect(judged(make(NAT_GATEWAY, "nat"), out, join("join", "out"))).to.deep.equal([
      "violation desk: route table out (by association join) sends some addresses to internet gateway door",
    ]);
  });

  it("cannot decide on a gatewayId that comes from nowhere in the stack", () => {
    const out = table("out", [anyIpv4]);
    expect(judged(out, join("join", "out"))).to.deep.equal([
      "undetermined desk: route table out (by association join) has a route of which routes[0].gatewayId is not known yet",
    ]);
  });

  it("does not let the unknown route hide another one", () => {
    const out = table("out", [anyIpv4, { cidrBlock: "0.0.0.0/1", gatewayId: "igw-1" }]);
    expect(judged(out, join("join", "out"))).to.deep.equal([
      "violation desk: route table out (by association join) sends 0.0.0.0/1 to internet gateway igw-1",
    ]);
  });

  it("cannot decide on a table from elsewhere, but sees what the stack adds to it", () => {
    const joined = make(ROUTE_TABLE_ASSOCIATION, "join", { subnetId: ["desk"] }, { routeTableId: "rtb-1" });
    expect(judged(joined)).to.deep.equal([
      "undetermined desk: route table rtb-1 (by association join) is not part of this stack",
    ]);
    const exit = make(
      ROUTE,
      "exit",
      { gatewayId: ["door"] },
      { routeTableId: "rtb-1", destinationCidrBlock: "0.0.0.0/0" },
    );
    expect(judged(joined, exit)).to.deep.equal([
      "violation desk: route table rtb-1 (by association join) sends 0.0.0.0/0 to internet gateway door by route exit",
    ]);
  });

  it("cannot decide on a subnet without association in a VPC from elsewhere", () => {
    const guest = make(SUBNETS[0], "guest", {}, { vpcId: "vpc-1" });
    expect(examine(noPublicSubnets, [guest])).to.deep.equal([
      "undetermined guest: having no association of its own, it uses the main route table of VPC vpc-1, which is not part of this stack",
    ]);
    const main = make(MAIN_ROUTE_TABLE_ASSOCIATION, "swap", { routeTableId: ["out"] }, { vpcId: "vpc-1" });
    expect(examine(noPublicSubnets, [gateway, vpc, guest, publicTable, main])).to.deep.equal([
      "violation guest: route table out (having no association of its own) sends 0.0.0.0/0 to internet gateway door",
    ]);
  });

  it("cannot decide on a subnet without association in a VPC that is only read, unless its table is adopted", () => {
    const read = { ...make(VPCS[0], "core", {}, { id: "vpc-1", defaultRouteTableId: "rtb-main" }), read: true };
    const guest = make(SUBNETS[0], "desk", {}, { vpcId: "vpc-1" });
    expect(examine(noPublicSubnets, [read, guest])).to.deep.equal([
      "undetermined desk: main route table of VPC core (having no association of its own) is not part of this stack",
    ]);
    const main = make(DEFAULT_ROUTE_TABLE, "main", {}, { defaultRouteTableId: "rtb-main", routes: [] });
    expect(examine(noPublicSubnets, [read, guest, main])).to.deep.equal([]);
  });

  it("refuses the association of a subnet from elsewhere with a public table", () => {
    const joined = make(ROUTE_TABLE_ASSOCIATION, "join", { routeTableId: ["out"] }, { subnetId: "subnet-1" });
    expect(judged(publicTable, joined)).to.deep.equal([
      "violation join: makes a subnet public: route table out (by association join) sends 0.0.0.0/0 to internet gateway door",
    ]);
  });

  it("cannot decide on the association of a subnet from elsewhere whose table has a route not known yet", () => {
    const joined = make(ROUTE_TABLE_ASSOCIATION, "join", { routeTableId: ["out"] }, { subnetId: "subnet-1" });
    const why = "route table out (by association join) has a route of which routes[0].gatewayId is not known yet";
    expect(judged(table("out", [anyIpv4]), joined)).to.deep.equal([`undetermined join: ${why}`]);
    const beside = table("out", [anyIpv4, { cidrBlock: "0.0.0.0/1", gatewayId: "igw-1" }]);
    expect(judged(beside, joined)).to.deep.equal([
      "violation join: makes a subnet public: route table out (by association join) sends 0.0.0.0/1 to internet gateway igw-1",
    ]);
  });

  it("refuses an association with a public table though its subnet is unknown, and doubts each subnet", () => {
    const joined = make(ROUTE_TABLE_ASSOCIATION, "join", { routeTableId: ["out"] }, { subnetId: unknown });
    expect(judged(publicTable, table("private"), joined)).to.deep.equal([
      "undetermined desk: it may be that route table out (by association join) sends 0.0.0.0/0 to internet gateway door",
      "violation join: makes a subnet public: route table out (by association join) sends 0.0.0.0/0 to internet gateway door",
    ]);
  });

  it("leaves a subnet alone that an association of unknown subnet cannot mean", () => {
    const other = make(SUBNETS[0], "other", { vpcId: ["core"] });
    const third = make(SUBNETS[0], "third", { vpcId: ["core"] });
    const either = make(ROUTE_TABLE_ASSOCIATION, "join", { subnetId: ["other", "third"], routeTableId: ["out"] });
    const found = judged(other, third, publicTable, either);
    expect(found.map((line) => line.split(":")[0])).to.deep.equal([
      "undetermined other",
      "undetermined third",
      "violation join",
    ]);
  });

  it("refuses a table that is one of two, both public, and doubts one of two", () => {
    const second = table("second", [anyIpv4], { routes: ["door"] });
    const joined = make(ROUTE_TABLE_ASSOCIATION, "join", { subnetId: ["desk"], routeTableId: ["out", "second"] });
    expect(judged(publicTable, second, joined)).to.deep.equal([
      byJoin,
      "violation desk: route table second (by association join) sends 0.0.0.0/0 to internet gateway door",
    ]);
    expect(judged(publicTable, table("second"), joined)).to.deep.equal([
      "undetermined desk: it may be that route table out (by association join) sends 0.0.0.0/0 to internet gateway door",
    ]);
  });

  it("doubts a table that a route of unknown table may belong to", () => {
    const exit = make(
      ROUTE,
      "exit",
      { gatewayId: ["door"] },
      { routeTableId: unknown, destinationCidrBlock: "0.0.0.0/0" },
    );
    expect(judged(table("private"), join("join", "private"), exit)).to.deep.equal([
      "undetermined desk: route table private (by association join) may have route exit",
    ]);
  });

  it("cannot decide on a subnet whose VPC comes from nowhere in the stack", () => {
    expect(examine(noPublicSubnets, [make(SUBNETS[0], "lost", {}, { vpcId: unknown })])).to.deep.equal([
      "undetermined lost: vpcId is not known yet, nor which main route table it uses",
    ]);
  });

  it("cannot decide on an association whose table comes from nowhere in the stack", () => {
    const lost = make(ROUTE_TABLE_ASSOCIATION, "join", { subnetId: ["desk"] }, { routeTableId: unknown });
    expect(judged(lost)).to.deep.equal([
      "undetermined desk: the route table that it uses by association join is not known yet",
    ]);
  });

  it("doubts a table that a route of unknown target may belong to", () => {
    const exit = make(ROUTE, "exit", {}, { routeTableId: unknown, gatewayId: unknown });
    expect(judged(table("private"), join("join", "private"), exit)).to.deep.equal([
      "undetermined desk: route table private (by association join) may have a route of which gatewayId is not known yet",
    ]);
  });

  it("doubts only the tables that a route of two possible tables may belong to", () => {
    const exit = (...tables: readonly string[]) =>
      make(ROUTE, "exit", { routeTableId: tables, gatewayId: ["door"] }, { destinationCidrBlock: "0.0.0.0/0" });
    const stack = [table("private"), table("second"), table("third"), join("join", "private")];
    expect(judged(...stack, exit("second", "private"))).to.deep.equal([
      "undetermined desk: route table private (by association join) may have route exit",
    ]);
    expect(judged(...stack, exit("second", "third"))).to.deep.equal([]);
  });

  it("sees the routes of a default table that is adopted by the id of one elsewhere", () => {
    const main = make(
      DEFAULT_ROUTE_TABLE,
      "main",
      { routes: ["door"] },
      { defaultRouteTableId: "rtb-9", routes: [anyIpv4] },
    );
    expect(judged(main, join("join", "main"))).to.deep.equal([
      "violation desk: route table main (by association join) sends 0.0.0.0/0 to internet gateway door",
    ]);
    const byId = make(ROUTE_TABLE_ASSOCIATION, "join", { subnetId: ["desk"] }, { routeTableId: "rtb-9" });
    expect(judged(main, byId)).to.deep.equal([
      "violation desk: route table rtb-9 (by association join) sends 0.0.0.0/0 to internet gateway door",
    ]);
  });

  it("tells apart two default tables that are adopted by ids not known yet", () => {
    const main = (name: string, routes: readonly object[]) =>
      make(DEFAULT_ROUTE_TABLE, name, { routes: ["door"] }, { defaultRouteTableId: unknown, routes });
    expect(judged(main("open", [anyIpv4]), main("closed", []), join("join", "closed"))).to.deep.equal([]);
  });
});
