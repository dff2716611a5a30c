import { resourceOf } from "../follow.ts";
import type { Resource } from "../../resource.ts";
import type { Link, StackGraph } from "../../stack-graph.ts";
import * as types from "../../types.ts";
import { INTERFACE_GROUP_ATTACHMENT } from "./types.ts";

/** The properties that say in which subnets something stands, and which security groups guard it. */
interface Place {
  /** The first one that is set counts. A path with `[]` goes into each element of a list. */
  readonly subnets: readonly string[];
  readonly groups?: readonly string[];
  /** The interfaces made apart. */
  readonly interfaces?: readonly string[];
}

const MACHINE: Place = {
  subnets: ["subnetId"],
  groups: ["vpcSecurityGroupIds", "securityGroups"],
  interfaces: ["primaryNetworkInterface.networkInterfaceId", "networkInterfaces[].networkInterfaceId"],
};
const BALANCER: Place = { subnets: ["subnets", "subnetMappings[].subnetId"], groups: ["securityGroups"] };

const PLACES: Readonly<Record<string, Place>> = {
  [types.INSTANCE]: MACHINE,
  [types.SPOT_INSTANCE_REQUEST]: MACHINE,
  [types.NETWORK_INTERFACE]: { subnets: ["subnetId"], groups: ["securityGroups"] },
  [types.VPC_ENDPOINT]: { subnets: ["subnetIds"], groups: ["securityGroupIds"] },
  [types.NAT_GATEWAY]: { subnets: ["subnetId"] },
  [types.NETWORK_FIREWALL]: { subnets: ["subnetMappings[].subnetId"] },
  [types.TRANSIT_GATEWAY_VPC_ATTACHMENT]: { subnets: ["subnetIds"] },
  ...Object.fromEntries(types.LOAD_BALANCERS.map((type) => [type, BALANCER])),
  [types.CLASSIC_LOAD_BALANCER]: BALANCER,
  [types.FUNCTION]: { subnets: ["vpcConfig.subnetIds"], groups: ["vpcConfig.securityGroupIds"] },
  [types.ECS_SERVICE]: {
    subnets: ["networkConfiguration.subnets"],
    groups: ["networkConfiguration.securityGroups"],
  },
};

/** What attaches a security group to something, and the property by which it names that. */
const ATTACHMENTS: readonly (readonly [type: string, path: string])[] = [
  [INTERFACE_GROUP_ATTACHMENT, "networkInterfaceId"],
  [types.SECURITY_GROUP_ASSOCIATION, "vpcEndpointId"],
];

/** Types of which it is known where they stand in a VPC. */
const PLACED: readonly string[] = Object.keys(PLACES);

/** The subnets that a resource stands in; none where it says none. */
export function subnetsOf(graph: StackGraph, resource: Resource): readonly Link[] {
  return linksOf(graph, resource, PLACES[resource.type]?.subnets, types.SUBNETS);
}

/** The security groups that guard a resource: those that it names, and those attached to it later. */
export function securityGroupsOf(graph: StackGraph, resource: Resource): readonly Link[] {
  const named = linksOf(graph, resource, PLACES[resource.type]?.groups, types.SECURITY_GROUPS);
  const attached = ATTACHMENTS.flatMap(([type, path]) => graph.referrers(resource, [type], path));
  return [...named, ...attached.map((one) => graph.link(one, "securityGroupId", types.SECURITY_GROUPS))];
}

/** The interfaces made apart that a machine is given; their subnets and groups are then its own. */
export function interfacesOf(graph: StackGraph, machine: Resource): readonly Link[] {
  return linksOf(graph, machine, PLACES[machine.type]?.interfaces, [types.NETWORK_INTERFACE]);
}

/** What certainly stands in a subnet, also by an interface made apart. */
export function placedIn(graph: StackGraph, subnet: Resource): readonly Resource[] {
  const isHere = (resource: Resource) => subnetsOf(graph, resource).some((link) => resourceOf(link) === subnet);
  return graph.ofType(...PLACED).filter((resource) => {
    const cards = interfacesOf(graph, resource).flatMap((link) => resourceOf(link) ?? []);
    return [resource, ...cards].some(isHere);
  });
}

function linksOf(
  graph: StackGraph,
  resource: Resource,
  paths: readonly string[] | undefined,
  expected: readonly string[],
): readonly Link[] {
  const path = paths?.find((candidate) => resource.props.has(candidate.split("[]")[0] ?? candidate));
  if (path === undefined) return [];
  const [list = path, field] = path.split("[].");
  if (field === undefined) return graph.links(resource, path, expected);
  const entries = resource.props.at(list);
  if (entries.isOpaque) return [graph.linkOf(resource, entries, expected)];
  return entries.elements.map((entry) => graph.linkOf(resource, entry.at(field), expected));
}
