import { expect } from "chai";
import {
  TRANSIT_GATEWAY_ASSOCIATION,
  TRANSIT_GATEWAY_ROUTE_TABLE,
} from "../../../../../policypacks/mas-trm/kit/network/reachability/types.ts";
import * as types from "../../../../../policypacks/mas-trm/kit/types.ts";
import { unknown } from "../../../support/examine.ts";
import { defaultAcl, into, NOTHING, outOf, place, without } from "../../../support/reachability-stack.ts";
import { anyIpv4, join, make, type Plain, table } from "../../../support/subnet-stack.ts";

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

  const other = make(types.TRANSIT_GATEWAY, "other");
  const tableOf = (name: string, gateway: string) =>
    make(TRANSIT_GATEWAY_ROUTE_TABLE, name, { transitGatewayId: [gateway] });
  const use = (tableName: string) =>
    make(TRANSIT_GATEWAY_ASSOCIATION, "use", {
      transitGatewayAttachmentId: ["spoke"],
      transitGatewayRouteTableId: [tableName],
    });
  const less = (...names: readonly string[]) => stack.filter(({ name }) => !names.includes(name ?? ""));
  const mayLead = { open: [], unclear: ["transit gateway route default may lead to the internet"] };
  /** The gateway and a route in its default table, by the id that AWS has given that. */
  const made = { ...hub, outputs: { associationDefaultRouteTableId: "tgw-rtb-1" } };
  const sentById = (transitGatewayRouteTableId: string) => ({
    ...sent("hub", { transitGatewayRouteTableId }),
    dependsOn: { transitGatewayAttachmentId: ["uplink"] },
  });

  it("knows the default table by its id once AWS has given one", () => {
    expect(outOf([...less("hub"), made, sentById("tgw-rtb-1")], "desk").open).to.have.length(1);
    expect(outOf([...less("hub"), made, sentById("tgw-rtb-2")])).to.deep.equal(mayLead);
  });

  it("cannot tell whose table a route not known yet stands in", () => {
    expect(outOf([...stack, sentById(unknown)])).to.deep.equal(mayLead);
  });

  it("does not take the routes of another gateway", () => {
    expect(outOf([...stack, other, sent("other")])).to.deep.equal(NOTHING);
    const tables = [other, tableOf("others", "other")];
    expect(outOf([...less("spoke"), ...tables, sent("others")])).to.deep.equal(NOTHING);
  });

  it("cannot tell which table is used by a VPC whose attachment is not in view, or by one associated elsewhere", () => {
    expect(outOf([...less("spoke"), sent("hub")])).to.deep.equal(mayLead);
    expect(outOf([...less("spoke"), tableOf("spokes", "hub"), sent("spokes")])).to.deep.equal(mayLead);
    const elsewhere = {
      ...use("hub"),
      props: { transitGatewayRouteTableId: "tgw-rtb-9" },
      dependsOn: { transitGatewayAttachmentId: ["spoke"] },
    };
    expect(outOf([...stack, elsewhere, sent("hub")])).to.deep.equal(mayLead);
  });

  it("counts only the attachments of the VPC itself", () => {
    const tables = [tableOf("spokes", "hub"), tableOf("edges", "hub"), use("spokes")];
    const edgeUse = {
      ...use("edges"),
      name: "edge-use",
      dependsOn: { ...use("edges").dependsOn, transitGatewayAttachmentId: ["uplink"] },
    };
    expect(outOf([...stack, ...tables, edgeUse, sent("edges")])).to.deep.equal(NOTHING);
    expect(outOf([...stack, ...tables, edgeUse, sent("spokes")]).open).to.have.length(1);
  });

  it("knows a VPC from elsewhere and its attachment by the id, and cannot tell without that attachment", () => {
    const guest = [
      make(types.SUBNETS[0], "guest", {}, { vpcId: "vpc-1" }),
      make(types.ROUTE_TABLE_ASSOCIATION, "guest-join", { subnetId: ["guest"], routeTableId: ["inner"] }),
      make(
        types.NETWORK_ACL,
        "sieve",
        { subnetIds: ["guest"] },
        {
          subnetIds: [unknown],
          egress: [{ action: "allow", ruleNo: 1, protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" }],
        },
      ),
    ];
    const spoke = { ...attach("spoke", "core", "guest"), props: { vpcId: "vpc-1", subnetIds: [unknown] } };
    expect(outOf([...less("spoke"), ...guest, spoke, sent("hub")], "guest").open).to.have.length(1);
    expect(outOf([...stack, ...guest, sent("hub")], "guest")).to.deep.equal(mayLead);
  });

  it("takes a destination that it cannot read for a public one, and does not repeat it", () => {
    for (const destinationCidrBlock of ["anywhere", undefined]) {
      expect(outOf([...stack, sent("hub", { destinationCidrBlock })], "desk").open[0]).to.include(
        "then transit gateway hub sends (withheld) to attachment uplink",
      );
    }
  });

  it("cannot see the routes of a gateway that is only read, or joined elsewhere", () => {
    expect(outOf([...less("hub"), { ...hub, read: true }])).to.deep.equal({
      open: [],
      unclear: ["the routes of transit gateway hub are not part of this stack"],
    });
    const foreign = { ...attach("spoke", "core", "desk"), props: { transitGatewayId: "tgw-1", subnetIds: [unknown] } };
    const routed = table("inner", [{ cidrBlock: "0.0.0.0/0", transitGatewayId: unknown }], { routes: ["spoke"] });
    expect(outOf([...less("spoke", "inner"), routed, foreign, sent("hub")])).to.deep.equal({
      open: [],
      unclear: ["attachment spoke joins a transit gateway from elsewhere"],
    });
  });
});
