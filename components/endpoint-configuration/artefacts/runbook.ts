import type { Artefact } from "../../foundation/artefact.ts";
import { table } from "../../foundation/markdown.ts";
import type { EndpointSettings } from "../endpoint-settings.ts";
import type { ComplianceCheck } from "./compliance-script.ts";
import { REGISTRY_POLICIES } from "./registry-policies.ts";

/** What the steps need to know of the deployment. */
export interface RunbookNames {
  readonly region: string;
  /** Role that a managed desktop works with. */
  readonly roleName: string;
  /** Tag by which associations find desktops. */
  readonly target: { readonly key: string; readonly value: string };
  readonly artefactBucketName: string;
  readonly reportBucketName: string;
}

/** What people do on desktops and in Group Policy, where AWS has no API, and what the daily check looks at. */
export function endpointRunbook(
  settings: EndpointSettings,
  checks: readonly ComplianceCheck[],
  names: RunbookNames,
): Artefact {
  const { key, value } = names.target;
  const lines = [
    "# Desktops: policies, settings, checks",
    "",
    `The files named here lie in the bucket ${names.artefactBucketName}, and in the folder that \`npm run render\` fills.`,
    "",
    "## Group Policy",
    "",
    "1. As a domain administrator, copy `endpoints/gpo` to a machine with the modules GroupPolicy, AppLocker and ActiveDirectory.",
    "2. Run `apply-gpo.ps1 -OrganizationalUnit <the desktops' unit>`, on an organizational unit for trials first.",
    "3. Import the security template that it names, as it says at its end. Local administrators become:",
    "",
    ...settings.localAdministrators.map((sid) => `   - ${sid}`),
    "",
    "4. Before programs are refused, read a week of AppLocker events (8003 audit, 8004 refused) and add what is missing to the configuration. Package runners such as npx and uvx start programs out of the user's profile, which application control refuses: install the packages of approved MCP servers into a folder that users cannot write to.",
    "",
    table(
      ["Policy", "Value"],
      REGISTRY_POLICIES.map(({ setting, data }) => [setting, String(data)]),
    ),
    "",
    "## Image of the desktops",
    "",
    "1. Kiro IDE 1.2 or later, Kiro CLI 2.25.0 or later: earlier ones do not read the sign-in rule.",
    "2. `endpoints/kiro/user-template` and `mcp/user-mcp.json` in the default profile: `settings.json` as `AppData\\Roaming\\Kiro\\User\\settings.json`, the others under `.kiro\\settings`.",
    "3. The CloudWatch agent with `endpoints/logs/amazon-cloudwatch-agent.json`, and `audit-hook.ps1` as a PostToolUse hook.",
    "4. The Systems Manager agent.",
    "",
    "## Management by Systems Manager",
    "",
    "WorkSpaces desktops are registered like machines outside AWS. No AWS page promises it for WorkSpaces: try one desktop first.",
    "",
    "```",
    `aws ssm create-activation --region ${names.region} --iam-role ${names.roleName} \\`,
    `  --registration-limit <number of desktops> --expiration-date <within 30 days> --tags Key=${key},Value=${value}`,
    "```",
    "",
    "The code is shown once and lets its holder register machines: put it into the image build's secret store, never into a file. Associations run on every desktop with the tag.",
    "",
    "## DLP",
    "",
    `The administrators of ${settings.dlp.product} enter \`endpoints/dlp/dlp-policy.json\` there. Check that the watched programs are named as the installed versions of Kiro name them.`,
    "",
    "## The daily check",
    "",
    `Reports lie in the bucket ${names.reportBucketName}. A desktop that does not comply also shows in Systems Manager, Compliance.`,
    "",
    table(
      ["Check", "What it makes sure of"],
      checks.map(({ id, what }) => [id, what]),
    ),
    "",
  ];
  return {
    path: "endpoints/runbook.md",
    mediaType: "text/markdown",
    purpose: "Steps for those who manage desktops and Group Policy.",
    content: lines.join("\n"),
  };
}
