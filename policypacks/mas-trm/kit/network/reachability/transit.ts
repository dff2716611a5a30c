import { isPublic, parseCidr } from "../cidr.ts";
import { follow } from "../follow.ts";
import { allOf, ask, type Maybe } from "../../maybe.ts";
import type { Resource } from "../../resource.ts";
import type { StackGraph } from "../../stack-graph.ts";
import * as types from "../../types.ts";
import { inDoubt, NO_PATH, opened, type Paths, through, union } from "./paths.ts";
import { TRANSIT_GATEWAY_ASSOCIATION, TRANSIT_GATEWAY_ROUTE_TABLE } from "./types.ts";

/** Goes on from where an attachment of a transit gateway delivers traffic. */
export type Deliver = (attachment: Resource) => Paths;

/**
 * Where a transit gateway sends public addresses that come from a VPC. Attachments spread the ranges of their VPCs
 * only, so between VPCs it takes a static route; what VPNs and other gateways spread, a preview cannot see.
 *
 * @param target the gateway, or the attachment by which the route names it
 */
export function pathsByTransit(
  graph: StackGraph,
  target: Resource,
  vpc: Resource | undefined,
  deliver: Deliver,
): Paths {
  const gateway = gatewayOf(target);
  if (gateway === undefined) return inDoubt(`attachment ${target.name} joins a transit gateway from elsewhere`);
  const sources = attachmentsOf(graph, gateway).filter((one) => vpc === undefined || standsIn(one, vpc));
  const routes = graph
    .ofType(types.TRANSIT_GATEWAY_ROUTE)
    .filter((route) => isOf(route, gateway))
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
  const text = `transit gateway ${gateway.name} sends ${route.props.string("destinationCidrBlock") ?? ""}`;
  if (link.kind !== "resource")
    return inDoubt(`${text} to a network that is not part of this stack by route ${route.name}`);
  return through(
    opened(`${text} to attachment ${link.resource.name} by route ${route.name}`, route),
    deliver(link.resource),
  );
}

function gatewayOf(target: Resource): Resource | undefined {
  if (target.type === types.TRANSIT_GATEWAY) return target;
  const link = target.link("transitGatewayId", [types.TRANSIT_GATEWAY]);
  return link.kind === "resource" ? link.resource : undefined;
}

function attachmentsOf(graph: StackGraph, gateway: Resource): readonly Resource[] {
  return graph.referrers(gateway, [types.TRANSIT_GATEWAY_VPC_ATTACHMENT], "transitGatewayId");
}

function standsIn(attachment: Resource, vpc: Resource): boolean {
  const link = attachment.link("vpcId", types.VPCS);
  return link.kind === "resource" && link.resource === vpc;
}

function isOf(route: Resource, gateway: Resource): boolean {
  const table = tableOf(route);
  if (table === gateway) return true;
  return table !== undefined && gatewayOf(table) === gateway;
}

/** The table of a route or association; the gateway itself where it is the one made with it. */
function tableOf(resource: Resource): Resource | undefined {
  const expected = [TRANSIT_GATEWAY_ROUTE_TABLE, types.TRANSIT_GATEWAY];
  const link = follow(resource, resource.props.at("transitGatewayRouteTableId"), expected);
  return link.kind === "resource" ? link.resource : undefined;
}

function isPublicRoute(route: Resource): Maybe {
  return ask(() => {
    if (route.props.flag("blackhole") === true) return false;
    const range = parseCidr(route.props.string("destinationCidrBlock") ?? "");
    return range === undefined || isPublic(range);
  });
}

/** Whether one of the attachments looks up its way in the table that a route stands in. */
function isUsedBy(graph: StackGraph, route: Resource, gateway: Resource, sources: readonly Resource[]): Maybe {
  const table = tableOf(route);
  const tables = sources.map((attachment) => {
    const own = graph.referrers(attachment, [TRANSIT_GATEWAY_ASSOCIATION], "transitGatewayAttachmentId");
    return own.length === 0 ? [gateway] : own.map(tableOf);
  });
  if (tables.flat().includes(table)) return true;
  // Without its attachment in view, a VPC may use any table of the gateway.
  const isOpen = sources.length === 0 || tables.flat().includes(undefined);
  return isOpen ? undefined : false;
}
