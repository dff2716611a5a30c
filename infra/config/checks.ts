import { desktopProblems } from "./desktops-checks.ts";
import { accessProblems } from "./access-checks.ts";
import { egressProblems } from "./egress-checks.ts";
import { endpointConfigurationProblems } from "./endpoint-checks.ts";
import type { Problem, SettingPath } from "./explain.ts";
import { identityProblems } from "./identity-checks.ts";
import { monitoringProblems } from "./monitoring-checks.ts";
import { endpointProblems, rangeProblems, regionProblems } from "./network-checks.ts";
import { type LandingZoneConfig, PROJECT, type StackSettings } from "./schema.ts";
import type { WellFormed } from "./well-formed.ts";

type PartialConfig = WellFormed<LandingZoneConfig>;

// Source: S3 User Guide, "Constraints and considerations for transitions".
const MIN_DAYS_IN_STANDARD_IA = 30;

/** A number that production keeps at or above a floor. */
interface Floor {
  readonly key: readonly string[];
  readonly least: number;
  readonly read: (config: PartialConfig) => number | undefined;
}

/**
 * What production must keep at the least, in days: a year under lock and in the logs, seven years in the archive,
 * and the longest time that KMS offers to take back the deletion of a key.
 * Source: MAS TRM 12.2 (retention of logs) and 10.2 (keys); guide 2.3 and 8.3.
 */
const PRODUCTION_FLOORS: readonly Floor[] = [
  { key: ["audit", "objectLock", "days"], least: 365, read: (config) => config.audit?.objectLock?.days },
  {
    key: ["audit", "archive", "expireAfterDays"],
    least: 2555,
    read: (config) => config.audit?.archive?.expireAfterDays,
  },
  { key: ["audit", "logRetentionDays"], least: 365, read: (config) => config.audit?.logRetentionDays },
  { key: ["keys", "deletionWindowDays"], least: 30, read: (config) => config.keys?.deletionWindowDays },
];

/**
 * Checks what concerns several keys at once, on the parts of the settings that have their shape.
 * Pure: the same settings and stack name always give the same problems, in the order of the keys.
 */
export function crossFieldProblems(settings: WellFormed<StackSettings>, stack: string): Problem[] {
  const config: PartialConfig = settings[PROJECT] ?? {};
  return [
    ...stackProblems(config, stack),
    ...regionProblems(settings),
    ...rangeProblems(settings),
    ...accessProblems(settings),
    ...endpointProblems(settings),
    ...retentionProblems(config),
    ...identityProblems(config),
    ...egressProblems(config),
    ...desktopProblems(config),
    ...endpointConfigurationProblems(config),
    ...monitoringProblems(config),
    ...(config.environment === "prod" ? productionProblems(config) : []),
    ...(config.environment === "dev" ? developmentProblems(config) : []),
  ];
}

/** A copied stack file that still says `environment: dev` would switch production's safeguards off. */
function stackProblems({ environment }: PartialConfig, stack: string): Problem[] {
  const isNamedAfterEnvironment = stack === "dev" || stack === "prod";
  if (environment === undefined || !isNamedAfterEnvironment || environment === stack) return [];
  const wrong = "contradicts the name of the stack";
  return [{ path: [PROJECT, "environment"], wrong, given: environment, allowed: `must be ${stack}` }];
}

function retentionProblems({ audit }: PartialConfig): Problem[] {
  const { standardIaAfterDays, glacierAfterDays, expireAfterDays } = audit?.archive ?? {};
  const earliestGlacier = standardIaAfterDays && standardIaAfterDays + MIN_DAYS_IN_STANDARD_IA;
  const earliestExpiry = glacierAfterDays && glacierAfterDays + 1;
  const archive: SettingPath = [PROJECT, "audit", "archive"];
  return [
    ...tooSoon(
      { path: [...archive, "glacierAfterDays"], given: glacierAfterDays },
      `is less than ${MIN_DAYS_IN_STANDARD_IA} days after standardIaAfterDays`,
      earliestGlacier,
    ),
    ...tooSoon(
      { path: [...archive, "expireAfterDays"], given: expireAfterDays },
      "is not after glacierAfterDays",
      earliestExpiry,
    ),
    ...lockProblems(audit?.objectLock?.days, expireAfterDays),
  ];
}

function tooSoon(
  { path, given }: { readonly path: SettingPath; readonly given: number | undefined },
  wrong: string,
  earliest: number | undefined,
): Problem[] {
  if (given === undefined || earliest === undefined || given >= earliest) return [];
  return [{ path, wrong, given, allowed: `must be at least ${earliest}` }];
}

function lockProblems(days: number | undefined, expiry: number | undefined): Problem[] {
  if (days === undefined || expiry === undefined || days <= expiry) return [];
  return [
    {
      path: [PROJECT, "audit", "objectLock", "days"],
      wrong: "outlasts archive.expireAfterDays",
      given: days,
      allowed: `must be at most ${expiry}, since S3 cannot expire what is locked`,
    },
  ];
}

function productionProblems(config: PartialConfig): Problem[] {
  const problems = PRODUCTION_FLOORS.flatMap(({ key, least, read }): Problem[] => {
    const days = read(config);
    if (days === undefined || days >= least) return [];
    const allowed = `must be at least ${least} days in prod`;
    return [{ path: [PROJECT, ...key], wrong: "is too short for production", given: days, allowed }];
  });
  if (config.audit?.objectLock?.mode === "GOVERNANCE") {
    problems.push({
      path: [PROJECT, "audit", "objectLock", "mode"],
      wrong: "lets a privileged role delete evidence",
      given: "GOVERNANCE",
      allowed: "must be COMPLIANCE in prod",
    });
  }
  if (config.protectEvidence === false) {
    problems.push({
      path: [PROJECT, "protectEvidence"],
      wrong: "leaves evidence and keys open to destroy",
      given: false,
      allowed: "must be true in prod",
    });
  }
  return problems;
}

function developmentProblems({ audit }: PartialConfig): Problem[] {
  if (audit?.objectLock?.mode !== "COMPLIANCE") return [];
  return [
    {
      path: [PROJECT, "audit", "objectLock", "mode"],
      wrong: "cannot be lifted by anybody, so the stack could not be destroyed",
      given: "COMPLIANCE",
      allowed: "must be GOVERNANCE in dev",
    },
  ];
}
