import { expect } from "chai";
import {
  CARRIER_GATEWAY,
  DEFAULT_VPC,
  EGRESS_ONLY_INTERNET_GATEWAY,
  INTERNET_GATEWAY,
  INTERNET_GATEWAY_ATTACHMENT,
  VPCS,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { noInternetGateways } from "../../../policypacks/mas-trm/rules/network/no-internet-gateways.ts";
import { examine, unknown } from "../support/examine.ts";

describe("no-internet-gateways", () => {
  for (const [type, props, why] of [
    [INTERNET_GATEWAY, {}, "is an internet gateway"],
    [INTERNET_GATEWAY, { vpcId: unknown }, "is an internet gateway"],
    [
      INTERNET_GATEWAY_ATTACHMENT,
      { internetGatewayId: "igw-1", vpcId: unknown },
      "attaches an internet gateway to a VPC",
    ],
    [EGRESS_ONLY_INTERNET_GATEWAY, { vpcId: "vpc-1" }, "is an internet gateway for IPv6"],
    [CARRIER_GATEWAY, { vpcId: "vpc-1" }, "is a gateway to a carrier's network and the internet"],
    [DEFAULT_VPC, {}, "is the default VPC, to which AWS attaches an internet gateway"],
  ] as const) {
    it(`refuses ${type}, made or only read`, () => {
      expect(examine(noInternetGateways, [{ type, props }])).to.deep.equal([`violation subject: ${why}`]);
      expect(examine(noInternetGateways, [{ type, props, read: true }])).to.deep.equal([`violation subject: ${why}`]);
    });
  }

  it("passes a VPC without one", () => {
    expect(examine(noInternetGateways, [{ type: VPCS[0], props: { cidrBlock: "10.0.0.0/16" } }])).to.deep.equal([]);
  });

  it("refuses the gateway that a component such as awsx's Vpc makes beside its other children", () => {
    const vpc = { type: "awsx:ec2:Vpc", name: "net", props: {}, component: true };
    const inner = { type: VPCS[0], name: "net-vpc", props: {} };
    const door = { type: INTERNET_GATEWAY, name: "net-igw", props: {}, dependsOn: { vpcId: ["net-vpc"] } };
    expect(examine(noInternetGateways, [vpc, inner, door])).to.deep.equal([
      "violation net-igw: is an internet gateway",
    ]);
  });
});
