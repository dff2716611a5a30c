import type { Exposure, Way } from "../exposure.ts";
import { INTERNET_KINDS, type TargetKind } from "../route-target.ts";
import type { Route } from "../routes.ts";
import type { Direction } from "../security-group-rules.ts";
import type { Resource } from "../../resource.ts";
import type { StackGraph } from "../../stack-graph.ts";
import { NETWORK_FIREWALL, ROUTE } from "../../types.ts";
import { inDoubt, INTERNET, NO_PATH, opened, type Paths, through, union } from "./paths.ts";
import { pathsByTransit } from "./transit.ts";

/** Goes on from something that passes traffic on: the paths out of the subnets that it stands in. */
export type GoOn = (middle: Resource) => Paths;

/**
 * Where nothing of the internet is: across a peering AWS delivers to the addresses of the peer VPC only, never to its
 * gateways (VPC peering guide, "VPC peering limitations").
 */
const DEAD_END: TargetKind = "peering connection";

/**
 * What lets nobody in who was not asked; and gateways to other networks: what comes in from these has been let into
 * them by paths of their own.
 */
const OUTWARD_ONLY: ReadonlySet<TargetKind> = new Set([
  "egress-only internet gateway",
  "carrier gateway",
  "NAT gateway",
  "transit gateway",
  "VPN gateway",
  "local gateway",
  "core network",
  "ODB network",
]);

/** Goes on along the routes of a subnet to whatever each leads to, and from there to the internet. */
export function pathsAlong(
  graph: StackGraph,
  subnet: Resource,
  exposure: Exposure,
  direction: Direction,
  goOn: GoOn,
): Paths {
  return union([
    ...exposure.open.map((way) =>
      through(opened(way.text, way.route?.holder), pathsOnward(graph, subnet, way, direction, goOn)),
    ),
    inDoubt(...exposure.unclear),
  ]);
}

function pathsOnward(graph: StackGraph, subnet: Resource, way: Way, direction: Direction, goOn: GoOn): Paths {
  // AWS's own route of a default VPC leads to an internet gateway.
  if (way.route === undefined) return INTERNET;
  const { kind, resources } = way.route.target;
  if (kind === DEAD_END || (direction === "ingress" && OUTWARD_ONLY.has(kind))) return NO_PATH;
  if (INTERNET_KINDS.has(kind)) return INTERNET;
  const middles = resources.length > 0 ? resources : firewallsBehind(graph, way.route);
  if (middles.length === 0) return inDoubt(`${way.text}, which leads to something that is not part of this stack`);
  const onward = (middle: Resource) =>
    kind === "transit gateway" ? pathsByTransit(graph, middle, subnet, goOn) : goOn(middle);
  return union(middles.map(onward));
}

/** The endpoint of a firewall is known only as something that comes from the firewall. */
function firewallsBehind(graph: StackGraph, { holder }: Route): readonly Resource[] {
  const property = holder.type === ROUTE ? "vpcEndpointId" : "routes";
  const origins = holder.facts.propertyDependencies?.[property] ?? [];
  return origins.flatMap((urn) => graph.byUrn(urn) ?? []).filter(({ type }) => type === NETWORK_FIREWALL);
}
