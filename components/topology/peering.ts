import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Purpose, tagsFor } from "../foundation/tags.ts";
import type { KiroAccessArgs } from "./kiro-access.ts";

/** The VPC of the endpoints, as the peering sees it. */
export interface EndpointSide {
  readonly vpcId: pulumi.Input<string>;
  readonly routeTableId: pulumi.Input<string>;
}

const PURPOSE: Purpose = { layer: "network", control: "MAS-TRM 11.2" };

/** The way between the two VPCs, with one route in each direction and none beyond. */
export function buildPeering(
  parent: pulumi.Resource,
  name: string,
  args: KiroAccessArgs,
  vpc: EndpointSide,
): aws.ec2.VpcPeeringConnection {
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
  new aws.ec2.Route(
    `${name}-to-desktops`,
    {
      routeTableId: vpc.routeTableId,
      destinationCidrBlock: desktops.cidr,
      vpcPeeringConnectionId: peering.id,
    },
    opts,
  );
  return peering;
}
