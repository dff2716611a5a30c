import { embeddedFiles } from "../../kit/artefacts/embedded-files.ts";
import { examineFile } from "../../kit/artefacts/examine-file.ts";
import { parseJson } from "../../kit/artefacts/json-text.ts";
import { isManagedSettings, MANAGED_SETTINGS, managedSettingsFaults } from "../../kit/artefacts/kiro-settings.ts";
import { FILE_HOLDERS } from "../../kit/artefacts/published-file.ts";
import type { Judge } from "../../kit/judge.ts";
import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";
import { BUCKET_OBJECTS, SSM_DOCUMENT } from "../../kit/artefacts/types.ts";

const settingsWith = (effect: string): string =>
  JSON.stringify({
    rules: [
      { capability: "signin_method", match: ["*"], exclude: ["idc"], effect },
      { capability: "shell", match: ["git push*--force*", "git push* -f*", "sudo*", "curl*", "wget*"], effect },
      {
        capability: "shell",
        match: ["aws*iam *", "aws*sts assume-role*", "aws*secretsmanager get-secret-value*"],
        effect,
      },
      { capability: "fs_read", match: ["**/.env", "**/*.pem", "**/.ssh/**", "**/.aws/**"], effect },
      { capability: "fs_write", match: ["**/.aws/**"], effect },
    ],
    settings: { idc_start_url: "https://d-9667000000.awsapps.com/start", idc_region: "ap-southeast-1" },
  });
const KEY = "kiro/managed-settings.json";

/**
 * Kiro's administration settings are in the form that Kiro takes, and deny what no agent may do: in a published file
 * and in a Systems Manager document that carries them as Base64.
 *
 * Whether a command is denied is asked of the rules as Kiro would ask, so exclusions and patterns that are too narrow
 * count as what they are.
 */
export const kiroManagedSettingsStrict = resourceRule<{ signInMethods: readonly string[] }>({
  id: "kiro-managed-settings-strict",
  control: "MAS-9.2-05",
  title: "Kiro's administration settings deny what no agent may do",
  severity: "high",
  types: [...FILE_HOLDERS, SSM_DOCUMENT],
  cause:
    "These rules are the only ones that neither users nor repositories can weaken; a file that Kiro refuses stops all work, and one with gaps lets an agent rewrite history, read credentials or send data out.",
  remediation:
    "Use the keys rules and settings and the effects deny and ask only, without a byte order mark; deny every sign-in but Identity Center's, forced pushes, sudo, curl, wget, aws iam, aws sts assume-role, reading of secrets, keys and .env files.",
  source: "https://kiro.dev/docs/chat/permissions/",
  settings: {
    signInMethods: {
      type: "array",
      items: { type: "string" },
      description: "Ways to sign in that may stay open, in Kiro's words: idc, external_idp",
      default: ["idc"],
    },
  },
  examples: {
    compliant: [{ type: BUCKET_OBJECTS[0], props: { bucket: "files", key: KEY, content: settingsWith("deny") } }],
    violating: [{ type: BUCKET_OBJECTS[0], props: { bucket: "files", key: KEY, content: settingsWith("ask") } }],
  },
  check(resource, judge, { signInMethods }) {
    if (resource.type === SSM_DOCUMENT) examineScript(resource, judge, signInMethods);
    else {
      examineFile(resource, judge, MANAGED_SETTINGS, (content, file) =>
        managedSettingsFaults(content, file, signInMethods),
      );
    }
  },
});

/** Documents about other things are passed over, known or not. */
function examineScript(document: Resource, judge: Judge, signInMethods: readonly string[]): void {
  const isNamed = !document.props.isUnknown("name") && /managed-?settings/i.test(document.props.string("name") ?? "");
  if (document.isRead || (document.props.isUnknown("content") && !isNamed)) return;
  for (const file of embeddedFiles(document, "content")) {
    const content = parseJson(file.text);
    if (content === undefined || !isManagedSettings(content)) continue;
    for (const fault of managedSettingsFaults(content, file, signInMethods)) {
      judge.violation(document, `${MANAGED_SETTINGS.what}, as the document carries them: ${fault}`);
    }
  }
}
