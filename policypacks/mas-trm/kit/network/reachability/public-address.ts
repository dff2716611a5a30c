import { launchSourceOf } from "../../compute/launch-template.ts";
import { describeSubnet, subnetHandsOut } from "../../compute/public-address.ts";
import { isInternetFacing } from "../load-balancer.ts";
import type { Resource } from "../../resource.ts";
import type { StackGraph } from "../../stack-graph.ts";
import * as types from "../../types.ts";
import { anyPassage, ifTold, CLOSED, opened, type Passage, perhaps } from "./paths.ts";
import { interfacesOf, subnetsOf } from "./placement.ts";

const BALANCERS: readonly string[] = [...types.LOAD_BALANCERS, types.CLASSIC_LOAD_BALANCER];
const MACHINES: readonly string[] = [types.INSTANCE, types.SPOT_INSTANCE_REQUEST];
/** By which property an Elastic IP address, or its association, names what it belongs to. */
const HOLDERS: readonly (readonly [type: string, machine: string, card: string])[] = [
  [types.ELASTIC_IP, "instance", "networkInterface"],
  [types.ELASTIC_IP_ASSOCIATION, "instanceId", "networkInterfaceId"],
];
const IPV6 = ["ipv6AddressCount", "ipv6PrefixCount", "ipv6Addresses", "ipv6AddressLists", "ipv6Prefixes"] as const;

/** By which address the internet can name a resource: without one, no route in leads to it. */
export function publicAddressOf(graph: StackGraph, resource: Resource): Passage {
  if (BALANCERS.includes(resource.type)) {
    return ifTold(() =>
      isInternetFacing(resource) ? opened(`${subject(resource)} faces the internet`, resource) : CLOSED,
    );
  }
  if (resource.type === types.ECS_SERVICE) return ifTold(() => addressOfTasks(resource));
  const isMachine = MACHINES.includes(resource.type);
  if (!isMachine && resource.type !== types.NETWORK_INTERFACE) return CLOSED;
  return anyPassage([
    elasticAddressOf(graph, resource, isMachine),
    ...interfacesOf(graph, resource).map((link) =>
      link.kind === "resource"
        ? elasticAddressOf(graph, link.resource, false)
        : perhaps(`an interface of ${subject(resource)} is not part of this stack, or not known yet`),
    ),
    ...(isMachine && interfacesOf(graph, resource).length === 0
      ? [ifTold(() => addressAtLaunch(graph, resource))]
      : []),
    ...IPV6.map((path) => ifTold(() => ipv6AddressOf(resource, path))),
  ]);
}

function addressOfTasks(service: Resource): Passage {
  const isOn = service.props.flag("networkConfiguration.assignPublicIp") === true;
  return isOn ? opened(`the public address of the tasks of ${subject(service)}`, service) : CLOSED;
}

function elasticAddressOf(graph: StackGraph, resource: Resource, isMachine: boolean): Passage {
  const namedBy = HOLDERS.map(([type, machine, card]) => [type, isMachine ? machine : card] as const);
  const found = namedBy.flatMap(([type, path]) => graph.referrers(resource, [type], path));
  const possible = namedBy.flatMap(([type, path]) => graph.openReferrers(resource, [type], path));
  return {
    hops: found.map((address) => ({ text: `Elastic IP address ${address.name} of ${subject(resource)}`, resource })),
    unclear: possible.map((address) => `Elastic IP address ${address.name} may be that of ${subject(resource)}`),
  };
}

function addressAtLaunch(graph: StackGraph, machine: Resource): Passage {
  const own = machine.props.flag("associatePublicIpAddress");
  if (own !== undefined) return own ? opened(`the public address of ${subject(machine)}`, machine) : CLOSED;
  if (launchSourceOf(machine).kind !== "none") {
    return perhaps(`${subject(machine)} may get a public address by its launch template`);
  }
  const [subnet = { kind: "absent" } as const] = subnetsOf(graph, machine);
  const handsOut = subnetHandsOut(subnet);
  if (handsOut === "no") return CLOSED;
  const words = `the public address that ${describeSubnet(subnet)} gives ${subject(machine)}`;
  return handsOut === "yes" ? opened(words, machine) : perhaps(`${subject(machine)} may get a public address`);
}

/** IPv6 addresses are public by nature. */
function ipv6AddressOf(resource: Resource, path: string): Passage {
  const isCount = path.endsWith("Count");
  const asks = isCount ? (resource.props.number(path) ?? 0) > 0 : resource.props.list(path).length > 0;
  return asks ? opened(`an IPv6 address of ${subject(resource)}`, resource) : CLOSED;
}

/** What a path calls the resource at its end. */
function subject({ type, name }: Resource): string {
  return `${type.split(":").at(-1) ?? type} ${name}`;
}
