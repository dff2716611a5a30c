import { digest } from "../identity/digest.ts";
import { zonesOf } from "../identity/place.ts";
import type { Seen } from "../identity/world.ts";
import { isGiven, isProperties, type Properties, textOf, type Value } from "../rpc/values.ts";
import { endpointService, type EndpointService } from "./endpoint-services.ts";
import type { InvokeContext, InvokeTable } from "./invoke.ts";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const ROUTE_TABLE = "aws:ec2/routeTable:RouteTable";
const PREFIX_LIST = "aws:ec2/managedPrefixList:ManagedPrefixList";

/** Ranges that S3 uses in many Regions; the real lists are longer and change. */
const SERVICE_RANGES = ["3.5.0.0/19", "52.216.0.0/15", "54.231.0.0/16"];

/** What a filter of a describe call looks at, beside `tag:<key>`. */
const FILTERS: Readonly<Record<string, string>> = {
  "vpc-id": "vpcId",
  "subnet-id": "id",
  "route-table-id": "id",
  "availability-zone": "availabilityZone",
  "availability-zone-id": "availabilityZoneId",
  cidr: "cidrBlock",
  "cidr-block": "cidrBlock",
  "owner-id": "ownerId",
};

function getPrefixList(args: Properties, { place }: InvokeContext): Properties {
  const list = servicePrefixList(args, place.region);
  if (list === undefined) throw new Error("no matching EC2 Prefix List found");
  return { ...args, cidrBlocks: SERVICE_RANGES, id: list.id, name: list.name, region: place.region };
}

function getManagedPrefixList(args: Properties, { place, world }: InvokeContext): Properties {
  const own = world.ofType(PREFIX_LIST).find(({ id, state }) => id === args["id"] || state["name"] === args["name"]);
  if (own !== undefined) return { tags: {}, ...own.state, id: own.id };
  const list = servicePrefixList(args, place.region);
  if (list === undefined) throw new Error("no matching EC2 Managed Prefix List found");
  return {
    addressFamily: "IPv4",
    arn: `arn:${place.partition}:ec2:${place.region}:aws:prefix-list/${list.id}`,
    entries: SERVICE_RANGES.map((cidr) => ({ cidr, description: "" })),
    id: list.id,
    maxEntries: 0,
    name: list.name,
    ownerId: "AWS",
    region: place.region,
    tags: {},
    version: 0,
  };
}

/** The list of a service with a gateway endpoint; the same id stands in the endpoint's `prefixListId`. */
function servicePrefixList(args: Properties, region: string): { id: string; name: string } | undefined {
  return ["s3", "dynamodb"]
    .map((service) => `com.amazonaws.${region}.${service}`)
    .map((name) => ({ name, id: `pl-${digest(name, "list").slice(0, 8)}` }))
    .find(({ id, name }) => name === args["name"] || id === args["prefixListId"] || id === args["id"]);
}

function getVpcEndpointService(args: Properties, { place }: InvokeContext): Properties {
  const { region, partition } = place;
  const prefix = `com.amazonaws.${region}.`;
  const serviceName = textOf(args["serviceName"]) ?? `${prefix}${textOf(args["service"]) ?? ""}`;
  const service = serviceName.startsWith(prefix)
    ? endpointService(serviceName.slice(prefix.length), region)
    : undefined;
  const type = textOf(args["serviceType"]) ?? service?.types[0];
  if (service === undefined || !service.types.some((one) => one === type))
    throw new Error("no matching VPC Endpoint Service found");
  const serviceId = `vpce-svc-0${digest(serviceName).slice(0, 16)}`;
  const privateDnsNames = type === "Interface" ? [privateDnsName(service, region)] : [];
  return {
    ...args,
    acceptanceRequired: false,
    arn: `arn:${partition}:ec2:${region}:${place.account}:vpc-endpoint-service/${serviceId}`,
    availabilityZones: zonesOf(region).map(({ name }) => name),
    baseEndpointDnsNames: [`${service.name}.${region}.vpce.amazonaws.com`],
    id: serviceId,
    managesVpcEndpoints: false,
    owner: "amazon",
    privateDnsName: privateDnsNames[0] ?? "",
    privateDnsNames,
    region,
    serviceId,
    serviceName,
    serviceRegion: region,
    serviceType: type ?? "",
    supportedIpAddressTypes: ["ipv4"],
    tags: {},
    vpcEndpointPolicySupported: service.supportsPolicy,
  };
}

function privateDnsName(service: EndpointService, region: string): string {
  return service.privateDns.replace("{region}", region);
}

function getVpc(args: Properties, { world }: InvokeContext): Properties {
  const { id, state } = onlyOne("EC2 VPC", world.ofType(VPC), args, ["cidrBlock", "dhcpOptionsId"]);
  return {
    cidrBlockAssociations: [],
    default: false,
    enableDnsSupport: true,
    instanceTenancy: "default",
    ipv6CidrBlockAssociations: [],
    state: "available",
    tags: {},
    ...state,
    id,
  };
}

function getSubnet(args: Properties, { world }: InvokeContext): Properties {
  const keys = ["availabilityZone", "availabilityZoneId", "cidrBlock", "vpcId"];
  const { id, state } = onlyOne("EC2 Subnet", world.ofType(SUBNET), args, keys);
  return {
    availableIpAddressCount: 251,
    customerOwnedIpv4Pool: "",
    defaultForAz: false,
    enableLniAtDeviceIndex: 0,
    mapCustomerOwnedIpOnLaunch: false,
    outpostArn: "",
    state: "available",
    tags: {},
    ...state,
    id,
  };
}

function getSubnets(args: Properties, { place, world }: InvokeContext): Properties {
  const found = world.ofType(SUBNET).filter((seen) => matches(seen, args, []));
  return { tags: {}, ...args, id: place.region, ids: found.map(({ id }) => id), region: place.region };
}

function getRouteTable(args: Properties, { world }: InvokeContext): Properties {
  const { routeTableId, ...rest } = args;
  const wanted = isGiven(routeTableId) ? { ...rest, id: routeTableId } : rest;
  if (isGiven(args["subnetId"]) || isGiven(args["gatewayId"])) {
    throw new Error("the sandbox finds route tables by routeTableId, vpcId, tags and filters only");
  }
  const { id, state } = onlyOne("EC2 Route Table", world.ofType(ROUTE_TABLE), wanted, ["vpcId"]);
  return { associations: [], gatewayId: "", routes: [], subnetId: "", tags: {}, ...state, id, routeTableId: id };
}

function onlyOne(what: string, candidates: readonly Seen[], args: Properties, keys: readonly string[]): Seen {
  const found = candidates.filter((seen) => matches(seen, args, keys));
  const [first, ...others] = found;
  if (first === undefined) throw new Error(`no matching ${what} found`);
  if (others.length > 0)
    throw new Error(`multiple ${what}s matched; use additional constraints to reduce matches to one`);
  return first;
}

function matches({ id, state }: Seen, args: Properties, keys: readonly string[]): boolean {
  if (isGiven(args["id"]) && args["id"] !== id) return false;
  if (keys.some((key) => isGiven(args[key]) && args[key] !== state[key])) return false;
  const tags = isProperties(args["tags"]) ? Object.entries(args["tags"]) : [];
  if (tags.some(([key, value]) => tagOf(state, key) !== value)) return false;
  const filters = Array.isArray(args["filters"]) ? args["filters"] : [];
  return filters.every((filter) => isProperties(filter) && passes({ ...state, id }, filter));
}

function passes(state: Properties, filter: Properties): boolean {
  const name = textOf(filter["name"]) ?? "";
  const property = FILTERS[name];
  if (property === undefined && !name.startsWith("tag:"))
    throw new Error(`the sandbox does not know the filter "${name}"`);
  const value = property === undefined ? tagOf(state, name.slice("tag:".length)) : state[property];
  return Array.isArray(filter["values"]) && value !== undefined && filter["values"].includes(value);
}

function tagOf(state: Properties, key: string): Value | undefined {
  const tags = state["tagsAll"];
  return isProperties(tags) ? tags[key] : undefined;
}

/** VPCs, subnets, prefix lists, endpoint services. */
export const NETWORK_FUNCTIONS: InvokeTable = {
  "aws:ec2/getPrefixList:getPrefixList": getPrefixList,
  "aws:ec2/getManagedPrefixList:getManagedPrefixList": getManagedPrefixList,
  "aws:ec2/getVpcEndpointService:getVpcEndpointService": getVpcEndpointService,
  "aws:ec2/getVpc:getVpc": getVpc,
  "aws:ec2/getSubnet:getSubnet": getSubnet,
  "aws:ec2/getSubnets:getSubnets": getSubnets,
  "aws:ec2/getRouteTable:getRouteTable": getRouteTable,
};
