import { exemptionRegisterValid } from "../exemptions/exemption-register-valid.ts";
import type { Rule } from "../kit/rule.ts";
import { packSettings } from "../server/pack-settings.ts";
import { computeRules } from "./compute/index.ts";
import { desktopsRules } from "./desktops/index.ts";
import { detectionRules } from "./detection/index.ts";
import { edgeRules } from "./edge/index.ts";
import { endpointsRules } from "./endpoints/index.ts";
import { governanceRules } from "./governance/index.ts";
import { identityRules } from "./identity/index.ts";
import { keysRules } from "./keys/index.ts";
import { loggingRules } from "./logging/index.ts";
import { networkRules } from "./network/index.ts";
import { resilienceRules } from "./resilience/index.ts";
import { storageRules } from "./storage/index.ts";
import { trailRules } from "./trail/index.ts";
import { volumesRules } from "./volumes/index.ts";

/** Every rule of the pack. The pack, its docs, the reports and the tests all read this list. */
export const rules: readonly Rule[] = [
  packSettings,
  exemptionRegisterValid,
  ...networkRules,
  ...endpointsRules,
  ...computeRules,
  ...desktopsRules,
  ...volumesRules,
  ...identityRules,
  ...storageRules,
  ...keysRules,
  ...trailRules,
  ...loggingRules,
  ...detectionRules,
  ...edgeRules,
  ...resilienceRules,
  ...governanceRules,
];
