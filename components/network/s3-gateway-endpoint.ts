import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { policyJson } from "../foundation/policy-document.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";
import { type Perimeter, s3EndpointPolicy } from "./endpoint-policy.ts";

/** Inputs of {@link S3GatewayEndpoint}. */
export interface S3GatewayEndpointArgs {
  readonly ownership: Ownership;
  /** Whose callers and buckets are inside. */
  readonly perimeter: Perimeter;
  /** Id of the VPC that gets the way. */
  readonly vpcId: pulumi.Input<string>;
  /** Route tables that get a route to S3. */
  readonly routeTableIds: readonly pulumi.Input<string>[];
  /**
   * ARNs of single objects that clients without AWS credentials may fetch too, where the bucket lets them.
   *
   * @default none
   */
  readonly unsignedReads?: readonly string[] | undefined;
}

const PURPOSE: Purpose = { layer: "network", control: "MAS-TRM 11.2" };

/**
 * The private way to S3 in the region, by a route instead of an address in the VPC.
 *
 * It is apart from `PrivateEndpoints` because the desktops' security group names its prefix list, and the interface
 * endpoints in turn name that group's counterpart.
 *
 * @control MAS-TRM 11.2.1, 11.1.5
 */
export class S3GatewayEndpoint extends pulumi.ComponentResource {
  /** Id of the endpoint. */
  readonly endpointId: pulumi.Output<string>;
  /** Prefix list of S3's addresses in the region, for security groups. */
  readonly prefixListId: pulumi.Output<string>;

  constructor(name: string, args: S3GatewayEndpointArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:network:S3GatewayEndpoint", name, args, opts);

    const endpoint = new aws.ec2.VpcEndpoint(
      name,
      {
        vpcId: args.vpcId,
        vpcEndpointType: "Gateway",
        serviceName: `com.amazonaws.${args.perimeter.place.region}.s3`,
        routeTableIds: [...args.routeTableIds],
        policy: policyJson(s3EndpointPolicy(args.perimeter, args.unsignedReads)),
        tags: tagsFor(name, args.ownership, PURPOSE),
      },
      { parent: this },
    );

    this.endpointId = endpoint.id;
    this.prefixListId = endpoint.prefixListId;
    this.registerOutputs({ endpointId: this.endpointId, prefixListId: this.prefixListId });
  }
}
