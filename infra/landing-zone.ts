import * as pulumi from "@pulumi/pulumi";
import {
  AuditTrail,
  type AwsPlace,
  CustomerKey,
  DnsQueryLogs,
  EvidenceBucket,
  FlowLogs,
  IsolatedVpc,
  type KeyPurpose,
  kiroEndpoints,
  NetworkAcls,
  type Ownership,
  type Perimeter,
  PrivateEndpoints,
  S3GatewayEndpoint,
  SecurityGroups,
  trailArn,
} from "../components/index.ts";
import type { LandingZoneConfig } from "./config/schema.ts";

/** Inputs of {@link KiroLandingZone}. */
export interface KiroLandingZoneArgs {
  readonly place: AwsPlace;
  readonly config: LandingZoneConfig;
}

/** Name of the audit trail (guide section 2.3). */
const TRAIL_NAME = "kiro-audit-trail";
/** The log groups of record. Key policies name them, so they are fixed here and not chosen by Pulumi. */
const LOG_GROUPS = {
  trail: "/kiro/audit/trail",
  flows: "/kiro/network/flows",
  dnsQueries: "/kiro/network/dns-queries",
} as const;

/** ARNs of the customer keys by what they encrypt. */
export type KeyArns = Readonly<Record<KeyPurpose["kind"], string>>;
/** Names of the log groups of record. */
export type LogGroupNames = Readonly<Record<keyof typeof LOG_GROUPS, string>>;

/**
 * The whole landing zone: keys, evidence, network and private endpoints, wired together.
 *
 * It decides nothing but how the parts fit; what differs between environments comes from the configuration.
 */
export class KiroLandingZone extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  /** Subnets for desktops, in the order of the configured zones. */
  readonly desktopSubnetIds: readonly pulumi.Output<string>[];
  /** Security group that every desktop must wear. */
  readonly desktopSecurityGroupId: pulumi.Output<string>;
  /** Ids of the private endpoints by service name, S3's gateway endpoint included. */
  readonly endpointIds: pulumi.Output<Record<string, string>>;
  readonly auditTrailArn: pulumi.Output<string>;
  /** Bucket that holds the trail's files. */
  readonly auditBucketName: pulumi.Output<string>;
  readonly keyArns: pulumi.Output<KeyArns>;
  readonly logGroupNames: pulumi.Output<LogGroupNames>;

  constructor(name: string, args: KiroLandingZoneArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:landing-zone:KiroLandingZone", name, args, opts);
    const site = siteOf(name, args, this);
    const keys = buildKeys(site);
    const audit = buildAudit(site, keys.audit);
    const network = buildNetwork(site);
    const logs = buildNetworkLogs(site, keys.audit, network.vpc);
    const endpoints = buildEndpoints(site, network.vpc);

    this.vpcId = network.vpc.vpcId;
    this.desktopSubnetIds = network.vpc.desktopSubnetIds;
    this.desktopSecurityGroupId = endpoints.groups.desktopGroupId;
    this.endpointIds = pulumi
      .all([endpoints.interfaces.endpointIds, endpoints.s3.endpointId])
      .apply(([interfaces, s3]): Record<string, string> => ({ ...interfaces, s3 }));
    this.auditTrailArn = audit.trail.trailArn;
    this.auditBucketName = audit.bucket.bucketName;
    this.keyArns = pulumi.output({
      audit: keys.audit.keyArn,
      data: keys.data.keyArn,
      desktops: keys.desktops.keyArn,
    });
    this.logGroupNames = pulumi.output({
      trail: audit.trail.logGroupName,
      flows: logs.flows.logGroupName,
      dnsQueries: logs.dnsQueries.logGroupName,
    });
    this.registerOutputs({
      vpcId: this.vpcId,
      desktopSubnetIds: this.desktopSubnetIds,
      desktopSecurityGroupId: this.desktopSecurityGroupId,
      endpointIds: this.endpointIds,
      auditTrailArn: this.auditTrailArn,
      auditBucketName: this.auditBucketName,
      keyArns: this.keyArns,
      logGroupNames: this.logGroupNames,
    });
  }
}

/** What all parts share. */
interface Site {
  readonly name: string;
  readonly place: AwsPlace;
  readonly config: LandingZoneConfig;
  readonly ownership: Ownership;
  readonly perimeter: Perimeter;
  readonly bucketName: string;
  readonly child: pulumi.ComponentResourceOptions;
}

function siteOf(name: string, { place, config }: KiroLandingZoneArgs, zone: pulumi.ComponentResource): Site {
  return {
    name,
    place,
    config,
    ownership: { environment: config.environment, ...config.tags },
    perimeter: { place, organizationId: config.organizationId },
    bucketName: `kiro-audit-logs-${place.accountId}`,
    child: { parent: zone },
  };
}

function buildKeys({ name, place, config, ownership, bucketName, child }: Site) {
  const key = (purpose: KeyPurpose) =>
    new CustomerKey(
      `${name}-${purpose.kind}-key`,
      {
        place,
        ownership,
        alias: `${name}/${purpose.kind}`,
        purpose,
        rotationDays: config.keys.rotationDays,
        deletionWindowDays: config.keys.deletionWindowDays,
        protect: config.protectEvidence,
      },
      child,
    );
  return {
    audit: key({ kind: "audit", trailName: TRAIL_NAME, bucketName, logGroupNames: Object.values(LOG_GROUPS) }),
    data: key({ kind: "data" }),
    desktops: key({ kind: "desktops" }),
  };
}

/** What every log group of record has in common. */
function recordOf({ place, ownership, config }: Site, auditKey: CustomerKey, logGroup: keyof typeof LOG_GROUPS) {
  return {
    place,
    ownership,
    logGroupName: LOG_GROUPS[logGroup],
    retentionDays: config.audit.logRetentionDays,
    keyArn: auditKey.keyArn,
    protect: config.protectEvidence,
  };
}

function buildAudit(site: Site, auditKey: CustomerKey) {
  const { name, place, config, ownership, bucketName, child } = site;
  const bucket = new EvidenceBucket(
    `${name}-audit-bucket`,
    {
      place,
      ownership,
      bucketName,
      keyArn: auditKey.keyArn,
      trailArn: trailArn(place, TRAIL_NAME),
      organizationId: config.organizationId,
      lockMode: config.audit.objectLock.mode,
      lockDays: config.audit.objectLock.days,
      ...config.audit.archive,
      protect: config.protectEvidence,
    },
    child,
  );
  const trail = new AuditTrail(
    `${name}-audit-trail`,
    {
      ...recordOf(site, auditKey, "trail"),
      trailName: TRAIL_NAME,
      bucketName: bucket.bucketName,
      recordedBuckets: [bucketName],
    },
    child,
  );
  return { bucket, trail };
}

function buildNetwork({ name, place, config, ownership, child }: Site) {
  const { cidr, zones, desktopSubnets, endpointSubnets, directoryCidrs } = config.network;
  const vpc = new IsolatedVpc(`${name}-vpc`, { place, ownership, cidr, zones, desktopSubnets, endpointSubnets }, child);
  const acls = new NetworkAcls(
    `${name}-acls`,
    {
      ownership,
      vpcId: vpc.vpcId,
      vpcCidr: cidr,
      desktopSubnetIds: vpc.desktopSubnetIds,
      endpointSubnetIds: vpc.endpointSubnetIds,
      defaultNetworkAclId: vpc.defaultNetworkAclId,
      directoryCidrs,
    },
    child,
  );
  return { vpc, acls };
}

function buildNetworkLogs(site: Site, auditKey: CustomerKey, { vpcId }: IsolatedVpc) {
  const { name, child } = site;
  return {
    flows: new FlowLogs(`${name}-flow-logs`, { ...recordOf(site, auditKey, "flows"), vpcId }, child),
    dnsQueries: new DnsQueryLogs(`${name}-dns-query-logs`, { ...recordOf(site, auditKey, "dnsQueries"), vpcId }, child),
  };
}

function buildEndpoints({ name, place, config, ownership, perimeter, child }: Site, vpc: IsolatedVpc) {
  const { vpcId, routeTableIds, endpointSubnetIds } = vpc;
  const { directoryCidrs, supportingEndpoints, bedrockRuntimeEndpoint } = config.network;
  const s3 = new S3GatewayEndpoint(`${name}-s3`, { ownership, perimeter, vpcId, routeTableIds }, child);
  const groups = new SecurityGroups(
    `${name}-groups`,
    { ownership, vpcId, s3PrefixListId: s3.prefixListId, directoryCidrs },
    child,
  );
  const interfaces = new PrivateEndpoints(
    `${name}-endpoints`,
    {
      ownership,
      perimeter,
      services: [
        ...kiroEndpoints(place.region, config.kiroProfileRegion),
        ...(bedrockRuntimeEndpoint ? ["bedrock-runtime"] : []),
        ...supportingEndpoints,
      ],
      vpcId,
      subnetIds: endpointSubnetIds,
      securityGroupId: groups.endpointGroupId,
    },
    child,
  );
  return { s3, groups, interfaces };
}
