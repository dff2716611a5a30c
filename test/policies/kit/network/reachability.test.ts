import { expect } from "chai";
import * as types from "../../../../policypacks/mas-trm/kit/types.ts";
import { unknown } from "../../support/examine.ts";
import {
  base,
  defaultAcl,
  groups,
  guard,
  into,
  machine,
  NOTHING,
  open,
  outOf,
  without,
} from "../../support/reachability-stack.ts";
import { join, make, type Origins, type Plain, table } from "../../support/subnet-stack.ts";

const route = "route table out (by association join) sends 0.0.0.0/0 to internet gateway door";
describe("reachability: routes, groups and ACL together", () => {
  it("names each station of the path, in the order in which traffic passes it", () => {
    expect(outOf(base).open).to.deep.equal([
      `security group guard lets out to 0.0.0.0/0, then subnet desk, then ${defaultAcl("out")}, then ${route}`,
    ]);
    expect(into(base).open).to.deep.equal([
      `${route}, then ${defaultAcl("in")}, then subnet desk, then security group guard lets in 0.0.0.0/0, then the public address of Instance web`,
    ]);
  });

  it("answers for a subnet, whatever stands in it", () => {
    expect(into(base, "desk").open).to.deep.equal([`${route}, then ${defaultAcl("in")}, then subnet desk`]);
  });

  it("finds no way in without a public address, without an open group, or without a route", () => {
    const hidden = { ...machine, props: { ...groups, associatePublicIpAddress: false } };
    expect(into([...without("web"), hidden])).to.deep.equal(NOTHING);
    const closed = { ...guard, props: { ingress: [{ ...open, cidrBlocks: ["10.0.0.0/8"] }] } };
    expect(into([...without("guard"), closed])).to.deep.equal(NOTHING);
    expect(outOf([...without("guard"), closed])).to.deep.equal(NOTHING);
    expect(into(without("join"))).to.deep.equal(NOTHING);
    expect(outOf(without("join"))).to.deep.equal(NOTHING);
  });

  it("falls to the main table where a subnet has no association", () => {
    const exit = make(
      types.ROUTE,
      "exit",
      { routeTableId: ["core"], gatewayId: ["door"] },
      { destinationCidrBlock: "0.0.0.0/0" },
    );
    expect(outOf([...without("join"), exit], "desk").open).to.deep.equal([
      `subnet desk, then ${defaultAcl("out")}, then main route table of VPC core (having no association of its own) sends 0.0.0.0/0 to internet gateway door by route exit`,
    ]);
  });
});

describe("reachability: routes that count", () => {
  const by = (props: Plain, origins: Origins = {}) =>
    outOf([...without("out", "join"), table("inner", [props], origins), join("join", "inner")], "desk");

  it("are those to an internet gateway, whatever their destination", () => {
    expect(by({ cidrBlock: "10.8.0.0/16", gatewayId: unknown }, { routes: ["door"] }).open).to.have.length(1);
  });

  for (const [why, props] of [
    ["for private addresses", { cidrBlock: "10.8.0.0/16", natGatewayId: "nat-1" }],
    [
      "for private addresses, as a table that is read spells it",
      { cidrBlock: "10.8.0.0/16", natGatewayId: "nat-1", destinationPrefixListId: "" },
    ],
    ["within the VPC, though its range is public", { cidrBlock: "0.0.0.0/0", gatewayId: "local" }],
    ["within the VPC, though its range is not known yet", { cidrBlock: unknown, gatewayId: "local" }],
  ] as const) {
    it(`are none ${why}`, () => {
      expect(by(props)).to.deep.equal(NOTHING);
    });
  }

  it("are none for the list of an AWS service", () => {
    const s3 = make(types.VPC_ENDPOINT, "s3", {}, {});
    const exit = make(
      types.ROUTE,
      "exit",
      { routeTableId: ["out"], destinationPrefixListId: ["s3"] },
      { natGatewayId: "nat-1" },
    );
    const stack = [...without("out"), table("out"), s3, exit];
    expect(outOf(stack, "desk")).to.deep.equal(NOTHING);
  });

  it("cannot be told while their destination is not known yet", () => {
    const { open: paths, unclear } = by({ cidrBlock: unknown, natGatewayId: "nat-1" });
    expect(paths).to.deep.equal([]);
    expect(unclear.join()).to.include("of which it is not known whether they are public");
  });
});

describe("reachability: what is not known yet", () => {
  it("does not let an unknown filter pass for a closed one", () => {
    const hidden = { ...guard, props: { ingress: unknown, egress: [open] } };
    expect(into([...without("guard"), hidden])).to.deep.equal({ open: [], unclear: ["ingress is not known yet"] });
    expect(outOf([...without("guard"), hidden]).open).to.have.length(1);
  });

  it("does not let an unknown address pass for none", () => {
    const perhaps = { ...machine, props: { ...groups, associatePublicIpAddress: unknown } };
    expect(into([...without("web"), perhaps])).to.deep.equal({
      open: [],
      unclear: ["associatePublicIpAddress is not known yet"],
    });
  });

  it("cannot tell where something stands that names no subnet, or one from elsewhere", () => {
    const lost = make(types.INSTANCE, "web", { vpcSecurityGroupIds: ["guard"] }, groups);
    expect(outOf([...without("web"), lost]).unclear.join()).to.include("in which subnet web stands");
    const guest = { ...lost, props: { ...groups, subnetId: "subnet-1" } };
    expect(outOf([...without("web"), guest]).unclear).to.deep.equal([
      "a subnet that web stands in is not part of this stack, or not known yet",
    ]);
  });

  it("cannot tell what an interface lets through that is from elsewhere", () => {
    const foreign = make(types.INSTANCE, "web", {}, { primaryNetworkInterface: { networkInterfaceId: "eni-1" } });
    expect(outOf([...without("web"), foreign])).to.deep.equal({
      open: [],
      unclear: ["an interface is not part of this stack, or not known yet"],
    });
  });
});
