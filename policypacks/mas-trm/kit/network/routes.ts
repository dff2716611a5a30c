import { type AddressRange, parseCidr, rangeOf } from "./cidr.ts";
import type { Props } from "../props.ts";
import type { Resource } from "../resource.ts";
import { ROUTE } from "../types.ts";
import { ifKnown } from "../unknown.ts";
import { gatewayOrigins, INTERNET_KINDS, TARGET_FIELDS, type Target, targetsOf } from "./route-target.ts";
import { told } from "../told.ts";

/** One route, whichever resource it stands in. */
export interface Route {
  /** The Route resource, or the table that it is inline in. */
  readonly holder: Resource;
  readonly target: Target;
  /** Its own properties; undefined where only its origin is known. */
  readonly props: Props | undefined;
}

/** The routes of one resource, and the paths of those that cannot be told yet. */
export interface RouteReading {
  readonly routes: readonly Route[];
  readonly unknown: readonly string[];
}

/** Where the destination of a route may stand: in a Route resource, and inline. */
const RANGE_FIELDS = ["destinationCidrBlock", "destinationIpv6CidrBlock", "cidrBlock", "ipv6CidrBlock"] as const;

const ALL_IPV4 = rangeOf("0.0.0.0/0");

/** The property that names a prefix list as a route's destination. */
export const DESTINATION_LIST = "destinationPrefixListId";

/** Reads the routes of a Route, RouteTable or DefaultRouteTable. What is unknown costs only the route it is in. */
export function readRoutes(holder: Resource): RouteReading {
  const routes: Route[] = [];
  const unknown: string[] = [];
  const attempt = (read: () => void) => ifKnown(read, ({ path }) => void unknown.push(path));
  attempt(() => {
    const entries = holder.type === ROUTE ? [holder.props] : holder.props.list("routes");
    for (const props of entries) {
      attempt(() => routes.push(...targetsOf(holder, props).map((target) => ({ holder, target, props }))));
    }
  });
  // A gateway that unknown properties come from is a target of some route, however the routes are put together.
  const found = new Set(routes.flatMap(({ target }) => target.resources));
  const hidden = gatewayOrigins(holder, holder.type === ROUTE ? TARGET_FIELDS : ["routes"], found);
  routes.push(...hidden.map((target) => ({ holder, target, props: undefined })));
  return { routes, unknown };
}

/** Whether the route leads to a gateway that joins the VPC to the internet, whatever its destination. */
export function leadsToInternet(route: Route): boolean {
  return INTERNET_KINDS.has(route.target.kind);
}

/**
 * The address ranges that the route applies to. A range that cannot be read counts as the whole of IPv4.
 *
 * @throws UnknownProperty when a range is not known yet
 */
export function destinationRanges(route: Route): readonly AddressRange[] {
  return destinationTexts(route).map((text) => parseCidr(text) ?? ALL_IPV4);
}

/** The route in words: what it sends where. */
export function describeRoute(route: Route): string {
  return `sends ${describeDestination(route)} to ${route.target.label}`;
}

/** The destination in words: its ranges, its prefix list, or that it is not known. */
function describeDestination(route: Route): string {
  const texts = ifKnown(
    () => destinationTexts(route),
    () => undefined,
  );
  if (texts === undefined) return "addresses not known yet";
  if (texts.length > 0) return texts.map((text) => told(text, "range")).join(" and ");
  return route.props?.has(DESTINATION_LIST) === true ? "a prefix list" : "some addresses";
}

function destinationTexts(route: Route): readonly string[] {
  return RANGE_FIELDS.flatMap((field) => route.props?.string(field) ?? []).filter((text) => text !== "");
}
