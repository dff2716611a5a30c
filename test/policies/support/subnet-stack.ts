import {
  INTERNET_GATEWAY,
  ROUTE,
  ROUTE_TABLE,
  ROUTE_TABLE_ASSOCIATION,
  SUBNETS,
  VPCS,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { noPublicSubnets } from "../../../policypacks/mas-trm/rules/network/no-public-subnets.ts";
import { examine, type TestResource, unknown } from "./examine.ts";

/** Properties of a test resource. */
export type Plain = Readonly<Record<string, unknown>>;
/** Property to the names of the resources that its unknown value comes from. */
export type Origins = Readonly<Record<string, readonly string[]>>;

/** A test resource in one line. */
export const make = (type: string, name: string, dependsOn: Origins = {}, props: Plain = {}): TestResource => ({
  type,
  name,
  props,
  dependsOn,
});

/** A VPC `core` with a subnet `desk` and an internet gateway `door`, none of them joined yet. */
export const vpc = make(VPCS[0], "core", {}, { cidrBlock: "10.0.0.0/16" });
export const subnet = make(SUBNETS[0], "desk", { vpcId: ["core"] }, { cidrBlock: "10.0.1.0/24" });
export const gateway = make(INTERNET_GATEWAY, "door", { vpcId: ["core"] });

/** A route table of `core`. */
export const table = (name: string, routes: readonly Plain[] = [], origins: Origins = {}) =>
  make(ROUTE_TABLE, name, { vpcId: ["core"], ...origins }, { routes });

/** The association of `desk` with a route table. */
export const join = (name: string, tableName: string) =>
  make(ROUTE_TABLE_ASSOCIATION, name, { subnetId: ["desk"], routeTableId: [tableName] });

/** A route in a resource of its own, to `door` unless said otherwise. */
export const route = (name: string, tableName: string, props: Plain, origins: Origins = { gatewayId: ["door"] }) =>
  make(ROUTE, name, { routeTableId: [tableName], ...origins }, props);

/** An inline route of all of IPv4 to a gateway not known yet. */
export const anyIpv4 = { cidrBlock: "0.0.0.0/0", gatewayId: unknown };
/** A table with that route to `door`. */
export const publicTable = table("out", [anyIpv4], { routes: ["door"] });
/** What is found when `desk` is joined to it. */
export const byJoin = "violation desk: route table out (by association join) sends 0.0.0.0/0 to internet gateway door";

/** Judges the three with more beside them. */
export const judged = (...resources: readonly TestResource[]) =>
  examine(noPublicSubnets, [vpc, subnet, gateway, ...resources]);
