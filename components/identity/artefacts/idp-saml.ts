import type { Artefact } from "../../foundation/artefact.ts";
import { jsonText } from "../../foundation/json-text.ts";
import type { SignIn } from "./sign-in.ts";

/**
 * What the identity provider's application for Identity Center must hold (guide section 2.1.1).
 *
 * Groups are not among the attributes although the guide recommends them: Identity Center takes groups from SCIM and
 * ignores them in assertions (Identity Center user guide, "Using SAML and SCIM identity federation").
 *
 * @control MAS-TRM 9.1.1
 */
export function idpSaml({ idpKind, portalHost, saml }: SignIn): Artefact {
  return {
    path: "identity/idp-saml.json",
    mediaType: "application/json",
    purpose: "Settings of the identity provider's SAML application; its administrators enter them there.",
    content: jsonText({
      identityProvider: idpKind,
      serviceProvider: {
        entityId: saml.entityId,
        assertionConsumerServiceUrl: saml.acsUrl,
        signOnUrl: `https://${portalHost}/start`,
      },
      nameId: {
        format: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
        value: "the person's e-mail address; the same text as userName in SCIM",
      },
      attributes: [
        { name: "email", required: true, value: "the person's e-mail address" },
        { name: "firstName", required: true, value: "the person's given name" },
        { name: "lastName", required: true, value: "the person's family name" },
      ],
      groups: "by SCIM, not by SAML",
      encryptAssertions: false,
    }),
  };
}
