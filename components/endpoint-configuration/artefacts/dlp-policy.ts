import type { Artefact } from "../../foundation/artefact.ts";
import { jsonText } from "../../foundation/json-text.ts";
import type { DlpAgent } from "../endpoint-settings.ts";

/** Kinds of source code and infrastructure: the guide's five, and others that banks write. */
const SOURCE_CODE = [
  ".py",
  ".js",
  ".java",
  ".tf",
  ".yaml",
  ".yml",
  ".ts",
  ".tsx",
  ".go",
  ".cs",
  ".kt",
  ".sql",
  ".sh",
  ".ps1",
  ".ipynb",
] as const;
const WAYS_OUT = ["email", "usb", "cloud_upload", "clipboard"] as const;

/** Text that gives a credential away: the guide's four, and the forms of keys themselves. */
const CREDENTIALS = ["AWS_ACCESS_KEY", "AWS_SECRET", "password=", "api_key="] as const;
const CREDENTIAL_FORMS = [
  "\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b",
  "-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----",
  "\\bgh[pousr]_[A-Za-z0-9]{36,}\\b",
] as const;

/** Programs whose output is watched. Check the names against the versions that are installed. */
const KIRO_PROGRAMS = ["kiro.exe", "kiro-cli.exe"] as const;

/**
 * Identifiers of people. NRIC and FIN begin with S, T, F, G or, since 2022, M; the last letter is a checksum.
 * Card numbers are those of Visa, Mastercard (its newer 2-series too) and American Express, with or without separators.
 */
const PERSONAL_IDENTIFIERS = {
  nric: "\\b[STFGM]\\d{7}[A-Z]\\b",
  visa: "\\b4\\d{3}(?:[ -]?\\d{4}){3}\\b",
  mastercard: "\\b(?:5[1-5]\\d{2}|222[1-9]|22[3-9]\\d|2[3-6]\\d{2}|27[01]\\d|2720)(?:[ -]?\\d{4}){3}\\b",
  americanExpress: "\\b3[47]\\d{2}[ -]?\\d{6}[ -]?\\d{5}\\b",
} as const;
const E_MAIL = "\\b[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+\\b";

/**
 * What the DLP agent watches and stops (guide section 4.1.3; for personal data, PDPA section 24).
 *
 * Each product has a form of its own; this is what its administrators enter there, in the guide's words.
 *
 * @control MAS-TRM 11.1.1, 11.1.2; PDPA 24
 */
export function dlpPolicy({ product }: Pick<DlpAgent, "product">): Artefact {
  const { nric, ...cards } = PERSONAL_IDENTIFIERS;
  const policies = [
    policy("Prevent Code Exfiltration", [
      { condition: "file_extension", values: SOURCE_CODE, action: "block", channels: WAYS_OUT },
    ]),
    policy("Protect Credentials", [
      { condition: "content_pattern", patterns: CREDENTIALS, action: "block_and_alert", channels: ["all"] },
      { condition: "content_regex", patterns: CREDENTIAL_FORMS, action: "block_and_alert", channels: ["all"] },
    ]),
    policy("Monitor Kiro Outputs", [
      {
        condition: "application",
        values: KIRO_PROGRAMS,
        action: "log_and_monitor",
        channels: ["clipboard", "file_save"],
      },
    ]),
    policy("Protect Personal Data", [
      { condition: "content_regex", patterns: [nric], action: "block_and_alert", channels: ["all"] },
      { condition: "content_regex", patterns: Object.values(cards), action: "block_and_alert", channels: ["all"] },
      { condition: "content_regex", patterns: [E_MAIL], action: "warn_and_log", channels: ["all"] },
    ]),
  ];
  return {
    path: "endpoints/dlp/dlp-policy.json",
    mediaType: "application/json",
    purpose: "Policies that the administrators of the DLP product enter there.",
    content: jsonText({ product, dlp_policies: policies }),
  };
}

/** One rule in the guide's form. */
interface DlpRule {
  readonly condition: "file_extension" | "content_pattern" | "content_regex" | "application";
  readonly values?: readonly string[];
  readonly patterns?: readonly string[];
  readonly action: "block" | "block_and_alert" | "log_and_monitor" | "warn_and_log";
  readonly channels: readonly string[];
}

function policy(name: string, rules: readonly DlpRule[]) {
  return { name, rules };
}
