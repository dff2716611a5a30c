import type * as pulumi from "@pulumi/pulumi";
import { SecurityGroup } from "@pulumi/aws/ec2/securityGroup.js";
import { SecurityGroupRule } from "@pulumi/aws/ec2/securityGroupRule.js";
import type { Vpc as AwsVpc } from "@pulumi/aws/ec2/vpc.js";
import { VpcEndpoint, type VpcEndpointArgs } from "@pulumi/aws/ec2/vpcEndpoint.js";
import { isOfType } from "./subnet-plan.ts";
import type { MadeSubnet, VpcArgs } from "./vpc.ts";

/** One endpoint of `vpcEndpointSpecs`: the arguments of an endpoint without its VPC. */
export interface VpcEndpointSpec extends Omit<Partial<VpcEndpointArgs>, "vpcId" | "serviceName" | "tags"> {
  readonly serviceName: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** What endpoints are made from. */
export interface EndpointSurroundings {
  readonly args: VpcArgs;
  readonly zones: readonly string[];
  readonly vpc: AwsVpc;
  readonly sharedTags: pulumi.Output<Record<string, string>>;
  readonly subnets: readonly MadeSubnet[];
}

const HTTPS = 443;

/** Endpoints in the manner of awsx: with the strategy Auto, what a spec leaves out is taken from the VPC's own parts. */
export function makeEndpoints(around: EndpointSurroundings): VpcEndpoint[] {
  const { args, vpc, sharedTags } = around;
  return (args.vpcEndpointSpecs ?? []).map((spec) => {
    const { tags, ...own } = spec;
    const region = spec.region ?? args.region;
    const endpointArgs = {
      ...own,
      ...(region === undefined ? {} : { region }),
      ...(args.vpcEndpointStrategy === "Auto" ? inferred(around, spec) : {}),
      vpcId: vpc.id,
      tags: sharedTags.apply((shared) => ({ ...shared, ...tags })),
    };
    return new VpcEndpoint(spec.serviceName, endpointArgs, { parent: vpc, dependsOn: [vpc] });
  });
}

/** With Auto, a private-DNS endpoint needs both DNS switches of the VPC on. */
export function endpointDns(args: VpcArgs): Pick<VpcArgs, "enableDnsHostnames" | "enableDnsSupport"> {
  const specs = args.vpcEndpointStrategy === "Auto" ? (args.vpcEndpointSpecs ?? []) : [];
  if (!specs.some((spec) => typeOf(spec) === "interface" && spec.privateDnsEnabled !== false)) return {};
  for (const name of ["enableDnsHostnames", "enableDnsSupport"] as const) {
    if (args[name] === false) throw new Error(`${name} must not be false: private DNS of interface endpoints needs it`);
  }
  return { enableDnsHostnames: args.enableDnsHostnames ?? true, enableDnsSupport: args.enableDnsSupport ?? true };
}

function typeOf(spec: VpcEndpointSpec): string {
  const type = spec.vpcEndpointType ?? "gateway";
  if (typeof type === "string") return type.toLowerCase();
  throw new Error(
    `vpcEndpointStrategy "Auto" requires vpcEndpointType for endpoint "${spec.serviceName}" to be omitted or a plain string.`,
  );
}

function inferred(around: EndpointSurroundings, spec: VpcEndpointSpec): Partial<VpcEndpointArgs> {
  const type = typeOf(spec);
  if (type === "gateway") {
    return spec.routeTableIds === undefined
      ? { routeTableIds: around.subnets.map(({ routeTable }) => routeTable.id) }
      : {};
  }
  if (type !== "interface") return {};
  const needsSubnets = spec.subnetIds === undefined && spec.subnetConfigurations === undefined;
  return {
    ...(needsSubnets ? { subnetIds: oneSubnetPerZone(around) } : {}),
    ...(spec.privateDnsEnabled === undefined ? { privateDnsEnabled: true } : {}),
    ...(spec.securityGroupIds === undefined ? { securityGroupIds: [makeGroup(around, spec)] } : {}),
  };
}

/** A private subnet where there is one, else an isolated, else a public one. */
function oneSubnetPerZone({ zones, subnets }: EndpointSurroundings): pulumi.Output<string>[] {
  return zones.flatMap((zone) => {
    const inZone = subnets.filter(({ plan }) => plan.zone === zone);
    const best = ["private", "isolated", "public"].flatMap((type) =>
      inZone.filter(({ plan }) => isOfType(plan, type)),
    )[0];
    return best === undefined ? [] : [best.subnet.id];
  });
}

function makeGroup({ args, vpc, sharedTags }: EndpointSurroundings, spec: VpcEndpointSpec): pulumi.Output<string> {
  const region = spec.region ?? args.region;
  const place = region === undefined ? {} : { region };
  const tags = sharedTags.apply((shared) => ({ ...shared, ...spec.tags }));
  const group = new SecurityGroup(
    `${spec.serviceName}-sg`,
    { ...place, vpcId: vpc.id, tags },
    { parent: vpc, dependsOn: [vpc] },
  );
  new SecurityGroupRule(
    `${spec.serviceName}-ingress`,
    {
      ...place,
      type: "ingress",
      securityGroupId: group.id,
      protocol: "tcp",
      fromPort: HTTPS,
      toPort: HTTPS,
      cidrBlocks: [vpc.cidrBlock],
    },
    { parent: vpc, dependsOn: [group] },
  );
  return group.id;
}
