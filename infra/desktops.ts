import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type AlarmTopic,
  type CustomerKey,
  type Desktop,
  DesktopDirectory,
  DesktopFleet,
  DesktopMonitoring,
  type IsolatedVpc,
  type PerSeverity,
  readRoster,
  type SecurityGroups,
  UserDirectory,
  type UserDirectoryArgs,
  WorkspacesDefaultRole,
} from "../components/index.ts";
import type { LandingZoneConfig } from "./config/schema.ts";
import { lookUp } from "./look-up.ts";
import { DIRECTORY_LOG_GROUP, type Site } from "./site.ts";
import { readTextFile } from "./text-file.ts";

type DesktopsConfig = NonNullable<LandingZoneConfig["desktops"]>;

/** The desktops as their files and AWS say, before the first component is made. */
export interface DesktopPlace {
  readonly desktops: readonly Desktop[];
  /** Bundle id by compute type. */
  readonly bundleIds: Readonly<Record<string, string>>;
  /** Password for the directory; absent where the directory exists already. */
  readonly password?: pulumi.Input<string> | undefined;
}

/**
 * Reads the roster and looks up bundles and the directory's password.
 * @throws pulumi.RunError, shown without a stack trace, with one line for each problem of the roster or lookup
 */
export async function findDesktopPlace({ desktops: config }: LandingZoneConfig): Promise<DesktopPlace | undefined> {
  if (config === undefined) return undefined;
  const desktops = rosterOf(config.roster);
  const types = [...new Set(desktops.map(({ computeType }) => computeType))].sort();
  const bundles = await Promise.all(types.map((type) => findBundle(type, config.bundles)));
  const bundleIds = Object.fromEntries(types.map((type, index) => [type, bundles[index] ?? ""]));
  const { passwordSecretArn: secretId, passwordVersionId: versionId } = config.directory;
  if (secretId === undefined || versionId === undefined) return { desktops, bundleIds };
  const { secretString } = await lookUp(
    aws.secretsmanager.getSecretVersion({ secretId, versionId }),
    (reason) => `desktops.directory.passwordSecretArn: cannot be read (${reason}); a secret with this version`,
  );
  return { desktops, bundleIds, password: pulumi.secret(secretString) };
}

/** The desktops of a roster file, named from the project's folder. */
export function rosterOf(file: string): readonly Desktop[] {
  const text = readTextFile(file, "a roster of desktops, see desktops.roster in the stack's file");
  const { desktops, problems } = readRoster(file, text);
  if (problems.length === 0) return desktops;
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  throw new pulumi.RunError([`the roster of desktops has ${count}`, ...problems].join("\n"));
}

async function findBundle(type: string, bundles: DesktopsConfig["bundles"]): Promise<string> {
  const named = Object.entries(bundles).find(([key]) => key === type)?.[1];
  if (named === undefined) {
    throw new pulumi.RunError(`desktops.bundles.${type}: is missing; the bundle of a compute type in the roster`);
  }
  if (named.startsWith("wsb-")) return named;
  const { id, computeTypes } = await lookUp(
    aws.workspaces.getBundle({ owner: "AMAZON", name: named }),
    (reason) => `desktops.bundles.${type}: cannot be looked up (${reason}), got "${named}"; one of Amazon's bundles`,
  );
  const [found] = computeTypes;
  if (found?.name === type) return id;
  const wrong = `is a bundle of ${found?.name ?? "no compute type"}, got "${named}"`;
  throw new pulumi.RunError(`desktops.bundles.${type}: ${wrong}; a bundle of ${type}`);
}

/** What the desktops need of the other layers. */
export interface DesktopSurroundings {
  readonly vpc: IsolatedVpc;
  readonly groups: SecurityGroups;
  readonly auditKey: CustomerKey;
  readonly desktopsKey: CustomerKey;
  readonly topics: PerSeverity<AlarmTopic>;
}

/** The desktops, the directory that they belong to, and who watches them; nothing where none are configured. */
export function buildDesktops(site: Site, around: DesktopSurroundings, place: DesktopPlace | undefined) {
  const config = site.config.desktops;
  if (config === undefined || place === undefined) return undefined;
  const { name, ownership, child } = site;
  const role = config.defaultRole
    ? [new WorkspacesDefaultRole(`${name}-workspaces-role`, { place: site.place, ownership }, child)]
    : [];
  const directory = new DesktopDirectory(
    `${name}-desktop-directory`,
    {
      ownership,
      directoryId: directoryIdOf(site, config, around, place),
      subnetIds: around.vpc.desktopSubnetIds,
      securityGroupId: around.groups.desktopGroupId,
      clientCidrs: config.clientCidrs,
      devices: config.devices,
      organizationalUnit: config.directory.organizationalUnit,
      saml: config.saml,
      streamingEndpointId: config.streamingEndpointId,
    },
    // WorkSpaces registers no directory without its role.
    { ...child, dependsOn: role },
  );
  const { directoryId } = directory;
  const { bundleIds, desktops } = place;
  const { critical, high, medium, low } = around.topics;
  const fleet = new DesktopFleet(
    `${name}-desktops`,
    { ownership, directoryId, keyArn: around.desktopsKey.keyArn, bundleIds, desktops },
    child,
  );
  const monitoring = new DesktopMonitoring(
    `${name}-desktop-monitoring`,
    {
      ownership,
      region: site.place.region,
      directoryId,
      topicArns: {
        critical: critical.topicArn,
        high: high.topicArn,
        medium: medium.topicArn,
        low: low.topicArn,
      },
    },
    child,
  );
  return { directory, fleet, monitoring };
}

function directoryIdOf(
  site: Site,
  { directory }: DesktopsConfig,
  { vpc, auditKey }: DesktopSurroundings,
  { password }: DesktopPlace,
): pulumi.Input<string> {
  const { name, place, config, ownership, child } = site;
  // The configuration's checks leave none of these out where they are needed.
  if (directory.kind === "existing") return directory.id ?? "";
  const choice: UserDirectoryArgs["choice"] =
    directory.kind === "managed-ad"
      ? {
          kind: "managed-ad",
          edition: directory.edition ?? "Standard",
          log: {
            logGroupName: DIRECTORY_LOG_GROUP,
            retentionDays: config.audit.logRetentionDays,
            keyArn: auditKey.keyArn,
            protect: config.protectEvidence,
          },
        }
      : {
          kind: "ad-connector",
          dnsIps: directory.dnsIps ?? [],
          serviceUser: directory.serviceUser ?? "",
          size: directory.size ?? "Small",
        };
  const users = new UserDirectory(
    `${name}-user-directory`,
    {
      place,
      ownership,
      choice,
      domainName: directory.domainName ?? "",
      shortName: directory.shortName,
      password: password ?? "",
      vpcId: vpc.vpcId,
      subnetIds: vpc.desktopSubnetIds,
      protect: config.protectEvidence,
    },
    child,
  );
  return users.directoryId;
}
