import type { Artefact } from "../../foundation/artefact.ts";
import { SID } from "../paths.ts";

/** Windows starts the service by itself: 2 is Automatic. */
const AUTOMATIC = 2;

/**
 * The security template of the Group Policy Object: who is a local administrator, and the service without which
 * AppLocker does nothing (guide section 4.1.2, items 1 and 2).
 *
 * The guide empties the group of administrators, which would lock out those who manage the desktop; the approved ones
 * are named instead. Windows always keeps the built-in account.
 * Source: Windows, "Group Policy: Security Protocol Extension" (MS-GPSB), Group Membership.
 *
 * @param administrators SIDs of those who may be local administrators
 * @control MAS-TRM 9.2.1, 11.3.1
 */
export function securityTemplate(administrators: readonly string[]): Artefact {
  const group = `*${SID.administrators}`;
  const lines = [
    "[Unicode]",
    "Unicode=yes",
    "[Version]",
    'signature="$CHICAGO$"',
    "Revision=1",
    "[Group Membership]",
    `${group}__Memberof =`,
    `${group}__Members = ${administrators.map((sid) => `*${sid}`).join(",")}`,
    "[Service General Setting]",
    `"AppIDSvc",${AUTOMATIC},""`,
  ];
  return {
    path: "endpoints/gpo/GptTmpl.inf",
    mediaType: "text/plain",
    purpose:
      "Security template of the desktops' Group Policy Object; import it under Security Settings, after saving it as Unicode.",
    content: `${lines.join("\r\n")}\r\n`,
  };
}
