import { APP_LOCKER, appLockerFaults } from "../../kit/artefacts/app-locker.ts";
import { examineFile } from "../../kit/artefacts/examine-file.ts";
import { FILE_HOLDERS } from "../../kit/artefacts/published-file.ts";
import { REGISTRY_POLICIES, registryValueFaults } from "../../kit/artefacts/registry-values.ts";
import { SECURITY_TEMPLATE, securityTemplateFaults } from "../../kit/artefacts/security-template.ts";
import { resourceRule } from "../../kit/rule.ts";
import { BUCKET_OBJECTS } from "../../kit/artefacts/types.ts";

const templateWith = (administrator: string): string =>
  [
    "[Unicode]",
    "Unicode=yes",
    "[Group Membership]",
    "*S-1-5-32-544__Memberof =",
    `*S-1-5-32-544__Members = *${administrator}`,
    "",
  ].join("\r\n");
const KEY = "gpo/GptTmpl.inf";

/**
 * Published files of a Group Policy Object leave users no way to administer the desktop, run programs of their own or
 * carry data away: security template, AppLocker policy and list of registry values.
 *
 * AppLocker's default rules do not pass: they let administrators run anything, and everybody run from folders of
 * Windows that users can write to.
 */
export const desktopGroupPolicyStrict = resourceRule<{ auditOnly: readonly string[] }>({
  id: "desktop-group-policy-strict",
  control: "MAS-11.3-04",
  title: "Group policies keep administration, programs and devices from users",
  severity: "high",
  types: FILE_HOLDERS,
  cause:
    "Whoever administers a desktop, or runs a program of his own on it, can take off its data-loss protection and the limits of its agents.",
  remediation:
    "Name the local administrators by SID without groups of everybody; give AppLocker enforced collections for Exe, Script, Msi and Appx that allow closed folders and named signers only; set Deny_All and DisableUserInstalls to 1 and AlwaysInstallElevated to 0 in both hives.",
  source:
    "https://learn.microsoft.com/en-us/windows/security/application-security/application-control/app-control-for-business/applocker/applocker-overview",
  settings: {
    auditOnly: {
      type: "array",
      items: { type: "string" },
      description:
        "Collections of AppLocker that may watch instead of enforce, such as Script while scripts are sorted out",
      default: ["Script"],
    },
  },
  examples: {
    compliant: [
      { type: BUCKET_OBJECTS[0], props: { bucket: "files", key: KEY, content: templateWith("S-1-5-21-1-2-3-512") } },
    ],
    violating: [{ type: BUCKET_OBJECTS[0], props: { bucket: "files", key: KEY, content: templateWith("S-1-1-0") } }],
  },
  check(resource, judge, { auditOnly }) {
    examineFile(resource, judge, SECURITY_TEMPLATE, securityTemplateFaults);
    examineFile(resource, judge, APP_LOCKER, (policy) => appLockerFaults(policy, auditOnly));
    examineFile(resource, judge, REGISTRY_POLICIES, registryValueFaults);
  },
});
