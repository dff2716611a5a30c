import type * as pulumi from "@pulumi/pulumi";
import {
  type AwsPlace,
  type CustomerKey,
  kiroEndpoints,
  type McpServer,
  type Ownership,
  type Perimeter,
} from "../components/index.ts";
import type { LandingZoneConfig } from "./config/schema.ts";
import type { DesktopPlace } from "./desktops.ts";
import type { IdentityPlace } from "./identity.ts";

/** Inputs of the landing zone. */
export interface KiroLandingZoneArgs {
  readonly place: AwsPlace;
  readonly config: LandingZoneConfig;
  /** Identity Center and the roles' groups, see `findIdentityPlace`. */
  readonly identity: IdentityPlace;
  /** Roster, bundles and password of the desktops, see `findDesktopPlace`; absent where none are configured. */
  readonly desktops?: DesktopPlace | undefined;
  /** The approved MCP servers, see `findMcpServers`; absent where none are configured. */
  readonly mcpServers?: readonly McpServer[] | undefined;
}

/** Logical name of the zone, and so the start of every name in it. */
export const ZONE_NAME = "kiro";
/** Name of the audit trail (guide section 2.3). */
export const TRAIL_NAME = "kiro-audit-trail";
/** The log groups of record. Key policies name them, so they are fixed here and not chosen by Pulumi. */
export const LOG_GROUPS = {
  trail: "/kiro/audit/trail",
  flows: "/kiro/network/flows",
  dnsQueries: "/kiro/network/dns-queries",
} as const;

/** The same for the way out by a firewall of the zone's own. */
export const INSPECTION_LOG_GROUPS = {
  flows: "/kiro/inspection/flows",
  dnsQueries: "/kiro/inspection/dns-queries",
  firewallAlerts: "/kiro/inspection/firewall-alerts",
  firewallFlows: "/kiro/inspection/firewall-flows",
} as const;

/** Log group of a managed directory's security events. AWS's console offers names under this prefix only. */
export const DIRECTORY_LOG_GROUP = "/aws/directoryservice/kiro";

/** Log group of the desktops' DLP agents. */
export const DLP_LOG_GROUP = "/kiro/desktops/dlp";

/** Log group of what Kiro's agents did on desktops. It has a key of its own, since desktops write to it. */
export const HOOK_LOG_GROUP = "/kiro/desktops/hooks";

/** Every log group of record that the zone has, and so the audit key must admit. */
export function recordLogGroups(config: LandingZoneConfig): readonly string[] {
  const { desktops, monitoring } = config;
  const isManaged = desktops?.directory.kind === "managed-ad";
  return [
    ...Object.values(LOG_GROUPS),
    ...(isManaged ? [DIRECTORY_LOG_GROUP] : []),
    ...(monitoring.dlp === undefined ? [] : [DLP_LOG_GROUP]),
    ...(inspectionOf(config) === undefined ? [] : Object.values(INSPECTION_LOG_GROUPS)),
  ];
}

/** What all parts share. */
export interface Site {
  readonly name: string;
  readonly place: AwsPlace;
  readonly config: LandingZoneConfig;
  readonly ownership: Ownership;
  readonly perimeter: Perimeter;
  readonly bucketName: string;
  /** Bucket that publishes the approved MCP servers. */
  readonly registryBucketName: string;
  readonly child: pulumi.ComponentResourceOptions;
}

/** Bucket of the registry of MCP servers; policies of several layers name it. */
export const registryBucketName = ({ accountId }: AwsPlace) => `kiro-mcp-registry-${accountId}`;

/** Settles what all parts share. */
export function siteOf(name: string, { place, config }: KiroLandingZoneArgs, zone: pulumi.ComponentResource): Site {
  return {
    name,
    place,
    config,
    ownership: { environment: config.environment, ...config.tags },
    perimeter: { place, organizationId: config.organizationId },
    bucketName: `kiro-audit-logs-${place.accountId}`,
    registryBucketName: registryBucketName(place),
    child: { parent: zone },
  };
}

/** What every log group of record has in common. */
export function recordOf(site: Site, auditKey: CustomerKey, logGroup: keyof typeof LOG_GROUPS) {
  return recordNamed(site, auditKey, LOG_GROUPS[logGroup]);
}

/** The same for a log group that only some zones have. */
export function recordNamed({ place, ownership, config }: Site, auditKey: CustomerKey, logGroupName: string) {
  return {
    place,
    ownership,
    logGroupName,
    retentionDays: config.audit.logRetentionDays,
    keyArn: auditKey.keyArn,
    protect: config.protectEvidence,
  };
}

/** The bank's own network as configured; nothing of it where there is no way out. */
export function corporateOf({
  egress,
}: LandingZoneConfig): Partial<NonNullable<LandingZoneConfig["egress"]["corporate"]>> {
  return egress.mode === "corporate" ? (egress.corporate ?? {}) : {};
}

/** The zone's own way out as configured; undefined where there is none. */
export function inspectionOf({ egress }: LandingZoneConfig): LandingZoneConfig["egress"]["inspection"] {
  return egress.mode === "inspection" ? egress.inspection : undefined;
}

/** Services with a private endpoint in the VPC of the workload. */
export function endpointServicesOf({ place, config }: Pick<Site, "place" | "config">): readonly string[] {
  return [
    ...kiroEndpoints(place.region, config.kiroProfileRegion),
    ...(config.network.bedrockRuntimeEndpoint ? ["bedrock-runtime"] : []),
    ...config.network.supportingEndpoints,
  ];
}
