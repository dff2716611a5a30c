import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import { notPrivateRange } from "../../foundation/cidr.ts";
import { refuse } from "../../foundation/problems.ts";
import { type Ownership, type Purpose, tagsFor } from "../../foundation/tags.ts";
import type { Pair } from "../../network/subnet-plan.ts";
import { checkInspectionRange, type InspectionTier, planInspectionAcl, SUBNET_PREFIX } from "./inspection-tiers.ts";

/** Inputs of {@link InspectionVpc}. */
export interface InspectionVpcArgs {
  readonly ownership: Ownership;
  /** Private range of the VPC, /16 to /25, apart from the desktops' and from the bank's own. */
  readonly cidr: string;
  /** Two zones of the region: those of the desktops. */
  readonly zones: Pair;
  /** Range of the VPC whose desktops leave by this one. */
  readonly desktopCidr: string;
  /** DNS Firewall's rule group. Nothing in the VPC looks names up; whatever is put there is held to the same list. */
  readonly dnsRuleGroupId: pulumi.Input<string>;
  /** Whether AWS refuses to take DNS Firewall off the VPC until this is switched off again. */
  readonly protect: boolean;
}

/** What a tier has in each zone. */
export interface TierPlaces {
  /** Ids of its subnets, in the order of the zones. */
  readonly subnetIds: Pair<pulumi.Output<string>>;
  /** Ids of their route tables, in the order of the zones. */
  readonly routeTableIds: Pair<pulumi.Output<string>>;
}

const PURPOSE: Purpose = { layer: "network", control: "MAS-TRM 11.2" };
/** awsx's words for the tiers, in the order in which it makes their subnets and route tables in each zone. */
const TIERS = [
  { tier: "public", type: "Public" },
  { tier: "firewall", type: "Private" },
  { tier: "attachment", type: "Isolated" },
] as const satisfies readonly { readonly tier: InspectionTier; readonly type: string }[];
/** See `DnsFirewall`: the lowest that AWS leaves to accounts. */
const DNS_PRIORITY = 101;

/**
 * The one VPC with an internet gateway: subnets for the transit gateway, for the firewall and for NAT gateways, in two
 * zones each. Nothing else runs in it, and only NAT gateways have public addresses.
 *
 * awsx makes the VPC, its gateways and the tables with their default routes: public subnets to the internet gateway,
 * firewall subnets to the NAT gateway of their zone, attachment subnets nowhere. The routes that send traffic through
 * the firewall are made by `InspectionPath`.
 *
 * @control MAS-TRM 11.2.1, 11.2.2
 */
export class InspectionVpc extends pulumi.ComponentResource {
  /** Id of the VPC. */
  readonly vpcId: pulumi.Output<string>;
  /** Subnets and route tables by tier. */
  readonly tiers: Readonly<Record<InspectionTier, TierPlaces>>;

  constructor(name: string, args: InspectionVpcArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:egress:InspectionVpc", name, args, opts);
    refuse(this, name, [
      ...checkInspectionRange("cidr", args.cidr),
      ...notPrivateRange("desktopCidr", args.desktopCidr),
    ]);
    const vpc = new awsx.ec2.Vpc(
      name,
      {
        cidrBlock: args.cidr,
        availabilityZoneNames: [...args.zones],
        subnetStrategy: "Auto",
        subnetSpecs: TIERS.map(({ tier, type }) => ({ type, name: tier, cidrMask: SUBNET_PREFIX })),
        natGateways: { strategy: "OnePerAz" },
        enableDnsSupport: true,
        enableDnsHostnames: true,
        tags: tagsFor(name, args.ownership, PURPOSE),
      },
      { parent: this, transforms: [withoutPublicAddresses] },
    );
    // Pairs of outputs and not outputs of pairs, as in IsolatedVpc.
    const tier = (of: InspectionTier, subnetIds: pulumi.Output<string[]>): TierPlaces => ({
      subnetIds: [subnetIn(subnetIds, 0), subnetIn(subnetIds, 1)],
      routeTableIds: [routeTableIn(vpc, 0, of), routeTableIn(vpc, 1, of)],
    });

    this.vpcId = vpc.vpcId;
    this.tiers = {
      attachment: tier("attachment", vpc.isolatedSubnetIds),
      firewall: tier("firewall", vpc.privateSubnetIds),
      public: tier("public", vpc.publicSubnetIds),
    };
    close(this, name, args, vpc, this.tiers);
    filterNames(this, name, args, vpc.vpcId);
    this.registerOutputs({ vpcId: this.vpcId, tiers: this.tiers });
  }
}

/**
 * awsx has public subnets hand out public addresses; NAT gateways bring their own, and nothing else belongs there. It
 * also works the IPv6 range of each subnet out after the VPC is made, though there is none.
 */
const withoutPublicAddresses: pulumi.ResourceTransform = ({ type, props, opts }) => {
  if (type !== "aws:ec2/subnet:Subnet") return undefined;
  const { ipv6CidrBlock: _, ...rest } = props;
  return { props: { ...rest, mapPublicIpOnLaunch: false, assignIpv6AddressOnCreation: false }, opts };
};

function subnetIn(subnetIds: pulumi.Output<string[]>, zone: number): pulumi.Output<string> {
  return subnetIds.apply((ids) => {
    const id = ids[zone];
    if (id === undefined) throw new Error(`awsx made ${ids.length} subnets of a tier, not one for each zone`);
    return id;
  });
}

/** awsx lists its route tables zone by zone, and in each zone in the order of {@link TIERS}. */
function routeTableIn(vpc: awsx.ec2.Vpc, zone: number, tier: InspectionTier): pulumi.Output<string> {
  const position = zone * TIERS.length + TIERS.findIndex((one) => one.tier === tier);
  return vpc.routeTables.apply((tables) => {
    const table = tables[position];
    if (table === undefined) throw new Error(`awsx made ${tables.length} route tables, not one for each subnet`);
    return table.id;
  });
}

/** What awsx leaves as AWS makes it: the lists at the subnets' edges, the default group, the main table. */
function close(
  parent: pulumi.Resource,
  name: string,
  { ownership, desktopCidr }: InspectionVpcArgs,
  vpc: awsx.ec2.Vpc,
  tiers: InspectionVpc["tiers"],
): void {
  const tags = (of: string) => tagsFor(of, ownership, PURPOSE);
  const acls = TIERS.map(({ tier }) => {
    const { ingress, egress } = planInspectionAcl(tier, desktopCidr);
    return new aws.ec2.NetworkAcl(
      `${name}-${tier}`,
      {
        vpcId: vpc.vpcId,
        subnetIds: [...tiers[tier].subnetIds],
        ingress: [...ingress],
        egress: [...egress],
        tags: tags(`${name}-${tier}`),
      },
      { parent },
    );
  });
  const made = vpc.vpc;
  // Once no subnet uses it any more, see NetworkAcls.
  new aws.ec2.DefaultNetworkAcl(
    `${name}-default`,
    {
      defaultNetworkAclId: made.apply((it) => it.defaultNetworkAclId),
      ingress: [],
      egress: [],
      tags: tags(`${name}-default`),
    },
    { parent, dependsOn: acls },
  );
  new aws.ec2.DefaultSecurityGroup(
    `${name}-default`,
    { vpcId: vpc.vpcId, ingress: [], egress: [], tags: tags(`${name}-default`) },
    { parent },
  );
  new aws.ec2.DefaultRouteTable(
    `${name}-main`,
    { defaultRouteTableId: made.apply((it) => it.defaultRouteTableId), routes: [], tags: tags(`${name}-main`) },
    { parent },
  );
}

function filterNames(
  parent: pulumi.Resource,
  name: string,
  { ownership, dnsRuleGroupId, protect }: InspectionVpcArgs,
  vpcId: pulumi.Output<string>,
): void {
  const dnsName = `${name}-dns`;
  new aws.route53.ResolverFirewallConfig(dnsName, { resourceId: vpcId, firewallFailOpen: "DISABLED" }, { parent });
  new aws.route53.ResolverFirewallRuleGroupAssociation(
    dnsName,
    {
      name: dnsName,
      vpcId,
      firewallRuleGroupId: dnsRuleGroupId,
      priority: DNS_PRIORITY,
      mutationProtection: protect ? "ENABLED" : "DISABLED",
      tags: tagsFor(dnsName, ownership, PURPOSE),
    },
    { parent },
  );
}
