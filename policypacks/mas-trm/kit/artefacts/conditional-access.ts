import type { Props } from "../props.ts";
import type { FileKind } from "./examine-file.ts";
import { isObject, objectsOf, parseJson } from "./json-text.ts";

/** Strengths of authentication that come with Entra ID and ask for a second factor: any, passwordless, phishing-proof. */
const STRENGTHS: readonly (string | undefined)[] = [2, 3, 4].map(
  (number) => `00000000-0000-0000-0000-00000000000${String(number)}`,
);
/** Conditions that every policy has; any other makes it hold for some sign-ins only. */
const PLAIN_CONDITIONS = ["applications", "users", "clientAppTypes"];
const EVERY_CLIENT = ["browser", "mobileAppsAndDesktopClients"];
const HOURS: ReadonlyMap<string | undefined, number> = new Map([
  ["hours", 1],
  ["days", 24],
]);

/** Conditional access policies of Microsoft Entra ID, as Microsoft Graph writes them: one, or a list. */
export const CONDITIONAL_ACCESS: FileKind<Props> = {
  what: "the conditional access policy",
  keys: /(?:^|[/._-])conditional[._-]?access(?:[._-]?polic(?:y|ies))?\.json$/,
  mark: /"(?:sessionControls|signInFrequency|includeApplications)"/,
  parse: parseJson,
  isOne: (content) => policiesOf(content).some(isPolicy),
};

function policiesOf(content: Props): readonly Props[] {
  if (!isObject(content)) return objectsOf(content);
  return content.has("value") ? objectsOf(content.at("value")) : [content];
}

function isPolicy(content: Props): boolean {
  return content.has("sessionControls") || (content.has("conditions") && content.has("grantControls"));
}

/** What is wrong with conditional access policies. One that blocks lets nobody in, so nothing is asked of it. */
export function conditionalAccessFaults(content: Props, maxHours: number): readonly string[] {
  const policies = policiesOf(content);
  if (policies.length === 0) return ["it holds no policy"];
  return policies
    .filter((policy) => !policy.strings("grantControls.builtInControls").includes("block"))
    .flatMap((policy) => {
      const at = policy.path === "" ? "" : `${policy.path}: `;
      return policyFaults(policy, maxHours).map((fault) => `${at}${fault}`);
    });
}

function policyFaults(policy: Props, maxHours: number): readonly string[] {
  return [
    ...(policy.string("state") === "enabled" ? [] : ["state is not enabled"]),
    ...conditionFaults(policy.at("conditions")),
    ...(demandsSecondFactor(policy.at("grantControls")) ? [] : ["grantControls do not demand a second factor"]),
    ...browserFaults(policy.at("sessionControls.persistentBrowser")),
    ...frequencyFaults(policy.at("sessionControls.signInFrequency"), maxHours),
  ];
}

function conditionFaults(conditions: Props): readonly string[] {
  const clients = conditions.strings("clientAppTypes");
  const isEveryClient = clients.includes("all") || EVERY_CLIENT.every((client) => clients.includes(client));
  const narrowing = conditions
    .keys()
    .filter((name) => !PLAIN_CONDITIONS.includes(name) && !isEmpty(conditions.at(name)));
  return [
    ...(includes(conditions, "applications.includeApplications", "all")
      ? []
      : ["it does not hold for all applications"]),
    ...(isEmpty(conditions.at("applications.excludeApplications")) ? [] : ["it excludes applications"]),
    ...(isForSomebody(conditions.at("users")) ? [] : ["it holds for nobody"]),
    ...(isEveryClient ? [] : ["it does not hold for every kind of client"]),
    ...(narrowing.length === 0 ? [] : ["it holds under further conditions only"]),
  ];
}

function includes(conditions: Props, path: string, value: string): boolean {
  return conditions.strings(path).some((one) => one.toLowerCase() === value);
}

function isForSomebody(users: Props): boolean {
  return ["includeUsers", "includeGroups", "includeRoles"].some((list) =>
    users.strings(list).some((one) => one.toLowerCase() !== "none"),
  );
}

/** Microsoft Graph writes what is not set as null, an empty list or an object of those. */
function isEmpty(condition: Props): boolean {
  const { value } = condition;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object"
    ? condition.keys().every((name) => isEmpty(condition.at(name)))
    : value === undefined;
}

/** With the operator OR, every control must be a second factor; with AND, one is enough. */
function demandsSecondFactor(grant: Props): boolean {
  const strength = grant.at("authenticationStrength");
  const isStrong =
    STRENGTHS.includes(strength.string("id")) || strength.string("requirementsSatisfied")?.toLowerCase() === "mfa";
  const factors = [
    ...grant.strings("builtInControls").map((control) => control.toLowerCase() === "mfa"),
    ...(strength.value === undefined ? [] : [isStrong]),
  ];
  const others = ["customAuthenticationFactors", "termsOfUse"].flatMap((name) => grant.strings(name));
  const isEvery = others.length === 0 && factors.every((is) => is);
  const isEither = grant.string("operator")?.toUpperCase() !== "AND";
  return factors.some((is) => is) && (!isEither || isEvery);
}

function browserFaults(browser: Props): readonly string[] {
  const isNever = browser.string("mode")?.toLowerCase() === "never" && browser.flag("isEnabled") === true;
  return isNever ? [] : ["a browser may stay signed in after it is closed"];
}

function frequencyFaults(frequency: Props, maxHours: number): readonly string[] {
  if (frequency.flag("isEnabled") !== true) return ["how often people sign in is not limited"];
  // Otherwise only the second factor is asked for again.
  const type = frequency.string("authenticationType") ?? "primaryAndSecondaryAuthentication";
  if (type !== "primaryAndSecondaryAuthentication") return ["the sign-in frequency does not hold for the first factor"];
  if (frequency.string("frequencyInterval") === "everyTime") return [];
  const hours =
    (frequency.number("value") ?? Infinity) * (HOURS.get(frequency.string("type")?.toLowerCase()) ?? Infinity);
  return hours > 0 && hours <= maxHours ? [] : [`people need not sign in again within ${String(maxHours)} hours`];
}
