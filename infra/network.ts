import {
  type CustomerKey,
  DnsQueryLogs,
  FlowLogs,
  IsolatedVpc,
  NetworkAcls,
  PrivateEndpoints,
  S3GatewayEndpoint,
  SecurityGroups,
} from "../components/index.ts";
import { unsignedReadsOf } from "./mcp.ts";
import { corporateOf, endpointServicesOf, inspectionOf, recordOf, type Site } from "./site.ts";

/** The VPC of the workload with its subnets, and the lists that filter at their edges. */
export function buildNetwork({ name, place, config, ownership, child }: Site) {
  const { cidr, zones, desktopSubnets, endpointSubnets, directoryCidrs } = config.network;
  const { proxy, transit } = corporateOf(config);
  const inspection = inspectionOf(config);
  const transitSubnets = transit?.subnets ?? inspection?.transitSubnets;
  const vpc = new IsolatedVpc(
    `${name}-vpc`,
    {
      place,
      ownership,
      cidr,
      zones,
      desktopSubnets,
      endpointSubnets,
      transitSubnets,
      routedTiers: transitSubnets === undefined && config.kiroAccess === undefined ? [] : ["desktop"],
    },
    child,
  );
  const acls = new NetworkAcls(
    `${name}-acls`,
    {
      ownership,
      vpcId: vpc.vpcId,
      vpcCidr: cidr,
      desktopSubnetIds: vpc.desktopSubnetIds,
      endpointSubnetIds: vpc.endpointSubnetIds,
      transitSubnetIds: vpc.transitSubnetIds,
      defaultNetworkAclId: vpc.defaultNetworkAclId,
      directoryCidrs,
      proxy,
      publicHttps: inspection !== undefined || config.kiroAccess?.transit !== undefined,
    },
    child,
  );
  return { vpc, acls };
}

/** What happens in the VPC, written down. */
export function buildNetworkLogs(site: Site, auditKey: CustomerKey, { vpcId }: IsolatedVpc) {
  const { name, child } = site;
  return {
    flows: new FlowLogs(`${name}-flow-logs`, { ...recordOf(site, auditKey, "flows"), vpcId }, child),
    dnsQueries: new DnsQueryLogs(`${name}-dns-query-logs`, { ...recordOf(site, auditKey, "dnsQueries"), vpcId }, child),
  };
}

/** The private endpoints, and who may talk to whom. */
export function buildEndpoints(site: Site, vpc: IsolatedVpc) {
  const { name, config, ownership, perimeter, child } = site;
  const { vpcId, routeTableIds, endpointSubnetIds } = vpc;
  const unsignedReads = unsignedReadsOf(site);
  const s3 = new S3GatewayEndpoint(`${name}-s3`, { ownership, perimeter, vpcId, routeTableIds, unsignedReads }, child);
  const groups = new SecurityGroups(
    `${name}-groups`,
    {
      ownership,
      vpcId,
      s3PrefixListId: s3.prefixListId,
      directoryCidrs: config.network.directoryCidrs,
      proxy: corporateOf(config).proxy,
      publicHttps: inspectionOf(config) !== undefined,
      kiroAccessCidr: config.kiroAccess?.cidr,
    },
    child,
  );
  const interfaces = new PrivateEndpoints(
    `${name}-endpoints`,
    {
      ownership,
      perimeter,
      services: endpointServicesOf(site),
      vpcId,
      subnetIds: endpointSubnetIds,
      securityGroupId: groups.endpointGroupId,
    },
    child,
  );
  return { s3, groups, interfaces };
}
