import { stringify } from "yaml";
import type { Artefact } from "../../foundation/artefact.ts";
import { jsonText } from "../../foundation/json-text.ts";

/** Commands that only look, or run the project's own checks. Whatever runs code of others is left to be asked about. */
const HARMLESS_COMMANDS = [
  "git status",
  "git diff*",
  "git log*",
  "npm test",
  "npm run lint",
  "npm run build",
  "cdk synth",
] as const;
const WORKING_FOLDERS = ["src/**", "test/**", "tests/**", "docs/**"] as const;

/**
 * What a new user's profile starts with: Kiro in Supervised mode, where it shows each change before it is made, and a
 * short list of what need not be asked about (guide section 6).
 *
 * The user may change both; the administration settings hold all the same.
 * Source: Kiro documentation, "Settings", "Permissions".
 *
 * @control MAS-TRM 6.3.1
 */
export function userTemplate(): readonly Artefact[] {
  const rules = [
    { capability: "shell", effect: "allow", match: HARMLESS_COMMANDS },
    { capability: "fs_write", effect: "allow", match: WORKING_FOLDERS },
  ];
  return [
    {
      path: "endpoints/kiro/user-template/settings.json",
      mediaType: "application/json",
      purpose: "Template of the Kiro IDE's user settings; the desktop image carries it in the default profile.",
      content: jsonText({ "kiroAgent.agentAutonomy": "Supervised" }),
    },
    {
      path: "endpoints/kiro/user-template/permissions.yaml",
      mediaType: "application/yaml",
      purpose: "Template of .kiro/settings/permissions.yaml in each user's profile; the desktop image carries it.",
      content: stringify({ rules }),
    },
  ];
}
