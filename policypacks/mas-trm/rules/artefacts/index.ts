import type { Rule } from "../../kit/rule.ts";
import { conditionalAccessStrict } from "./conditional-access-strict.ts";
import { desktopGroupPolicyStrict } from "./desktop-group-policy-strict.ts";
import { desktopsCheckedDaily } from "./desktops-checked-daily.ts";
import { dlpPolicyCoversData } from "./dlp-policy-covers-data.ts";
import { kiroManagedSettingsStrict } from "./kiro-managed-settings-strict.ts";
import { mcpRegistryApproved } from "./mcp-registry-approved.ts";

/** Rules about the files that a stack publishes for those who put them in place, and the scripts that it runs. */
export const artefactsRules: readonly Rule[] = [
  mcpRegistryApproved,
  kiroManagedSettingsStrict,
  dlpPolicyCoversData,
  desktopGroupPolicyStrict,
  conditionalAccessStrict,
  desktopsCheckedDaily,
];
