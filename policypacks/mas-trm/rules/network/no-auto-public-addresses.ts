import { remediesOf } from "../../kit/remedy.ts";
import { resourceRule } from "../../kit/rule.ts";
import { DEFAULT_SUBNET, SUBNETS } from "../../kit/types.ts";

const FLAGS = [
  "mapPublicIpOnLaunch",
  "mapCustomerOwnedIpOnLaunch",
  "assignIpv6AddressOnCreation",
  // In a subnet without IPv4, every interface gets an IPv6 address.
  "ipv6Native",
] as const;

/** Subnets give nobody an address that he did not ask for. In default subnets AWS turns the IPv4 switch on. */
export const noAutoPublicAddresses = resourceRule({
  id: "no-auto-public-addresses",
  control: "MAS-11.2-04",
  title: "Subnets hand out no public or IPv6 addresses",
  severity: "high",
  types: SUBNETS,
  cause: "Every machine that starts in such a subnet gets an address that the internet can route to, unasked.",
  remediation: "Set mapPublicIpOnLaunch and assignIpv6AddressOnCreation to false on the subnet.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html",
  remedies: remediesOf(
    SUBNETS,
    FLAGS.filter((flag) => flag !== "ipv6Native"),
    false,
  ),
  examples: {
    compliant: [{ type: SUBNETS[0], props: { cidrBlock: "10.0.1.0/24" } }],
    violating: [{ type: SUBNETS[0], props: { cidrBlock: "10.0.1.0/24", mapPublicIpOnLaunch: true } }],
  },
  check(subnet, judge) {
    for (const flag of FLAGS) {
      judge.guard(subnet, () => judge.require(subnet.props.flag(flag) !== true, subnet, `${flag} is true`));
    }
    if (subnet.type === DEFAULT_SUBNET && !subnet.props.has("mapPublicIpOnLaunch")) {
      judge.violation(subnet, "mapPublicIpOnLaunch is left out, which means true in a default subnet");
    }
  },
});
