import type { Resource } from "../resource.ts";
import { LOAD_BALANCERS } from "../types.ts";
import { UnknownProperty } from "../unknown.ts";

/** What there is to know of the load balancer of a listener. */
export interface Balancer {
  readonly isGateway: boolean;
  /** Undefined when it is not of this stack. */
  readonly isPublic: boolean | undefined;
}

/**
 * The load balancer that a listener belongs to.
 *
 * @throws UnknownProperty while it cannot be told
 */
export function balancerOf(listener: Resource): Balancer {
  const link = listener.link("loadBalancerArn", LOAD_BALANCERS);
  if (link.kind === "resource") {
    return { isGateway: kindOf(link.resource) === "gateway", isPublic: isInternetFacing(link.resource) };
  }
  if (link.kind === "open" || link.kind === "absent") throw new UnknownProperty("loadBalancerArn");
  return { isGateway: link.value.includes(":loadbalancer/gwy/"), isPublic: undefined };
}

/** Application, network or gateway. Omitted means application. */
export function kindOf(balancer: Resource): string {
  return balancer.props.string("loadBalancerType") ?? "application";
}

/** Whether a load balancer has addresses on the internet. Omitted means it does. */
export function isInternetFacing(balancer: Resource): boolean {
  return balancer.props.flag("internal") !== true;
}
