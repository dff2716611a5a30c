import type { Props } from "../props.ts";
import type { Resource } from "../resource.ts";
import type { Link } from "../stack-graph.ts";
import { VPCS } from "../types.ts";
import { UnknownProperty } from "../unknown.ts";

/**
 * Where a reference leads that may stand inside a list, such as `routes[0].gatewayId`. Works on inputs alone too,
 * as far as the value is known.
 *
 * @throws UnknownProperty when the value is unknown and the stack around is not known either
 */
export function follow(resource: Resource, value: Props, expected: readonly string[]): Link {
  if (resource.graph !== undefined) return resource.graph.linkOf(resource, value, expected);
  if (value.isUnknown()) throw new UnknownProperty(value.path);
  const text = value.text;
  return text === undefined || text === "" ? { kind: "absent" } : { kind: "literal", value: text };
}

/** The resource that a link leads to; undefined when it leads to none of this stack, or cannot be told. */
export function resourceOf(link: Link): Resource | undefined {
  return link.kind === "resource" ? link.resource : undefined;
}

/** What AWS makes with each VPC, by the output of the VPC that names it. */
export type VpcDefault = "mainRouteTableId" | "defaultRouteTableId" | "defaultSecurityGroupId" | "defaultNetworkAclId";

/**
 * Where a reference leads that can also name what AWS makes with each VPC (`vpc.defaultRouteTableId`): then the link
 * is to the VPC itself.
 */
export function followToVpcDefault(
  resource: Resource,
  path: string,
  expected: readonly string[],
  outputs: readonly VpcDefault[],
): Link {
  const link = follow(resource, resource.props.at(path), [...expected, ...VPCS]);
  if (link.kind !== "literal") return link;
  const owner = resource.graph
    ?.ofType(...VPCS)
    .find((vpc) => outputs.some((output) => knownOutput(vpc, output) === link.value));
  return owner === undefined ? link : { kind: "resource", resource: owner };
}

/** An output that AWS has already filled in; undefined before the resource exists. */
export function knownOutput(resource: Resource, output: string): string | undefined {
  const value = resource.outputs.at(output);
  return value.isUnknown() ? undefined : value.text;
}
