import type { Claim } from "./claim.ts";

const DESKTOPS = "components/desktops";
const DESKTOP = [`${DESKTOPS}/desktop.ts`, `${DESKTOPS}/compute-types.ts`];
const DIRECTORY = [`${DESKTOPS}/desktop-directory.ts`];
const MONITORING = [`${DESKTOPS}/desktop-monitoring.ts`];
const FLEET_TESTS = ["test/components/desktops/desktop-fleet.test.ts", "test/engine/fleet.test.ts"];
const ROSTER_TEST = "test/components/desktops/roster.test.ts";
const DIRECTORIES_TEST = ["test/components/desktops/directories.test.ts"];
const MONITORING_TEST = ["test/components/desktops/desktop-monitoring.test.ts"];

const ENDPOINTS = "components/endpoint-configuration";
const RENDERERS = `${ENDPOINTS}/artefacts`;
const CHECKS = `${RENDERERS}/checks`;
const COMMAND = `${ENDPOINTS}/desktop-command.ts`;
const GPO_TEST = ["test/components/endpoint-configuration/gpo.test.ts"];
const DLP_TEST = ["test/components/endpoint-configuration/dlp-policy.test.ts"];
const KIRO_TEST = ["test/components/endpoint-configuration/kiro-settings.test.ts"];
const SCRIPTS_TEST = "test/components/endpoint-configuration/scripts.test.ts";
const CHECK_TEST = "test/components/endpoint-configuration/compliance-check.test.ts";
const COMPONENTS_TEST = "test/components/endpoint-configuration/components.test.ts";
const CHECK_SCRIPT = ["endpoints/scripts/check-compliance.ps1"];

const desktop = (claim: Pick<Claim, "row" | "system"> & Partial<Claim>): Claim => ({
  files: DESKTOP,
  tests: FLEET_TESTS,
  deviation: "desktops",
  ...claim,
});
const dlp = (row: string, system: string): Claim => ({
  row,
  system,
  files: [`${RENDERERS}/dlp-policy.ts`],
  artefacts: ["endpoints/dlp/dlp-policy.json"],
  rules: ["dlp-policy-covers-data"],
  tests: DLP_TEST,
});
const dailyCheck = (row: string, system: string, file: string): Claim => ({
  row,
  system,
  files: [`${CHECKS}/${file}`, `${RENDERERS}/compliance-check.ts`, COMMAND],
  artefacts: CHECK_SCRIPT,
  rules: ["desktops-checked-daily"],
  tests: [CHECK_TEST, COMPONENTS_TEST],
  deviation: "desktops-configuration",
});

/** Guide: 4.1.1, 4.3.1; 4.1.2 to 4.3.2. */
export const desktopsAndEndpoints: readonly Claim[] = [
  desktop({
    row: "75",
    system: "Bundle",
    tests: [...FLEET_TESTS, "test/components/desktops/desktop-place.test.ts"],
    note: "GraphicsPro has reached its end; the G4DN family takes its place",
  }),
  desktop({ row: "76", system: "At least 8 vCPU and 32 GB", tests: [ROSTER_TEST, ...FLEET_TESTS] }),
  desktop({
    row: "77",
    system: "175 GB of disk",
    tests: [ROSTER_TEST, ...FLEET_TESTS],
    note: "A root volume of 175 GB needs a user volume of 100 GB",
  }),
  desktop({ row: "78", system: "GPU on request", tests: [ROSTER_TEST, ...FLEET_TESTS] }),
  desktop({
    row: "79",
    system: "Customer key on volumes",
    files: [`${DESKTOPS}/desktop-fleet.ts`, "components/data-protection/customer-key.ts"],
    rules: ["desktop-volumes-encrypted"],
  }),
  desktop({
    row: "80",
    system: "Root and user volume encrypted",
    files: [`${DESKTOPS}/desktop-fleet.ts`],
    rules: ["desktop-volumes-encrypted"],
  }),
  desktop({ row: "81", system: "AUTO_STOP after 60 minutes", files: [`${DESKTOPS}/desktop-fleet.ts`] }),
  {
    row: "82",
    system: "Tags",
    files: ["components/foundation/tags.ts"],
    rules: ["required-tags"],
    tests: ["test/components/invariants.test.ts"],
    deviation: "words-and-clauses",
  },
  {
    row: "83",
    system: "Directory",
    files: [...DIRECTORY, `${DESKTOPS}/user-directory.ts`, `${DESKTOPS}/workspaces-default-role.ts`],
    rules: ["desktop-hardening", "multi-az-core-services"],
    tests: DIRECTORIES_TEST,
    deviation: "desktops",
  },
  {
    row: "84",
    system: "No local administrator",
    files: DIRECTORY,
    rules: ["desktop-hardening"],
    tests: DIRECTORIES_TEST,
    deviation: "desktops",
  },
  {
    row: "85",
    system: "IP access",
    files: DIRECTORY,
    rules: ["desktop-remote-access-restricted"],
    tests: DIRECTORIES_TEST,
    deviation: "desktops",
  },
  {
    row: "86",
    system: "WorkSpaces metrics",
    files: [`${DESKTOPS}/desktop-metrics.ts`, ...MONITORING],
    tests: MONITORING_TEST,
    deviation: "desktops",
  },
  {
    row: "87",
    system: "Failed authentication",
    files: MONITORING,
    tests: MONITORING_TEST,
    deviation: "desktops",
  },
  {
    row: "88",
    system: "DLP violations",
    files: ["components/monitoring/dlp-alarm.ts", "infra/monitoring.ts"],
    rules: ["log-groups-encrypted", "log-retention"],
    tests: ["test/components/monitoring/dlp-alarm.test.ts", "test/components/landing-zone-evidence.test.ts"],
    note: "Optional: switched on by the pattern of the agent's log, `monitoring.dlp.pattern`",
    deviation: "desktops",
  },
  {
    row: "89",
    system: "Local administrators",
    files: [`${RENDERERS}/security-template.ts`, `${CHECKS}/accounts.ts`],
    artefacts: ["endpoints/gpo/GptTmpl.inf", "endpoints/gpo/apply-gpo.ps1"],
    rules: ["desktop-hardening", "desktop-group-policy-strict"],
    tests: [...GPO_TEST, CHECK_TEST],
    note: "The approved members, by SID; none is refused, since a domain must be able to manage its machines",
    deviation: "desktops-configuration",
  },
  {
    row: "90",
    system: "Application control",
    files: [`${RENDERERS}/applocker.ts`],
    artefacts: ["endpoints/gpo/applocker.xml", "endpoints/gpo/apply-gpo.ps1"],
    rules: ["desktop-group-policy-strict"],
    tests: GPO_TEST,
    deviation: "desktops-configuration",
  },
  {
    row: "91",
    system: "Removable storage",
    files: [`${RENDERERS}/registry-policies.ts`],
    artefacts: ["endpoints/gpo/registry-policies.json", "endpoints/gpo/apply-gpo.ps1"],
    rules: ["desktop-group-policy-strict"],
    tests: GPO_TEST,
  },
  {
    row: "92",
    system: "Installer policy",
    files: [`${RENDERERS}/registry-policies.ts`],
    artefacts: ["endpoints/gpo/registry-policies.json", "endpoints/gpo/apply-gpo.ps1"],
    rules: ["desktop-group-policy-strict"],
    tests: GPO_TEST,
    deviation: "desktops-configuration",
  },
  {
    row: "93",
    system: "DLP product",
    files: [`${ENDPOINTS}/endpoint-settings.ts`, "infra/config/endpoint-section.ts"],
    artefacts: ["endpoints/dlp/dlp-policy.json"],
    tests: ["test/config/validate.test.ts", ...DLP_TEST],
    note: "McAfee's product by its present name, Trellix",
    deviation: "desktops-configuration",
  },
  dlp("94", "DLP: code exfiltration"),
  dlp("95", "DLP: credentials"),
  dlp("96", "DLP: Kiro outputs"),
  dlp("97", "DLP: personal data"),
  {
    row: "98",
    system: "DLP agent installation",
    files: [`${RENDERERS}/install-dlp-agent.ts`, COMMAND, `${ENDPOINTS}/managed-nodes.ts`],
    artefacts: ["endpoints/scripts/install-dlp-agent.ps1"],
    tests: [SCRIPTS_TEST, COMPONENTS_TEST],
    deviation: "desktops-configuration",
  },
  {
    row: "99",
    system: "Central MCP configuration",
    files: ["components/mcp/mcp-registry.ts", "components/mcp/artefacts/registry-json.ts"],
    artefacts: ["mcp/registry.json", "mcp/user-mcp.json"],
    rules: ["bucket-kms-encrypted", "record-buckets-versioned", "bucket-policy-not-public", "mcp-registry-approved"],
    tests: ["test/components/mcp/mcp-registry.test.ts", "test/components/mcp/artefacts.test.ts"],
    deviation: "mcp-servers",
  },
  {
    row: "100",
    system: "MCP deployment",
    files: [`${RENDERERS}/deploy-managed-settings.ts`, COMMAND],
    artefacts: ["endpoints/scripts/deploy-managed-settings.ps1"],
    rules: ["kiro-managed-settings-strict"],
    tests: [SCRIPTS_TEST, COMPONENTS_TEST],
    deviation: "mcp-servers",
  },
  {
    row: "101",
    system: "MCP file permissions",
    files: [`${RENDERERS}/locked-files.ts`],
    artefacts: ["endpoints/scripts/deploy-managed-settings.ps1"],
    tests: [SCRIPTS_TEST],
    deviation: "mcp-servers",
  },
  {
    row: "102",
    system: "Local MCP configuration blocked",
    files: [`${CHECKS}/kiro.ts`, `${RENDERERS}/legacy-mcp.ts`],
    artefacts: ["mcp/registry.json", ...CHECK_SCRIPT],
    tests: [CHECK_TEST, "test/components/endpoint-configuration/artefacts.test.ts"],
    note: "Kiro starts servers of the registry only; the guide's script is rendered with `legacyCentralMcpConfig`",
    deviation: "mcp-servers",
  },
  {
    row: "103",
    system: "Administrator's permission policy",
    files: [`${RENDERERS}/managed-settings.ts`, `${RENDERERS}/admin-rules.ts`],
    artefacts: ["endpoints/kiro/managed-settings.json"],
    rules: ["kiro-managed-settings-strict"],
    tests: KIRO_TEST,
  },
  {
    row: "104",
    system: "Supervised mode",
    files: [`${RENDERERS}/user-template.ts`],
    artefacts: ["endpoints/kiro/user-template/settings.json", "endpoints/kiro/user-template/permissions.yaml"],
    tests: KIRO_TEST,
    note: "A template: users may change it, within the administration settings",
  },
  dailyCheck("105", "Daily check: MCP configuration", "kiro.ts"),
  dailyCheck("106", "Daily check: DLP agent", "windows.ts"),
  dailyCheck("107", "Daily check: no local administrator", "accounts.ts"),
  {
    row: "108",
    system: "Daily report",
    files: [`${ENDPOINTS}/compliance-reports.ts`, COMMAND],
    rules: ["bucket-kms-encrypted", "record-buckets-versioned", "desktops-checked-daily"],
    tests: [COMPONENTS_TEST],
    deviation: "desktops-configuration",
  },
  {
    row: "109",
    system: "Audit log shipping",
    files: [`${ENDPOINTS}/hook-logs.ts`, `${RENDERERS}/hook-log.ts`],
    artefacts: ["endpoints/logs/audit-hook.ps1", "endpoints/logs/amazon-cloudwatch-agent.json"],
    rules: ["log-groups-encrypted", "log-retention"],
    tests: [COMPONENTS_TEST, SCRIPTS_TEST],
    deviation: "mcp-servers",
  },
];
