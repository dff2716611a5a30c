import { type AddressRange, parseCidr } from "./cidr.ts";
import type { Resource } from "../resource.ts";
import type { StackGraph } from "../stack-graph.ts";
import { VPC_CIDR_ASSOCIATION } from "../types.ts";
import { UnknownProperty } from "../unknown.ts";

/** The ranges among some texts; what is no range is left out. */
export function ranges(texts: readonly string[]): readonly AddressRange[] {
  return texts.flatMap((text) => parseCidr(text) ?? []);
}

/**
 * The addresses of a VPC, those that were added later included.
 *
 * @throws UnknownProperty when the VPC is of another stack, or its range is not known yet
 */
export function rangesOfVpc(stack: StackGraph, vpc: Resource | undefined): readonly AddressRange[] {
  if (vpc === undefined) throw new UnknownProperty("the range of the VPC");
  const own = ["cidrBlock", "ipv6CidrBlock"].flatMap(
    (path) => vpc.props.string(path) ?? vpc.outputs.string(path) ?? [],
  );
  const added = stack
    .referrers(vpc, [VPC_CIDR_ASSOCIATION], "vpcId")
    .flatMap((it) => it.props.string("cidrBlock") ?? []);
  return ranges([...own, ...added]);
}
