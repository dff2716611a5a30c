import type { Artefact } from "../../foundation/artefact.ts";
import { jsonText } from "../../foundation/json-text.ts";
import { MAX_CONCURRENT_SESSIONS, MAX_KIRO_SESSION_DAYS, SIGN_IN_HOURS, type SignIn } from "./sign-in.ts";

/** Finds people with more sessions than allowed; for the log group that receives Identity Center's sign-in events. */
const CONCURRENT_SESSIONS_QUERY = [
  'filter eventName = "UserAuthentication" and ispresent(userIdentity.credentialId)',
  `| stats count_distinct(userIdentity.credentialId) as sessions by userIdentity.onBehalfOf.userId, bin(${SIGN_IN_HOURS}h)`,
  `| filter sessions > ${MAX_CONCURRENT_SESSIONS}`,
].join("\n");

/**
 * Every limit on sessions in one place (guide section 2.1.3). They run on different clocks and are set in different
 * consoles; only the first can be set by a program.
 *
 * @control MAS-TRM 9.1.1, 9.2.1
 */
export function sessionLimits({ idpKind, sessionHours }: SignIn): Artefact {
  const provider =
    idpKind === "entra" ? "Entra ID, by conditional-access.json" : "the identity provider's sign-on policy";
  return {
    path: "identity/session-limits.json",
    mediaType: "application/json",
    purpose: "Expected limits on sessions; whoever sets or audits one compares it with this file.",
    content: jsonText({
      permissionSetSession: { hours: sessionHours, setBy: "this project, on every permission set" },
      signInFrequency: { hours: SIGN_IN_HOURS, setBy: provider },
      persistentBrowserSession: { mode: "never", setBy: provider },
      multiFactorAuthentication: { required: true, setBy: provider },
      kiroSession: {
        maxDays: MAX_KIRO_SESSION_DAYS,
        refreshed: "hourly, by Kiro itself",
        setBy: "Identity Center console, Settings, session duration of Kiro",
      },
      concurrentSessions: {
        max: MAX_CONCURRENT_SESSIONS,
        setBy: "the identity provider where its product has such a limit; Identity Center documents none",
        watchedBy: CONCURRENT_SESSIONS_QUERY,
        note: "Identity Center's sign-in events are recorded in its own account and region. Check the query against one of your own events first.",
      },
    }),
  };
}
