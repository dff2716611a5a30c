import {
  type Artefact,
  ComplianceReports,
  CustomerKey,
  DesktopCommand,
  type DesktopCommandArgs,
  type EndpointSettings,
  endpointArtefacts,
  endpointScripts,
  HookLogs,
  kiroApiHosts,
  ManagedNodes,
  type McpServer,
  signInRestriction,
} from "../components/index.ts";
import { DLP_LOG_GROUP, endpointServicesOf, HOOK_LOG_GROUP, type Site } from "./site.ts";

type Surroundings = Pick<Site, "name" | "place" | "config">;

/** Tag by which Systems Manager finds the desktops of an environment. */
const targetOf = ({ environment }: Site["config"]) => ({ key: "KiroDesktop", value: environment });
const roleNameOf = ({ name }: Surroundings) => `${name}-desktop-node`;

/** Bucket of the files for those who put them in place. */
export const artefactBucketName = ({ place }: Pick<Site, "place">) => `kiro-artefacts-${place.accountId}`;
const reportBucketName = ({ place }: Pick<Site, "place">) => `kiro-compliance-reports-${place.accountId}`;

/** The scripts of Systems Manager, by the prefix of their output and the last part of their names. */
const COMMANDS = {
  "managed-settings": {
    script: "deployManagedSettings",
    severity: "HIGH",
    description: "Puts Kiro's administration settings in place, for reading only.",
  },
  "dlp-agent": {
    script: "installDlpAgent",
    severity: "HIGH",
    description: "Installs the DLP agent where it is missing, and starts it.",
  },
  "compliance-check": {
    script: "checkCompliance",
    severity: "CRITICAL",
    description: "Looks whether the desktop is set up as the bank decided.",
  },
} as const satisfies Record<
  string,
  {
    readonly script: keyof ReturnType<typeof endpointScripts>;
    readonly severity: DesktopCommandArgs["severity"];
    readonly description: string;
  }
>;
type CommandName = keyof typeof COMMANDS;

/** What people wrote, and what the zone knows by itself. */
function settingsOf(
  { place, config }: Surroundings,
  chosen: NonNullable<Site["config"]["endpointConfiguration"]>,
  servers: readonly McpServer[],
): EndpointSettings {
  const { portalHost } = config.identity;
  const isPrivate = config.kiroAccess !== undefined || endpointServicesOf({ place, config }).includes("q");
  return {
    ...chosen,
    signIn: signInRestriction({ portalHost, identityCenterRegion: config.identityCenterRegion }),
    servers,
    privateNames: {
      hosts: isPrivate ? kiroApiHosts(config.kiroProfileRegion) : [],
      cidrs: [config.kiroAccess?.cidr ?? config.network.cidr],
    },
    hookLogGroupName: HOOK_LOG_GROUP,
    region: place.region,
  };
}

/** How desktops are set up inside Windows: role, commands, reports, logs. None without the section. */
export function buildEndpointConfiguration(site: Site, dataKey: CustomerKey, servers: readonly McpServer[]) {
  const { name, place, config, ownership, child } = site;
  const chosen = config.endpointConfiguration;
  if (chosen === undefined) return undefined;

  const reports = new ComplianceReports(
    `${name}-compliance-reports`,
    {
      place,
      ownership,
      bucketName: reportBucketName(site),
      organizationId: config.organizationId,
      keyArn: dataKey.keyArn,
      protect: config.protectEvidence,
    },
    child,
  );
  const nodes = new ManagedNodes(
    `${name}-desktop-nodes`,
    {
      place,
      ownership,
      roleName: roleNameOf(site),
      artefactBucketName: artefactBucketName(site),
      report: { bucketName: reportBucketName(site), prefixes: Object.keys(COMMANDS) },
      keyAlias: `${name}/data`,
      logGroupNames: [HOOK_LOG_GROUP, ...(config.monitoring.dlp === undefined ? [] : [DLP_LOG_GROUP])],
    },
    child,
  );
  const logKey = new CustomerKey(
    `${name}-hook-logs-key`,
    {
      place,
      ownership,
      alias: `${name}/hook-logs`,
      purpose: { kind: "logs", logGroupNames: [HOOK_LOG_GROUP] },
      rotationDays: config.keys.rotationDays,
      deletionWindowDays: config.keys.deletionWindowDays,
      protect: config.protectEvidence,
    },
    child,
  );
  const hookLogs = new HookLogs(
    `${name}-hook-logs`,
    {
      ownership,
      logGroupName: HOOK_LOG_GROUP,
      retentionDays: config.audit.logRetentionDays,
      keyArn: logKey.keyArn,
      protect: config.protectEvidence,
      servers,
    },
    child,
  );
  const commands = buildCommands(site, settingsOf(site, chosen, servers), reports);
  return { reports, nodes, hookLogs, commands };
}

function buildCommands(site: Site, settings: EndpointSettings, reports: ComplianceReports): readonly DesktopCommand[] {
  const scripts = endpointScripts(settings);
  return Object.entries(COMMANDS).map(
    ([command, { script, severity, description }]) =>
      new DesktopCommand(
        `${site.name}-${command}`,
        {
          ownership: site.ownership,
          documentName: `kiro-${command as CommandName}`,
          description,
          script: scripts[script].content,
          target: targetOf(site.config),
          severity,
          output: { bucketName: reports.bucketName, prefix: command, region: site.place.region },
        },
        site.child,
      ),
  );
}

/** The endpoint-configuration layer's files. */
export function artefactsOfEndpoints(site: Surroundings, servers: readonly McpServer[]): readonly Artefact[] {
  const chosen = site.config.endpointConfiguration;
  if (chosen === undefined) return [];
  return endpointArtefacts(settingsOf(site, chosen, servers), {
    region: site.place.region,
    roleName: roleNameOf(site),
    target: targetOf(site.config),
    artefactBucketName: artefactBucketName(site),
    reportBucketName: reportBucketName(site),
  });
}
