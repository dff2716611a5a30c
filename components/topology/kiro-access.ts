import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { TransitAttachment } from "../egress/transit-attachment.ts";
import type { AwsPlace } from "../foundation/aws-place.ts";
import { notPrivateRange, overlaps, parseCidr } from "../foundation/cidr.ts";
import { refuse } from "../foundation/problems.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";
import { kiroEndpoints } from "../network/endpoint-services.ts";
import { IsolatedVpc } from "../network/isolated-vpc.ts";
import { NetworkAcls } from "../network/network-acls.ts";
import type { Pair } from "../network/subnet-plan.ts";
import { resolveKiroNames } from "./kiro-names.ts";
import { buildPeering } from "./peering.ts";

/** The VPC of the desktops, as seen from the other region. */
export interface DesktopSide {
  /** Region of the desktops, such as `ap-southeast-1`. */
  readonly region: string;
  /** Id of the VPC. */
  readonly vpcId: pulumi.Input<string>;
  /** Range of the VPC. */
  readonly cidr: string;
  /** Route table of the desktops. It must not hold inline routes, which would fight with the one made for a peering. */
  readonly routeTableId: pulumi.Input<string>;
}

/** The bank's transit gateway in the region of the Kiro profile. */
export interface AccessTransit {
  /** Id of the gateway, shared with this account; the bank's network team peers it with the one that desktops use. */
  readonly gatewayId: string;
  /** Ranges of the subnets by which the VPC is attached, one for each zone; apart from the endpoints'. */
  readonly subnets: Pair;
}

/** Inputs of {@link KiroAccess}. */
export interface KiroAccessArgs {
  /** The account, and the region of the Kiro profile. The component's provider must be of that region. */
  readonly place: AwsPlace;
  readonly ownership: Ownership;
  /** Private range of the VPC, apart from the desktops' and from the bank's own. */
  readonly cidr: string;
  /** Two zones of the profile's region. */
  readonly zones: Pair;
  /** Ranges of the endpoint subnets, one for each zone. */
  readonly endpointSubnets: Pair;
  readonly desktops: DesktopSide;
  /**
   * The way by the bank's transit gateways. The desktops' own attachment must then route this VPC's range.
   *
   * @default none: the two VPCs are peered
   */
  readonly transit?: AccessTransit | undefined;
}

const PURPOSE: Purpose = { layer: "network", control: "MAS-TRM 11.2" };
const HTTPS = { ipProtocol: "tcp", fromPort: 443, toPort: 443 };

/**
 * Private Kiro endpoints for desktops in a region that has none, such as Singapore: a VPC in the profile's region that
 * holds endpoints and nothing else, peered with the desktops' VPC or joined to it by the bank's transit gateways.
 *
 * An endpoint's own private DNS ends at its VPC. So the desktops' VPC gets a private zone for each of Kiro's names, with
 * an alias to the endpoint. Sign-in stays on public hosts and takes the desktops' egress path.
 *
 * Pass a provider of the profile's region; what belongs to the desktops' region is made there by the `region` argument.
 *
 * @control MAS-TRM 11.2.1, 11.2.2
 */
export class KiroAccess extends pulumi.ComponentResource {
  /** Id of the VPC that holds the endpoints. */
  readonly vpcId: pulumi.Output<string>;
  /** Id of the peering between the two VPCs; undefined where transit gateways join them. */
  readonly peeringConnectionId: pulumi.Output<string | undefined>;
  /** Kiro's endpoints by service name. */
  readonly endpointIds: pulumi.Output<Record<string, string>>;

  constructor(name: string, args: KiroAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:topology:KiroAccess", name, args, opts);
    refuse(this, name, checkRanges(args));
    const network = buildVpc(this, name, args);
    const peering = join(this, name, args, network);
    const endpoints = buildEndpoints(this, name, args, network);
    resolveKiroNames(this, name, args, endpoints);

    this.vpcId = network.vpcId;
    this.peeringConnectionId = pulumi.output(peering?.id);
    this.endpointIds = pulumi.all(
      Object.fromEntries(Object.entries(endpoints).map(([service, { id }]) => [service, id])),
    );
    this.registerOutputs({
      vpcId: this.vpcId,
      peeringConnectionId: this.peeringConnectionId,
      endpointIds: this.endpointIds,
    });
  }
}

function buildVpc(parent: pulumi.Resource, name: string, args: KiroAccessArgs): IsolatedVpc {
  const { place, ownership, cidr, zones, endpointSubnets, transit } = args;
  const child = { parent };
  const vpc = new IsolatedVpc(
    `${name}-vpc`,
    {
      place,
      ownership,
      cidr,
      zones,
      endpointSubnets,
      transitSubnets: transit?.subnets,
      routedTiers: ["endpoint"],
    },
    child,
  );
  new NetworkAcls(
    `${name}-acls`,
    {
      ownership,
      vpcId: vpc.vpcId,
      vpcCidr: cidr,
      clientCidr: args.desktops.cidr,
      desktopSubnetIds: [],
      endpointSubnetIds: vpc.endpointSubnetIds,
      transitSubnetIds: vpc.transitSubnetIds,
      defaultNetworkAclId: vpc.defaultNetworkAclId,
      directoryCidrs: [],
    },
    child,
  );
  return vpc;
}

/** The way between the two VPCs: a peering of their own, which is returned, or the bank's gateways. */
function join(
  parent: pulumi.Resource,
  name: string,
  args: KiroAccessArgs,
  vpc: IsolatedVpc,
): aws.ec2.VpcPeeringConnection | undefined {
  const { ownership, desktops, transit } = args;
  const routeTableId = vpc.routeTables.endpoint;
  if (routeTableId === undefined) throw new Error("a VPC without endpoint subnets");
  if (transit === undefined) {
    return buildPeering(parent, name, args, { vpcId: vpc.vpcId, routeTableId });
  }
  new TransitAttachment(
    `${name}-transit`,
    {
      ownership,
      vpcId: vpc.vpcId,
      subnetIds: vpc.transitSubnetIds,
      transitGatewayId: transit.gatewayId,
      corporateCidrs: [desktops.cidr],
      routeTableId,
    },
    { parent },
  );
  return undefined;
}

function buildEndpoints(parent: pulumi.Resource, name: string, args: KiroAccessArgs, vpc: IsolatedVpc) {
  const { place, ownership, desktops } = args;
  const groupName = `${name}-endpoint`;
  const group = new aws.ec2.SecurityGroup(
    groupName,
    {
      vpcId: vpc.vpcId,
      description: "Kiro endpoints: HTTPS from the VPC of the desktops.",
      tags: tagsFor(groupName, ownership, PURPOSE),
    },
    { parent },
  );
  // By range: groups of another region cannot be named (VPC peering guide, "Security groups").
  new aws.vpc.SecurityGroupIngressRule(
    `${groupName}-from-desktops`,
    {
      ...HTTPS,
      securityGroupId: group.id,
      cidrIpv4: desktops.cidr,
      description: "HTTPS from the VPC of the desktops.",
      tags: tagsFor(`${groupName}-from-desktops`, ownership, PURPOSE),
    },
    { parent },
  );
  const endpoints: Record<string, aws.ec2.VpcEndpoint> = {};
  for (const service of kiroEndpoints(place.region, place.region)) {
    const endpointName = `${name}-${service}`;
    endpoints[service] = new aws.ec2.VpcEndpoint(
      endpointName,
      {
        vpcId: vpc.vpcId,
        vpcEndpointType: "Interface",
        serviceName: `com.amazonaws.${place.region}.${service}`,
        subnetIds: [...vpc.endpointSubnetIds],
        securityGroupIds: [group.id],
        // For this VPC only; it does not touch the zones that the desktops' VPC sees.
        privateDnsEnabled: true,
        tags: tagsFor(endpointName, ownership, PURPOSE),
      },
      { parent },
    );
  }
  return endpoints;
}

function checkRanges({ cidr, desktops }: KiroAccessArgs): readonly string[] {
  const problems = [...notPrivateRange("cidr", cidr), ...notPrivateRange("desktops.cidr", desktops.cidr)];
  const [here, there] = [parseCidr(cidr), parseCidr(desktops.cidr)];
  if (here !== undefined && there !== undefined && overlaps(here, there)) {
    problems.push(
      `cidr: overlaps desktops.cidr, got "${cidr}"; a range apart from ${there.text}, or no route can tell them apart`,
    );
  }
  return problems;
}
