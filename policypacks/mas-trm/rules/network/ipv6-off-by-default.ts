import { resourceRule } from "../../kit/rule.ts";
import { SUBNETS, VPC_ENDPOINT, VPC_IPV6_ASSOCIATION, VPCS } from "../../kit/types.ts";

/** Switches that bring IPv6, and properties whose presence does. */
const SWITCHES = ["assignGeneratedIpv6CidrBlock", "ipv6Native"] as const;
const RANGES = ["ipv6CidrBlock", "ipv6IpamPoolId", "ipv6NetmaskLength"] as const;

/** No network has IPv6 addresses, which the internet can route to, unless the bank has approved it. */
export const ipv6OffByDefault = resourceRule({
  id: "ipv6-off-by-default",
  control: "MAS-11.2-07",
  title: "Networks have no IPv6 addresses",
  severity: "medium",
  types: [...VPCS, ...SUBNETS, VPC_IPV6_ASSOCIATION, VPC_ENDPOINT],
  cause: "IPv6 doubles the ways in and out, and rules written for IPv4 do not govern the second half.",
  remediation: "Leave the IPv6 properties out, and keep endpoints at ipAddressType ipv4.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html",
  examples: {
    compliant: [{ type: VPCS[0], props: { cidrBlock: "10.0.0.0/16" } }],
    violating: [{ type: VPCS[0], props: { cidrBlock: "10.0.0.0/16", assignGeneratedIpv6CidrBlock: true } }],
  },
  check(resource, judge) {
    if (resource.type === VPC_IPV6_ASSOCIATION) return judge.violation(resource, "adds an IPv6 range to a VPC");
    for (const path of SWITCHES) {
      judge.guard(resource, () => judge.require(resource.props.flag(path) !== true, resource, `${path} is true`));
    }
    for (const path of RANGES) {
      const isSet = () => !["", "0"].includes(resource.props.string(path) ?? "");
      judge.guard(resource, () => judge.require(!isSet(), resource, `${path} is set`));
    }
    judge.guard(resource, () => {
      const family = resource.props.string("ipAddressType")?.toLowerCase() ?? "ipv4";
      judge.require(family === "ipv4", resource, "ipAddressType takes in IPv6");
    });
  },
});
