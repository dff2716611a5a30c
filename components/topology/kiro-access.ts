import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { kiroApiHosts } from "../egress/domain-classes.ts";
import type { AwsPlace } from "../foundation/aws-place.ts";
import { notPrivateRange, overlaps, parseCidr } from "../foundation/cidr.ts";
import { refuse } from "../foundation/problems.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";
import { kiroEndpoints } from "../network/endpoint-services.ts";
import { IsolatedVpc } from "../network/isolated-vpc.ts";
import { NetworkAcls } from "../network/network-acls.ts";
import type { Pair } from "../network/subnet-plan.ts";

/** The VPC of the desktops, as seen from the other region. */
export interface DesktopSide {
  /** Region of the desktops, such as `ap-southeast-1`. */
  readonly region: string;
  /** Id of the VPC. */
  readonly vpcId: pulumi.Input<string>;
  /** Range of the VPC. */
  readonly cidr: string;
  /** Route table of the desktops. It must not hold inline routes, which would fight with the one made here. */
  readonly routeTableId: pulumi.Input<string>;
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
}

const PURPOSE: Purpose = { layer: "network", control: "MAS-TRM 11.2" };
const HTTPS = { ipProtocol: "tcp", fromPort: 443, toPort: 443 };

/**
 * Private Kiro endpoints for desktops in a region that has none, such as Singapore: a VPC in the profile's region that
 * holds endpoints and nothing else, peered with the desktops' VPC.
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
  /** Id of the peering between the two VPCs. */
  readonly peeringConnectionId: pulumi.Output<string>;
  /** Kiro's endpoints by service name. */
  readonly endpointIds: pulumi.Output<Record<string, string>>;

  constructor(name: string, args: KiroAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:topology:KiroAccess", name, args, opts);
    refuse(this, name, checkRanges(args));
    const network = buildVpc(this, name, args);
    const peering = buildPeering(this, name, args, network);
    const endpoints = buildEndpoints(this, name, args, network);
    for (const [service, endpoint] of Object.entries(endpoints)) {
      // Named after the first label, which stays the same in every region.
      for (const host of hostsOf(service, args.place.region)) {
        resolve(this, `${name}-${host.split(".")[0] ?? host}`, host, endpoint, args);
      }
    }

    this.vpcId = network.vpcId;
    this.peeringConnectionId = peering.id;
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
  const { place, ownership, cidr, zones, endpointSubnets } = args;
  const child = { parent };
  const vpc = new IsolatedVpc(
    `${name}-vpc`,
    { place, ownership, cidr, zones, endpointSubnets, routedTiers: ["endpoint"] },
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
      defaultNetworkAclId: vpc.defaultNetworkAclId,
      directoryCidrs: [],
    },
    child,
  );
  return vpc;
}

/** The way between the two VPCs, with one route in each direction and none beyond. */
function buildPeering(parent: pulumi.Resource, name: string, args: KiroAccessArgs, vpc: IsolatedVpc) {
  const { place, desktops, ownership } = args;
  const tags = tagsFor(name, ownership, PURPOSE);
  const peering = new aws.ec2.VpcPeeringConnection(
    name,
    {
      region: desktops.region,
      vpcId: desktops.vpcId,
      peerVpcId: vpc.vpcId,
      peerRegion: place.region,
      peerOwnerId: place.accountId,
      tags,
    },
    { parent },
  );
  // Across regions the requester cannot accept for both (VPC peering guide, "Accept a VPC peering connection").
  const accepted = new aws.ec2.VpcPeeringConnectionAccepter(
    name,
    { vpcPeeringConnectionId: peering.id, autoAccept: true, tags },
    { parent },
  );
  const opts = { parent, dependsOn: [accepted] };
  new aws.ec2.Route(
    `${name}-from-desktops`,
    {
      region: desktops.region,
      routeTableId: desktops.routeTableId,
      destinationCidrBlock: args.cidr,
      vpcPeeringConnectionId: peering.id,
    },
    opts,
  );
  const routeTableId = vpc.routeTables.endpoint;
  if (routeTableId !== undefined) {
    new aws.ec2.Route(
      `${name}-to-desktops`,
      { routeTableId, destinationCidrBlock: desktops.cidr, vpcPeeringConnectionId: peering.id },
      opts,
    );
  }
  return peering;
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

/** Lets the desktops' VPC find one of Kiro's names at the endpoint. Zones are global; the VPC carries its region. */
function resolve(
  parent: pulumi.Resource,
  name: string,
  host: string,
  endpoint: aws.ec2.VpcEndpoint,
  { desktops, ownership }: KiroAccessArgs,
): void {
  const zone = new aws.route53.Zone(
    name,
    {
      name: host,
      comment: "Kiro at its private endpoint, for desktops in another region.",
      vpcs: [{ vpcId: desktops.vpcId, vpcRegion: desktops.region }],
      tags: tagsFor(name, ownership, PURPOSE),
    },
    { parent },
  );
  // The first entry is the regional name, which answers with the endpoint's addresses in all zones.
  const entry = endpoint.dnsEntries.apply(([regional]) => regional);
  new aws.route53.Record(
    name,
    {
      zoneId: zone.zoneId,
      name: host,
      type: "A",
      aliases: [
        {
          name: entry.apply((it) => it?.dnsName ?? ""),
          zoneId: entry.apply((it) => it?.hostedZoneId ?? ""),
          evaluateTargetHealth: false,
        },
      ],
    },
    { parent },
  );
}

/** Names that desktops know an endpoint by. */
function hostsOf(service: string, region: string): readonly string[] {
  return service === "q" ? kiroApiHosts(region) : [`${service}.${region}.amazonaws.com`];
}

function checkRanges({ cidr, desktops }: KiroAccessArgs): readonly string[] {
  const problems = [...notPrivateRange("cidr", cidr), ...notPrivateRange("desktops.cidr", desktops.cidr)];
  const [here, there] = [parseCidr(cidr), parseCidr(desktops.cidr)];
  if (here !== undefined && there !== undefined && overlaps(here, there)) {
    problems.push(
      `cidr: overlaps desktops.cidr, got "${cidr}"; a range apart from ${there.text}, or peering is refused`,
    );
  }
  return problems;
}
