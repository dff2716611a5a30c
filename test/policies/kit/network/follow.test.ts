import { expect } from "chai";
import { follow, followToVpcDefault, knownOutput } from "../../../../policypacks/mas-trm/kit/network/follow.ts";
import { Resource } from "../../../../policypacks/mas-trm/kit/resource.ts";
import * as types from "../../../../policypacks/mas-trm/kit/types.ts";
import { graphOf, unknown } from "../../support/examine.ts";
import { named } from "../../support/reachability-stack.ts";
import { make, vpc } from "../../support/subnet-stack.ts";

const alone = (routeTableId: unknown) =>
  new Resource({ urn: "urn:route", type: types.ROUTE, name: "route", inputs: { routeTableId } });
const followed = (value: unknown) => {
  const route = alone(value);
  return follow(route, route.props.at("routeTableId"), [types.ROUTE_TABLE]);
};

describe("following a reference without the stack around", () => {
  for (const [why, value, link] of [
    ["a known id", "rtb-1", { kind: "literal", value: "rtb-1" }],
    ["an empty one", "", { kind: "absent" }],
    ["none", undefined, { kind: "absent" }],
  ] as const) {
    it(`reads ${why}`, () => {
      expect(followed(value)).to.deep.equal(link);
    });
  }

  it("cannot read one that is not known yet, or a list that holds such a one", () => {
    expect(() => followed(unknown)).to.throw("routeTableId is not known yet");
    expect(() => followed([unknown])).to.throw("routeTableId is not known yet");
  });

  it("takes an id for one from elsewhere, though it may be of what AWS makes with a VPC", () => {
    expect(followToVpcDefault(alone("rtb-1"), "routeTableId", [], ["mainRouteTableId"])).to.deep.equal({
      kind: "literal",
      value: "rtb-1",
    });
  });
});

describe("following a reference to what AWS makes with a VPC", () => {
  const made = { ...vpc, outputs: { mainRouteTableId: "rtb-1", defaultRouteTableId: unknown } };
  const graph = graphOf([made, make(types.ROUTE, "route", {}, { routeTableId: "rtb-1" })]);
  const outputs = ["mainRouteTableId", "defaultRouteTableId"] as const;

  it("leads to the VPC that has the id among the outputs asked for", () => {
    const route = named(graph, "route");
    const core = { kind: "resource", resource: named(graph, "core") };
    expect(followToVpcDefault(route, "routeTableId", [], outputs)).to.deep.equal(core);
    expect(followToVpcDefault(route, "routeTableId", [], ["defaultNetworkAclId"])).to.deep.equal({
      kind: "literal",
      value: "rtb-1",
    });
  });

  it("knows an output once AWS has filled it in", () => {
    expect(outputs.map((output) => knownOutput(named(graph, "core"), output))).to.deep.equal(["rtb-1", undefined]);
  });
});
