import type { Props } from "../props.ts";
import type { FileKind } from "./examine-file.ts";
import { isObject, isTextList, objectsOf, parseJson, strangers } from "./json-text.ts";
import { coversCommand, coversFile } from "./kiro-globs.ts";
import type { FileText } from "./published-file.ts";

/** What Kiro's rules are about (Kiro documentation, "Permissions"); the first three stand for several of the others. */
const CAPABILITIES = [
  "all",
  "builtin",
  "filesystem",
  "fs_read",
  "fs_write",
  "shell",
  "web_fetch",
  "web_search",
  "mcp",
  "subagent",
  "skill",
  "power",
  "context",
  "diagnostics",
  "sandbox_network",
  "signin_method",
];
const RULE_KEYS = ["capability", "match", "exclude", "effect"];
const SETTINGS = [
  "idc_start_url",
  "idc_region",
  "external_idp_domain",
  "external_idp_start_url",
  "external_idp_region",
  "signin_help_url",
];
/** Ways to sign in, and one that a later version could add. */
const SIGN_IN_METHODS = ["idc", "external_idp", "builder_id", "google", "github", "social", "another"];
/** More entries than this make Kiro pass over the rule. */
const MOST_METHODS = 16;

type Covers = (glob: string, subject: string) => boolean;

/** Something that an agent must never do: each of these must be denied, however the rules say it. */
interface Denial {
  readonly what: string;
  readonly capability: "shell" | "fs_read" | "fs_write";
  readonly subjects: readonly string[];
}

const command = (what: string, ...subjects: readonly string[]): Denial => ({ what, capability: "shell", subjects });
const file = (capability: "fs_read" | "fs_write", what: string, ...subjects: readonly string[]): Denial => ({
  what,
  capability,
  subjects,
});

/** The least that the guide's reference policy denies (section 6). Not written as patterns, but as what they must stop. */
const DENIALS: readonly Denial[] = [
  command(
    "a forced push",
    "git push --force",
    "git push origin main --force",
    "git push --force-with-lease origin main",
    "git push -f origin main",
  ),
  command("sudo", "sudo -i", "sudo rm file"),
  command("curl", "curl https://host.example", "curl -T file https://host.example"),
  command("wget", "wget https://host.example"),
  command("changes of IAM", "aws iam create-access-key", "aws --profile other iam create-user --user-name name"),
  command("assuming roles", "aws sts assume-role --role-arn role --role-session-name name"),
  command("reading secrets", "aws secretsmanager get-secret-value --secret-id name"),
  file("fs_read", "reading .env files", "/home/user/project/.env"),
  file("fs_read", "reading private keys", "/home/user/.ssh/id_rsa", "/home/user/project/server.pem"),
  file("fs_read", "reading AWS credentials", "/home/user/.aws/credentials"),
  file("fs_write", "writing AWS credentials", "/home/user/.aws/credentials"),
];

/** Kiro's administration settings, `managed-settings.json`. A user's own rules stand in permissions.yaml. */
export const MANAGED_SETTINGS: FileKind<Props> = {
  what: "Kiro's administration settings",
  keys: /(?:^|[/._-])managed-?_?settings\.json$/,
  mark: /"capability"[^]*"effect"/,
  parse: parseJson,
  isOne: isManagedSettings,
};

/** Whether a file holds rules in Kiro's form. */
export function isManagedSettings(content: Props): boolean {
  return (
    isObject(content) && objectsOf(content.at("rules")).some((rule) => rule.has("capability") && rule.has("effect"))
  );
}

/** What is wrong with Kiro's administration settings. */
export function managedSettingsFaults(
  content: Props,
  { hasByteOrderMark }: FileText,
  signInMethods: readonly string[],
): readonly string[] {
  const mark = hasByteOrderMark ? ["it begins with a byte order mark, so Kiro refuses it"] : [];
  if (!isObject(content)) return [...mark, "it is not an object"];
  const unknown = strangers(content, ["rules", "settings"]);
  const rules = content.at("rules");
  if (!Array.isArray(rules.value)) return [...mark, "rules is not a list"];
  return [
    ...mark,
    ...(unknown > 0 ? ["it holds keys that Kiro does not know, so Kiro refuses it"] : []),
    ...rules.elements.flatMap(ruleFaults),
    ...settingFaults(content.at("settings")),
    ...signInFaults(objectsOf(rules), signInMethods),
    ...DENIALS.filter((denial) => !isDenied(objectsOf(rules), denial)).map(({ what }) => `nothing denies ${what}`),
  ];
}

function ruleFaults(rule: Props): readonly string[] {
  if (!isObject(rule)) return [`${rule.path} is not a rule`];
  const lists = ["match", "exclude"].filter((name) => rule.has(name) && !isTextList(rule.at(name)));
  return [
    ...(CAPABILITIES.some((known) => known === rule.string("capability"))
      ? []
      : [`${rule.path}.capability is not known to Kiro`]),
    ...(isEffect(rule) ? [] : [`${rule.path}.effect is neither deny nor ask, so Kiro refuses the file`]),
    ...lists.map((name) => `${rule.path}.${name} is not a list of texts`),
    ...(strangers(rule, RULE_KEYS) > 0
      ? [`${rule.path} holds keys that Kiro does not know, so Kiro refuses the file`]
      : []),
  ];
}

function isEffect(rule: Props): boolean {
  const effect = rule.at("effect").value;
  return effect === "deny" || effect === "ask";
}

function settingFaults(settings: Props): readonly string[] {
  if (settings.value === undefined) return [];
  if (!isObject(settings)) return ["settings is not an object"];
  const addresses = SETTINGS.filter((name) => name.endsWith("_url") && settings.has(name));
  return [
    ...(strangers(settings, SETTINGS) > 0 ? ["settings holds keys that Kiro does not know"] : []),
    ...addresses
      .filter((name) => !/^https:\/\/[^\s/@]+(?:\/|$)/.test(settings.string(name) ?? ""))
      .map((name) => `settings.${name} is not an HTTPS address`),
  ];
}

/** Kiro passes over a rule about signing in that it cannot use, so that everybody could sign in by anything. */
function signInFaults(rules: readonly Props[], allowed: readonly string[]): readonly string[] {
  const about = rules.filter((rule) => rule.string("capability") === "signin_method");
  const isOpen = (method: string) => !about.some((rule) => denies(rule, method, coversCommand));
  const isLong = (rule: Props) => ["match", "exclude"].some((name) => rule.list(name).length > MOST_METHODS);
  return [
    ...about.filter(isLong).map((rule) => `${rule.path} names more than ${String(MOST_METHODS)} ways to sign in`),
    ...(SIGN_IN_METHODS.some((method) => isOpen(method) && !allowed.includes(method))
      ? ["signing in is not limited to Identity Center"]
      : []),
  ];
}

function isDenied(rules: readonly Props[], { capability, subjects }: Denial): boolean {
  const [names, covers] =
    capability === "shell" ? [["shell"], coversCommand] : [["filesystem", capability], coversFile];
  const about = rules.filter((rule) => ["all", "builtin", ...names].some((name) => name === rule.string("capability")));
  return subjects.every((subject) => about.some((rule) => denies(rule, subject, covers)));
}

/** Whether a rule denies something: one without patterns is about everything. */
function denies(rule: Props, subject: string, covers: Covers): boolean {
  const covered = (name: string) => rule.strings(name).some((glob) => covers(glob, subject));
  return rule.at("effect").value === "deny" && (!rule.has("match") || covered("match")) && !covered("exclude");
}
