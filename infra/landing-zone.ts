import * as pulumi from "@pulumi/pulumi";
import {
  AuditTrail,
  CustomerKey,
  EvidenceBucket,
  type KeyPurpose,
  type PerRole,
  type PerSeverity,
  trailArn,
} from "../components/index.ts";
import { buildDesktops } from "./desktops.ts";
import { buildAccess } from "./access.ts";
import { buildArtefacts } from "./artefacts.ts";
import { buildEgress } from "./egress.ts";
import { buildEndpointConfiguration } from "./endpoints.ts";
import { buildIdentity } from "./identity.ts";
import { buildInspection } from "./inspection.ts";
import { buildMcp } from "./mcp.ts";
import { alarmTopicArns, buildMonitoring } from "./monitoring.ts";
import { buildEndpoints, buildNetwork, buildNetworkLogs } from "./network.ts";
import {
  type KiroLandingZoneArgs,
  LOG_GROUPS,
  recordLogGroups,
  recordOf,
  type Site,
  siteOf,
  TRAIL_NAME,
} from "./site.ts";

export type { KiroLandingZoneArgs } from "./site.ts";

/** ARNs of the customer keys by what they encrypt. */
export type KeyArns = Readonly<Record<Exclude<KeyPurpose["kind"], "logs" | "firewall">, string>>;
/** Names of the log groups of record. */
export type LogGroupNames = Readonly<Record<keyof typeof LOG_GROUPS, string>>;

/**
 * The whole landing zone: keys, evidence, network, private endpoints and roles, wired together.
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
  /** Bucket of the files for those who put them in place. */
  readonly artefactBucketName: pulumi.Output<string>;
  /** Address of the registry of MCP servers; undefined where none are configured. */
  readonly mcpRegistryUrl: pulumi.Output<string | undefined>;
  /** Permission sets by role. */
  readonly permissionSetArns: pulumi.Output<PerRole<string>>;
  /** Topics that alarms are sent to, by severity. */
  readonly alarmTopicArns: pulumi.Output<PerSeverity<string>>;

  constructor(name: string, args: KiroLandingZoneArgs, opts?: pulumi.ComponentResourceOptions) {
    const { desktops, mcpServers = [], ...inputs } = args;
    // The roster stands in the desktops themselves, the password in the directory, the servers in their registry.
    super("kiro:landing-zone:KiroLandingZone", name, inputs, opts);
    const site = siteOf(name, args, this);
    const keys = buildKeys(site);
    const audit = buildAudit(site, keys.audit);
    const network = buildNetwork(site);
    const logs = buildNetworkLogs(site, keys.audit, network.vpc);
    const endpoints = buildEndpoints(site, network.vpc);
    const { firewall } = buildEgress(site, network.vpc);
    buildInspection(site, keys.audit, network.vpc, firewall.ruleGroupId);
    buildAccess(site, network.vpc);
    const identity = buildIdentity(site, args.identity);
    const { topics } = buildMonitoring(site, keys, audit.trail);
    const around = {
      vpc: network.vpc,
      groups: endpoints.groups,
      auditKey: keys.audit,
      desktopsKey: keys.desktops,
      topics,
    };
    buildDesktops(site, around, desktops);
    buildEndpointConfiguration(site, keys.data, mcpServers);
    const registry = buildMcp(site, keys.data, mcpServers);
    const artefacts = buildArtefacts(site, keys.data, mcpServers);

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
      alarms: keys.alarms.keyArn,
    });
    this.logGroupNames = pulumi.output({
      trail: audit.trail.logGroupName,
      flows: logs.flows.logGroupName,
      dnsQueries: logs.dnsQueries.logGroupName,
    });
    this.artefactBucketName = artefacts.bucketName;
    this.mcpRegistryUrl = pulumi.output(registry?.registryUrl);
    this.permissionSetArns = identity.permissionSetArns;
    this.alarmTopicArns = pulumi.output({
      critical: topics.critical.topicArn,
      high: topics.high.topicArn,
      medium: topics.medium.topicArn,
      low: topics.low.topicArn,
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
      artefactBucketName: this.artefactBucketName,
      mcpRegistryUrl: this.mcpRegistryUrl,
      permissionSetArns: this.permissionSetArns,
      alarmTopicArns: this.alarmTopicArns,
    });
  }
}

function buildKeys(site: Site) {
  const { name, place, config, ownership, bucketName, child } = site;
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
    audit: key({ kind: "audit", trailName: TRAIL_NAME, bucketName, logGroupNames: recordLogGroups(config) }),
    data: key({ kind: "data", resourceDataSync: config.endpointConfiguration !== undefined }),
    desktops: key({ kind: "desktops" }),
    alarms: key({ kind: "alarms", topicArns: alarmTopicArns(site) }),
  };
}

function buildAudit(site: Site, auditKey: CustomerKey) {
  const { name, place, config, ownership, bucketName, registryBucketName, child } = site;
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
      // The registry's objects too: an alarm watches for whoever writes there.
      recordedBuckets: [bucketName, registryBucketName],
      insights: config.monitoring.insights,
    },
    child,
  );
  return { bucket, trail };
}
