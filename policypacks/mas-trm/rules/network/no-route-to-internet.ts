import { isPublic } from "../../kit/network/cidr.ts";
import type { Judge } from "../../kit/judge.ts";
import { followPrefixList, publicRangesOf } from "../../kit/network/prefix-list.ts";
import {
  describeRoute,
  DESTINATION_LIST,
  destinationRanges,
  leadsToInternet,
  readRoutes,
  type Route,
} from "../../kit/network/routes.ts";
import type { Props } from "../../kit/props.ts";
import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";
import { ROUTE_HOLDERS, ROUTE_PROPAGATIONS, ROUTE_TABLE } from "../../kit/types.ts";

const PROPAGATIONS: ReadonlySet<string> = new Set(ROUTE_PROPAGATIONS);

interface Settings {
  readonly inspectedTargets: readonly string[];
}

/**
 * No route leads to the internet: none to an internet gateway of any kind, whatever its destination, and none that
 * sends public addresses to something that may pass them on (NAT, appliance, firewall endpoint, transit gateway).
 */
export const noRouteToInternet = resourceRule<Settings>({
  id: "no-route-to-internet",
  control: "MAS-11.2-02",
  title: "No route leads to the internet",
  severity: "critical",
  types: [...ROUTE_HOLDERS, ...ROUTE_PROPAGATIONS],
  cause: "A route out is the one thing that desktops need to send the bank's data past its controls.",
  remediation:
    "Remove the route. Reach AWS by VPC endpoints; where the bank inspects what leaves by a transit gateway or firewall, name that kind of target in inspectedTargets.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html",
  settings: {
    inspectedTargets: {
      type: "array",
      items: { type: "string" },
      description:
        'Kinds of target that may take public destinations since the bank inspects them, such as "transit gateway"',
      default: [],
    },
  },
  examples: {
    compliant: [
      {
        type: ROUTE_TABLE,
        props: { routes: [{ cidrBlock: "10.8.0.0/16", transitGatewayId: "tgw-0a1b2c3d4e5f60718" }] },
      },
    ],
    violating: [
      { type: ROUTE_TABLE, props: { routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-0a1b2c3d4e5f60718" }] } },
    ],
  },
  check(holder, judge, { inspectedTargets }) {
    if (!inspectedTargets.includes("VPN gateway")) judgePropagation(holder, judge);
    const { routes, unknown } = readRoutes(holder);
    for (const route of routes) judge.guard(holder, () => judgeRoute(route, judge, inspectedTargets));
    for (const path of unknown) judge.undetermined(holder, `${path} is not known yet`);
  },
});

function judgeRoute(route: Route, judge: Judge, inspectedTargets: readonly string[]): void {
  const { kind } = route.target;
  if (leadsToInternet(route)) return judge.violation(route.holder, describeRoute(route));
  if (kind === "local" || inspectedTargets.includes(kind)) return;
  if (destinationRanges(route).some(isPublic)) return judge.violation(route.holder, describeRoute(route));
  if (route.props !== undefined) judgeList(route, route.props.at(DESTINATION_LIST), judge);
}

/** Propagated routes are learned while the network runs, so a preview cannot see where they lead. */
function judgePropagation(holder: Resource, judge: Judge): void {
  const isPropagated = PROPAGATIONS.has(holder.type) || holder.props.at("propagatingVgws").isUnknown();
  if (isPropagated || holder.props.list("propagatingVgws").length > 0) {
    judge.undetermined(holder, "takes routes from a gateway by propagation, which may hold public destinations");
  }
}

function judgeList(route: Route, list: Props, judge: Judge): void {
  const { holder, target } = route;
  const prefixList = followPrefixList(holder, list);
  if (prefixList.kind === "own") {
    const ranges = publicRangesOf(prefixList.list).join(" and ");
    if (ranges !== "") judge.violation(holder, `${describeRoute(route)}, and the list holds ${ranges}`);
  }
  // AWS writes such routes into the tables of gateway endpoints, for one AWS service each; reading a table shows them.
  const isWrittenByAws = holder.isRead && target.kind === "VPC endpoint";
  if (prefixList.kind === "elsewhere" && !isWrittenByAws) {
    judge.undetermined(holder, `${describeRoute(route)}, and the list is not part of this stack`);
  }
}
