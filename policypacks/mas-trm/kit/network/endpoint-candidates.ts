import { type Assessment, assess, mayMeetAll, type Requirement } from "../requirement.ts";
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

/** Holds every endpoint of a stack against what a VPC needs for one service, such as `kms`. */
export function endpointCandidates(stack: StackGraph, vpc: Resource, service: string): EndpointCandidates {
  const needs = requirements(stack, vpc, service);
  const named: Assessment[] = [];
  const unnamed: Assessment[] = [];
  for (const endpoint of stack.ofType(VPC_ENDPOINT)) {
    if (endpoint.props.isUnknown("serviceName")) {
      const assessment = assess(endpoint, needs);
      if (mayMeetAll(assessment)) unnamed.push(assessment);
    } else if (readServiceName(endpoint.props.string("serviceName"))?.service === service) {
      named.push(assess(endpoint, needs));
    }
  }
  return { named, unnamed };
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
      return region === statedRegion(vpc) ? undefined : `it is for the service in ${region ?? "no Region"}`;
    },
    (endpoint) => {
      const region = endpoint.props.string("serviceRegion");
      return region === undefined || region === statedRegion(vpc) ? undefined : `it leads to the service in ${region}`;
    },
    (endpoint) => {
      if (endpointType(endpoint) !== type || hasPlace(stack, endpoint)) return undefined;
      return type === "Gateway" ? "it is in no route table" : "it is in no subnet";
    },
  ];
}
