import { exposureOfSubnet } from "../network/exposure.ts";
import { follow } from "../network/follow.ts";
import type { Props } from "../props.ts";
import type { Resource } from "../resource.ts";
import type { Link } from "../stack-graph.ts";
import { DEFAULT_SUBNET, LAUNCH_CONFIGURATION, SUBNETS } from "../types.ts";
import { UnknownProperty } from "../unknown.ts";
import { told } from "../told.ts";

/** Where an interface asks for IPv6 addresses, by number and by name. */
const COUNTS = ["ipv6AddressCount", "ipv6PrefixCount"] as const;
const LISTS = ["ipv6Addresses", "ipv6AddressLists", "ipv6Prefixes"] as const;

/** Whether something hands out public addresses: yes or no, with why not known as a clause. */
export type HandsOut = "yes" | "no" | { readonly unclear: string };

/** Whether a subnet gives public addresses to machines that do not say what they want. */
export function subnetHandsOut(link: Link): HandsOut {
  switch (link.kind) {
    // Without a subnet a machine starts in a default one, where AWS turns public addresses on.
    case "absent":
      return "yes";
    case "resource":
      return mapsPublicAddresses(link.resource) ? "yes" : "no";
    case "literal":
      return { unclear: `subnet ${told(link.value, "id")}, which is not part of this stack` };
    case "open":
      if (link.candidates.length > 0 && !link.candidates.some(mapsPublicAddresses)) return "no";
      throw new UnknownProperty(link.path);
  }
}

/** What a subnet reference is called in a finding. */
export function describeSubnet(link: Link): string {
  if (link.kind === "resource") return `subnet ${link.resource.name}`;
  return link.kind === "absent" ? "a default subnet" : "a subnet";
}

/** Whether every machine launched from a template or configuration goes without a public address by its word. */
export function refusesPublicAddress(source: Resource): boolean {
  if (source.type === LAUNCH_CONFIGURATION) return source.props.flag("associatePublicIpAddress") === false;
  const interfaces = source.props.list("networkInterfaces");
  return interfaces.length > 0 && interfaces.every((entry) => entry.flag("associatePublicIpAddress") === false);
}

/** What comes of an IPv6 address that an interface asks for, as a clause. */
export interface Ipv6Finding {
  readonly isCertain: boolean;
  readonly why: string;
}

/**
 * Whether an interface asks for IPv6 addresses, which are public by nature, in a subnet with a way to the internet.
 * Undefined when it asks for none or the subnet leads nowhere.
 */
export function findIpv6(resource: Resource, launch: Props): Ipv6Finding | undefined {
  const asks =
    COUNTS.some((path) => (launch.number(path) ?? 0) > 0) || LISTS.some((path) => launch.list(path).length > 0);
  if (!asks) return undefined;
  if (resource.graph === undefined) throw new UnknownProperty("subnetId");
  const link = follow(resource, launch.at("subnetId"), SUBNETS);
  if (link.kind !== "resource") {
    return { isCertain: false, why: "asks for an IPv6 address in a subnet that is not part of this stack" };
  }
  const { open, unclear } = exposureOfSubnet(resource.graph, link.resource);
  const [way] = open;
  if (way !== undefined)
    return { isCertain: true, why: `asks for an IPv6 address in public subnet ${link.resource.name}: ${way.text}` };
  if (unclear.length === 0) return undefined;
  return { isCertain: false, why: `asks for an IPv6 address in subnet ${link.resource.name}, which may be public` };
}

function mapsPublicAddresses(subnet: Resource): boolean {
  return subnet.props.flag("mapPublicIpOnLaunch") ?? subnet.type === DEFAULT_SUBNET;
}
