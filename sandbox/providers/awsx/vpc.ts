import * as pulumi from "@pulumi/pulumi";
import { Eip } from "@pulumi/aws/ec2/eip.js";
import { InternetGateway } from "@pulumi/aws/ec2/internetGateway.js";
import { NatGateway } from "@pulumi/aws/ec2/natGateway.js";
import { Route } from "@pulumi/aws/ec2/route.js";
import { RouteTable } from "@pulumi/aws/ec2/routeTable.js";
import { RouteTableAssociation } from "@pulumi/aws/ec2/routeTableAssociation.js";
import { Subnet } from "@pulumi/aws/ec2/subnet.js";
import { Vpc as AwsVpc, type VpcArgs as AwsVpcArgs } from "@pulumi/aws/ec2/vpc.js";
import type { VpcEndpoint } from "@pulumi/aws/ec2/vpcEndpoint.js";
import { getAvailabilityZones } from "@pulumi/aws/getAvailabilityZones.js";
import { isOfType, type PlannedSubnet, planSubnets, type SubnetSpec } from "./subnet-plan.ts";
import { type NatStrategy, natStrategyOf, planRequest, refuseNatWithoutSubnets, type VpcShape } from "./vpc-args.ts";
import { endpointDns, makeEndpoints, type VpcEndpointSpec } from "./vpc-endpoints.ts";

/** Arguments of `awsx:ec2:Vpc`. */
export interface VpcArgs extends VpcShape {
  readonly assignGeneratedIpv6CidrBlock?: pulumi.Input<boolean>;
  readonly enableDnsHostnames?: pulumi.Input<boolean>;
  readonly enableDnsSupport?: pulumi.Input<boolean>;
  readonly region?: pulumi.Input<string>;
  readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  readonly vpcEndpointSpecs?: readonly VpcEndpointSpec[];
}

/** A subnet with what stands around it. */
export interface MadeSubnet {
  readonly plan: PlannedSubnet;
  readonly subnet: Subnet;
  readonly routeTable: RouteTable;
}

const ANYWHERE = "0.0.0.0/0";
const DEFAULT_ZONES = 3;

/**
 * The children that awsx 3.9 makes for its VPC, under the same names and parents: the internet gateway always, a
 * route table for each subnet, NAT gateways by strategy.
 */
export class Vpc extends pulumi.ComponentResource {
  /** What the component hands back, by the names of the real one's outputs. */
  readonly outputs: Promise<pulumi.Inputs>;

  constructor(name: string, args: VpcArgs, options: pulumi.ComponentResourceOptions) {
    super("awsx:ec2:Vpc", name, {}, options);
    this.outputs = this.#build(name, args);
  }

  async #build(name: string, args: VpcArgs): Promise<pulumi.Inputs> {
    const zones = await this.#zones(args);
    const strategy = natStrategyOf(args, zones.length);
    const request = planRequest(name, args, zones);
    const plan = planSubnets(request);
    refuseNatWithoutSubnets(
      strategy,
      plan.map(({ type }) => type),
    );
    const sharedTags = pulumi.output(args.tags).apply((tags): Record<string, string> => ({ Name: name, ...tags }));
    const own = { ...args, ...endpointDns(args), cidrBlock: request.vpcCidr, tags: sharedTags };
    const vpc = new AwsVpc(name, own as AwsVpcArgs, { parent: this });
    const under = { parent: vpc, dependsOn: [vpc] };
    const gateway = new InternetGateway(name, { ...inRegion(args), vpcId: vpc.id, tags: sharedTags }, under);
    const lines = new SubnetLines({ name, args, zones, strategy, vpc, gateway, sharedTags });
    for (const zone of zones) lines.makeZone(zone, plan);
    const vpcEndpoints = makeEndpoints({ args, zones, vpc, sharedTags, subnets: lines.subnets });
    const outputs = outputsOf(vpc, gateway, lines, vpcEndpoints, plan);
    this.registerOutputs(outputs);
    return outputs;
  }

  async #zones(args: VpcArgs): Promise<readonly string[]> {
    const { availabilityZoneNames: names, numberOfAvailabilityZones: count, region } = args;
    if (names !== undefined && count !== undefined) {
      throw new Error("Only one of [availabilityZoneNames] and [numberOfAvailabilityZones] can be specified");
    }
    if (names !== undefined) return names;
    if (region !== undefined && typeof region !== "string") {
      throw new Error("Vpc.region must be a plain string when availabilityZoneNames is not set");
    }
    const wanted = count ?? DEFAULT_ZONES;
    const found = await getAvailabilityZones(region === undefined ? {} : { region }, { parent: this });
    if (found.names.length < wanted) {
      throw new Error(`The configured region for this provider does not have at least ${wanted} Availability Zones.`);
    }
    return found.names.slice(0, wanted);
  }
}

interface Surroundings {
  readonly name: string;
  readonly args: VpcArgs;
  readonly zones: readonly string[];
  readonly strategy: NatStrategy;
  readonly vpc: AwsVpc;
  readonly gateway: InternetGateway;
  readonly sharedTags: pulumi.Output<Record<string, string>>;
}

/** Makes subnets zone by zone, and keeps what it made. */
class SubnetLines {
  readonly subnets: MadeSubnet[] = [];
  readonly associations: RouteTableAssociation[] = [];
  readonly routes: Route[] = [];
  readonly natGateways: NatGateway[] = [];
  readonly eips: Eip[] = [];
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Public subnets first, since the private ones route through the NAT gateways that stand there. */
  makeZone(zone: string, plan: readonly PlannedSubnet[]): void {
    const index = this.#around.zones.indexOf(zone);
    const inZone = plan.filter((one) => one.zone === zone && !isOfType(one, "unused"));
    const rank = (one: PlannedSubnet): number =>
      ["public", "private", "isolated"].findIndex((type) => isOfType(one, type));
    [...inZone]
      .sort((left, right) => rank(left) - rank(right))
      .forEach((one, nth) => {
        this.#make(one, index, index + nth * this.#around.zones.length);
      });
  }

  #make(plan: PlannedSubnet, zoneIndex: number, subnetIndex: number): void {
    const { args, vpc, sharedTags } = this.#around;
    const own = { Name: plan.nameTag, SubnetType: plan.type };
    const isPublic = isOfType(plan, "public");
    const subnet = new Subnet(
      plan.resourceName,
      {
        ...inRegion(args),
        vpcId: vpc.id,
        availabilityZone: plan.zone,
        mapPublicIpOnLaunch: isPublic,
        cidrBlock: plan.cidrBlock,
        ...this.#ipv6(plan.spec, subnetIndex),
        tags: sharedTags.apply((tags) => ({ ...tags, ...plan.spec.tags, ...own })),
      },
      { parent: vpc, dependsOn: [vpc] },
    );
    const routeTable = new RouteTable(
      plan.resourceName,
      { ...inRegion(args), vpcId: vpc.id, tags: sharedTags.apply((tags) => ({ ...tags, ...own })) },
      { parent: subnet, dependsOn: [subnet] },
    );
    const association = { ...inRegion(args), routeTableId: routeTable.id, subnetId: subnet.id };
    const under = { parent: routeTable, dependsOn: [routeTable] };
    this.subnets.push({ plan, subnet, routeTable });
    this.associations.push(new RouteTableAssociation(plan.resourceName, association, under));
    if (isPublic && this.#needsNat(zoneIndex)) this.#makeNat(subnet, zoneIndex);
    this.#makeRoute(plan, routeTable, zoneIndex);
  }

  #needsNat(zoneIndex: number): boolean {
    const { strategy } = this.#around;
    if (strategy === "none") return false;
    return strategy === "single" ? this.natGateways.length === 0 : this.natGateways.length <= zoneIndex;
  }

  #makeNat(subnet: Subnet, zoneIndex: number): void {
    const { name, args } = this.#around;
    const natName = `${name}-${zoneIndex + 1}`;
    const tags = pulumi.output(args.tags).apply((given) => ({ ...given, Name: natName }));
    const under = { parent: subnet, dependsOn: [subnet] };
    const given = args.natGateways?.elasticIpAllocationIds ?? [];
    const eip = given.length === 0 ? new Eip(natName, { ...inRegion(args), tags }, under) : undefined;
    if (eip !== undefined) this.eips.push(eip);
    const allocationId = eip?.allocationId ?? (given[zoneIndex] as pulumi.Input<string>);
    this.natGateways.push(
      new NatGateway(natName, { ...inRegion(args), subnetId: subnet.id, allocationId, tags }, under),
    );
  }

  /** Isolated subnets get no route. */
  #makeRoute(plan: PlannedSubnet, routeTable: RouteTable, zoneIndex: number): void {
    const { args, gateway, strategy } = this.#around;
    const nat = this.natGateways[strategy === "single" ? 0 : zoneIndex];
    const isPublic = isOfType(plan, "public");
    if (!isPublic && (!isOfType(plan, "private") || nat === undefined)) return;
    const target = isPublic ? { gatewayId: gateway.id } : { natGatewayId: nat?.id ?? "" };
    this.routes.push(
      new Route(
        plan.resourceName,
        { ...inRegion(args), routeTableId: routeTable.id, destinationCidrBlock: ANYWHERE, ...target },
        { parent: routeTable, dependsOn: [routeTable] },
      ),
    );
  }

  /** The nth /64 of the VPC's /56, which is not known before the VPC exists. */
  #ipv6(
    spec: SubnetSpec,
    index: number,
  ): { assignIpv6AddressOnCreation: pulumi.Output<boolean>; ipv6CidrBlock: pulumi.Output<string> } {
    const { args, vpc } = this.#around;
    const assign = pulumi
      .output(args.assignGeneratedIpv6CidrBlock)
      .apply((generated) => spec.assignIpv6AddressOnCreation ?? generated ?? false);
    const ipv6CidrBlock = pulumi.all([vpc.ipv6CidrBlock, assign]).apply(([block, wanted]) => {
      const network = /^((?:[0-9a-f]+:){3}[0-9a-f]{1,2})[0-9a-f]{2}::\/56$/.exec(block);
      return wanted && network !== null ? `${network[1] ?? ""}${index.toString(16).padStart(2, "0")}::/64` : undefined;
    });
    return { assignIpv6AddressOnCreation: assign, ipv6CidrBlock: ipv6CidrBlock as pulumi.Output<string> };
  }
}

function inRegion(args: VpcArgs): { region?: pulumi.Input<string> } {
  return args.region === undefined ? {} : { region: args.region };
}

function outputsOf(
  vpc: AwsVpc,
  gateway: InternetGateway,
  lines: SubnetLines,
  vpcEndpoints: readonly VpcEndpoint[],
  plan: readonly PlannedSubnet[],
): pulumi.Inputs {
  const ofType = (type: string): Subnet[] =>
    lines.subnets.filter((one) => isOfType(one.plan, type)).map(({ subnet }) => subnet);
  const idsOf = (subnets: readonly Subnet[]): pulumi.Output<string>[] => subnets.map(({ id }) => id);
  const [firstZone] = plan.map(({ zone }) => zone);
  return {
    eips: lines.eips,
    internetGateway: gateway,
    isolatedSubnetIds: idsOf(ofType("isolated")),
    isolatedSubnets: ofType("isolated"),
    natGateways: lines.natGateways,
    privateSubnetIds: idsOf(ofType("private")),
    privateSubnets: ofType("private"),
    publicSubnetIds: idsOf(ofType("public")),
    publicSubnets: ofType("public"),
    routeTableAssociations: lines.associations,
    routeTables: lines.subnets.map(({ routeTable }) => routeTable),
    routes: lines.routes,
    subnetLayout: plan
      .filter(({ zone }) => zone === firstZone)
      .map(({ type, spec, cidrBlock }) => ({
        type,
        ...(spec.name === undefined ? {} : { name: spec.name }),
        cidrMask: Number(cidrBlock.split("/")[1]),
      })),
    subnets: lines.subnets.map(({ subnet }) => subnet),
    vpc,
    vpcEndpoints: [...vpcEndpoints],
    vpcId: vpc.id,
  };
}
