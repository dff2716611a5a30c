import { expect } from "chai";
import { exposureOfSubnet } from "../../../../policypacks/mas-trm/kit/network/exposure.ts";
import {
  DEFAULT_SUBNET,
  DEFAULT_VPC,
  MAIN_ROUTE_TABLE_ASSOCIATION,
  NAT_GATEWAY,
  ROUTE,
  ROUTE_TABLE_ASSOCIATION,
  SUBNETS,
  VPCS,
} from "../../../../policypacks/mas-trm/kit/types.ts";
import { graphOf, type TestResource, unknown } from "../../support/examine.ts";
import { gateway, join, make, type Origins, publicTable, subnet, table, vpc } from "../../support/subnet-stack.ts";

/** The ways out of the first resource, a subnet. */
function ways(of: TestResource, ...more: readonly TestResource[]) {
  const graph = graphOf([of, ...more]);
  const [it] = graph.ofType(of.type);
  if (it === undefined) throw new Error("no subnet");
  const { open, unclear } = exposureOfSubnet(graph, it);
  return { open: open.map(({ text }) => text), unclear };
}
const main = (name: string, origins: Origins, props = {}) => make(MAIN_ROUTE_TABLE_ASSOCIATION, name, origins, props);
const none = { open: [], unclear: [] };
const byMain = "route table out (having no association of its own) sends 0.0.0.0/0 to internet gateway door";

describe("the ways out of a subnet", () => {
  it("are the gateway that AWS gives a default VPC, and nothing is unclear about that", () => {
    const byAws =
      "main route table of the default VPC (having no association of its own) leads to the internet gateway that AWS gives a default VPC";
    expect(ways(make(DEFAULT_SUBNET, "desk"))).to.deep.equal({ open: [byAws], unclear: [] });
    expect(ways(make(DEFAULT_SUBNET, "desk"), make(DEFAULT_VPC, "default"))).to.deep.equal({
      open: [byAws.replace("the default VPC (", "VPC default (")],
      unclear: [],
    });
  });

  it("are in doubt where an association with another table may be the subnet's own", () => {
    const stack = [vpc, gateway, publicTable, main("swap", { vpcId: ["core"], routeTableId: ["out"] })];
    expect(ways(subnet, ...stack)).to.deep.equal({ open: [byMain], unclear: [] });
    const maybe = make(ROUTE_TABLE_ASSOCIATION, "maybe", { routeTableId: ["private"] }, { subnetId: unknown });
    expect(ways(subnet, ...stack, table("private"), maybe)).to.deep.equal({
      open: [],
      unclear: [`it may be that ${byMain}`],
    });
  });

  it("are in doubt where a main table may be that of its VPC", () => {
    const maybe = main("swap", { routeTableId: ["out"] }, { vpcId: unknown });
    expect(ways(subnet, vpc, gateway, publicTable, maybe)).to.deep.equal({
      open: [],
      unclear: [`it may be that ${byMain}`],
    });
  });

  it("of one of two VPCs are certain when both have one, in doubt when one has, none when none has", () => {
    const either = make(SUBNETS[0], "desk", { vpcId: ["core", "other"] });
    const stack = [vpc, make(VPCS[0], "other"), gateway, publicTable];
    const [first, second] = ["core", "other"].map((name) => main(name, { vpcId: [name], routeTableId: ["out"] }));
    const mains = [first, second].flatMap((one) => one ?? []);
    expect(ways(either, ...stack, ...mains)).to.deep.equal({ open: [byMain, byMain], unclear: [] });
    expect(ways(either, ...stack, ...mains.slice(1))).to.deep.equal({
      open: [],
      unclear: [`it may be that ${byMain}`],
    });
    expect(ways(either, ...stack)).to.deep.equal(none);
  });

  it("are not in doubt because of a route of an unknown table that leads nowhere public", () => {
    const exit = (origins: Origins) =>
      make(ROUTE, "exit", origins, { routeTableId: unknown, destinationCidrBlock: "0.0.0.0/0" });
    const stack = [vpc, gateway, make(NAT_GATEWAY, "nat"), table("private"), join("join", "private")];
    expect(ways(subnet, ...stack, exit({ natGatewayId: ["nat"] }))).to.deep.equal(none);
    expect(ways(subnet, ...stack, exit({ gatewayId: ["door"] }))).to.deep.equal({
      open: [],
      unclear: ["route table private (by association join) may have route exit"],
    });
  });
});
