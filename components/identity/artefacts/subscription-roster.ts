import type { Artefact } from "../../foundation/artefact.ts";
import { ROLES, SUBSCRIBED_ROLES } from "../access-matrix.ts";
import { jsonText } from "../../foundation/json-text.ts";
import type { SignIn } from "./sign-in.ts";

/**
 * Which group gets which Kiro subscription (guide section 2.1.2).
 *
 * A subscription is no account assignment, as the guide has it: it is an object of its own that only the Kiro console
 * can make (Kiro documentation, "Manage subscriptions").
 *
 * @control MAS-TRM 9.1.1, 9.1.6
 */
export function subscriptionRoster({ accountId, kiroProfileRegion, groups, subscriptions }: SignIn): Artefact {
  const subscribed: readonly string[] = SUBSCRIBED_ROLES;
  return {
    path: "identity/subscription-roster.json",
    mediaType: "application/json",
    purpose: "Groups and their Kiro tiers; a Kiro administrator makes the console's Users & Groups page match it.",
    content: jsonText({
      kiroProfile: { accountId, region: kiroProfileRegion },
      subscriptions: SUBSCRIBED_ROLES.map((role) => ({ role, group: groups[role], tier: subscriptions[role] })),
      neverSubscribed: ROLES.filter((role) => !subscribed.includes(role)).map((role) => ({
        role,
        group: groups[role],
      })),
    }),
  };
}
