import { matchesInTime } from "../foreign-expression.ts";
import type { Props } from "../props.ts";
import type { FileKind } from "./examine-file.ts";
import { isObject, objectsOf, parseJson, strangers } from "./json-text.ts";

/** What a bank's policies against data loss must cover at least. */
export interface DlpDemands {
  readonly extensions: readonly string[];
  readonly channels: readonly string[];
  readonly processes: readonly string[];
}

/** One rule that is in force. */
interface DlpRule {
  readonly condition: string | undefined;
  /** Extensions or programs, in lower case. */
  readonly values: readonly string[];
  /** Whether a text would be caught. */
  readonly catches: (text: string) => boolean;
  readonly action: string | undefined;
  readonly channels: readonly string[];
}

const RULE_KEYS = ["name", "description", "condition", "values", "patterns", "action", "channels"];
const POLICY_KEYS = ["name", "description", "rules"];
const STOPS: readonly DlpRule["action"][] = ["block", "block_and_alert"];
const WATCHES: readonly DlpRule["action"][] = ["log_and_monitor", "warn_and_log", ...STOPS];
/** What gives a credential away (guide section 4.1.3). */
const CREDENTIALS = ["AWS_ACCESS_KEY", "AWS_SECRET", "password=", "api_key="];
/** An NRIC or FIN begins with one of these; M since 2022. */
const PERSON_SERIES = ["S", "T", "F", "G", "M"];
/** Long patterns are not tried: they could take any time. */
const LONGEST_PATTERN = 500;

/** Policies of a DLP product, in the guide's words. */
export const DLP_POLICY: FileKind<Props> = {
  what: "the DLP policy",
  keys: /(?:^|[/._-])dlp[._-]?polic(?:y|ies)\.json$/,
  mark: /"dlp_policies"/,
  parse: parseJson,
  isOne: (content) => isObject(content) && content.has("dlp_policies"),
};

/** What is wrong with the policies against data loss. */
export function dlpFaults(content: Props, demands: DlpDemands): readonly string[] {
  if (!isObject(content) || !Array.isArray(content.at("dlp_policies").value)) return ["dlp_policies is not a list"];
  const policies = objectsOf(content.at("dlp_policies"));
  const parts = policies.flatMap((policy) => objectsOf(policy.at("rules")));
  const rules = policies
    .filter((policy) => strangers(policy, POLICY_KEYS) === 0)
    .flatMap((policy) => objectsOf(policy.at("rules")))
    .filter((rule) => strangers(rule, RULE_KEYS) === 0)
    .map(readRule);
  return [
    ...policies.filter((policy) => strangers(policy, POLICY_KEYS) > 0).map(otherKeys),
    ...parts.filter((rule) => strangers(rule, RULE_KEYS) > 0).map(otherKeys),
    ...codeFaults(rules, demands),
    ...CREDENTIALS.filter((text) => !isStoppedEverywhere(rules, ["content_pattern", "content_regex"], text)).map(
      (text) => `texts with ${text} are not blocked and told on all channels`,
    ),
    ...demands.processes
      .filter((name) => !isWatched(rules, name))
      .map((name) => `what leaves ${name} is not monitored`),
    ...PERSON_SERIES.filter((series) => !isStoppedEverywhere(rules, ["content_regex"], `${series}1234567D`)).map(
      (series) => `NRIC and FIN of the series ${series} are not blocked and told on all channels`,
    ),
  ];
}

/** Keys such as `enabled` or `exceptions` could take back what the others say. */
function otherKeys({ path }: Props): string {
  return `${path} holds other keys than the guide's, so it does not count`;
}

function readRule(rule: Props): DlpRule {
  const patterns = rule.strings("patterns").filter((pattern) => pattern !== "");
  const condition = rule.string("condition");
  return {
    condition,
    values: rule.strings("values").map((value) => value.toLowerCase()),
    catches: (text) => patterns.some((pattern) => isCaught(condition, pattern, text)),
    action: rule.string("action"),
    channels: rule.strings("channels").map((channel) => channel.toLowerCase()),
  };
}

function isCaught(condition: DlpRule["condition"], pattern: string, text: string): boolean {
  if (condition === "content_pattern") return text.toLowerCase().includes(pattern.toLowerCase());
  if (pattern.length > LONGEST_PATTERN) return false;
  try {
    // Other products spell "in any case" at the start of the pattern.
    const body = pattern.replace(/^\(\?i\)/, "");
    return matchesInTime(new RegExp(body, body === pattern ? "" : "i"), text) === true;
  } catch {
    return false;
  }
}

function codeFaults(rules: readonly DlpRule[], { extensions, channels }: DlpDemands): readonly string[] {
  const stopping = rules.filter(({ condition, action }) => condition === "file_extension" && STOPS.includes(action));
  const leaks = (channel: string, extension: string) =>
    !stopping.some((rule) => isOn(rule, channel) && rule.values.some((value) => isExtension(value, extension)));
  return channels.flatMap((channel) => {
    const open = extensions.filter((extension) => leaks(channel, extension));
    return open.length === 0 ? [] : [`files of ${open.join(", ")} are not blocked on the channel ${channel}`];
  });
}

function isExtension(value: string, extension: string): boolean {
  const withoutDot = (text: string) => text.replace(/^\./, "");
  return value === "*" || withoutDot(value.replace(/^\*/, "")) === withoutDot(extension.toLowerCase());
}

function isOn({ channels }: DlpRule, channel: string): boolean {
  return channels.includes("all") || channels.includes(channel.toLowerCase());
}

function isStoppedEverywhere(
  rules: readonly DlpRule[],
  conditions: readonly DlpRule["condition"][],
  text: string,
): boolean {
  return rules.some(
    (rule) =>
      conditions.includes(rule.condition) &&
      rule.action === "block_and_alert" &&
      rule.channels.includes("all") &&
      rule.catches(text),
  );
}

function isWatched(rules: readonly DlpRule[], process: string): boolean {
  return rules.some(
    ({ condition, action, values, channels }) =>
      condition === "application" &&
      WATCHES.includes(action) &&
      channels.length > 0 &&
      (values.includes("*") || values.includes(process.toLowerCase())),
  );
}
