import * as aws from "@pulumi/aws";
import {
  CustomerKey,
  DnsQueryLogs,
  FlowLogs,
  IsolatedVpc,
  NetworkAcls,
  PrivateEndpoints,
  S3GatewayEndpoint,
  SecurityGroups,
} from "../../../components/index.ts";

const [{ accountId }, { region }, { partition }] = await Promise.all([
  aws.getCallerIdentity(),
  aws.getRegion(),
  aws.getPartition(),
]);
const place = { accountId, region, partition };
const ownership = { environment: "dev", owner: "platform", costCentre: "cc-0000", dataClassification: "internal" };
const perimeter = { place };
const cidr = "10.40.0.0/16";

const vpc = new IsolatedVpc("vpc", {
  place,
  ownership,
  cidr,
  zones: [`${region}a`, `${region}b`],
  desktopSubnets: ["10.40.1.0/24", "10.40.2.0/24"],
  endpointSubnets: ["10.40.3.0/24", "10.40.4.0/24"],
});
const { vpcId, desktopSubnetIds, endpointSubnetIds, routeTableIds, defaultNetworkAclId } = vpc;
const acls = { vpcCidr: cidr, desktopSubnetIds, endpointSubnetIds, defaultNetworkAclId, directoryCidrs: [] };
new NetworkAcls("acls", { ownership, vpcId, ...acls });

const s3 = new S3GatewayEndpoint("s3", { ownership, perimeter, vpcId, routeTableIds });
const groups = new SecurityGroups("groups", {
  ownership,
  vpcId,
  s3PrefixListId: s3.prefixListId,
  directoryCidrs: [],
});
const endpoints = new PrivateEndpoints("endpoints", {
  ownership,
  perimeter,
  services: ["q", "codewhisperer", "bedrock-runtime", "logs", "kms", "sts"],
  vpcId,
  subnetIds: endpointSubnetIds,
  securityGroupId: groups.endpointGroupId,
});

// Log groups of record have a key that admits them and nobody else.
const logGroupNames = { flows: "/team/network/flows", dnsQueries: "/team/network/dns-queries" };
const { keyArn } = new CustomerKey("logs-key", {
  place,
  ownership,
  alias: "team/network-logs",
  purpose: { kind: "logs", logGroupNames: Object.values(logGroupNames) },
  rotationDays: 365,
  deletionWindowDays: 7,
  protect: false,
});
const record = { place, ownership, vpcId, retentionDays: 365, keyArn, protect: false };
new FlowLogs("flow-logs", { ...record, logGroupName: logGroupNames.flows });
new DnsQueryLogs("dns-query-logs", { ...record, logGroupName: logGroupNames.dnsQueries });

/** Where the workload goes, and the group that it wears. */
export const subnetIds = desktopSubnetIds;
export const { desktopGroupId } = groups;
export const { endpointIds } = endpoints;
