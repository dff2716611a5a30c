import { isPublic, parseCidr } from "../cidr.ts";
import { knownOutput, resourceOf } from "../follow.ts";
import { inSameVpc } from "../zones.ts";
import { allOf, ask, type Maybe } from "../../maybe.ts";
import type { Resource } from "../../resource.ts";
import type { StackGraph } from "../../stack-graph.ts";
import { told } from "../../told.ts";
import * as types from "../../types.ts";
import { inDoubt, NO_PATH, opened, type Paths, through, union } from "./paths.ts";
import { TRANSIT_GATEWAY_ASSOCIATION, TRANSIT_GATEWAY_ROUTE_TABLE } from "./types.ts";

/** The tables that AWS makes with a gateway, by the outputs of the gateway that name them; as a rule it is one. */
const DEFAULT_TABLES = ["associationDefaultRouteTableId", "propagationDefaultRouteTableId"] as const;

/** Goes on from where an attachment of a transit gateway delivers traffic. */
export type Deliver = (attachment: Resource) => Paths;

/**
 * Where a transit gateway sends public addresses that come from a VPC. Attachments spread the ranges of their VPCs
 * only, so between VPCs it takes a static route; what VPNs and other gateways spread, a preview cannot see.
 *
 * @param target the gateway, or the attachment by which the route names it
 * @param subnet where the traffic comes from
 */
export function pathsByTransit(graph: StackGraph, target: Resource, subnet: Resource, deliver: Deliver): Paths {
  const gateway = gatewayOf(target);
  if (gateway === undefined) return inDoubt(`attachment ${target.name} joins a transit gateway from elsewhere`);
  const sources = attachmentsOf(graph, gateway).filter((one) => inSameVpc(graph, one, subnet) === true);
  const routes = graph
    .ofType(types.TRANSIT_GATEWAY_ROUTE)
    .map((route) => ({ route, isTaken: allOf([isPublicRoute(route), isUsedBy(graph, route, gateway, sources)]) }));
  const taken = routes.filter(({ isTaken }) => isTaken === true);
  const maybe = routes.filter(({ isTaken }) => isTaken === undefined);
  return union([
    ...taken.map(({ route }) => byRoute(route, gateway, deliver)),
    inDoubt(...maybe.map(({ route }) => `transit gateway route ${route.name} may lead to the internet`)),
    // A gateway that is only read has routes that nobody sees here.
    gateway.isRead ? inDoubt(`the routes of transit gateway ${gateway.name} are not part of this stack`) : NO_PATH,
  ]);
}

function byRoute(route: Resource, gateway: Resource, deliver: Deliver): Paths {
  const link = route.link("transitGatewayAttachmentId", [types.TRANSIT_GATEWAY_VPC_ATTACHMENT]);
  const text = `transit gateway ${gateway.name} sends ${told(route.props.string("destinationCidrBlock"), "range")}`;
  if (link.kind !== "resource")
    return inDoubt(`${text} to a network that is not part of this stack by route ${route.name}`);
  return through(
    opened(`${text} to attachment ${link.resource.name} by route ${route.name}`, route),
    deliver(link.resource),
  );
}

function gatewayOf(target: Resource): Resource | undefined {
  if (target.type === types.TRANSIT_GATEWAY) return target;
  return resourceOf(target.link("transitGatewayId", [types.TRANSIT_GATEWAY]));
}

function attachmentsOf(graph: StackGraph, gateway: Resource): readonly Resource[] {
  return graph.referrers(gateway, [types.TRANSIT_GATEWAY_VPC_ATTACHMENT], "transitGatewayId");
}

/**
 * The table of a route or association; the gateway itself where it is one made with it; undefined for one from
 * elsewhere, or that cannot be told.
 */
function tableOf(graph: StackGraph, resource: Resource): Resource | undefined {
  const link = graph.link(resource, "transitGatewayRouteTableId", [TRANSIT_GATEWAY_ROUTE_TABLE, types.TRANSIT_GATEWAY]);
  if (link.kind !== "literal") return resourceOf(link);
  return graph
    .ofType(types.TRANSIT_GATEWAY)
    .find((gateway) => DEFAULT_TABLES.some((output) => knownOutput(gateway, output) === link.value));
}

function isPublicRoute(route: Resource): Maybe {
  return ask(() => {
    if (route.props.flag("blackhole") === true) return false;
    const range = parseCidr(route.props.string("destinationCidrBlock"));
    return range === undefined || isPublic(range);
  });
}

/** Whether one of the attachments to a gateway looks up its way in the table that a route stands in. */
function isUsedBy(graph: StackGraph, route: Resource, gateway: Resource, sources: readonly Resource[]): Maybe {
  const table = tableOf(graph, route);
  if (table === undefined) return undefined;
  if (gatewayOf(table) !== gateway) return false;
  const tables = sources.flatMap((attachment) => {
    const own = graph.referrers(attachment, [TRANSIT_GATEWAY_ASSOCIATION], "transitGatewayAttachmentId");
    return own.length === 0 ? [gateway] : own.map((association) => tableOf(graph, association));
  });
  if (tables.includes(table)) return true;
  // Without its attachment in view, a VPC may use any table of the gateway.
  const isOpen = sources.length === 0 || tables.includes(undefined);
  return isOpen ? undefined : false;
}
