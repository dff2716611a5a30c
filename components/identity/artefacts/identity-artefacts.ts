import type { Artefact } from "../../foundation/artefact.ts";
import { renderAccessMatrix } from "./access-matrix-document.ts";
import { conditionalAccess } from "./conditional-access.ts";
import { idpSaml } from "./idp-saml.ts";
import { runbook } from "./runbook.ts";
import { scim } from "./scim.ts";
import { sessionLimits } from "./session-limits.ts";
import type { SignIn } from "./sign-in.ts";
import { subscriptionRoster } from "./subscription-roster.ts";

/** All files of the identity layer, for what only a console or the identity provider can set. */
export function identityArtefacts(signIn: SignIn): readonly Artefact[] {
  return [
    idpSaml(signIn),
    ...(signIn.scim === undefined ? [] : [scim(signIn, signIn.scim)]),
    ...(signIn.entra === undefined ? [] : [conditionalAccess(signIn.entra)]),
    sessionLimits(signIn),
    subscriptionRoster(signIn),
    {
      path: "identity/access-matrix.md",
      mediaType: "text/markdown",
      purpose: "Who may do what, for those who review access.",
      content: renderAccessMatrix(),
    },
    runbook(signIn),
  ];
}
