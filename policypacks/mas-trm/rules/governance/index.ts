import type { Rule } from "../../kit/rule.ts";
import { approvedRegionsOnly } from "./approved-regions-only.ts";
import { noIgnoredSecurityProperties } from "./no-ignored-security-properties.ts";
import { noStaticAwsKeys } from "./no-static-aws-keys.ts";
import { noUnscannableResources } from "./no-unscannable-resources.ts";
import { protectCriticalResources } from "./protect-critical-resources.ts";

/** Rules about how stacks are governed. */
export const governanceRules: readonly Rule[] = [
  approvedRegionsOnly,
  noUnscannableResources,
  protectCriticalResources,
  noIgnoredSecurityProperties,
  noStaticAwsKeys,
];
