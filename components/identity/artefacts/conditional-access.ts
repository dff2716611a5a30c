import type { Artefact } from "../../foundation/artefact.ts";
import { jsonText } from "../../foundation/json-text.ts";
import { type EntraScope, SIGN_IN_HOURS } from "./sign-in.ts";

/**
 * The sign-in rule of the guide's section 2.1.3 as a conditional access policy of Microsoft Entra ID, ready for
 * Microsoft Graph (`POST /identity/conditionalAccess/policies`).
 *
 * It covers all applications, and is limited by groups instead: Entra honours `persistentBrowser` only then
 * (Microsoft Graph, conditionalAccessSessionControls). There is no key for concurrent sessions, see session-limits.json.
 *
 * @control MAS-TRM 9.1.1, 9.2.1; MAS Notice FSM-N06 4.6
 */
export function conditionalAccess({ includedGroups, excludedGroups }: EntraScope): Artefact {
  return {
    path: "identity/conditional-access.json",
    mediaType: "application/json",
    purpose: "Conditional access policy; the administrators of Entra ID create it, after a trial in report-only mode.",
    content: jsonText({
      displayName: `Kiro: multi-factor authentication, sign in every ${SIGN_IN_HOURS} hours`,
      state: "enabled",
      conditions: {
        clientAppTypes: ["all"],
        applications: { includeApplications: ["All"] },
        users: { includeGroups: includedGroups, excludeGroups: excludedGroups },
      },
      grantControls: { operator: "OR", builtInControls: ["mfa"] },
      sessionControls: {
        applicationEnforcedRestrictions: null,
        cloudAppSecurity: null,
        persistentBrowser: { mode: "never", isEnabled: true },
        signInFrequency: { value: SIGN_IN_HOURS, type: "hours", isEnabled: true },
      },
    }),
  };
}
