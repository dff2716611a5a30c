import type { Resource } from "../resource.ts";
import type { StackGraph } from "../stack-graph.ts";
import { DEFAULT_SUBNET, DEFAULT_VPC, ROUTE, VPCS } from "../types.ts";
import type { Maybe } from "../maybe.ts";
import { type Association, type RouteTable, RouteTables, type TableReference } from "./route-tables.ts";
import { describeRoute, leadsToInternet, type Route } from "./routes.ts";
import { told } from "../told.ts";

/** One way out of a subnet. */
export interface Way {
  /** A clause that names the route table, how the subnet comes to it, and the route. */
  readonly text: string;
  /** The route taken; undefined for the one that AWS gives a default VPC. */
  readonly route?: Route;
}

/** The ways out of a subnet. */
export interface Exposure {
  /** The ways that are certain. */
  readonly open: readonly Way[];
  /** What keeps others from being ruled out. */
  readonly unclear: readonly string[];
}

/** Whether a route is one of those that are asked for; undefined when that cannot be told yet. */
export type RouteTest = (route: Route) => Maybe;

const NONE: Exposure = { open: [], unclear: [] };

/**
 * The ways from a subnet to the internet, or by whatever other routes are asked for. AWS calls a subnet public when the route table that it uses has a route to
 * an internet gateway, however narrow the route's destination is (VPC user guide, "Subnet types").
 */
export function exposureOfSubnet(graph: StackGraph, subnet: Resource, wanted: RouteTest = leadsToInternet): Exposure {
  const of = (association: Association) => exposureOfAssociation(graph, association, wanted);
  const tables = RouteTables.of(graph);
  const own = tables.associationsOf(subnet);
  const possible = tables.possibleAssociationsOf(subnet);
  const explicit = union(own.map(of));
  const maybe = inDoubt(union(possible.map(of)));
  if (own.length > 0) return union([explicit, maybe]);
  const main = exposureOfMain(graph, tables, subnet, wanted);
  return union([possible.length > 0 ? inDoubt(main) : main, maybe]);
}

/** The ways to the internet that an association of a subnet with a route table opens. */
export function exposureOfAssociation(
  graph: StackGraph,
  association: Association,
  wanted: RouteTest = leadsToInternet,
): Exposure {
  return exposureOfReference(
    RouteTables.of(graph),
    association.reference,
    `by association ${association.resource.name}`,
    wanted,
  );
}

function exposureOfMain(graph: StackGraph, tables: RouteTables, subnet: Resource, wanted: RouteTest): Exposure {
  const via = "having no association of its own";
  const viaMain = (reference: TableReference) => exposureOfReference(tables, reference, via, wanted);
  const ofVpc = (vpc: Resource) =>
    union([
      ...tables.mainTablesOf(vpc).map(viaMain),
      ...tables.possibleMainTablesOf(vpc).map((reference) => inDoubt(viaMain(reference))),
    ]);
  if (subnet.type === DEFAULT_SUBNET) {
    const [defaultVpc] = graph.ofType(DEFAULT_VPC);
    return defaultVpc === undefined
      ? { ...NONE, open: [defaultRoute("main route table of the default VPC", via)] }
      : ofVpc(defaultVpc);
  }
  const link = graph.link(subnet, "vpcId", VPCS);
  if (link.kind === "resource") return ofVpc(link.resource);
  if (link.kind === "open" && link.candidates.length > 0) return eitherOf(link.candidates.map(ofVpc));
  if (link.kind !== "literal")
    return { ...NONE, unclear: ["vpcId is not known yet, nor which main route table it uses"] };
  const mains = tables.mainTablesOfForeign(link.value);
  if (mains.length > 0) return union(mains.map(viaMain));
  return {
    ...NONE,
    unclear: [`${via}, it uses the main route table of VPC ${told(link.value, "id")}, which is not part of this stack`],
  };
}

function exposureOfReference(
  tables: RouteTables,
  { table, candidates }: TableReference,
  via: string,
  wanted: RouteTest,
): Exposure {
  const of = (one: RouteTable) => exposureOfTable(tables, one, via, wanted);
  if (table !== undefined) return of(table);
  if (candidates.length > 0) return eitherOf(candidates.map(of));
  return { ...NONE, unclear: [`the route table that it uses ${via} is not known yet`] };
}

function exposureOfTable(tables: RouteTables, table: RouteTable, via: string, wanted: RouteTest): Exposure {
  const { routes, unknown, gap } = tables.routesOf(table);
  const possible = tables.possibleRoutesOf(table);
  const subject = `${table.label} (${via})`;
  const textOf = (route: Route) => `${subject} ${describeRoute(route)}${byRoute(route)}`;
  const unsure = routes.filter((route) => wanted(route) === undefined);
  return {
    open: [
      ...routes.filter((route) => wanted(route) === true).map((route) => ({ text: textOf(route), route })),
      ...(gap === "default" ? [defaultRoute(table.label, via)] : []),
    ],
    unclear: [
      ...unsure.map((route) => `${textOf(route)}, of which it is not known whether they are public`),
      ...unknown.map((path) => `${subject} has a route of which ${path} is not known yet`),
      ...(gap === "foreign" ? [`${subject} is not part of this stack`] : []),
      ...possible.routes
        .filter((route) => wanted(route) !== false)
        .map((route) => `${subject} may have route ${route.holder.name}`),
      ...possible.unknown.map((path) => `${subject} may have a route of which ${path} is not known yet`),
    ],
  };
}

function defaultRoute(label: string, via: string): Way {
  return { text: `${label} (${via}) leads to the internet gateway that AWS gives a default VPC` };
}

function byRoute({ holder }: Route): string {
  return holder.type === ROUTE ? ` by route ${holder.name}` : "";
}

function union(exposures: readonly Exposure[]): Exposure {
  return {
    open: exposures.flatMap(({ open }) => open),
    unclear: exposures.flatMap(({ unclear }) => unclear),
  };
}

/** One of several exposures holds: certain only when each is open. */
function eitherOf(exposures: readonly Exposure[]): Exposure {
  return exposures.every(({ open }) => open.length > 0) ? union(exposures) : inDoubt(union(exposures));
}

function inDoubt({ open, unclear }: Exposure): Exposure {
  return { open: [], unclear: [...open.map(({ text }) => `it may be that ${text}`), ...unclear] };
}
