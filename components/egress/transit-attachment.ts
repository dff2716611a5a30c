import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { notPrivateRange } from "../foundation/cidr.ts";
import { refuse } from "../foundation/problems.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";

/** Inputs of {@link TransitAttachment}. */
export interface TransitAttachmentArgs {
  readonly ownership: Ownership;
  /** Id of the VPC that is attached. */
  readonly vpcId: pulumi.Input<string>;
  /** Subnets of the attachment's own, one in each zone that has desktops. */
  readonly subnetIds: readonly pulumi.Input<string>[];
  /** Id of the bank's transit gateway, shared with this account. */
  readonly transitGatewayId: string;
  /** Private ranges of the bank behind it: its proxy, its directory. Each becomes a route. */
  readonly corporateCidrs: readonly string[];
  /** Route table of the desktops. It must not hold inline routes, which would fight with these. */
  readonly routeTableId: pulumi.Input<string>;
}

const PURPOSE: Purpose = { layer: "network", control: "MAS-TRM 11.2" };

/**
 * The VPC's way into the bank's own network, and only to the ranges that are named: there is no default route.
 *
 * The team that owns the gateway accepts the attachment and puts it into a route table. Where the gateway is shared from
 * another account, it is also that team that must have switched its default table off: nobody else can.
 *
 * @control MAS-TRM 11.2.1, 11.2.2
 */
export class TransitAttachment extends pulumi.ComponentResource {
  /** Id of the attachment, for the team that accepts it. */
  readonly attachmentId: pulumi.Output<string>;

  constructor(name: string, args: TransitAttachmentArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:egress:TransitAttachment", name, args, opts);
    refuse(
      this,
      name,
      args.corporateCidrs.flatMap((cidr, i) => notPrivateRange(`corporateCidrs[${i}]`, cidr)),
    );

    const attachment = new aws.ec2transitgateway.VpcAttachment(
      name,
      {
        vpcId: args.vpcId,
        transitGatewayId: args.transitGatewayId,
        subnetIds: [...args.subnetIds],
        // Which attachments may talk to this one is said in the gateway's tables, not assumed.
        transitGatewayDefaultRouteTableAssociation: false,
        transitGatewayDefaultRouteTablePropagation: false,
        tags: tagsFor(name, args.ownership, PURPOSE),
      },
      { parent: this },
    );
    for (const cidr of args.corporateCidrs) {
      // By range and not by position, so that taking one range away leaves the others' routes alone.
      new aws.ec2.Route(
        `${name}-to-${cidr.replace("/", "-")}`,
        { routeTableId: args.routeTableId, destinationCidrBlock: cidr, transitGatewayId: args.transitGatewayId },
        // AWS takes a route to a transit gateway only once the VPC is attached to it.
        { parent: this, dependsOn: [attachment] },
      );
    }

    this.attachmentId = attachment.id;
    this.registerOutputs({ attachmentId: this.attachmentId });
  }
}
