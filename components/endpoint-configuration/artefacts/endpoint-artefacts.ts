import type { Artefact } from "../../foundation/artefact.ts";
import type { EndpointSettings } from "../endpoint-settings.ts";
import { appLocker } from "./applocker.ts";
import { applyGpo } from "./apply-gpo.ts";
import { complianceCheck, complianceChecks } from "./compliance-check.ts";
import { deployManagedSettings } from "./deploy-managed-settings.ts";
import { dlpPolicy } from "./dlp-policy.ts";
import { auditHook, logAgentSettings } from "./hook-log.ts";
import { installDlpAgent } from "./install-dlp-agent.ts";
import { legacyCentralMcp } from "./legacy-mcp.ts";
import { managedSettings } from "./managed-settings.ts";
import { registryPolicies } from "./registry-policies.ts";
import { endpointRunbook, type RunbookNames } from "./runbook.ts";
import { securityTemplate } from "./security-template.ts";
import { userTemplate } from "./user-template.ts";

/** The scripts that Systems Manager runs on desktops. */
export interface EndpointScripts {
  readonly deployManagedSettings: Artefact;
  readonly installDlpAgent: Artefact;
  readonly checkCompliance: Artefact;
}

/** The scripts that Systems Manager runs on desktops, for these settings. */
export function endpointScripts(settings: EndpointSettings): EndpointScripts {
  const managed = managedSettings(settings);
  return {
    deployManagedSettings: deployManagedSettings(managed),
    installDlpAgent: installDlpAgent(settings.dlp),
    checkCompliance: complianceCheck(settings, managed),
  };
}

/** All files about how desktops are set up. */
export function endpointArtefacts(settings: EndpointSettings, names: RunbookNames): readonly Artefact[] {
  const managed = managedSettings(settings);
  const scripts = endpointScripts(settings);
  return [
    securityTemplate(settings.localAdministrators),
    appLocker(settings.applications),
    registryPolicies(),
    applyGpo(),
    managed,
    ...userTemplate(),
    dlpPolicy(settings.dlp),
    scripts.deployManagedSettings,
    scripts.installDlpAgent,
    scripts.checkCompliance,
    auditHook(),
    logAgentSettings(settings),
    ...(settings.legacyCentralMcpConfig ? legacyCentralMcp(settings.servers) : []),
    endpointRunbook(settings, complianceChecks(settings, managed), names),
  ];
}
