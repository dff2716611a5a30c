import { expect } from "chai";
import { SUBNETS, VPC_ENDPOINT, VPC_IPV6_ASSOCIATION, VPCS } from "../../../policypacks/mas-trm/kit/types.ts";
import { ipv6OffByDefault } from "../../../policypacks/mas-trm/rules/network/ipv6-off-by-default.ts";
import { examine, unknown } from "../support/examine.ts";

describe("ipv6-off-by-default", () => {
  for (const [why, type, props, found] of [
    ["passes a VPC with IPv4 only", VPCS[0], { cidrBlock: "10.0.0.0/16" }, []],
    ["passes switches that are off", SUBNETS[0], { ipv6Native: false, ipv6CidrBlock: "" }, []],
    ["passes a length that is written as zero, which outputs do", VPCS[0], { ipv6NetmaskLength: 0 }, []],
    ["passes an endpoint for IPv4", VPC_ENDPOINT, { ipAddressType: "ipv4" }, []],
    [
      "refuses a range from Amazon",
      VPCS[0],
      { assignGeneratedIpv6CidrBlock: true },
      ["violation subject: assignGeneratedIpv6CidrBlock is true"],
    ],
    [
      "refuses it in the default VPC",
      VPCS[1],
      { assignGeneratedIpv6CidrBlock: true },
      ["violation subject: assignGeneratedIpv6CidrBlock is true"],
    ],
    [
      "refuses a range from a pool",
      VPCS[0],
      { ipv6IpamPoolId: "ipam-pool-1", ipv6NetmaskLength: 56 },
      ["violation subject: ipv6IpamPoolId is set", "violation subject: ipv6NetmaskLength is set"],
    ],
    [
      "refuses a range of a subnet",
      SUBNETS[0],
      { ipv6CidrBlock: "2600:1f18::/64" },
      ["violation subject: ipv6CidrBlock is set"],
    ],
    ["refuses a subnet without IPv4", SUBNETS[0], { ipv6Native: true }, ["violation subject: ipv6Native is true"]],
    ["refuses a range added later", VPC_IPV6_ASSOCIATION, {}, ["violation subject: adds an IPv6 range to a VPC"]],
    [
      "refuses a dual-stack endpoint",
      VPC_ENDPOINT,
      { ipAddressType: "dualstack" },
      ["violation subject: ipAddressType takes in IPv6"],
    ],
    [
      "cannot decide on what is not known yet, and hides nothing by it",
      SUBNETS[0],
      { ipv6CidrBlock: unknown, ipv6Native: true },
      ["violation subject: ipv6Native is true", "undetermined subject: ipv6CidrBlock is not known yet"],
    ],
  ] as const) {
    it(why, () => {
      expect(examine(ipv6OffByDefault, [{ type, props }])).to.deep.equal(found);
    });
  }
});
