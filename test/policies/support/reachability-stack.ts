import {
  describePath,
  pathsFromInternet,
  pathsToInternet,
} from "../../../policypacks/mas-trm/kit/network/reachability.ts";
import * as types from "../../../policypacks/mas-trm/kit/types.ts";
import type { Resource } from "../../../policypacks/mas-trm/kit/resource.ts";
import type { StackGraph } from "../../../policypacks/mas-trm/kit/stack-graph.ts";
import { graphOf, type TestResource, unknown } from "./examine.ts";
import { anyIpv4, gateway, join, make, type Origins, type Plain, subnet, table, vpc } from "./subnet-stack.ts";

export const all = ["0.0.0.0/0"];
export const open = { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: all };
export const guard = make(types.SECURITY_GROUP, "guard", { vpcId: ["core"] }, { ingress: [open], egress: [open] });
/** A machine in `desk` with a public address, behind a group that is open both ways. */
export const machine = make(
  types.INSTANCE,
  "web",
  { subnetId: ["desk"], vpcSecurityGroupIds: ["guard"] },
  { vpcSecurityGroupIds: [unknown], associatePublicIpAddress: true },
);
const out = table("out", [anyIpv4], { routes: ["door"] });
/** `desk` with a route to the gateway, and the machine in it. */
export const base = [vpc, subnet, gateway, out, join("join", "out"), guard, machine];
export const groups = { vpcSecurityGroupIds: [unknown] };

/** An interface made apart in `desk`, behind the same group. */
export const card = make(
  types.NETWORK_INTERFACE,
  "card",
  { subnetId: ["desk"], securityGroups: ["guard"] },
  { securityGroups: [unknown] },
);
/** The machine when it is given that interface. */
export const carded = make(
  types.INSTANCE,
  "web",
  { primaryNetworkInterface: ["card"] },
  { primaryNetworkInterface: { networkInterfaceId: unknown } },
);

/** A network ACL of `desk` with the same entries both ways, numbered from 100. */
export const acl = (name: string, entries: readonly Plain[]) => {
  const list = entries.map((entry, index) => ({
    protocol: "-1",
    ruleNo: 100 + index,
    fromPort: 0,
    toPort: 0,
    ...entry,
  }));
  return make(
    types.NETWORK_ACL,
    name,
    { vpcId: ["core"], subnetIds: ["desk"] },
    { subnetIds: [unknown], ingress: list, egress: list },
  );
};
export const allow = { action: "allow", cidrBlock: "0.0.0.0/0" };
export const deny = { action: "deny", cidrBlock: "0.0.0.0/0" };

/** Another VPC or subnet with a route table of its own, joined to it. */
export const place = (
  name: string,
  vpcName: string,
  routes: readonly Plain[],
  origins: Origins = {},
): readonly TestResource[] => [
  make(types.SUBNETS[0], name, { vpcId: [vpcName] }),
  make(types.ROUTE_TABLE, `${name}-routes`, { vpcId: [vpcName], ...origins }, { routes }),
  make(types.ROUTE_TABLE_ASSOCIATION, `${name}-join`, { subnetId: [name], routeTableId: [`${name}-routes`] }),
];
export const front = place("front", "core", [anyIpv4], { routes: ["door"] });

/** A resource of a graph by its name. */
export const named = (graph: StackGraph, name: string): Resource => {
  const found = graph.resources.find((resource) => resource.name === name);
  if (found === undefined) throw new Error(`no resource named ${name}`);
  return found;
};

const ask = (direction: typeof pathsToInternet, resources: readonly TestResource[], name: string) => {
  const graph = graphOf(resources);
  const { open: paths, unclear } = direction(graph, named(graph, name));
  return { open: paths.map(describePath), unclear };
};
/** The paths out of a resource, in words. */
export const outOf = (resources: readonly TestResource[], name = "web") => ask(pathsToInternet, resources, name);
/** The paths in, in words. */
export const into = (resources: readonly TestResource[], name = "web") => ask(pathsFromInternet, resources, name);
/** The base without some of its resources. */
export const without = (...names: readonly string[]) => base.filter(({ name }) => !names.includes(name ?? ""));
export const NOTHING = { open: [], unclear: [] };

export const defaultAcl = (way: string) => `the default network ACL of VPC core lets everything ${way}`;
