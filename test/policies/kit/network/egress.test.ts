import { expect } from "chai";
import { egressOf } from "../../../../policypacks/mas-trm/kit/network/egress.ts";
import {
  NAT_GATEWAY,
  ROUTE_TABLE_ASSOCIATION,
  SUBNETS,
  TRANSIT_GATEWAY_VPC_ATTACHMENT,
  VPCS,
} from "../../../../policypacks/mas-trm/kit/types.ts";
import { graphOf, type TestResource, unknown } from "../../support/examine.ts";
import { gateway, join, make, type Origins, type Plain, publicTable, subnet, vpc } from "../../support/subnet-stack.ts";

/** The ways out of the VPC `core`. */
function ways(...more: readonly TestResource[]) {
  const graph = graphOf([vpc, make(VPCS[0], "other"), ...more]);
  const [core] = graph.ofType(VPCS[0]);
  if (core === undefined) throw new Error("no VPC");
  return egressOf(graph, core);
}
const nat = (origins: Origins, props: Plain = {}) => make(NAT_GATEWAY, "nat", origins, props);
const abroad = make(SUBNETS[0], "abroad", { vpcId: ["other"] });
const loose = make(SUBNETS[0], "loose", {}, { vpcId: unknown });
const none = { open: [], unclear: [] };
const isIn = { open: ["NAT gateway nat stands in it"], unclear: [] };
const mayBeIn = { open: [], unclear: ["NAT gateway nat may stand in it"] };
const route = (of: string) => `route table out (by association ${of}) sends 0.0.0.0/0 to internet gateway door`;

describe("the ways out of a VPC", () => {
  it("are none where nothing leads out", () => {
    expect(ways(subnet)).to.deep.equal(none);
  });

  for (const [why, gateways, found] of [
    ["a NAT gateway in a subnet", nat({ subnetId: ["desk"] }), isIn],
    ["one in the VPC as a whole", nat({ vpcId: ["core"] }), isIn],
    ["one that says it is public", nat({ vpcId: ["core"] }, { connectivityType: "public" }), isIn],
    ["none that is private", nat({ vpcId: ["core"] }, { connectivityType: "private" }), none],
    ["one that may be private", nat({ vpcId: ["core"] }, { connectivityType: unknown }), isIn],
    ["none of another VPC", nat({ vpcId: ["other"] }), none],
    ["none in a subnet of another VPC", nat({ subnetId: ["abroad"] }), none],
    ["none in a subnet from elsewhere", nat({}, { subnetId: "subnet-1" }), none],
    ["none in either of two subnets of another VPC", nat({ subnetId: ["abroad", "second"] }), none],
    ["perhaps one in a subnet that may be in it", nat({ subnetId: ["loose"] }), mayBeIn],
    ["perhaps one in a subnet that is not known yet", nat({}, { subnetId: unknown }), mayBeIn],
    ["perhaps one in either of a subnet of it and one of another VPC", nat({ subnetId: ["desk", "abroad"] }), mayBeIn],
    [
      "perhaps one in either of a subnet that may be in it and one of another VPC",
      nat({ subnetId: ["loose", "abroad"] }),
      mayBeIn,
    ],
  ] as const) {
    it(`are ${why}`, () => {
      const second = make(SUBNETS[0], "second", { vpcId: ["other"] });
      const { open, unclear } = ways(subnet, abroad, second, loose, gateways);
      // A subnet that may be in it has a doubt of its own, for which this is not the place.
      expect({ open, unclear: unclear.filter((text) => text.includes("NAT")) }).to.deep.equal(found);
    });
  }

  it("are attachments to transit gateways, also those that may be its own", () => {
    const joined = make(TRANSIT_GATEWAY_VPC_ATTACHMENT, "hub", { vpcId: ["core"] });
    const maybe = make(TRANSIT_GATEWAY_VPC_ATTACHMENT, "maybe", {}, { vpcId: unknown });
    expect(ways(joined, maybe)).to.deep.equal({
      open: ["transit gateway attachment hub joins it to other networks"],
      unclear: ["transit gateway attachment maybe may join it to other networks"],
    });
  });

  it("are routes of its subnets to an internet gateway, with what is not known of them", () => {
    expect(ways(subnet, gateway, publicTable, join("join", "out"))).to.deep.equal({
      open: [`${route("join")} for subnet desk`],
      unclear: [],
    });
    const lost = make(ROUTE_TABLE_ASSOCIATION, "join", { subnetId: ["desk"] }, { routeTableId: "rtb-1" });
    expect(ways(subnet, lost)).to.deep.equal({
      open: [],
      unclear: ["route table rtb-1 (by association join) is not part of this stack"],
    });
  });

  it("are perhaps the routes of a subnet that may be in it", () => {
    const joined = (to: Origins, props: Plain = {}) =>
      make(ROUTE_TABLE_ASSOCIATION, "join", { subnetId: ["loose"], ...to }, props);
    expect(ways(loose, gateway, publicTable, joined({ routeTableId: ["out"] }))).to.deep.equal({
      open: [],
      unclear: [`${route("join")} for subnet loose, which may be in it`],
    });
    expect(ways(loose, joined({}, { routeTableId: "rtb-1" }))).to.deep.equal({
      open: [],
      unclear: ["route table rtb-1 (by association join) is not part of this stack"],
    });
  });
});
