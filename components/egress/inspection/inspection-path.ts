import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { notPrivateRange, overlaps, parseCidr } from "../../foundation/cidr.ts";
import { refuse } from "../../foundation/problems.ts";
import { type Ownership, type Purpose, tagsFor } from "../../foundation/tags.ts";
import type { Pair } from "../../network/subnet-plan.ts";
import type { InspectionTier } from "./inspection-tiers.ts";
import type { TierPlaces } from "./inspection-vpc.ts";

/** The VPC of the desktops, as the way out sees it. */
export interface DesktopVpc {
  readonly vpcId: pulumi.Input<string>;
  readonly cidr: string;
  /** Subnets of the attachment's own, one in each zone that has desktops. */
  readonly transitSubnetIds: readonly pulumi.Input<string>[];
  /** Route table of the desktops. It must not hold inline routes, which would fight with the one made here. */
  readonly routeTableId: pulumi.Input<string>;
}

/** The inspection VPC, as `InspectionVpc` makes it. */
export interface InspectingVpc {
  readonly vpcId: pulumi.Input<string>;
  readonly cidr: string;
  /** Subnets and route tables of each tier, in the order of the zones. */
  readonly tiers: Readonly<Record<InspectionTier, Readonly<Record<keyof TierPlaces, Pair<pulumi.Input<string>>>>>>;
}

/** Inputs of {@link InspectionPath}. */
export interface InspectionPathArgs {
  readonly ownership: Ownership;
  /** The VPC that traffic comes from. */
  readonly desktops: DesktopVpc;
  /** The VPC that it leaves by. */
  readonly inspection: InspectingVpc;
  /** The firewall's endpoints by subnet. */
  readonly endpointIds: pulumi.Input<Record<string, string>>;
}

const PURPOSE: Purpose = { layer: "network", control: "MAS-TRM 11.2" };
const ANYWHERE = "0.0.0.0/0";
/** RFC 1918: what is private and not the desktops' own has no business on the way to the internet. */
const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];
const POSITIONS = ["a", "b"] as const;

/**
 * The way of a packet and of its reply: desktops, transit gateway, firewall, NAT gateway, internet, and back through
 * the same firewall endpoint.
 *
 * The gateway joins these two VPCs and nothing else: it accepts nobody by itself, and each attachment has a route table
 * of its own. Desktops get the only default route of their VPC.
 *
 * @control MAS-TRM 11.2.1, 11.2.2
 */
export class InspectionPath extends pulumi.ComponentResource {
  /** Id of the gateway between the two VPCs. */
  readonly transitGatewayId: pulumi.Output<string>;

  constructor(name: string, args: InspectionPathArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:egress:InspectionPath", name, args, opts);
    refuse(this, name, checkRanges(args));
    const gateway = new aws.ec2transitgateway.TransitGateway(
      name,
      {
        description: "From the desktops to the firewall and back.",
        defaultRouteTableAssociation: "disable",
        defaultRouteTablePropagation: "disable",
        autoAcceptSharedAttachments: "disable",
        tags: tagsFor(name, args.ownership, PURPOSE),
      },
      { parent: this },
    );
    const attachments = buildAttachments(this, name, args, gateway);
    routeInGateway(this, name, args, gateway, attachments);
    routeInVpcs(this, name, args, gateway, attachments);

    this.transitGatewayId = gateway.id;
    this.registerOutputs({ transitGatewayId: this.transitGatewayId });
  }
}

interface Attachments {
  readonly desktops: aws.ec2transitgateway.VpcAttachment;
  readonly inspection: aws.ec2transitgateway.VpcAttachment;
}

function checkRanges({ desktops, inspection }: InspectionPathArgs): readonly string[] {
  const problems = [
    ...notPrivateRange("desktops.cidr", desktops.cidr),
    ...notPrivateRange("inspection.cidr", inspection.cidr),
  ];
  const [here, there] = [parseCidr(desktops.cidr), parseCidr(inspection.cidr)];
  if (here !== undefined && there !== undefined && overlaps(here, there)) {
    problems.push(`inspection.cidr: overlaps desktops.cidr, got "${inspection.cidr}"; a range apart from ${here.text}`);
  }
  return problems;
}

function buildAttachments(
  parent: pulumi.Resource,
  name: string,
  { ownership, desktops, inspection }: InspectionPathArgs,
  gateway: aws.ec2transitgateway.TransitGateway,
): Attachments {
  const attach = (
    role: keyof Attachments,
    args: Pick<aws.ec2transitgateway.VpcAttachmentArgs, "vpcId" | "subnetIds">,
  ) =>
    new aws.ec2transitgateway.VpcAttachment(
      `${name}-${role}`,
      {
        ...args,
        transitGatewayId: gateway.id,
        // A reply must come back in the zone of its request, or another endpoint sees it, which does not know it.
        applianceModeSupport: role === "inspection" ? "enable" : "disable",
        transitGatewayDefaultRouteTableAssociation: false,
        transitGatewayDefaultRouteTablePropagation: false,
        tags: tagsFor(`${name}-${role}`, ownership, PURPOSE),
      },
      { parent },
    );
  return {
    desktops: attach("desktops", { vpcId: desktops.vpcId, subnetIds: [...desktops.transitSubnetIds] }),
    inspection: attach("inspection", {
      vpcId: inspection.vpcId,
      subnetIds: [...inspection.tiers.attachment.subnetIds],
    }),
  };
}

/** Desktops: everything to the firewall, but nothing private. Inspection: the desktops' range back to them. */
function routeInGateway(
  parent: pulumi.Resource,
  name: string,
  { ownership, desktops }: InspectionPathArgs,
  gateway: aws.ec2transitgateway.TransitGateway,
  attachments: Attachments,
): void {
  const table = (role: keyof Attachments) => {
    const tableName = `${name}-${role}`;
    const made = new aws.ec2transitgateway.RouteTable(
      tableName,
      { transitGatewayId: gateway.id, tags: tagsFor(tableName, ownership, PURPOSE) },
      { parent },
    );
    new aws.ec2transitgateway.RouteTableAssociation(
      tableName,
      { transitGatewayRouteTableId: made.id, transitGatewayAttachmentId: attachments[role].id },
      { parent },
    );
    return made.id;
  };
  const [fromDesktops, fromInspection] = [table("desktops"), table("inspection")];
  const route = (role: string, args: aws.ec2transitgateway.RouteArgs) =>
    new aws.ec2transitgateway.Route(`${name}-${role}`, args, { parent });
  route("to-internet", {
    transitGatewayRouteTableId: fromDesktops,
    destinationCidrBlock: ANYWHERE,
    transitGatewayAttachmentId: attachments.inspection.id,
  });
  for (const range of PRIVATE_RANGES) {
    route(`not-to-${range.replace("/", "-")}`, {
      transitGatewayRouteTableId: fromDesktops,
      destinationCidrBlock: range,
      blackhole: true,
    });
  }
  route("to-desktops", {
    transitGatewayRouteTableId: fromInspection,
    destinationCidrBlock: desktops.cidr,
    transitGatewayAttachmentId: attachments.desktops.id,
  });
}

function routeInVpcs(
  parent: pulumi.Resource,
  name: string,
  { desktops, inspection, endpointIds }: InspectionPathArgs,
  gateway: aws.ec2transitgateway.TransitGateway,
  attachments: Attachments,
): void {
  const { attachment, firewall, public: nat } = inspection.tiers;
  const route = (role: string, args: aws.ec2.RouteArgs, dependsOn: pulumi.Resource[] = []) =>
    new aws.ec2.Route(`${name}-${role}`, args, { parent, dependsOn });
  // AWS takes a route to a transit gateway only once the VPC is attached to it.
  route(
    "from-desktops",
    { routeTableId: desktops.routeTableId, destinationCidrBlock: ANYWHERE, transitGatewayId: gateway.id },
    [attachments.desktops],
  );
  for (const [zone, position] of POSITIONS.entries()) {
    const inZone = <T>([a, b]: Pair<T>) => (zone === 0 ? a : b);
    const vpcEndpointId = endpointIn(endpointIds, inZone(firewall.subnetIds));
    route(`from-gateway-${position}`, {
      routeTableId: inZone(attachment.routeTableIds),
      destinationCidrBlock: ANYWHERE,
      vpcEndpointId,
    });
    route(`from-nat-${position}`, {
      routeTableId: inZone(nat.routeTableIds),
      destinationCidrBlock: desktops.cidr,
      vpcEndpointId,
    });
    route(
      `from-firewall-${position}`,
      {
        routeTableId: inZone(firewall.routeTableIds),
        destinationCidrBlock: desktops.cidr,
        transitGatewayId: gateway.id,
      },
      [attachments.inspection],
    );
  }
}

/** The firewall's endpoint in a zone. Traffic keeps to its zone, which costs less and lives through the other's loss. */
function endpointIn(
  endpointIds: InspectionPathArgs["endpointIds"],
  subnetId: pulumi.Input<string>,
): pulumi.Output<string> {
  return pulumi.all([endpointIds, subnetId]).apply(([endpoints, subnet]) => {
    const endpoint = endpoints[subnet];
    if (endpoint === undefined) throw new Error(`the firewall has no endpoint in subnet ${subnet}`);
    return endpoint;
  });
}
