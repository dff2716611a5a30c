import { exemptionRegisterValid } from "../exemptions/exemption-register-valid.ts";
import type { Rule } from "../kit/rule.ts";
import { packSettings } from "../server/pack-settings.ts";
import { artefactsRules } from "./artefacts/index.ts";
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

/** The rules by family: the folder that they lie in, or `pack` for the two that judge the pack's own configuration. */
const families: Readonly<Record<string, readonly Rule[]>> = {
  pack: [packSettings, exemptionRegisterValid],
  network: networkRules,
  endpoints: endpointsRules,
  compute: computeRules,
  desktops: desktopsRules,
  artefacts: artefactsRules,
  volumes: volumesRules,
  identity: identityRules,
  storage: storageRules,
  keys: keysRules,
  trail: trailRules,
  logging: loggingRules,
  detection: detectionRules,
  edge: edgeRules,
  resilience: resilienceRules,
  governance: governanceRules,
};

/** Every rule of the pack. The pack, its docs, the reports and the tests all read this list. */
export const rules: readonly Rule[] = Object.values(families).flat();

/** The family that a rule belongs to. */
export function familyOf(rule: Rule): string {
  return Object.entries(families).find(([, members]) => members.includes(rule))?.[0] ?? "";
}
