import type { Resource } from "../resource.ts";
import type { StackGraph } from "../stack-graph.ts";
import { DNS_DOMAIN_LIST, DNS_RULE, DNS_RULE_GROUP, DNS_RULE_GROUP_ASSOCIATION, VPCS } from "../types.ts";
import { ifKnown, UnknownProperty } from "../unknown.ts";

/** One rule of DNS Firewall with the names that it is about. */
export interface DnsRule {
  readonly resource: Resource;
  /** ALLOW and ALERT let a name through, and end the search for another rule; BLOCK does not. */
  readonly lets: boolean;
  /** Names in lower case without a dot at the end: exact ones, `*.` with all below, or `*` for every name. */
  readonly names: readonly string[];
  /** Whether it is about one type of query only. */
  readonly isPartial: boolean;
}

/** What keeps something from being judged, and where. */
export interface Gap {
  readonly resource: Resource;
  readonly why: string;
}

/** The rules that hold for a VPC. */
export interface DnsFirewall {
  /** In the order in which the firewall asks them. */
  readonly rules: readonly DnsRule[];
  /** Rules whose place in that order is not known yet. */
  readonly unplaced: readonly DnsRule[];
  readonly gaps: readonly Gap[];
}

/**
 * Reads the firewall that associations with one VPC make. Rule groups are asked in the order of the associations'
 * priorities, the rules of each in the order of theirs, lowest first, and the first that knows the name decides
 * (Route 53 developer guide, "DNS Firewall rule groups and rules").
 */
export function readDnsFirewall(stack: StackGraph, associations: readonly Resource[]): DnsFirewall {
  const gaps: Gap[] = [];
  const placed: { readonly rule: DnsRule; readonly place: readonly [number, number] }[] = [];
  const unplaced: DnsRule[] = [];
  const attempt = <T>(resource: Resource, read: () => T): T | undefined =>
    ifKnown(read, ({ message }) => {
      gaps.push({ resource, why: message });
      return undefined;
    });
  for (const association of associations) {
    // With a single association its priority decides nothing.
    const first = associations.length === 1 ? 0 : attempt(association, () => association.props.number("priority") ?? 0);
    for (const resource of rulesOf(stack, association, gaps)) {
      const rule = attempt(resource, () => readRule(stack, resource, gaps));
      if (rule === undefined) continue;
      const second = attempt(resource, () => resource.props.number("priority") ?? 0);
      if (first === undefined || second === undefined) unplaced.push(rule);
      else placed.push({ rule, place: [first, second] });
    }
  }
  placed.sort(({ place: [a, b] }, { place: [c, d] }) => a - c || b - d);
  return { rules: placed.map(({ rule }) => rule), unplaced, gaps };
}

/** Associations with VPCs that are not of this stack, by VPC. */
export function associationsElsewhere(stack: StackGraph): Iterable<readonly Resource[]> {
  const byVpc = new Map<string, Resource[]>();
  for (const association of stack.ofType(DNS_RULE_GROUP_ASSOCIATION)) {
    const link = stack.link(association, "vpcId", VPCS);
    if (link.kind === "resource") continue;
    const key = link.kind === "literal" ? link.value : association.urn;
    byVpc.set(key, [...(byVpc.get(key) ?? []), association]);
  }
  return byVpc.values();
}

/** The rule that decides on a name; undefined when none does, which lets the name through. */
export function deciding(rules: readonly DnsRule[], host: string): DnsRule | undefined {
  return rules.find((rule) => (rule.lets || !rule.isPartial) && covers(rule.names, host));
}

/** Whether some names of a rule, stars included, cover a host. */
export function covers(names: readonly string[], host: string): boolean {
  return names.some((name) => name === "*" || name === host || (name.startsWith("*.") && host.endsWith(name.slice(1))));
}

function rulesOf(stack: StackGraph, association: Resource, gaps: Gap[]): readonly Resource[] {
  const link = stack.link(association, "firewallRuleGroupId", [DNS_RULE_GROUP]);
  if (link.kind !== "resource") {
    const why =
      link.kind === "literal" ? "its rule group is not part of this stack" : "its rule group is not known yet";
    gaps.push({ resource: association, why });
    return [];
  }
  const path = "firewallRuleGroupId";
  const open = stack.openReferrers(link.resource, [DNS_RULE], path);
  gaps.push(...open.map((resource) => ({ resource, why: `${path} is not known yet` })));
  if (link.resource.isRead)
    gaps.push({ resource: link.resource, why: "it is made elsewhere, so its rules cannot be seen" });
  return stack.referrers(link.resource, [DNS_RULE], path);
}

function readRule(stack: StackGraph, resource: Resource, gaps: Gap[]): DnsRule {
  const lets = resource.props.string("action") !== "BLOCK";
  const link = stack.link(resource, "firewallDomainListId", [DNS_DOMAIN_LIST]);
  if (link.kind === "open") throw new UnknownProperty(link.path);
  // A list of AWS's, or of another stack. It cannot block too much to be safe, but it can let too much through.
  if (link.kind === "literal" && lets) {
    gaps.push({ resource, why: "its domain list, which it lets through, is not part of this stack" });
  }
  return {
    resource,
    lets,
    names: link.kind === "resource" ? namesIn(link.resource, gaps) : [],
    isPartial: resource.props.has("qType"),
  };
}

/** The names of a list that are known. */
function namesIn(list: Resource, gaps: Gap[]): readonly string[] {
  const domains = list.props.at("domains");
  if (domains.isOpaque) throw new UnknownProperty(`domains of ${list.name}`);
  return domains.elements.flatMap((element) => {
    if (element.isOpaque) {
      gaps.push({ resource: list, why: `${element.path} is not known yet` });
      return [];
    }
    return element.text?.trim().toLowerCase().replace(/\.$/, "") ?? [];
  });
}
