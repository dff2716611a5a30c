import { anyOf, type Maybe } from "../maybe.ts";
import type { Resource } from "../resource.ts";
import type { Link, StackGraph } from "../stack-graph.ts";
import { NAT_GATEWAY, SUBNETS, TRANSIT_GATEWAY_VPC_ATTACHMENT, VPCS } from "../types.ts";
import { exposureOfSubnet } from "./exposure.ts";

/** The ways out of a VPC, as clauses. */
export interface Egress {
  /** The ways that are certain. */
  readonly open: readonly string[];
  /** What keeps others from being ruled out. */
  readonly unclear: readonly string[];
}

/**
 * The ways by which what runs in a VPC can send something out: a NAT gateway in it, a transit gateway that it is
 * attached to, and a route of one of its subnets to an internet gateway.
 */
export function egressOf(graph: StackGraph, vpc: Resource): Egress {
  const subnets = graph.referrers(vpc, SUBNETS, "vpcId");
  const perhaps = graph.openReferrers(vpc, SUBNETS, "vpcId");
  const exposuresOf = (some: readonly Resource[]) =>
    some.map((subnet) => ({ subnet, exposure: exposureOfSubnet(graph, subnet) }));
  const exposures = exposuresOf(subnets);
  const attached = graph.referrers(vpc, [TRANSIT_GATEWAY_VPC_ATTACHMENT], "vpcId");
  const inDoubt = graph.openReferrers(vpc, [TRANSIT_GATEWAY_VPC_ATTACHMENT], "vpcId");
  const nats = graph
    .ofType(NAT_GATEWAY)
    .map((nat) => ({ name: nat.name, stands: standsIn(graph, nat, [vpc, ...subnets], perhaps) }));
  return {
    open: [
      ...nats.filter(({ stands }) => stands === true).map(({ name }) => `NAT gateway ${name} stands in it`),
      ...attached.map(({ name }) => `transit gateway attachment ${name} joins it to other networks`),
      ...exposures.flatMap(({ subnet, exposure }) =>
        exposure.open.map(({ text }) => `${text} for subnet ${subnet.name}`),
      ),
    ],
    unclear: [
      ...nats.filter(({ stands }) => stands === undefined).map(({ name }) => `NAT gateway ${name} may stand in it`),
      ...inDoubt.map(({ name }) => `transit gateway attachment ${name} may join it to other networks`),
      ...exposures.flatMap(({ exposure }) => exposure.unclear),
      ...exposuresOf(perhaps).flatMap(({ subnet, exposure }) => [
        ...exposure.open.map(({ text }) => `${text} for subnet ${subnet.name}, which may be in it`),
        ...exposure.unclear,
      ]),
    ],
  };
}

/**
 * Whether a NAT gateway with a public address stands in a VPC: in one of its subnets, or in the VPC as a whole.
 *
 * @param places the VPC and its subnets
 * @param perhaps subnets that may be in it
 */
function standsIn(graph: StackGraph, nat: Resource, places: readonly Resource[], perhaps: readonly Resource[]): Maybe {
  if (!nat.props.isUnknown("connectivityType") && nat.props.string("connectivityType") === "private") return false;
  const links = [graph.link(nat, "subnetId", SUBNETS), graph.link(nat, "vpcId", VPCS)];
  return anyOf(links.map((link) => leadsTo(link, places, perhaps)));
}

function leadsTo(link: Link, places: readonly Resource[], perhaps: readonly Resource[]): Maybe {
  if (link.kind === "resource") return places.includes(link.resource) || maybe(perhaps.includes(link.resource));
  const possible = [...places, ...perhaps];
  return maybe(
    link.kind === "open" && (link.candidates.length === 0 || link.candidates.some((one) => possible.includes(one))),
  );
}

function maybe(isPossible: boolean): Maybe {
  return isPossible ? undefined : false;
}
