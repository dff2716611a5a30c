import type { Artefact } from "../../foundation/artefact.ts";
import { jsonText } from "../../foundation/json-text.ts";
import type { EndpointSettings } from "../endpoint-settings.ts";
import { adminRules } from "./admin-rules.ts";

/**
 * Kiro's administration settings: sign-in by Identity Center only, and what agents must not do.
 *
 * Byte for byte as Kiro wants them: UTF-8 without a byte order mark, the keys `rules` and `settings` only, in a rule
 * the keys `capability`, `match`, `exclude` and `effect` only. Otherwise Kiro refuses the file, and with it all tools.
 * Source: Kiro documentation, "Permissions for administrators".
 *
 * @control MAS-TRM 6.3.1, 9.1.1, 9.2.1
 */
export function managedSettings({ signIn, servers }: Pick<EndpointSettings, "signIn" | "servers">): Artefact {
  const rules = adminRules(servers).map(({ why: _why, ...rule }) => rule);
  return {
    path: "endpoints/kiro/managed-settings.json",
    mediaType: "application/json",
    purpose: "Administration settings of Kiro on each desktop; Systems Manager puts them in place every day.",
    content: jsonText({ rules: [...signIn.rules, ...rules], settings: signIn.settings }),
  };
}
