import type { Resource } from "./resource.ts";
import { CLASSIC_LOAD_BALANCER, LOAD_BALANCERS } from "./types.ts";
import { UnknownProperty } from "./unknown.ts";

/** What there is to know of the load balancer of a listener. */
export interface Balancer {
  readonly kind: string;
  /** Undefined when it is not of this stack. */
  readonly isPublic: boolean | undefined;
}

const KIND_BY_ARN: Readonly<Record<string, string>> = { app: "application", net: "network", gwy: "gateway" };

/**
 * The load balancer that a listener belongs to.
 *
 * @throws UnknownProperty while it cannot be told
 */
export function balancerOf(listener: Resource): Balancer {
  const link = listener.link("loadBalancerArn", LOAD_BALANCERS);
  if (link.kind === "resource") return { kind: kindOf(link.resource), isPublic: isInternetFacing(link.resource) };
  if (link.kind === "open" || link.kind === "absent") throw new UnknownProperty("loadBalancerArn");
  const kind = KIND_BY_ARN[/:loadbalancer\/(\w+)\//.exec(link.value)?.[1] ?? ""];
  return { kind: kind ?? "application", isPublic: undefined };
}

/** Application, network or gateway. Omitted means application. */
export function kindOf(balancer: Resource): string {
  return balancer.type === CLASSIC_LOAD_BALANCER
    ? "classic"
    : (balancer.props.string("loadBalancerType") ?? "application");
}

/** Whether a load balancer has addresses on the internet. Omitted means it does. */
export function isInternetFacing(balancer: Resource): boolean {
  return balancer.props.flag("internal") !== true;
}
