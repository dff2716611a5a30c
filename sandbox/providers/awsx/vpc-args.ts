import type { PlanRequest, SubnetSpec } from "./subnet-plan.ts";

/** How many NAT gateways a VPC gets. */
export type NatStrategy = "none" | "single" | "oneperaz";

/** What has to be known before the VPC's parts can be counted; awsx takes these as plain values only. */
export interface VpcShape {
  readonly availabilityZoneNames?: readonly string[];
  readonly numberOfAvailabilityZones?: number;
  readonly availabilityZoneCidrMask?: number;
  readonly cidrBlock?: string;
  readonly ipv4IpamPoolId?: unknown;
  readonly natGateways?: { readonly strategy?: string; readonly elasticIpAllocationIds?: readonly unknown[] };
  readonly subnetSpecs?: readonly SubnetSpec[];
  readonly subnetStrategy?: PlanRequest["strategy"];
  readonly subnetNameTagStrategy?: "Legacy" | "AvailabilityZone";
  readonly vpcEndpointStrategy?: "Legacy" | "Auto";
}

const STRATEGIES: readonly PlanRequest["strategy"][] = ["Legacy", "Auto", "AutoMerge", "Exact"];
const DEFAULT_CIDR = "10.0.0.0/16";

const NAT_STRATEGIES: readonly NatStrategy[] = ["none", "single", "oneperaz"];

/** The NAT strategy, checked against what it needs. */
export function natStrategyOf(args: VpcShape, zoneCount: number): NatStrategy {
  const given = args.natGateways?.strategy ?? "OnePerAz";
  const strategy = NAT_STRATEGIES.find((one) => one === given.toLowerCase());
  if (strategy === undefined) throw new Error(`Unknown NatGatewayStrategy '${given}'`);
  const addresses = args.natGateways?.elasticIpAllocationIds?.length ?? 0;
  const problem = addresses === 0 ? undefined : addressProblem(strategy, addresses, zoneCount);
  if (problem !== undefined) throw new Error(`${problem} when NAT Gateway strategy is '${given}'`);
  return strategy;
}

function addressProblem(strategy: NatStrategy, addresses: number, zoneCount: number): string | undefined {
  if (strategy === "none") return "Elastic IP allocation IDs cannot be specified";
  if (strategy === "single") return addresses > 1 ? "Exactly one Elastic IP may be specified" : undefined;
  if (addresses === zoneCount) return undefined;
  return `The number of Elastic IPs, if specified, must match the number of availability zones for the VPC (${zoneCount})`;
}

/** NAT gateways stand in public subnets and serve private ones. */
export function refuseNatWithoutSubnets(strategy: NatStrategy, types: readonly string[]): void {
  const has = (...wanted: readonly string[]): boolean => types.some((type) => wanted.includes(type.toLowerCase()));
  if (strategy === "none" || (has("public") && has("private", "isolated"))) return;
  throw new Error(
    "If NAT Gateway strategy is 'OnePerAz' or 'Single', public subnets must be declared to host the NAT Gateway resource, along with private or isolated subnets to route through it.",
  );
}

/** The request for a subnet plan. */
export function planRequest(vpcName: string, args: VpcShape, zones: readonly string[]): PlanRequest {
  const strategy = args.subnetStrategy ?? "Legacy";
  if (!STRATEGIES.includes(strategy)) {
    throw new Error(`subnetStrategy: unknown strategy, got "${strategy}"; ${STRATEGIES.join(", ")} are allowed`);
  }
  if (args.cidrBlock === undefined && args.ipv4IpamPoolId !== undefined) {
    throw new Error("the sandbox's awsx.ec2.Vpc needs cidrBlock: it has no IPAM pool to take a range from");
  }
  return {
    vpcName,
    vpcCidr: args.cidrBlock ?? DEFAULT_CIDR,
    zones,
    strategy,
    tagByZone: args.subnetNameTagStrategy === "AvailabilityZone",
    ...(args.subnetSpecs === undefined ? {} : { specs: args.subnetSpecs }),
    ...(args.availabilityZoneCidrMask === undefined ? {} : { zoneMask: args.availabilityZoneCidrMask }),
  };
}
