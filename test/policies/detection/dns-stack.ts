import {
  DNS_DOMAIN_LIST,
  DNS_RULE,
  DNS_RULE_GROUP,
  DNS_RULE_GROUP_ASSOCIATION,
  RESOLVER_QUERY_LOG_ASSOCIATION,
  VPCS,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { dnsEgressControlled } from "../../../policypacks/mas-trm/rules/detection/dns-egress-controlled.ts";
import { examine, type TestResource } from "../support/examine.ts";
import { make, type Plain } from "../support/subnet-stack.ts";

/** The host that every sign-in to Kiro needs. */
export const SIGN_IN = "prod.us-east-1.auth.desktop.kiro.dev";

/** The VPC that the firewall holds for. */
export const vpc = make(VPCS[0], "core");
/** Its rule group. */
export const group = make(DNS_RULE_GROUP, "names");
/** What joins the two. */
export const association = make(
  DNS_RULE_GROUP_ASSOCIATION,
  "link",
  { vpcId: ["core"], firewallRuleGroupId: ["names"] },
  { priority: 101 },
);
/** The query log of the VPC. */
export const queryLog = make(RESOLVER_QUERY_LOG_ASSOCIATION, "log", { resourceId: ["core"] });
/** A VPC with a firewall that has no rules yet. */
export const base = [vpc, group, association, queryLog];
/** A rule with a list of its own. */
export const rule = (
  name: string,
  priority: unknown,
  action: unknown,
  domains: unknown,
  props: Plain = {},
  of = "names",
) => [
  make(DNS_DOMAIN_LIST, `${name}-list`, {}, { domains }),
  make(
    DNS_RULE,
    name,
    { firewallRuleGroupId: [of], firewallDomainListId: [`${name}-list`] },
    { priority, action, ...props },
  ),
];
/** A rule that blocks all names. */
export const rest = rule("rest", 900, "BLOCK", ["*"]);
/** A rule that lets some names through, before that. */
export const allowed = (...domains: readonly unknown[]) => rule("allowed", 100, "ALLOW", domains);
/** Judges some resources. */
export const found = (resources: readonly TestResource[], settings: Plain = {}) =>
  examine(dnsEgressControlled, resources, { settings });
/** Judges the VPC with some rules. */
export const firewall = (...more: readonly TestResource[]) => found([...base, ...more]);
