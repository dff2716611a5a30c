import type { Resource } from "../resource.ts";
import type { Link, StackGraph } from "../stack-graph.ts";
import {
  ROUTE_TABLE,
  SECURITY_GROUP_ASSOCIATION,
  SECURITY_GROUPS,
  DEFAULT_ROUTE_TABLE,
  SUBNETS,
  VPC_ENDPOINT_ROUTE_TABLE_ASSOCIATION,
  VPC_ENDPOINT_SUBNET_ASSOCIATION,
  VPCS,
} from "../types.ts";
import { UnknownProperty } from "../unknown.ts";

/** An AWS service as the name of its endpoint service tells it. */
export interface ServiceName {
  readonly region: string;
  /** Last part of the name, such as `kms`; a FIPS endpoint serves the same service and is not told apart. */
  readonly service: string;
}

/** The kinds of endpoint that a policy can be attached to. */
export type EndpointType = "Gateway" | "Interface";

/**
 * Regions that have Kiro's own endpoint services (Kiro documentation, "VPC endpoints"; Amazon Q Developer user guide,
 * "Interface VPC endpoints"). AWS does not offer them across Regions (PrivateLink guide, cross-Region support).
 */
export const KIRO_ENDPOINT_REGIONS: Readonly<Record<string, readonly string[]>> = {
  q: ["us-east-1", "eu-central-1"],
  codewhisperer: ["us-east-1"],
};

/** The services that have gateway endpoints (PrivateLink guide, "Gateway endpoints"). */
const GATEWAY_SERVICES: ReadonlySet<string> = new Set(["s3", "dynamodb"]);

const AWS_SERVICE = /^(?:cn\.)?com\.amazonaws\.([a-z]{2,}(?:-[a-z]+)+-\d+)\.(.+)$/;

/** Reads `com.amazonaws.<region>.<service>`; undefined for any other form, third parties' services among them. */
export function readServiceName(name: string | undefined): ServiceName | undefined {
  const [, region, service = ""] = AWS_SERVICE.exec(plainName(name)) ?? [];
  return region === undefined ? undefined : { region, service: service.replace(/-fips$/, "") };
}

/** Whether the name is of a service that somebody else offers over PrivateLink. */
export function isThirdParty(name: string | undefined): boolean {
  return /^(?:cn\.)?com\.amazonaws\.vpce\./.test(plainName(name));
}

function plainName(name = ""): string {
  return name.trim().toLowerCase();
}

/** The type of endpoint by which a VPC has to reach a service: a gateway where there is one, since it serves all subnets. */
export function endpointTypeFor(service: string): EndpointType {
  return GATEWAY_SERVICES.has(service) ? "Gateway" : "Interface";
}

/** The type of an endpoint. Omitted means gateway. */
export function endpointType(endpoint: Resource): string {
  return endpoint.props.string("vpcEndpointType") ?? "Gateway";
}

/** Region of a resource; throws UnknownProperty when nothing states it. */
export function statedRegion(resource: Resource): string {
  const region = resource.region();
  if (region === undefined || region === "") throw new UnknownProperty("region");
  return region;
}

/** Whether two endpoints stand in the same VPC, in this stack or outside. */
export function inSameVpc(stack: StackGraph, one: Resource, other: Resource): boolean {
  const vpc = vpcOf(stack, one);
  return vpc !== undefined && vpc === vpcOf(stack, other);
}

/** The VPC of an endpoint, by its id when it is from elsewhere; undefined when it cannot be told. */
function vpcOf(stack: StackGraph, endpoint: Resource): Resource | string | undefined {
  const link = stack.link(endpoint, "vpcId", VPCS);
  if (link.kind === "resource") return link.resource;
  return link.kind === "literal" ? link.value : undefined;
}

/**
 * Whether an endpoint has a place in its VPC: an address in a subnet, or a route in a table. Without one AWS takes the
 * endpoint and nothing can use it.
 */
export function hasPlace(stack: StackGraph, endpoint: Resource): boolean {
  const gateway = endpointType(endpoint) === "Gateway";
  const [property, types, association] = gateway
    ? (["routeTableIds", [ROUTE_TABLE, DEFAULT_ROUTE_TABLE], VPC_ENDPOINT_ROUTE_TABLE_ASSOCIATION] as const)
    : (["subnetIds", SUBNETS, VPC_ENDPOINT_SUBNET_ASSOCIATION] as const);
  if (stack.referrers(endpoint, [association], "vpcEndpointId").length > 0) return true;
  if (!gateway && endpoint.props.list("subnetConfigurations").length > 0) return true;
  const places = stack.links(endpoint, property, types);
  if (places.some((place) => place.kind === "resource" || place.kind === "literal")) return true;
  const open = places.find((place) => place.kind === "open");
  // Several subnets behind one unknown list: at least one of them is meant.
  if (open?.candidates.length) return true;
  if (open !== undefined || stack.openReferrers(endpoint, [association], "vpcEndpointId").length > 0) {
    throw new UnknownProperty(property);
  }
  return false;
}

/** The security groups of an interface endpoint, those that an association adds or may add included. */
export function groupsOfEndpoint(stack: StackGraph, endpoint: Resource): readonly Link[] {
  const associations = stack.referrers(endpoint, [SECURITY_GROUP_ASSOCIATION], "vpcEndpointId");
  const inDoubt = stack.openReferrers(endpoint, [SECURITY_GROUP_ASSOCIATION], "vpcEndpointId");
  return [
    ...ownGroups(stack, endpoint),
    ...associations.map((association) => stack.link(association, "securityGroupId", SECURITY_GROUPS)),
    ...inDoubt.map(({ name }): Link => ({ kind: "open", candidates: [], path: `vpcEndpointId of ${name}` })),
  ];
}

/**
 * Whether an interface endpoint has the default security group of its VPC: AWS gives it that one when it names none,
 * and an association adds to it unless it replaces it.
 *
 * @throws UnknownProperty while an association may replace it
 */
export function keepsDefaultGroup(stack: StackGraph, endpoint: Resource): boolean {
  if (ownGroups(stack, endpoint).length > 0) return false;
  const replaces = ({ props }: Resource) => props.flag("replaceDefaultAssociation") === true;
  if (stack.referrers(endpoint, [SECURITY_GROUP_ASSOCIATION], "vpcEndpointId").some(replaces)) return false;
  const [inDoubt] = stack.openReferrers(endpoint, [SECURITY_GROUP_ASSOCIATION], "vpcEndpointId").filter(replaces);
  if (inDoubt !== undefined) throw new UnknownProperty(`vpcEndpointId of ${inDoubt.name}`);
  return true;
}

function ownGroups(stack: StackGraph, endpoint: Resource): readonly Link[] {
  return stack.links(endpoint, "securityGroupIds", SECURITY_GROUPS).filter(({ kind }) => kind !== "absent");
}
