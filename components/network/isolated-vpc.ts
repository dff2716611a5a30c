import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AwsPlace } from "../foundation/aws-place.ts";
import { refuse } from "../foundation/problems.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";
import { checkSubnetPlan, planSubnets, type SubnetPlanArgs, type Tier, tiersOf } from "./subnet-plan.ts";

/** Inputs of {@link IsolatedVpc}. */
export interface IsolatedVpcArgs extends SubnetPlanArgs {
  readonly place: AwsPlace;
  readonly ownership: Ownership;
  /**
   * Tiers whose routes stand in resources of their own, since they lead to what is made after the VPC.
   *
   * @default none: every table holds local routes only
   */
  readonly routedTiers?: readonly Tier[];
}

const PURPOSE: Purpose = { layer: "network", control: "MAS-TRM 11.2" };

// Said outright, so that the next deployment removes what somebody adds by hand.
const NO_ROUTES: aws.types.input.ec2.RouteTableRoute[] = [];
const NO_RULES: aws.types.input.ec2.DefaultSecurityGroupIngress[] = [];

/**
 * A VPC without any way to the internet: four private subnets, desktops and endpoints in two zones each.
 *
 * There is no gateway of any kind. Each tier has a route table of its own with local routes only, unless it is said to
 * be routed; the main table and the default security group, which catch what nobody assigned, are adopted and emptied. The default network ACL is
 * closed by `NetworkAcls`, once no subnet uses it any more.
 *
 * @control MAS-TRM 11.2.1, 11.2.2
 */
export class IsolatedVpc extends pulumi.ComponentResource {
  /** Id of the VPC. */
  readonly vpcId: pulumi.Output<string>;
  /** Ids of the desktop subnets, in the order of the zones. */
  readonly desktopSubnetIds: readonly pulumi.Output<string>[];
  /** Ids of the endpoint subnets, in the order of the zones. */
  readonly endpointSubnetIds: readonly pulumi.Output<string>[];
  /** Ids of the route tables in use: desktops, endpoints. The main table is not among them. */
  readonly routeTableIds: readonly pulumi.Output<string>[];
  /** Ids of the subnets for a transit gateway, in the order of the zones. */
  readonly transitSubnetIds: readonly pulumi.Output<string>[];
  /** The same tables by tier. */
  readonly routeTables: Readonly<Partial<Record<Tier, pulumi.Output<string>>>>;
  /** Id of the network ACL that AWS made with the VPC. */
  readonly defaultNetworkAclId: pulumi.Output<string>;

  constructor(name: string, args: IsolatedVpcArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:network:IsolatedVpc", name, args, opts);
    refuse(this, name, checkSubnetPlan(args, args.place.region));
    const child = { parent: this };
    const tags = (of: string) => tagsFor(of, args.ownership, PURPOSE);

    // Endpoints answer to the public names of their services only where both DNS switches are on.
    const vpc = new aws.ec2.Vpc(
      name,
      { cidrBlock: args.cidr, enableDnsSupport: true, enableDnsHostnames: true, tags: tags(name) },
      child,
    );
    new aws.ec2.DefaultRouteTable(
      `${name}-main`,
      { defaultRouteTableId: vpc.defaultRouteTableId, routes: NO_ROUTES, tags: tags(`${name}-main`) },
      child,
    );
    new aws.ec2.DefaultSecurityGroup(
      `${name}-default`,
      { vpcId: vpc.id, ingress: NO_RULES, egress: NO_RULES, tags: tags(`${name}-default`) },
      child,
    );

    const tables = new Map<Tier, aws.ec2.RouteTable>();
    for (const tier of tiersOf(args)) {
      const tableName = `${name}-${tier}`;
      // Left unsaid where routes are resources of their own: an inline list, even an empty one, would remove them.
      const routes = args.routedTiers?.includes(tier) ? {} : { routes: NO_ROUTES };
      const table = { vpcId: vpc.id, ...routes, tags: tags(tableName) };
      tables.set(tier, new aws.ec2.RouteTable(tableName, table, child));
    }

    const subnetIds: Record<Tier, pulumi.Output<string>[]> = { desktop: [], endpoint: [], transit: [] };
    for (const { tier, position, zone, cidr } of planSubnets(args)) {
      const subnetName = `${name}-${tier}-${position}`;
      const subnet = new aws.ec2.Subnet(
        subnetName,
        {
          vpcId: vpc.id,
          cidrBlock: cidr,
          availabilityZone: zone,
          mapPublicIpOnLaunch: false,
          assignIpv6AddressOnCreation: false,
          tags: tags(subnetName),
        },
        child,
      );
      const routeTableId = tables.get(tier)?.id;
      if (routeTableId !== undefined) {
        new aws.ec2.RouteTableAssociation(subnetName, { subnetId: subnet.id, routeTableId }, child);
      }
      subnetIds[tier].push(subnet.id);
    }

    this.vpcId = vpc.id;
    // Lists of outputs and not outputs of lists: at preview, each id is unknown by itself, and the policy pack can still
    // tell how many there are and which is which.
    this.desktopSubnetIds = subnetIds.desktop;
    this.endpointSubnetIds = subnetIds.endpoint;
    this.transitSubnetIds = subnetIds.transit;
    this.routeTables = Object.fromEntries([...tables].map(([tier, table]) => [tier, table.id]));
    // A transit subnet holds no client of S3.
    this.routeTableIds = [...tables].flatMap(([tier, table]) => (tier === "transit" ? [] : [table.id]));
    this.defaultNetworkAclId = vpc.defaultNetworkAclId;
    this.registerOutputs({
      vpcId: this.vpcId,
      desktopSubnetIds: this.desktopSubnetIds,
      endpointSubnetIds: this.endpointSubnetIds,
      transitSubnetIds: this.transitSubnetIds,
      routeTables: this.routeTables,
      routeTableIds: this.routeTableIds,
      defaultNetworkAclId: this.defaultNetworkAclId,
    });
  }
}
