import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { policyJson } from "../foundation/policy-document.ts";
import { refuse } from "../foundation/problems.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";
import { interfaceEndpointPolicy, type Perimeter } from "./endpoint-policy.ts";
import { ENDPOINT_SERVICES, type EndpointService, endpointService } from "./endpoint-services.ts";

/** Inputs of {@link PrivateEndpoints}. */
export interface PrivateEndpointsArgs {
  readonly ownership: Ownership;
  /** Whose callers and resources are inside. */
  readonly perimeter: Perimeter;
  /** Services to reach, by endpoint name such as `kms`; see `ENDPOINT_SERVICES`. */
  readonly services: readonly string[];
  /** Id of the VPC that gets the addresses. */
  readonly vpcId: pulumi.Input<string>;
  /** Subnets in which each endpoint has an address; one in each zone that has desktops. */
  readonly subnetIds: readonly pulumi.Input<string>[];
  /** Group that says who may call the endpoints. */
  readonly securityGroupId: pulumi.Input<string>;
}

const PURPOSE: Purpose = { layer: "network", control: "MAS-TRM 11.2" };

/**
 * AWS services at private addresses of the VPC, under their public names.
 *
 * @control MAS-TRM 11.2.1, 9.3.1, 11.1.5
 */
export class PrivateEndpoints extends pulumi.ComponentResource {
  /** Ids of the endpoints by service name. */
  readonly endpointIds: pulumi.Output<Record<string, string>>;

  constructor(name: string, args: PrivateEndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:network:PrivateEndpoints", name, args, opts);
    const { region } = args.perimeter.place;
    refuse(this, name, checkServices(args.services, region));

    const ids: Record<string, pulumi.Output<string>> = {};
    for (const service of args.services) {
      const known = endpointService(service);
      const endpointName = `${name}-${service}`;
      const endpoint = new aws.ec2.VpcEndpoint(
        endpointName,
        {
          vpcId: args.vpcId,
          vpcEndpointType: "Interface",
          serviceName: `com.amazonaws.${region}.${service}`,
          subnetIds: [...args.subnetIds],
          securityGroupIds: [args.securityGroupId],
          privateDnsEnabled: true,
          ...policyOf(known, args.perimeter),
          tags: tagsFor(endpointName, args.ownership, PURPOSE),
        },
        { parent: this },
      );
      ids[service] = endpoint.id;
    }

    this.endpointIds = pulumi.all(ids);
    this.registerOutputs({ endpointIds: this.endpointIds });
  }
}

function policyOf(service: EndpointService | undefined, perimeter: Perimeter): { readonly policy?: string } {
  const statements = service && interfaceEndpointPolicy(service, perimeter);
  return statements === undefined ? {} : { policy: policyJson(statements) };
}

function checkServices(services: readonly string[], region: string): readonly string[] {
  return services.flatMap((name, i) => {
    const path = `services[${i}]`;
    const service = endpointService(name);
    if (service === undefined) {
      return [`${path}: unknown service, got "${name}"; one of ${Object.keys(ENDPOINT_SERVICES).join(", ")}`];
    }
    const problems: string[] = [];
    if (service.regions !== undefined && !service.regions.includes(region)) {
      problems.push(`${path}: no such endpoint in ${region}, got "${name}"; only in ${service.regions.join(", ")}`);
    }
    if (services.indexOf(name) !== i) problems.push(`${path}: repeated, got "${name}"; each service once`);
    return problems;
  });
}
