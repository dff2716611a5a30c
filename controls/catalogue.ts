import type { Citation, Control } from "./control.ts";
import { deepFreeze } from "./deep-freeze.ts";
import { governance } from "./trm/section-3-governance.ts";
import { securityByDesign } from "./trm/section-5-security-by-design.ts";
import { software } from "./trm/section-6-software.ts";
import { serviceManagement } from "./trm/section-7-service-management.ts";
import { resilience } from "./trm/section-8-resilience.ts";
import { userAccess } from "./trm/section-9-1-user-access.ts";
import { privilegedAccess } from "./trm/section-9-2-privileged-access.ts";
import { remoteAccess } from "./trm/section-9-3-remote-access.ts";
import { protocols } from "./trm/section-10-1-protocols.ts";
import { keys } from "./trm/section-10-2-keys.ts";
import { data } from "./trm/section-11-1-data.ts";
import { network } from "./trm/section-11-2-network.ts";
import { systems } from "./trm/section-11-3-systems.ts";
import { monitoring } from "./trm/section-12-2-monitoring.ts";
import { audit } from "./trm/section-15-audit.ts";

export type { Citation, Control } from "./control.ts";

/** Every control, in the order of the TRM Guidelines. Frozen. */
export const controls: readonly Control[] = deepFreeze([
  ...governance,
  ...securityByDesign,
  ...software,
  ...serviceManagement,
  ...resilience,
  ...userAccess,
  ...privilegedAccess,
  ...remoteAccess,
  ...protocols,
  ...keys,
  ...data,
  ...network,
  ...systems,
  ...monitoring,
  ...audit,
]);

/** The TRM section that a control is numbered under: `11.2` for `MAS-11.2-03`. */
export function sectionOfControl(control: Control): string {
  return control.id.split("-")[1] ?? "";
}

/** The control of that id, or undefined. */
export function controlById(id: string): Control | undefined {
  return controls.find((control) => control.id === id);
}

/** The controls that a rule of the policy pack serves, in catalogue order; none for a slug it does not know. */
export function controlsOfRule(slug: string): readonly Control[] {
  return controls.filter((control) => control.previewRules.includes(slug));
}

/** The clauses that a rule of the policy pack serves: those of its controls, in their order, each once. */
export function clausesOfRule(slug: string): readonly Citation[] {
  const citations = controlsOfRule(slug).flatMap((control) => control.citations);
  return [...new Map(citations.map((citation) => [citationText(citation), citation])).values()];
}

/** A citation as it is written: `TRM 11.2.1`, `FSM-N06 4.4`. */
export function citationText(citation: Citation): string {
  return `${citation.instrument} ${citation.clause}`;
}
