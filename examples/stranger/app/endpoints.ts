import * as aws from "@pulumi/aws";
import { anyOrganisation } from "../faults/network.ts";
import { plant } from "../plant.ts";
import { CIDR, type Network } from "./network.ts";
import { ORGANISATION, policyOf, REGION } from "./place.ts";

const ours = (condition: object) =>
  policyOf({ Effect: "Allow", Principal: "*", Action: "*", Resource: "*", Condition: condition });
const OUR_CALLERS = { StringEquals: { "aws:PrincipalOrgID": ORGANISATION } };

/** The services of AWS that the application calls, inside the network. */
export function makeEndpoints({ vpc, subnets, routes, groups }: Network): void {
  const group = new aws.ec2.SecurityGroup("endpoints", { vpcId: vpc.id, description: "Private endpoints" });
  const https = { ipProtocol: "tcp", fromPort: 443, toPort: 443 };
  new aws.vpc.SecurityGroupIngressRule("endpoints", { ...https, securityGroupId: group.id, cidrIpv4: CIDR });
  new aws.vpc.SecurityGroupEgressRule("workers-to-endpoints", {
    ...https,
    securityGroupId: groups.workers.id,
    referencedSecurityGroupId: group.id,
  });
  const endpoint = (service: string, policy?: string) =>
    new aws.ec2.VpcEndpoint(service, {
      vpcId: vpc.id,
      serviceName: `com.amazonaws.${REGION}.${service}`,
      vpcEndpointType: "Interface",
      subnetIds: subnets.map(({ id }) => id),
      securityGroupIds: [group.id],
      privateDnsEnabled: true,
      ...(policy !== undefined && { policy }),
    });
  endpoint("logs", ours(OUR_CALLERS));
  endpoint("kms", ours(OUR_CALLERS));
  new aws.ec2.VpcEndpointPolicy("sts-policy", {
    vpcEndpointId: endpoint("sts").id,
    policy: ours(plant(anyOrganisation, OUR_CALLERS)),
  });
  const s3 = new aws.ec2.VpcEndpoint("s3", {
    vpcId: vpc.id,
    serviceName: `com.amazonaws.${REGION}.s3`,
    vpcEndpointType: "Gateway",
    routeTableIds: [routes.id],
    policy: ours({ StringEquals: { "aws:ResourceOrgID": ORGANISATION } }),
  });
  new aws.vpc.SecurityGroupEgressRule("workers-to-s3", {
    ...https,
    securityGroupId: groups.workers.id,
    prefixListId: s3.prefixListId,
  });
}
