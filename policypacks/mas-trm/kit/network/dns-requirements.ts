import { covers, deciding, type DnsFirewall, type DnsRule, readDnsFirewall } from "./dns-firewall.ts";
import type { Judge } from "../judge.ts";
import type { Resource } from "../resource.ts";
import type { SettingSchema } from "../rule.ts";
import { isTooWide } from "./shared-domains.ts";
import type { StackGraph } from "../stack-graph.ts";

/** Hosts that a firewall is asked about. */
export interface DnsSettings {
  readonly forbiddenHosts: readonly string[];
  readonly requiredHosts: readonly string[];
}

const NAMES = { type: "array", items: { type: "string" } } as const;

/** The settings by which hosts are named. */
export const DNS_SETTINGS: { readonly [Key in keyof DnsSettings]: SettingSchema } = {
  forbiddenHosts: {
    ...NAMES,
    description: "Hosts that must not be let through: consumers' sign-in and payment",
    default: [
      "view.awsapps.com",
      "d-9067642ac7.awsapps.com",
      "prod.us-east-1.auth.kiro.aws.dev",
      "kiro-prod-us-east1.auth.us-east-1.amazoncognito.com",
      "cognito-identity.us-east-1.amazonaws.com",
      "billing.stripe.com",
      "checkout.stripe.com",
    ],
  },
  requiredHosts: {
    ...NAMES,
    description: "Hosts that must not be blocked, since nobody can sign in without them",
    default: ["prod.us-east-1.auth.desktop.kiro.dev"],
  },
};

/** A name that nobody has, so that only a rule about every name decides on it. */
const ANY_HOST = "a-name-that-nobody-has.invalid";

/** Judges the rules that the associations with one VPC make hold for it. */
export function checkDnsRules(
  stack: StackGraph,
  judge: Judge,
  associations: readonly Resource[],
  settings: DnsSettings,
): void {
  const firewall = readDnsFirewall(stack, associations);
  for (const { resource, why } of firewall.gaps) judge.undetermined(resource, why);
  for (const rule of [...firewall.rules, ...firewall.unplaced]) checkWidth(judge, rule);
  checkDefault(judge, associations, firewall);
  checkOrder(judge, firewall);
  for (const host of settings.forbiddenHosts) {
    const rule = deciding(firewall.rules, host.toLowerCase());
    if (rule?.lets === true) judge.violation(rule.resource, `lets ${host} through, which is forbidden`);
  }
  for (const host of settings.requiredHosts) checkRequired(judge, firewall, host.toLowerCase());
}

function checkWidth(judge: Judge, { lets, names, resource }: DnsRule): void {
  if (!lets) return;
  for (const name of names.filter(isTooWide)) {
    judge.violation(resource, `lets ${name} through, under which anybody can have a name`);
  }
  const finds = resource.props.at("dnsThreatProtection");
  if (!finds.isOpaque && finds.text !== undefined) {
    judge.violation(resource, `lets through what it takes for ${finds.text}, since its action is not BLOCK`);
  }
}

function checkDefault(judge: Judge, associations: readonly Resource[], { rules, gaps }: DnsFirewall): void {
  // What is not known yet may be the rule that blocks; that is on record already.
  if (gaps.length > 0 || deciding(rules, ANY_HOST) !== undefined) return;
  judge.violation(associations[0], "no rule blocks all names that are not allowed");
}

/** What stands behind a rule that blocks every name lets nothing through. */
function checkOrder(judge: Judge, { rules }: DnsFirewall): void {
  const end = rules.find(blocksAll);
  if (end === undefined) return;
  for (const { resource, lets, names } of rules.slice(rules.indexOf(end) + 1)) {
    if (lets && names.length > 0)
      judge.violation(resource, `comes after ${end.resource.name}, which blocks every name`);
  }
}

/** A firewall that has nothing to do with a host's domain need not let the host through, but must not single it out. */
function checkRequired(judge: Judge, { rules, gaps }: DnsFirewall, host: string): void {
  const rule = deciding(rules, host);
  if (rule === undefined || rule.lets) return;
  const domain = host.split(".").slice(-2).join(".");
  const serves = rules.some(
    ({ lets, names }) => lets && names.some((name) => name === domain || name.endsWith(`.${domain}`)),
  );
  const isSingledOut = covers(
    rule.names.filter((name) => name !== "*"),
    host,
  );
  // What is not known yet may be the name that lets it through.
  if (isSingledOut || (serves && gaps.length === 0))
    judge.violation(rule.resource, `blocks ${host}, without which nobody can sign in`);
}

function blocksAll({ lets, names, isPartial }: DnsRule): boolean {
  return !lets && !isPartial && names.includes("*");
}
