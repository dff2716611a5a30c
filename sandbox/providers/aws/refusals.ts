import { isRegion, type Place } from "../identity/place.ts";
import { type Properties, textOf } from "../rpc/values.ts";

/** Regions in which an endpoint service of Kiro exists (https://kiro.dev/docs/privacy-and-security/, 2026). */
const KIRO_SERVICES: Readonly<Record<string, readonly string[]>> = {
  q: ["us-east-1", "eu-central-1"],
  codewhisperer: ["us-east-1"],
};

/** Switches that forbid deletion while they are on. */
const DELETION_GUARDS = [
  "deletionProtection",
  "deletionProtectionEnabled",
  "deleteProtection",
  "disableApiTermination",
  "enableDeletionProtection",
  "terminationProtectionEnabled",
];

/** Throws where AWS refuses to make a resource although the provider found nothing wrong with it. */
export function refuseCreation(token: string, inputs: Properties, place: Place): void {
  const service = textOf(inputs["serviceName"]);
  if (token !== "aws:ec2/vpcEndpoint:VpcEndpoint" || service === undefined) return;
  const problem = endpointProblem(service, textOf(inputs["serviceRegion"]), place);
  if (problem !== undefined) throw new Error(`creating EC2 VPC Endpoint (${service}): ${problem}`);
}

/** A service of AWS's own has to exist in the Region that its name says. */
function endpointProblem(service: string, serviceRegion: string | undefined, place: Place): string | undefined {
  const [, owner, home = "", ...rest] = service.split(".");
  if (owner !== "amazonaws" || !isRegion(home)) return undefined; // somebody's own endpoint service
  const regions = KIRO_SERVICES[rest.join(".")];
  if (home !== (serviceRegion ?? place.region) || regions?.includes(home) === false) {
    return `InvalidServiceName: The Vpc Endpoint Service '${service}' does not exist`;
  }
  const isFar = serviceRegion !== undefined && serviceRegion !== place.region;
  return regions !== undefined && isFar ? "InvalidParameter: the service is not available across Regions" : undefined;
}

/**
 * Throws where AWS refuses to delete a resource: as long as its deletion guard is on. What hangs on contents, such as
 * a bucket that is not empty or locked objects, cannot be known here: the sandbox's buckets hold nothing.
 */
export function refuseDeletion(token: string, id: string, state: Properties): void {
  const guard = DELETION_GUARDS.find((name) => state[name] === true);
  if (guard !== undefined) throw new Error(`deleting ${token} (${id}): deletion is refused while ${guard} is true`);
}
