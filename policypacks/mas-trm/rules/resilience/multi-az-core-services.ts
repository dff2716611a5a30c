import type { Judge } from "../../kit/judge.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import type { StackGraph } from "../../kit/stack-graph.ts";
import { DESKTOP_DIRECTORY, SUBNETS, VPC_ENDPOINT, VPC_ENDPOINT_SUBNET_ASSOCIATION } from "../../kit/types.ts";
import { UnknownProperty } from "../../kit/unknown.ts";
import { endpointType } from "../../kit/network/vpc-endpoint.ts";

/** A zone has a name, which differs between accounts, and an id, which does not. */
const ZONES = ["availabilityZone", "availabilityZoneId"] as const;

/** Endpoints and desktops outlive the loss of one zone. */
export const multiAzCoreServices = stackRule({
  id: "multi-az-core-services",
  control: "MAS-8.1-01",
  title: "Endpoints and desktop directories span two zones",
  severity: "medium",
  types: [VPC_ENDPOINT, DESKTOP_DIRECTORY],
  cause: "What stands in one zone is gone when that zone is, and everybody waits for it.",
  remediation: "Give the endpoint or directory subnets in at least two availability zones.",
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
  examples: {
    compliant: [
      { type: SUBNETS[0], name: "a", props: { availabilityZone: "us-east-1a" } },
      { type: SUBNETS[0], name: "b", props: { availabilityZone: "us-east-1b" } },
      { type: DESKTOP_DIRECTORY, props: {}, dependsOn: { subnetIds: ["a", "b"] } },
    ],
    violating: [{ type: DESKTOP_DIRECTORY, props: { subnetIds: ["subnet-1"] } }],
  },
  check(stack, judge) {
    judge.each(stack.ofType(VPC_ENDPOINT), (endpoint) => {
      if (endpointType(endpoint) === "Interface") checkZones(stack, judge, endpoint);
    });
    judge.each(stack.ofType(DESKTOP_DIRECTORY), (directory) => checkZones(stack, judge, directory));
  },
});

function checkZones(stack: StackGraph, judge: Judge, resource: Resource): void {
  const places = placesOf(stack, resource);
  const spans = ZONES.map((path) => new Set(places.flatMap(({ subnet }) => zoneOf(subnet, path) ?? [])).size);
  if (spans.some((size) => size >= 2)) return;
  const [inDoubt] = stack.openReferrers(resource, [VPC_ENDPOINT_SUBNET_ASSOCIATION], "vpcEndpointId");
  if (inDoubt !== undefined) throw new UnknownProperty(`vpcEndpointId of ${inDoubt.name}`);
  const unclear = places.filter(({ subnet }) => ZONES.every((path) => zoneOf(subnet, path) === undefined));
  // A zone's name and its id may stand for the same zone.
  const mayBeTwo = places.length >= 2 && (unclear.length > 0 || spans.every((size) => size > 0));
  const of = unclear.map(({ id, subnet }) => subnet?.name ?? id).join(", ");
  if (!mayBeTwo) judge.violation(resource, "its subnets are in one zone or none");
  else
    judge.undetermined(resource, `its zones cannot be told apart${of === "" ? "" : `: those of ${of} are not known`}`);
}

function zoneOf(subnet: Resource | undefined, path: string): string | undefined {
  return subnet === undefined || subnet.props.isUnknown(path) ? undefined : subnet.props.string(path);
}

/** The subnets that a resource stands in, each once: those of this stack, and the ids of others. */
function placesOf(
  stack: StackGraph,
  resource: Resource,
): readonly { readonly id: string; readonly subnet?: Resource }[] {
  const associations = stack.referrers(resource, [VPC_ENDPOINT_SUBNET_ASSOCIATION], "vpcEndpointId");
  const links = [
    ...stack.links(resource, "subnetIds", SUBNETS),
    ...resource.props.list("subnetConfigurations").map((it) => stack.linkOf(resource, it.at("subnetId"), SUBNETS)),
    ...associations.map((association) => stack.link(association, "subnetId", SUBNETS)),
  ];
  const places = new Map<string, { readonly id: string; readonly subnet?: Resource }>();
  const add = (subnet: Resource) => places.set(subnet.urn, { id: subnet.urn, subnet });
  for (const link of links) {
    if (link.kind === "open" && link.candidates.length === 0) throw new UnknownProperty(link.path);
    // Several subnets behind one unknown list: all of them are meant.
    if (link.kind === "open") link.candidates.forEach(add);
    if (link.kind === "resource") add(link.resource);
    if (link.kind === "literal") places.set(link.value, { id: link.value });
  }
  return [...places.values()];
}
