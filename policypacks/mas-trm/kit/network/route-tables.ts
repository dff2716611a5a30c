import type { Resource } from "../resource.ts";
import type { StackGraph } from "../stack-graph.ts";
import {
  DEFAULT_ROUTE_TABLE,
  DEFAULT_VPC,
  MAIN_ROUTE_TABLE_ASSOCIATION,
  ROUTE,
  ROUTE_TABLE,
  ROUTE_TABLE_ASSOCIATION,
  SUBNETS,
  VPCS,
} from "../types.ts";
import { followToVpcDefault } from "./follow.ts";
import { told } from "../told.ts";
import { readRoutes, type RouteReading } from "./routes.ts";

/** A route table, whether a resource of this stack, made by AWS with a VPC, or from elsewhere. */
export interface RouteTable {
  /** Same for every way to name the table. */
  readonly key: string;
  /** For people: `route table core-main`. */
  readonly label: string;
  /** The resource whose inline routes the table has. */
  readonly resource?: Resource;
  /** The VPC that AWS made it with. */
  readonly vpc?: Resource;
}

/** A reference to a route table: which it is, or which it may be. */
export interface TableReference {
  readonly table?: RouteTable;
  /** The tables that it may be, when it cannot be told; none when any. */
  readonly candidates: readonly RouteTable[];
}

/** An association of a subnet, or of something that cannot be told, with a route table. */
export interface Association {
  readonly resource: Resource;
  readonly reference: TableReference;
}

/** The routes of a table that the stack tells. */
export interface TableRoutes extends RouteReading {
  /**
   * Why there are more routes than the stack tells: the table is from elsewhere, or it is the main table of the
   * default VPC, to which AWS gives a route to an internet gateway unless somebody adopts it.
   */
  readonly gap: "foreign" | "default" | undefined;
}

const DEFAULT_TABLE_OUTPUTS = ["defaultRouteTableId", "mainRouteTableId"] as const;

/**
 * The route tables of a stack: what stands in each, and which subnets and VPCs use it.
 *
 * Follows the VPC user guide: a subnet uses the table that it is associated with, else the main table of its own VPC,
 * which is the one made with the VPC unless an association replaces it.
 */
export class RouteTables {
  readonly #graph: StackGraph;
  /** Route resources by the key of their table; those that cannot be told under `undefined`. */
  readonly #routes = new Map<string | undefined, Resource[]>();
  /** Adopted default tables by key. AWS knows one for each VPC; a program may declare it twice. */
  readonly #adopted = new Map<string, Resource[]>();
  readonly #bySubnet = new Map<Resource | undefined, Association[]>();
  readonly #foreign: Association[] = [];
  readonly #readings = new Map<Resource, RouteReading>();

  constructor(graph: StackGraph) {
    this.#graph = graph;
    for (const adopted of graph.ofType(DEFAULT_ROUTE_TABLE)) push(this.#adopted, adoptedTable(adopted).key, adopted);
    for (const route of graph.ofType(ROUTE)) push(this.#routes, this.referenceOf(route).table?.key, route);
    for (const resource of graph.ofType(ROUTE_TABLE_ASSOCIATION)) {
      const link = graph.link(resource, "subnetId", SUBNETS);
      const association = { resource, reference: this.referenceOf(resource) };
      if (link.kind === "resource") push(this.#bySubnet, link.resource, association);
      if (link.kind === "literal") this.#foreign.push(association);
      if (link.kind === "open") push(this.#bySubnet, undefined, association);
    }
  }

  /** The tables of a stack; computed once. */
  static of(graph: StackGraph): RouteTables {
    return graph.derived(tablesOf);
  }

  /** The associations that name this subnet. */
  associationsOf(subnet: Resource): readonly Association[] {
    return this.#bySubnet.get(subnet) ?? [];
  }

  /** The associations that may be of this subnet. */
  possibleAssociationsOf(subnet: Resource): readonly Association[] {
    const possible = new Set(this.#graph.openReferrers(subnet, [ROUTE_TABLE_ASSOCIATION], "subnetId"));
    return this.unclearAssociations().filter(({ resource }) => possible.has(resource));
  }

  /** The associations whose subnet cannot be told. */
  unclearAssociations(): readonly Association[] {
    return this.#bySubnet.get(undefined) ?? [];
  }

  /** The associations of subnets from elsewhere. */
  foreignAssociations(): readonly Association[] {
    return this.#foreign;
  }

  /** The main table of a VPC; several when several associations claim to replace it. */
  mainTablesOf(vpc: Resource): readonly TableReference[] {
    const replaced = this.#graph.referrers(vpc, [MAIN_ROUTE_TABLE_ASSOCIATION], "vpcId");
    if (replaced.length > 0) return replaced.map((main) => this.referenceOf(main));
    return [{ table: tableMadeWith(vpc), candidates: [] }];
  }

  /** The tables that may replace the main table of a VPC: the association does not tell its VPC yet. */
  possibleMainTablesOf(vpc: Resource): readonly TableReference[] {
    const claims = this.#graph.openReferrers(vpc, [MAIN_ROUTE_TABLE_ASSOCIATION], "vpcId");
    return claims.map((main) => this.referenceOf(main));
  }

  /** The main tables that this stack gives a VPC from elsewhere. */
  mainTablesOfForeign(vpcId: string): readonly TableReference[] {
    return this.#graph
      .ofType(MAIN_ROUTE_TABLE_ASSOCIATION)
      .filter((main) => {
        const link = this.#graph.link(main, "vpcId", VPCS);
        return link.kind === "literal" && link.value === vpcId;
      })
      .map((main) => this.referenceOf(main));
  }

  /** All that the stack tells about the routes of a table. */
  routesOf(table: RouteTable): TableRoutes {
    const inline = new Set([...(table.resource ? [table.resource] : []), ...(this.#adopted.get(table.key) ?? [])]);
    const reading = this.#readAll([...inline, ...(this.#routes.get(table.key) ?? [])]);
    return { ...reading, gap: inline.size === 0 ? gapOf(table) : undefined };
  }

  /** The Route resources whose table cannot be told, but may be this one. */
  possibleRoutesOf(table: RouteTable): RouteReading {
    const possible = (this.#routes.get(undefined) ?? []).filter((route) => {
      const { candidates } = this.referenceOf(route);
      return candidates.length === 0 || candidates.some(({ key }) => key === table.key);
    });
    return this.#readAll(possible);
  }

  /** The table that the `routeTableId` of a resource names. */
  referenceOf(resource: Resource): TableReference {
    const link = followToVpcDefault(
      resource,
      "routeTableId",
      [ROUTE_TABLE, DEFAULT_ROUTE_TABLE],
      DEFAULT_TABLE_OUTPUTS,
    );
    switch (link.kind) {
      case "absent":
        return { candidates: [] };
      case "resource":
        return { table: tableOf(link.resource), candidates: [] };
      case "literal":
        return { table: foreignTable(link.value), candidates: [] };
      case "open":
        return { candidates: link.candidates.map(tableOf) };
    }
  }

  #readAll(holders: readonly Resource[]): RouteReading {
    const readings = holders.map((holder) => {
      const reading = this.#readings.get(holder) ?? readRoutes(holder);
      this.#readings.set(holder, reading);
      return reading;
    });
    return {
      routes: readings.flatMap(({ routes }) => routes),
      unknown: readings.flatMap(({ unknown }) => unknown),
    };
  }
}

function tablesOf(graph: StackGraph): RouteTables {
  return new RouteTables(graph);
}

function tableOf(resource: Resource): RouteTable {
  if (resource.type === ROUTE_TABLE) return { key: resource.urn, label: `route table ${resource.name}`, resource };
  return resource.type === DEFAULT_ROUTE_TABLE ? adoptedTable(resource) : tableMadeWith(resource);
}

function adoptedTable(resource: Resource): RouteTable {
  const label = `route table ${resource.name}`;
  const link = followToVpcDefault(resource, "defaultRouteTableId", [], DEFAULT_TABLE_OUTPUTS);
  if (link.kind === "resource") return { ...tableMadeWith(link.resource), label, resource };
  return { key: link.kind === "literal" ? link.value : resource.urn, label, resource };
}

function tableMadeWith(vpc: Resource): RouteTable {
  return { key: `made with ${vpc.urn}`, label: `main route table of VPC ${vpc.name}`, vpc };
}

function foreignTable(id: string): RouteTable {
  return { key: id, label: `route table ${told(id, "id")}` };
}

/** What keeps a table without inline routes from being seen whole. */
function gapOf({ vpc }: RouteTable): TableRoutes["gap"] {
  if (vpc?.type === DEFAULT_VPC) return "default";
  return vpc === undefined || vpc.isRead ? "foreign" : undefined;
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
