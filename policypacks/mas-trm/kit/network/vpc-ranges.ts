import { anyOf, ask, type Maybe } from "../maybe.ts";
import { type AddressRange, contains, countAddresses, parseCidr, prefixLengthFor } from "./cidr.ts";
import type { Resource } from "../resource.ts";
import type { StackGraph } from "../stack-graph.ts";
import { VPC_CIDR_ASSOCIATION, VPC_IPV6_ASSOCIATION } from "../types.ts";

/** Where the ranges of each IP version stand: in the VPC, and in associations that add some later. */
const PLACES = {
  4: { path: "cidrBlock", association: VPC_CIDR_ASSOCIATION },
  6: { path: "ipv6CidrBlock", association: VPC_IPV6_ASSOCIATION },
} as const;

/** The shortest prefix that one range of a VPC can have (VPC user guide, "VPC CIDR blocks"). */
const SHORTEST_PREFIX = { 4: 16, 6: 44 } as const;

/**
 * Whether a range lies within one of those of a VPC, which may have been added later.
 *
 * @param vpc undefined for a VPC of another stack, whose ranges cannot be seen
 */
export function isWithinVpc(stack: StackGraph, vpc: Resource | undefined, range: AddressRange): Maybe {
  const { version } = range;
  if (prefixLengthFor(countAddresses([range], version), version) < SHORTEST_PREFIX[version]) return false;
  if (vpc === undefined) return undefined;
  const { path, association } = PLACES[version];
  const added = stack.referrers(vpc, [association], "vpcId");
  const inDoubt = stack.openReferrers(vpc, [association], "vpcId");
  return anyOf([
    ask(() => covers(vpc.props.string(path) ?? vpc.outputs.string(path), range)),
    ...added.map((it) => ask(() => covers(it.props.string(path) ?? it.outputs.string(path), range))),
    ...inDoubt.map(() => undefined),
  ]);
}

/** Whether a text is a range that holds another one. */
export function covers(text: string | undefined, range: AddressRange): boolean {
  const outer = parseCidr(text);
  return outer !== undefined && contains(outer, range);
}
