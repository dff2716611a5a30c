import { contains, parseCidr, rangeOf } from "../../kit/network/cidr.ts";
import { resourceRule } from "../../kit/rule.ts";
import {
  DEFAULT_SUBNET,
  DEFAULT_VPC,
  DEFAULT_VPC_DHCP_OPTIONS,
  SECURITY_GROUP,
  SUBNETS,
  VPCS,
} from "../../kit/types.ts";

const ADOPTED: ReadonlySet<string> = new Set([DEFAULT_VPC, DEFAULT_SUBNET, DEFAULT_VPC_DHCP_OPTIONS]);

/** The range that AWS gives every default VPC (VPC user guide, "Default VPCs"). */
const DEFAULT_RANGE = rangeOf("172.31.0.0/16");

/** Nothing is built in the network that AWS puts into every account: neither by adopting it nor by naming no VPC. */
export const noDefaultVpc = resourceRule({
  id: "no-default-vpc",
  control: "MAS-11.2-06",
  title: "The default network is not used",
  severity: "high",
  types: [...ADOPTED, ...VPCS, ...SUBNETS, SECURITY_GROUP].filter((type, index, all) => all.indexOf(type) === index),
  cause: "Every default VPC has public subnets and a gateway, and the same addresses as that of every other account.",
  remediation: "Make a VPC with a range of its own and name it; leave the default one alone or delete it.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html",
  examples: {
    compliant: [{ type: VPCS[0], props: { cidrBlock: "10.0.0.0/16" } }],
    violating: [{ type: DEFAULT_VPC, props: {} }],
  },
  check(resource, judge) {
    if (ADOPTED.has(resource.type)) judge.violation(resource, "adopts a part of the default network");
    else if (resource.type === SECURITY_GROUP) {
      const isNamed = resource.isRead || resource.props.has("vpcId");
      judge.require(isNamed, resource, "names no VPC, so it is made in the default one");
    } else if (resource.isRead) {
      const range = parseCidr(resource.props.string("cidrBlock"));
      const isSuspect = range !== undefined && contains(DEFAULT_RANGE, range);
      if (isSuspect) judge.undetermined(resource, "is read from AWS and has the address range of default VPCs");
    }
  },
});
