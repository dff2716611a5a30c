import { anyOf, type Maybe } from "../maybe.ts";
import type { Resource } from "../resource.ts";
import type { Link, StackGraph } from "../stack-graph.ts";
import { SUBNETS, VPC_ENDPOINT_SUBNET_ASSOCIATION, VPCS } from "../types.ts";
import { UnknownProperty } from "../unknown.ts";

/** A zone has a name, which differs between accounts, and an id, which does not. */
export const ZONES = ["availabilityZone", "availabilityZoneId"] as const;

/** A subnet that something stands in: one of this stack, or the id of another. */
export interface Place {
  readonly id: string;
  readonly subnet?: Resource;
}

/** The zone of a place in one of its two spellings; undefined when it is not known or not said so. */
export function zoneOf({ subnet }: Place, path: (typeof ZONES)[number]): string | undefined {
  return subnet === undefined || subnet.props.isUnknown(path) ? undefined : subnet.props.string(path);
}

/** The zone of a place in either spelling. */
export function zoneNameOf(place: Place): string | undefined {
  return ZONES.map((path) => zoneOf(place, path)).find((zone) => zone !== undefined);
}

/**
 * The subnets that an endpoint or directory stands in, each once.
 *
 * @throws UnknownProperty when some cannot be followed yet
 */
export function placesOf(stack: StackGraph, resource: Resource): readonly Place[] {
  const associations = stack.referrers(resource, [VPC_ENDPOINT_SUBNET_ASSOCIATION], "vpcEndpointId");
  const links = [
    ...stack.links(resource, "subnetIds", SUBNETS),
    ...resource.props.list("subnetConfigurations").map((it) => stack.linkOf(resource, it.at("subnetId"), SUBNETS)),
    ...associations.map((association) => stack.link(association, "subnetId", SUBNETS)),
  ];
  const places = new Map<string, Place>();
  const add = (subnet: Resource) => places.set(subnet.urn, { id: subnet.urn, subnet });
  for (const link of links) {
    if (link.kind === "open" && link.candidates.length === 0) throw new UnknownProperty(link.path);
    // Several subnets behind one unknown list: all of them are meant.
    if (link.kind === "open") link.candidates.forEach(add);
    if (link.kind === "resource") add(link.resource);
    if (link.kind === "literal") places.set(link.value, { id: link.value });
  }
  return [...places.values()];
}

/** Whether one of several places is in the zone of another; undefined when that cannot be told. */
export function reachesZone(places: readonly Place[], wanted: Place): Maybe {
  return anyOf(places.map((place) => place.id === wanted.id || inSameZone(place, wanted)));
}

function inSameZone(one: Place, other: Place): Maybe {
  const pairs = ZONES.map((path) => [zoneOf(one, path), zoneOf(other, path)] as const);
  const told = pairs.filter((pair) => !pair.includes(undefined));
  return told.length === 0 ? undefined : told.every(([here, there]) => here === there);
}

/** Whether two resources name the same VPC; undefined when one of them cannot be followed yet. */
export function inSameVpc(stack: StackGraph, one: Resource, other: Resource): Maybe {
  const [here, there] = [one, other].map((resource) => nameOf(stack.link(resource, "vpcId", VPCS)));
  return here === undefined || there === undefined ? undefined : here === there;
}

function nameOf(link: Link): string | undefined {
  if (link.kind === "resource") return link.resource.urn;
  return link.kind === "literal" ? link.value : undefined;
}
