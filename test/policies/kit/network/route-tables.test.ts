import { expect } from "chai";
import { RouteTables } from "../../../../policypacks/mas-trm/kit/network/route-tables.ts";
import * as types from "../../../../policypacks/mas-trm/kit/types.ts";
import { graphOf, unknown } from "../../support/examine.ts";
import { named, NOTHING, outOf, without } from "../../support/reachability-stack.ts";
import { make, type Origins, type Plain, publicTable, subnet, table, vpc } from "../../support/subnet-stack.ts";

const main = (origins: Origins, props: Plain = {}) => make(types.MAIN_ROUTE_TABLE_ASSOCIATION, "swap", origins, props);

describe("route tables: what a routeTableId names", () => {
  const graph = graphOf([
    vpc,
    table("out"),
    table("in"),
    make(types.DEFAULT_ROUTE_TABLE, "adopted", { defaultRouteTableId: ["core"] }),
    make(types.ROUTE, "own", { routeTableId: ["out"] }),
    make(types.ROUTE, "made", { routeTableId: ["core"] }),
    make(types.ROUTE, "default", { routeTableId: ["adopted"] }),
    make(types.ROUTE, "either", { routeTableId: ["out", "in"] }),
    make(types.ROUTE, "foreign", {}, { routeTableId: "rtb-1" }),
    make(types.ROUTE, "odd", {}, { routeTableId: "no id at all" }),
    make(types.ROUTE, "lost", {}, { routeTableId: unknown }),
    make(types.ROUTE, "none"),
  ]);
  const tables = RouteTables.of(graph);
  const core = named(graph, "core");
  const madeWithCore = { key: `made with ${core.urn}`, label: "main route table of VPC core", vpc: core };
  const ofStack = (name: string) => {
    const resource = named(graph, name);
    return { key: resource.urn, label: `route table ${name}`, resource };
  };

  for (const [name, reference] of [
    ["own", { table: ofStack("out"), candidates: [] }],
    ["made", { table: madeWithCore, candidates: [] }],
    [
      "default",
      { table: { ...madeWithCore, label: "route table adopted", resource: named(graph, "adopted") }, candidates: [] },
    ],
    ["either", { candidates: [ofStack("out"), ofStack("in")] }],
    ["foreign", { table: { key: "rtb-1", label: "route table rtb-1" }, candidates: [] }],
    ["odd", { table: { key: "no id at all", label: "route table (withheld)" }, candidates: [] }],
    ["lost", { candidates: [] }],
    ["none", { candidates: [] }],
  ] as const) {
    it(`is told of the route named ${name}`, () => {
      expect(tables.referenceOf(named(graph, name))).to.deep.equal(reference);
    });
  }

  it("is the table made with the VPC where nothing replaces that", () => {
    expect(tables.mainTablesOf(core)).to.deep.equal([{ table: madeWithCore, candidates: [] }]);
  });

  it("is worked out once for a stack", () => {
    expect(RouteTables.of(graph)).to.equal(tables);
  });
});

describe("route tables: main ones", () => {
  it("may be replaced by an association whose VPC is not known yet", () => {
    const { open, unclear } = outOf(
      [...without("join", "out"), publicTable, main({ routeTableId: ["out"] }, { vpcId: unknown })],
      "desk",
    );
    expect(open).to.deep.equal([]);
    expect(unclear).to.deep.equal([
      "it may be that route table out (having no association of its own) sends 0.0.0.0/0 to internet gateway door",
    ]);
  });

  it("are those that the stack gives the VPC from elsewhere, and no other", () => {
    const guest = { ...subnet, props: { vpcId: "vpc-1" }, dependsOn: {} };
    const graph = graphOf([
      vpc,
      guest,
      table("out"),
      main({ routeTableId: ["out"] }, { vpcId: "vpc-1" }),
      { ...main({ routeTableId: ["out"] }, { vpcId: "vpc-2" }), name: "second" },
      { ...main({ routeTableId: ["out"], vpcId: ["core"] }), name: "third" },
    ]);
    const tables = RouteTables.of(graph);
    expect(tables.mainTablesOfForeign("vpc-1")).to.deep.equal([tables.referenceOf(named(graph, "swap"))]);
    expect(tables.mainTablesOfForeign("vpc-3")).to.deep.equal([]);
  });

  it("lead nowhere while they are empty", () => {
    expect(outOf(without("join"), "desk")).to.deep.equal(NOTHING);
  });
});

describe("route tables: associations", () => {
  it("cannot be followed when they name no table", () => {
    const bare = make(types.ROUTE_TABLE_ASSOCIATION, "join", { subnetId: ["desk"] });
    expect(outOf([...without("join"), bare], "desk").unclear).to.deep.equal([
      "the route table that it uses by association join is not known yet",
    ]);
  });
});
