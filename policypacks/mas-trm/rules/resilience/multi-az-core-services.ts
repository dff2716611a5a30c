import type { Judge } from "../../kit/judge.ts";
import { endpointType } from "../../kit/network/vpc-endpoint.ts";
import { inSameVpc, placesOf, reachesZone, zoneNameOf, zoneOf, ZONES } from "../../kit/network/zones.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import type { StackGraph } from "../../kit/stack-graph.ts";
import { DESKTOP_DIRECTORY, SUBNETS, VPC_ENDPOINT, VPC_ENDPOINT_SUBNET_ASSOCIATION } from "../../kit/types.ts";
import { UnknownProperty } from "../../kit/unknown.ts";

/** Endpoints and desktops outlive the loss of one zone. */
export const multiAzCoreServices = stackRule({
  id: "multi-az-core-services",
  control: "MAS-8.1-01",
  title: "Endpoints and desktop directories span two zones",
  severity: "medium",
  types: [VPC_ENDPOINT, DESKTOP_DIRECTORY],
  cause: "What stands in one zone is gone when that zone is, and everybody waits for it.",
  remediation:
    "Give the endpoint or directory subnets in at least two availability zones, and the endpoint one in each zone with desktops.",
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
    const directories = stack.ofType(DESKTOP_DIRECTORY);
    judge.each(directories, (directory) => checkZones(stack, judge, directory));
    judge.each(stack.ofType(VPC_ENDPOINT), (endpoint) => {
      if (endpointType(endpoint) !== "Interface") return;
      judge.guard(endpoint, () => checkZones(stack, judge, endpoint));
      for (const directory of directories) {
        judge.guard(endpoint, () => checkDesktopZones(stack, judge, endpoint, directory));
      }
    });
  },
});

function checkZones(stack: StackGraph, judge: Judge, resource: Resource): void {
  const places = placesOf(stack, resource);
  const spans = ZONES.map((path) => new Set(places.flatMap((place) => zoneOf(place, path) ?? [])).size);
  if (spans.some((size) => size >= 2)) return;
  demandKnownSubnets(stack, resource);
  const unclear = places.filter((place) => zoneNameOf(place) === undefined);
  // A zone's name and its id may stand for the same zone.
  const mayBeTwo = places.length >= 2 && (unclear.length > 0 || spans.every((size) => size > 0));
  const of = unclear.map(({ id, subnet }) => subnet?.name ?? id).join(", ");
  if (!mayBeTwo) judge.violation(resource, "its subnets are in one zone or none");
  else
    judge.undetermined(resource, `its zones cannot be told apart${of === "" ? "" : `: those of ${of} are not known`}`);
}

/** Desktops in a zone without the endpoint reach it through another zone, and lose it with that zone. */
function checkDesktopZones(stack: StackGraph, judge: Judge, endpoint: Resource, directory: Resource): void {
  const places = placesOf(stack, endpoint);
  for (const desk of placesOf(stack, directory)) {
    // Of a subnet made elsewhere not even the VPC can be seen.
    const isNear = desk.subnet === undefined ? undefined : inSameVpc(stack, desk.subnet, endpoint);
    const reaches = reachesZone(places, desk);
    if (isNear === false || reaches === true) continue;
    demandKnownSubnets(stack, endpoint);
    const where = `the zone of ${desk.subnet?.name ?? desk.id}, where desktops of ${directory.name} stand`;
    if (isNear === true && reaches === false) judge.violation(endpoint, `it has no subnet in ${where}`);
    else judge.undetermined(endpoint, `whether it has a subnet in ${where}, cannot be told`);
  }
}

/** Throws while an association of the stack may or may not add a subnet to an endpoint. */
function demandKnownSubnets(stack: StackGraph, endpoint: Resource): void {
  const [inDoubt] = stack.openReferrers(endpoint, [VPC_ENDPOINT_SUBNET_ASSOCIATION], "vpcEndpointId");
  if (inDoubt !== undefined) throw new UnknownProperty(`vpcEndpointId of ${inDoubt.name}`);
}
