import { sha256 } from "../../artefacts/published-file.ts";
import type { Artefact } from "../../foundation/artefact.ts";
import type { EndpointSettings } from "../endpoint-settings.ts";
import { accountChecks } from "./checks/accounts.ts";
import { kiroChecks, PROFILE_FUNCTION } from "./checks/kiro.ts";
import { NUMBER_FUNCTION, nameChecks } from "./checks/names.ts";
import { windowsChecks } from "./checks/windows.ts";
import { type ComplianceCheck, complianceScript } from "./compliance-script.ts";

/** What the daily check looks at, in its order (guide section 4.3.2). */
export function complianceChecks(settings: EndpointSettings, managed: Artefact): readonly ComplianceCheck[] {
  return [
    ...kiroChecks(settings, sha256(managed.content)),
    ...windowsChecks(settings.dlp.service, settings.applications.programs),
    ...accountChecks(settings.localAdministrators),
    ...nameChecks(settings.privateNames),
  ];
}

/**
 * The daily check of a desktop.
 *
 * The guide's script compares rights with "Read", which no right of Windows ever equals, asks whether the account that
 * runs it is an administrator, which SYSTEM always is, and writes hash tables into CSV, which writes their properties;
 * this one compares whole access lists and members by SID.
 *
 * @param managed the administration settings that must be in place
 * @control MAS-TRM 9.2.1, 11.1.1, 11.3.1, 12.2.1
 */
export function complianceCheck(settings: EndpointSettings, managed: Artefact): Artefact {
  return {
    path: "endpoints/scripts/check-compliance.ps1",
    mediaType: "text/plain",
    purpose: "Daily check of a desktop; Systems Manager runs it and keeps what it says.",
    content: complianceScript([...PROFILE_FUNCTION, "", ...NUMBER_FUNCTION], complianceChecks(settings, managed)),
  };
}
