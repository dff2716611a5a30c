import { checkDnsRules, DNS_SETTINGS, type DnsSettings } from "../../kit/network/dns-requirements.ts";
import { associationsElsewhere } from "../../kit/network/dns-firewall.ts";
import type { Judge } from "../../kit/judge.ts";
import { egressOf } from "../../kit/network/egress.ts";
import { demandRelated } from "../../kit/related.ts";
import type { Resource } from "../../kit/resource.ts";
import { type ExampleResource, stackRule } from "../../kit/rule.ts";
import type { StackGraph } from "../../kit/stack-graph.ts";
import {
  DNS_DOMAIN_LIST,
  DNS_FIREWALL_CONFIG,
  DNS_RULE,
  DNS_RULE_GROUP,
  DNS_RULE_GROUP_ASSOCIATION,
  RESOLVER_QUERY_LOG_ASSOCIATION,
  VPCS,
} from "../../kit/types.ts";

interface Settings extends DnsSettings {
  readonly declaredFirewall: string;
}

const rule = (name: string, priority: number, action: string): ExampleResource => ({
  type: DNS_RULE,
  name,
  props: { priority, action },
  dependsOn: { firewallRuleGroupId: ["names"], firewallDomainListId: [`${name}-list`] },
});

const FIREWALL: readonly ExampleResource[] = [
  { type: VPCS[0], name: "core", props: {} },
  { type: DNS_RULE_GROUP, name: "names", props: {} },
  {
    type: DNS_DOMAIN_LIST,
    name: "allowed-list",
    props: { domains: ["app.kiro.dev", "prod.us-east-1.auth.desktop.kiro.dev"] },
  },
  { type: DNS_DOMAIN_LIST, name: "rest-list", props: { domains: ["*"] } },
  rule("allowed", 10, "ALLOW"),
  {
    type: DNS_RULE_GROUP_ASSOCIATION,
    props: { priority: 101 },
    dependsOn: { vpcId: ["core"], firewallRuleGroupId: ["names"] },
  },
  { type: RESOLVER_QUERY_LOG_ASSOCIATION, props: {}, dependsOn: { resourceId: ["core"] } },
];

const QUERY_LOG = { types: [RESOLVER_QUERY_LOG_ASSOCIATION], path: "resourceId", what: "query log association" };

/** DNS Firewall blocks all names that are not allowed one by one, and fails closed, wherever a VPC has a way out. */
export const dnsEgressControlled = stackRule<Settings>({
  id: "dns-egress-controlled",
  control: "MAS-11.2-26",
  title: "DNS Firewall blocks by default and fails closed",
  severity: "high",
  types: [...VPCS, DNS_RULE_GROUP_ASSOCIATION, DNS_FIREWALL_CONFIG],
  cause: "Whoever can resolve any name can send the bank's data to any name, even through DNS itself.",
  remediation:
    "Associate a rule group that allows exact names and then blocks *, leave firewallFailOpen DISABLED, and associate a query log.",
  source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall-rule-groups.html",
  settings: {
    ...DNS_SETTINGS,
    declaredFirewall: {
      type: "string",
      description: "Id of a rule group that is associated with every VPC from outside; declared, not observed",
      default: "",
    },
  },
  examples: {
    compliant: [...FIREWALL, rule("rest", 100, "BLOCK")],
    violating: [...FIREWALL, rule("rest", 1, "BLOCK")],
  },
  check(stack, judge, settings) {
    const { declaredFirewall } = settings;
    const isGroup = declaredFirewall === "" || /^rslvr-frg-[0-9a-z]+$/.test(declaredFirewall);
    judge.require(isGroup, undefined, "the setting declaredFirewall is not the id of a rule group");
    judge.each(stack.ofType(DNS_FIREWALL_CONFIG), (config) => {
      const failsOpen = config.props.string("firewallFailOpen") === "ENABLED";
      judge.require(
        !failsOpen,
        config,
        "firewallFailOpen is ENABLED, so names resolve when the firewall does not answer",
      );
    });
    judge.each(stack.ofType(...VPCS), (vpc) => checkVpc(stack, judge, vpc, settings));
    for (const associations of associationsElsewhere(stack)) checkDnsRules(stack, judge, associations, settings);
  },
});

function checkVpc(stack: StackGraph, judge: Judge, vpc: Resource, settings: Settings): void {
  const path = "vpcId";
  const associations = stack.referrers(vpc, [DNS_RULE_GROUP_ASSOCIATION], path);
  if (associations.length > 0) checkDnsRules(stack, judge, associations, settings);
  if (vpc.isRead) return;
  const egress = egressOf(stack, vpc);
  if (associations.length === 0 && settings.declaredFirewall === "") {
    const mayHave = stack.openReferrers(vpc, [DNS_RULE_GROUP_ASSOCIATION], path).length > 0;
    const [way = egress.unclear[0]] = egress.open;
    if (way !== undefined && (mayHave || egress.open.length === 0)) {
      judge.undetermined(vpc, `${way}, and whether DNS Firewall holds for it cannot be told`);
    } else if (way !== undefined) judge.violation(vpc, `${way}, and no DNS Firewall is associated with it`);
  }
  if (associations.length > 0 || egress.open.length > 0) demandRelated(stack, judge, vpc, QUERY_LOG);
}
