import type { Artefact } from "../../foundation/artefact.ts";
import { jsonText } from "../../foundation/json-text.ts";

/** A Windows policy that is a value in the registry. */
export interface RegistryPolicy {
  readonly hive: "HKLM" | "HKCU";
  readonly key: string;
  readonly value: string;
  /** A DWORD. */
  readonly data: number;
  /** Where it stands in the Group Policy editor. */
  readonly setting: string;
}

const INSTALLER = "Software\\Policies\\Microsoft\\Windows\\Installer";
const INSTALLER_SETTINGS = "Administrative Templates > Windows Components > Windows Installer";

/**
 * Removable storage and Windows Installer (guide section 4.1.2, items 3 and 4).
 *
 * Windows elevates installers only when both hives say so, so both say no.
 * Source: Windows Installer, "DisableUserInstalls", "AlwaysInstallElevated".
 *
 * @control MAS-TRM 11.1.1, 11.3.1
 */
export const REGISTRY_POLICIES: readonly RegistryPolicy[] = [
  {
    hive: "HKLM",
    key: "Software\\Policies\\Microsoft\\Windows\\RemovableStorageDevices",
    value: "Deny_All",
    data: 1,
    setting:
      "Computer Configuration > Administrative Templates > System > Removable Storage Access > All Removable Storage classes: Deny all access",
  },
  {
    hive: "HKLM",
    key: INSTALLER,
    value: "DisableUserInstalls",
    data: 1,
    setting: `Computer Configuration > ${INSTALLER_SETTINGS} > Prohibit User Installs`,
  },
  {
    hive: "HKLM",
    key: INSTALLER,
    value: "AlwaysInstallElevated",
    data: 0,
    setting: `Computer Configuration > ${INSTALLER_SETTINGS} > Always install with elevated privileges`,
  },
  {
    hive: "HKCU",
    key: INSTALLER,
    value: "AlwaysInstallElevated",
    data: 0,
    setting: `User Configuration > ${INSTALLER_SETTINGS} > Always install with elevated privileges`,
  },
];

/** The policies as data, for whoever manages desktops by something else than Group Policy. */
export function registryPolicies(): Artefact {
  return {
    path: "endpoints/gpo/registry-policies.json",
    mediaType: "application/json",
    purpose: "Windows policies that are registry values; apply-gpo.ps1 sets them, other tools may read them.",
    content: jsonText({ policies: REGISTRY_POLICIES.map((policy) => ({ ...policy, type: "DWORD" })) }),
  };
}
