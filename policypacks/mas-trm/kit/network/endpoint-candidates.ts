import { type Assessment, assess, mayMeetAll, type Requirement } from "../requirement.ts";
import { relatedOrOpen, withSomeOthers } from "../related.ts";
import type { Resource } from "../resource.ts";
import type { StackGraph } from "../stack-graph.ts";
import { VPC_ENDPOINT, VPCS } from "../types.ts";
import { endpointType, endpointTypeFor, hasPlace, readServiceName, statedRegion } from "./vpc-endpoint.ts";
import { told } from "../told.ts";

/** The types of endpoints that AWS knows. */
const ENDPOINT_TYPES = ["Interface", "Gateway", "GatewayLoadBalancer", "Resource", "ServiceNetwork"] as const;

/** The endpoints of a stack that could give a VPC its private way to a service. */
export interface EndpointCandidates {
  /** Those for this service, wherever they stand. */
  readonly named: readonly Assessment[];
  /** Those whose service is not known yet and that have nothing else against them. */
  readonly unnamed: readonly Assessment[];
}

const OF_VPC = { types: [VPC_ENDPOINT], path: "vpcId" } as const;

/** Holds the endpoints of a stack against what a VPC needs for one service, such as `kms`. */
export function endpointCandidates(stack: StackGraph, vpc: Resource, service: string): EndpointCandidates {
  const needs = requirements(stack, vpc, service);
  const related = relatedOrOpen(stack, vpc, OF_VPC);
  const ofService = stack.derived(endpointsByService).get(service) ?? [];
  return {
    named: withSomeOthers(
      related.filter((endpoint) => serviceOf(endpoint) === service),
      ofService,
    ).map((endpoint) => assess(endpoint, needs)),
    unnamed: related
      .filter(({ props }) => props.isUnknown("serviceName"))
      .map((endpoint) => assess(endpoint, needs))
      .filter(mayMeetAll),
  };
}

/** The endpoints by the service that they lead to; undefined for those of which it is not known yet, or no AWS service. */
function endpointsByService(stack: StackGraph): ReadonlyMap<string | undefined, readonly Resource[]> {
  return Map.groupBy(stack.ofType(VPC_ENDPOINT), serviceOf);
}

function serviceOf({ props }: Resource): string | undefined {
  return props.isUnknown("serviceName") ? undefined : readServiceName(props.string("serviceName"))?.service;
}

function requirements(stack: StackGraph, vpc: Resource, service: string): readonly Requirement[] {
  const type = endpointTypeFor(service);
  return [
    // Nothing in this stack keeps an endpoint that it only reads.
    (endpoint) => (endpoint.isRead ? "it is only read, not managed here" : undefined),
    (endpoint) => (stack.target(endpoint, "vpcId", VPCS) === vpc ? undefined : "it is in another VPC"),
    (endpoint) =>
      endpointType(endpoint) === type ? undefined : `it is of type ${told(endpointType(endpoint), ENDPOINT_TYPES)}`,
    (endpoint) => {
      const region = readServiceName(endpoint.props.string("serviceName"))?.region;
      return region === statedRegion(vpc) ? undefined : `it is for the service in ${told(region, "region")}`;
    },
    (endpoint) => {
      const region = endpoint.props.string("serviceRegion");
      return region === undefined || region === statedRegion(vpc)
        ? undefined
        : `it leads to the service in ${told(region, "region")}`;
    },
    (endpoint) => {
      if (endpointType(endpoint) !== type || hasPlace(stack, endpoint)) return undefined;
      return type === "Gateway" ? "it is in no route table" : "it is in no subnet";
    },
  ];
}
