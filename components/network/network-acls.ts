import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { notPrivateRange } from "../foundation/cidr.ts";
import { refuse } from "../foundation/problems.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";
import {
  type AclPlan,
  planDesktopAcl,
  planEndpointAcl,
  planIncomingTransitAcl,
  planTransitAcl,
  type ProxyRange,
} from "./acl-plan.ts";
import { tooManyRanges } from "./directory-ports.ts";
import type { Tier } from "./subnet-plan.ts";

/** Inputs of {@link NetworkAcls}. */
export interface NetworkAclsArgs {
  readonly ownership: Ownership;
  /** Id of the VPC whose subnets they filter. */
  readonly vpcId: pulumi.Input<string>;
  /** Address range of the VPC. */
  readonly vpcCidr: string;
  /** Subnets of the desktops; a VPC that only holds endpoints has none. */
  readonly desktopSubnetIds: readonly pulumi.Input<string>[];
  /** Subnets of the private endpoints. */
  readonly endpointSubnetIds: readonly pulumi.Input<string>[];
  /**
   * Subnets of a transit gateway's attachment.
   *
   * @default none: no transit gateway
   */
  readonly transitSubnetIds?: readonly pulumi.Input<string>[];
  /**
   * Range that calls the endpoints. Where it is not the VPC's own, calls come in by the transit subnets, if there are any.
   *
   * @default the VPC's own
   */
  readonly clientCidr?: string | undefined;
  /**
   * The bank's proxy, where desktops use one.
   *
   * @default none: no way to a proxy
   */
  readonly proxy?: ProxyRange | undefined;
  /**
   * Whether HTTPS leaves by the transit subnets: to public hosts through a firewall, or to Kiro's endpoints elsewhere.
   *
   * @default false
   */
  readonly publicHttps?: boolean | undefined;
  /** Id of the ACL that AWS made with the VPC. */
  readonly defaultNetworkAclId: pulumi.Input<string>;
  /** Private ranges of the domain controllers. */
  readonly directoryCidrs: readonly string[];
}

const PURPOSE: Purpose = { layer: "network", control: "MAS-TRM 11.2" };

/**
 * The second filter behind the security groups: one ACL for each tier, and the default ACL closed.
 *
 * Entries stand inside the ACL, not in resources of their own, so that the next deployment removes what somebody
 * adds by hand.
 *
 * @control MAS-TRM 11.2.2, 11.2.4
 */
export class NetworkAcls extends pulumi.ComponentResource {
  /** Ids of the lists by tier; a tier without subnets has none. */
  readonly aclIds: Readonly<Partial<Record<Tier, pulumi.Output<string>>>>;

  constructor(name: string, args: NetworkAclsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:network:NetworkAcls", name, args, opts);
    refuse(this, name, [
      ...notPrivateRange("vpcCidr", args.vpcCidr),
      ...(args.clientCidr === undefined ? [] : notPrivateRange("clientCidr", args.clientCidr)),
      ...(args.proxy === undefined ? [] : notPrivateRange("proxy.cidr", args.proxy.cidr)),
      ...tooManyRanges("directoryCidrs", args.directoryCidrs),
      ...args.directoryCidrs.flatMap((cidr, i) => notPrivateRange(`directoryCidrs[${i}]`, cidr)),
    ]);
    const acl = (tier: Tier, plan: AclPlan, subnetIds: readonly pulumi.Input<string>[]) =>
      new aws.ec2.NetworkAcl(
        `${name}-${tier}`,
        {
          vpcId: args.vpcId,
          subnetIds: [...subnetIds],
          ingress: [...plan.ingress],
          egress: [...plan.egress],
          tags: tagsFor(`${name}-${tier}`, args.ownership, PURPOSE),
        },
        { parent: this },
      );
    const { clientCidr = args.vpcCidr, transitSubnetIds = [] } = args;
    const acls: Partial<Record<Tier, aws.ec2.NetworkAcl>> = {};
    if (args.desktopSubnetIds.length > 0) {
      acls.desktop = acl("desktop", planDesktopAcl(args), args.desktopSubnetIds);
    }
    acls.endpoint = acl("endpoint", planEndpointAcl(clientCidr), args.endpointSubnetIds);
    if (transitSubnetIds.length > 0) {
      const plan =
        clientCidr === args.vpcCidr ? planTransitAcl(args.vpcCidr, args) : planIncomingTransitAcl(args.vpcCidr);
      acls.transit = acl("transit", plan, transitSubnetIds);
    }

    // Subnets start in the default ACL. Adopted before they have left it, it would record them as its own and show a
    // change on the next run.
    new aws.ec2.DefaultNetworkAcl(
      `${name}-default`,
      {
        defaultNetworkAclId: args.defaultNetworkAclId,
        ingress: [],
        egress: [],
        tags: tagsFor(`${name}-default`, args.ownership, PURPOSE),
      },
      { parent: this, dependsOn: Object.values(acls) },
    );

    this.aclIds = Object.fromEntries(Object.entries(acls).map(([tier, { id }]) => [tier, id]));
    this.registerOutputs({ aclIds: this.aclIds });
  }
}
