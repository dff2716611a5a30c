import type { Props } from "../props.ts";
import type { Resource } from "../resource.ts";
import {
  CARRIER_GATEWAY,
  EGRESS_ONLY_INTERNET_GATEWAY,
  INSTANCE,
  INTERNET_GATEWAY,
  INTERNET_GATEWAY_ATTACHMENT,
  NAT_GATEWAY,
  NETWORK_INTERFACE,
  TRANSIT_GATEWAYS,
  VPC_ENDPOINT,
  VPC_PEERINGS,
  VPN_GATEWAYS,
} from "../types.ts";
import { UnknownProperty } from "../unknown.ts";
import { follow } from "./follow.ts";
import { told } from "../told.ts";

/** What kind of thing a route leads to, in AWS's words. */
export type TargetKind =
  | "local"
  | "internet gateway"
  | "egress-only internet gateway"
  | "carrier gateway"
  | "NAT gateway"
  | "VPN gateway"
  | "transit gateway"
  | "peering connection"
  | "network interface"
  | "instance"
  | "VPC endpoint"
  | "local gateway"
  | "core network"
  | "ODB network";

/** Where a route leads. */
export interface Target {
  readonly kind: TargetKind;
  /** Kind and name or id, for people. */
  readonly label: string;
  /** The target, when it is of this stack; several when it is one of these. */
  readonly resources: readonly Resource[];
}

/** The gateways that join a VPC to the internet by themselves. */
export const INTERNET_KINDS: ReadonlySet<TargetKind> = new Set([
  "internet gateway",
  "egress-only internet gateway",
  "carrier gateway",
]);

const KIND_BY_TYPE: ReadonlyMap<string, TargetKind> = new Map<string, TargetKind>([
  [INTERNET_GATEWAY, "internet gateway"],
  [INTERNET_GATEWAY_ATTACHMENT, "internet gateway"],
  [EGRESS_ONLY_INTERNET_GATEWAY, "egress-only internet gateway"],
  [CARRIER_GATEWAY, "carrier gateway"],
  [NAT_GATEWAY, "NAT gateway"],
  ...VPN_GATEWAYS.map((type) => [type, "VPN gateway"] as const),
  ...TRANSIT_GATEWAYS.map((type) => [type, "transit gateway"] as const),
  ...VPC_PEERINGS.map((type) => [type, "peering connection"] as const),
  [NETWORK_INTERFACE, "network interface"],
  [INSTANCE, "instance"],
  [VPC_ENDPOINT, "VPC endpoint"],
]);

const KIND_BY_PREFIX: Readonly<Record<string, TargetKind>> = {
  igw: "internet gateway",
  eigw: "egress-only internet gateway",
  cagw: "carrier gateway",
  nat: "NAT gateway",
  vgw: "VPN gateway",
  tgw: "transit gateway",
  pcx: "peering connection",
  eni: "network interface",
  i: "instance",
  vpce: "VPC endpoint",
  lgw: "local gateway",
};

/**
 * The properties that name a target, with what each is meant for. It is no more than a hint: AWS takes the id of
 * another kind of target too (provider documentation of aws.ec2.Route, note on `gatewayId`).
 */
const FIELDS: Readonly<Record<string, Meant>> = {
  gatewayId: ["internet gateway", "VPN gateway"],
  natGatewayId: ["NAT gateway"],
  egressOnlyGatewayId: ["egress-only internet gateway"],
  carrierGatewayId: ["carrier gateway"],
  transitGatewayId: ["transit gateway"],
  vpcPeeringConnectionId: ["peering connection"],
  networkInterfaceId: ["network interface"],
  instanceId: ["instance"],
  vpcEndpointId: ["VPC endpoint"],
  localGatewayId: ["local gateway"],
  coreNetworkArn: ["core network"],
  odbNetworkArn: ["ODB network"],
};

type Meant = readonly [TargetKind, ...TargetKind[]];

/** Names of the properties that can name a target. */
export const TARGET_FIELDS: readonly string[] = Object.keys(FIELDS);

/**
 * The targets of one route; AWS takes one, but a rule must see each that is written.
 *
 * @param route the properties of the route
 * @throws UnknownProperty when a target cannot be told
 */
export function targetsOf(holder: Resource, route: Props): readonly Target[] {
  if (route.isOpaque) throw new UnknownProperty(route.path);
  return Object.entries(FIELDS).flatMap(([field, meant]) =>
    route.has(field) ? targetOf(holder, route.at(field), meant) : [],
  );
}

/**
 * The internet gateways among the resources that some properties were computed from.
 *
 * @param found gateways that are known to be targets, and left out
 */
export function gatewayOrigins(
  holder: Resource,
  properties: readonly string[],
  found: ReadonlySet<Resource>,
): readonly Target[] {
  return properties
    .filter((property) => holder.props.isUnknown(property))
    .flatMap((property) => holder.facts.propertyDependencies?.[property] ?? [])
    .flatMap((urn) => holder.graph?.byUrn(urn) ?? [])
    .filter((origin) => INTERNET_KINDS.has(kindOf(origin)) && !found.has(origin))
    .map(targetFor);
}

function targetOf(holder: Resource, value: Props, meant: Meant): readonly Target[] {
  const link = follow(holder, value, originsFor(holder, value, meant));
  switch (link.kind) {
    case "absent":
      return [];
    case "resource":
      return [targetFor(link.resource)];
    case "literal":
      return [namedTarget(link.value, meant, value.path)];
    case "open":
      return [openTarget(link.candidates.map(targetFor), meant, value.path)];
  }
}

/**
 * The types to follow an unknown id to: what the property is meant for, where such a resource is among the origins,
 * since all routes of an inline list share one record of origins; else anything that can be a target.
 */
function originsFor(holder: Resource, value: Props, meant: Meant): readonly string[] {
  const all = [...KIND_BY_TYPE.keys()];
  if (!value.isUnknown()) return all;
  const own = [...KIND_BY_TYPE].filter(([, kind]) => meant.includes(kind)).map(([type]) => type);
  const link = follow(holder, value, own);
  return link.kind === "open" && link.candidates.length === 0 ? all : own;
}

/** One of several targets, or one of which nothing is known but what its property is meant for. */
function openTarget(candidates: readonly Target[], meant: Meant, path: string): Target {
  const kinds = candidates.length > 0 ? candidates.map(({ kind }) => kind) : meant;
  const [kind, ...others] = new Set(kinds);
  const mayBeInternet = others.length > 0 && kinds.some((each) => INTERNET_KINDS.has(each));
  if (kind === undefined || mayBeInternet) throw new UnknownProperty(path);
  const names = candidates.map(({ label }) => label).join(" or ");
  const resources = candidates.flatMap((candidate) => candidate.resources);
  return { kind, label: names === "" ? `a ${kind} not known yet` : names, resources };
}

function targetFor(resource: Resource): Target {
  const kind = kindOf(resource);
  return { kind, label: `${kind} ${resource.name}`, resources: [resource] };
}

function kindOf({ type }: Resource): TargetKind {
  return KIND_BY_TYPE.get(type) ?? "local";
}

function namedTarget(value: string, meant: Meant, path: string): Target {
  const id = value.trim();
  if (id.toLowerCase() === "local") return { kind: "local", label: "local", resources: [] };
  const prefix = /^([a-z]+)-/.exec(id.toLowerCase())?.[1] ?? "";
  const [first, second] = meant;
  const kind = KIND_BY_PREFIX[prefix] ?? first;
  if (KIND_BY_PREFIX[prefix] === undefined && second !== undefined) throw new UnknownProperty(path);
  return { kind, label: `${kind} ${told(id, "id")}`, resources: [] };
}
