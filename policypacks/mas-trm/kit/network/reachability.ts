import { isPublic } from "./cidr.ts";
import { exposureOfSubnet } from "./exposure.ts";
import { resourceOf } from "./follow.ts";
import { followPrefixList, publicRangesOf } from "./prefix-list.ts";
import { passageByAcl } from "./reachability/acl-filter.ts";
import { passageByGroups } from "./reachability/group-filter.ts";
import { pathsAlong } from "./reachability/onward.ts";
import { inDoubt, NO_PATH, opened, type Paths, through, union } from "./reachability/paths.ts";
import { interfacesOf, securityGroupsOf, subnetsOf } from "./reachability/placement.ts";
import { publicAddressOf } from "./reachability/public-address.ts";
import { DESTINATION_LIST, destinationRanges, leadsToInternet, type Route } from "./routes.ts";
import type { Direction } from "./security-group-rules.ts";
import { ask, type Maybe } from "../maybe.ts";
import type { Resource } from "../resource.ts";
import type { Link, StackGraph } from "../stack-graph.ts";
import { SUBNETS, VPCS } from "../types.ts";

export { describePath, type Hop, type Path, type Paths } from "./reachability/paths.ts";

/**
 * The one model of what stands between a resource and the internet, asked in both directions: "can this reach the
 * internet", "can the internet reach this", and by which path.
 *
 * A path is certain when everything on it is: the security groups, the network ACL of the subnet (in the order of its
 * entries), the route table that the subnet really uses, and the same again at each NAT gateway, appliance, firewall
 * endpoint or transit gateway attachment on the way. What cannot be told makes the path unclear, never absent.
 */

/**
 * The paths by which a resource, or whatever stands in a subnet, can send something to public addresses.
 *
 * @param resource a subnet, or something that stands in one
 */
export function pathsToInternet(graph: StackGraph, resource: Resource): Paths {
  return pathsBetween(graph, resource, "egress");
}

/**
 * The paths by which the internet can reach a resource, from the gateway to the resource. What stands in a subnet
 * needs a public address for it; for a subnet the question is whether something with an address could be reached.
 *
 * @param resource a subnet, or something that stands in one
 */
export function pathsFromInternet(graph: StackGraph, resource: Resource): Paths {
  const { open, unclear } = pathsBetween(graph, resource, "ingress");
  return { open: open.map((path) => [...path].reverse()), unclear };
}

function pathsBetween(graph: StackGraph, resource: Resource, direction: Direction): Paths {
  if (isSubnet(resource)) return acrossSubnet(graph, resource, direction, new Set());
  const cards = interfacesOf(graph, resource);
  const guarded = cards.length > 0 ? cards : [{ kind: "resource", resource } as const];
  const paths = union(guarded.map((link) => acrossGuards(graph, link, direction)));
  return direction === "egress" ? paths : through(publicAddressOf(graph, resource), paths);
}

/** Through the security groups of a thing, and then out of the subnets that it stands in. */
function acrossGuards(graph: StackGraph, link: Link, direction: Direction): Paths {
  if (link.kind !== "resource") return inDoubt("an interface is not part of this stack, or not known yet");
  const subnets = subnetsOf(graph, link.resource);
  const vpcs = subnets.flatMap((subnet) => {
    const place = resourceOf(subnet);
    return (place && resourceOf(graph.link(place, "vpcId", VPCS))) ?? [];
  });
  const guards = passageByGroups(graph, securityGroupsOf(graph, link.resource), [...new Set(vpcs)], direction);
  return through(guards, acrossSubnets(graph, link.resource, direction, new Set()));
}

function acrossSubnets(
  graph: StackGraph,
  resource: Resource,
  direction: Direction,
  seen: ReadonlySet<Resource>,
): Paths {
  const links = subnetsOf(graph, resource);
  if (links.length === 0) return inDoubt(`it is not stated in which subnet ${resource.name} stands`);
  return union(
    links.map((link) =>
      link.kind === "resource"
        ? acrossSubnet(graph, link.resource, direction, seen)
        : inDoubt(`a subnet that ${resource.name} stands in is not part of this stack, or not known yet`),
    ),
  );
}

/** Through the network ACL of a subnet and along its routes; through each subnet once. */
function acrossSubnet(graph: StackGraph, subnet: Resource, direction: Direction, seen: ReadonlySet<Resource>): Paths {
  if (seen.has(subnet)) return NO_PATH;
  const passed = new Set([...seen, subnet]);
  const goOn = (middle: Resource) => acrossSubnets(graph, middle, direction, passed);
  const exposure = exposureOfSubnet(graph, subnet, isForPublicAddresses);
  const onward = pathsAlong(graph, subnet, exposure, direction, goOn);
  return through(opened(`subnet ${subnet.name}`, subnet), through(passageByAcl(graph, subnet, direction), onward));
}

/** Whether a route is for addresses of the internet. One to an internet gateway has no other use. */
function isForPublicAddresses(route: Route): Maybe {
  if (leadsToInternet(route)) return true;
  if (route.target.kind === "local") return false;
  if (route.props === undefined) return undefined;
  const list = route.props.at(DESTINATION_LIST);
  return ask(() => {
    if (destinationRanges(route).some(isPublic)) return true;
    const prefixList = followPrefixList(route.holder, list);
    if (prefixList.kind === "elsewhere") return undefined;
    return prefixList.kind === "own" && publicRangesOf(prefixList.list).length > 0;
  });
}

function isSubnet({ type }: Resource): boolean {
  return SUBNETS.some((subnet) => subnet === type);
}
