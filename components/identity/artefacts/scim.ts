import type { Artefact } from "../../foundation/artefact.ts";
import { jsonText } from "../../foundation/json-text.ts";
import type { ScimSettings, SignIn } from "./sign-in.ts";

/**
 * How the identity provider provisions people and groups (guide section 2.1.1, step 3).
 *
 * @control MAS-TRM 9.1.1, 9.1.6
 */
export function scim({ groups }: SignIn, { endpoint, tokenSecretArn }: ScimSettings): Artefact {
  return {
    path: "identity/scim.json",
    mediaType: "application/json",
    purpose: "Settings of the identity provider's SCIM provisioning; its administrators enter them there.",
    content: jsonText({
      endpoint,
      authentication: "bearer token",
      token: {
        from: "Identity Center console, Settings, Automatic provisioning; shown once",
        keptIn: tokenSecretArn ?? "the identity provider alone",
      },
      // Without one of these Identity Center refuses the person (user guide, "Considerations for automatic provisioning").
      requiredOfEveryUser: ["userName", "displayName", "name.givenName", "name.familyName"],
      provisionGroups: Object.values(groups),
      deprovision: "disable the user when the directory disables the person",
    }),
  };
}
