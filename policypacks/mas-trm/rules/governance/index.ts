import type { Rule } from "../../kit/rule.ts";
import { approvedAccountsOnly } from "./approved-accounts-only.ts";
import { approvedRegionsOnly } from "./approved-regions-only.ts";
import { knownResourceVersions } from "./known-resource-versions.ts";
import { noForceDestroyOfRecords } from "./no-force-destroy-of-records.ts";
import { noIgnoredSecurityProperties } from "./no-ignored-security-properties.ts";
import { noSecretsInPlainInputs } from "./no-secrets-in-plain-inputs.ts";
import { noStaticAwsKeys } from "./no-static-aws-keys.ts";
import { noUnscannableResources } from "./no-unscannable-resources.ts";
import { protectCriticalResources } from "./protect-critical-resources.ts";
import { requiredTags } from "./required-tags.ts";

/** Rules about how stacks are governed. */
export const governanceRules: readonly Rule[] = [
  requiredTags,
  approvedRegionsOnly,
  approvedAccountsOnly,
  noUnscannableResources,
  knownResourceVersions,
  noSecretsInPlainInputs,
  noStaticAwsKeys,
  protectCriticalResources,
  noIgnoredSecurityProperties,
  noForceDestroyOfRecords,
];
