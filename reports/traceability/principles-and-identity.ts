import type { Claim } from "./claim.ts";

const IDENTITY = "test/components/identity";

/** Guide: executive summary, 1.1, 1.2, 2.1. */
export const principlesAndIdentity: readonly Claim[] = [
  {
    row: "0a",
    system: "Every access through the enterprise identity provider",
    files: ["components/identity/identity-access.ts"],
    rules: ["no-iam-users", "no-access-keys"],
    tests: [`${IDENTITY}/identity-access.test.ts`],
  },
  {
    row: "0b",
    system: "Network isolation end to end",
    files: ["components/network/isolated-vpc.ts", "components/network/private-endpoints.ts"],
    rules: ["no-internet-gateways", "no-public-subnets", "no-route-to-internet"],
    tests: ["test/components/isolated-vpc.test.ts", "test/engine/cases.test.ts"],
  },
  {
    row: "0c",
    system: "Controlled desktops with data loss prevention",
    files: ["components/desktops/desktop-fleet.ts"],
    rules: ["desktop-hardening", "desktop-volumes-encrypted"],
    note: "The DLP policy files are row 94 and following",
  },
  { row: "0d", system: "MCP governance", files: [], open: true },
  {
    row: "0e",
    system: "Six layers, each tied to a TRM section",
    files: ["components/foundation/tags.ts"],
    rules: ["required-tags"],
    tests: ["test/components/invariants.test.ts"],
  },
  {
    row: "1",
    system: "Enterprise identity provider",
    files: ["infra/config/identity-section.ts", "components/identity/artefacts/idp-saml.ts"],
    tests: [`${IDENTITY}/artefacts.test.ts`],
  },
  {
    row: "2",
    system: "IAM Identity Center instance",
    files: ["components/identity/identity-center.ts"],
    tests: [`${IDENTITY}/identity-center.test.ts`],
    note: "Looked up, never made: AWS has no API for an organization's instance",
  },
  {
    row: "3",
    system: "SAML service provider values",
    files: ["components/identity/artefacts/idp-saml.ts"],
    note: "Copied from the console into the configuration, never derived",
  },
  {
    row: "4",
    system: "SAML attributes",
    files: ["components/identity/artefacts/idp-saml.ts"],
    tests: [`${IDENTITY}/artefacts.test.ts`],
  },
  {
    row: "5",
    system: "SCIM provisioning",
    files: ["components/identity/artefacts/scim.ts"],
    tests: [`${IDENTITY}/artefacts.test.ts`],
    note: "The token is named by the ARN of its secret only",
  },
  {
    row: "6",
    system: "Identity store groups",
    files: ["components/identity/identity-access.ts", "components/identity/identity-center.ts"],
    tests: [`${IDENTITY}/identity-access.test.ts`],
  },
  {
    row: "7",
    system: "Permission sets",
    files: ["components/identity/role-access.ts"],
    rules: ["permission-sets-bounded", "iam-no-full-admin"],
    tests: [`${IDENTITY}/identity-access.test.ts`],
  },
  {
    row: "8",
    system: "Account assignments",
    files: ["components/identity/role-access.ts"],
    rules: ["kiro-access-by-group"],
    tests: [`${IDENTITY}/identity-access.test.ts`],
  },
  {
    row: "9",
    system: "Kiro subscriptions",
    files: ["components/identity/artefacts/subscription-roster.ts", "components/identity/artefacts/runbook.ts"],
    note: "A roster and a runbook: subscriptions are assigned in the Kiro console only",
  },
  ...(["10|Developer", "11|Lead Developer", "12|Security Admin", "13|Compliance Officer"] as const).map(
    (line): Claim => {
      const [row = "", role = ""] = line.split("|");
      return {
        row,
        system: `Role ${role}`,
        files: ["components/identity/access-matrix.ts", "components/identity/role-policy.ts"],
        tests: [`${IDENTITY}/role-policy.test.ts`],
      };
    },
  ),
  {
    row: "14",
    system: "MFA for all users",
    files: ["components/identity/artefacts/conditional-access.ts"],
    rules: ["privileged-role-needs-mfa", "no-iam-users"],
  },
  {
    row: "15",
    system: "Kiro session of at most 90 days",
    files: ["components/identity/artefacts/session-limits.ts"],
    note: "Set in the Identity Center console; the expected value is rendered",
  },
  {
    row: "16",
    system: "Session timeout of 2 hours",
    files: ["components/identity/role-access.ts"],
    rules: ["permission-sets-bounded"],
  },
  {
    row: "17",
    system: "At most 3 sessions at once",
    files: ["components/identity/artefacts/session-limits.ts"],
    note: "No native setting is known; the expected value is rendered",
  },
  {
    row: "18",
    system: "Sign-in frequency of 2 hours",
    files: ["components/identity/artefacts/conditional-access.ts"],
    tests: [`${IDENTITY}/artefacts.test.ts`],
  },
  {
    row: "19",
    system: "No persistent browser session",
    files: ["components/identity/artefacts/conditional-access.ts"],
    tests: [`${IDENTITY}/artefacts.test.ts`],
  },
  {
    row: "20",
    system: "No other session controls",
    files: ["components/identity/artefacts/conditional-access.ts"],
    tests: [`${IDENTITY}/artefacts.test.ts`],
  },
  {
    row: "21",
    system: "Sign-in restriction in Kiro's clients",
    files: ["components/identity/artefacts/sign-in-restriction.ts"],
    tests: [`${IDENTITY}/artefacts.test.ts`],
  },
];
