import type { Judge } from "../../kit/judge.ts";
import { exposureOfAssociation, exposureOfSubnet } from "../../kit/network/exposure.ts";
import { describePath, type Path, pathsFromInternet } from "../../kit/network/reachability.ts";
import { placedIn } from "../../kit/network/reachability/placement.ts";
import { RouteTables } from "../../kit/network/route-tables.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import type { StackGraph } from "../../kit/stack-graph.ts";
import { INTERNET_GATEWAY, ROUTE_TABLE, ROUTE_TABLE_ASSOCIATION, SUBNETS, VPCS } from "../../kit/types.ts";

/**
 * No subnet has a way to an internet gateway through the route table that it really uses.
 *
 * What the internet really reaches by such a subnet is named with its whole path, security groups and ACL included.
 * Subnets and tables from elsewhere are judged as far as this stack touches them: an association that makes a foreign
 * subnet public is a violation of the association.
 */
export const noPublicSubnets = stackRule({
  id: "no-public-subnets",
  control: "MAS-11.2-03",
  title: "No subnet is public, by association or by default",
  severity: "critical",
  types: [...SUBNETS, ROUTE_TABLE_ASSOCIATION],
  cause: "Whatever runs in a public subnet is one public address away from the internet.",
  remediation:
    "Associate the subnet with a route table of its own that has no route to an internet gateway, and keep the main route table empty.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html",
  examples: {
    compliant: [
      { type: VPCS[0], name: "core", props: { cidrBlock: "10.0.0.0/16" } },
      { type: SUBNETS[0], name: "desktops", props: { cidrBlock: "10.0.1.0/24" }, dependsOn: { vpcId: ["core"] } },
      { type: ROUTE_TABLE, name: "private", props: { routes: [] }, dependsOn: { vpcId: ["core"] } },
      { type: ROUTE_TABLE_ASSOCIATION, props: {}, dependsOn: { subnetId: ["desktops"], routeTableId: ["private"] } },
    ],
    violating: [
      { type: VPCS[0], name: "core", props: { cidrBlock: "10.0.0.0/16" } },
      { type: SUBNETS[0], name: "desktops", props: { cidrBlock: "10.0.1.0/24" }, dependsOn: { vpcId: ["core"] } },
      { type: INTERNET_GATEWAY, name: "door", props: {}, dependsOn: { vpcId: ["core"] } },
      {
        type: ROUTE_TABLE,
        name: "public",
        props: { routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-0a1b2c3d4e5f60718" }] },
        dependsOn: { vpcId: ["core"] },
      },
      { type: ROUTE_TABLE_ASSOCIATION, props: {}, dependsOn: { subnetId: ["desktops"], routeTableId: ["public"] } },
    ],
  },
  check(stack, judge) {
    judge.each(stack.ofType(...SUBNETS), (subnet) => {
      const { open, unclear } = exposureOfSubnet(stack, subnet);
      for (const { text } of open) judge.violation(subnet, text);
      if (open.length === 0) for (const doubt of unclear) judge.undetermined(subnet, doubt);
      else judgeReached(stack, subnet, judge);
    });
    const tables = RouteTables.of(stack);
    const loose = [...tables.foreignAssociations(), ...tables.unclearAssociations()];
    for (const association of loose) {
      const { open, unclear } = exposureOfAssociation(stack, association);
      for (const { text } of open) judge.violation(association.resource, `makes a subnet public: ${text}`);
      if (open.length === 0) for (const doubt of unclear) judge.undetermined(association.resource, doubt);
    }
  },
});

/** Names what the internet reaches by a public subnet, with the whole path: those findings are the most pressing. */
function judgeReached(stack: StackGraph, subnet: Resource, judge: Judge): void {
  for (const resource of placedIn(stack, subnet)) {
    for (const path of pathsFromInternet(stack, resource).open.filter((hops) => passes(hops, subnet))) {
      judge.violation(subnet, `lets the internet reach ${resource.name}: ${describePath(path)}`);
    }
  }
}

function passes(path: Path, subnet: Resource): boolean {
  return path.some(({ resource }) => resource === subnet);
}
