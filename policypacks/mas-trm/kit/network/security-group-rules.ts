import type { Props } from "../props.ts";
import type { Resource } from "../resource.ts";
import {
  SECURITY_GROUP_EGRESS_RULE,
  SECURITY_GROUP_INGRESS_RULE,
  SECURITY_GROUP_RULE,
  SECURITY_GROUP_RULES,
  SECURITY_GROUPS,
} from "../types.ts";

/** The way that traffic goes, seen from the group's members. */
export type Direction = "ingress" | "egress";

/** The types that hold rules of security groups, in all the forms that the provider knows. */
export const GROUP_RULE_HOLDERS: readonly string[] = [...SECURITY_GROUPS, ...SECURITY_GROUP_RULES];

/** One rule of a security group, whichever form it is written in. */
export interface GroupRule {
  /** The resource it stands in: the group or the rule's own. */
  readonly holder: Resource;
  /** What to call it: `ingress[0]`, or nothing where the resource is the rule. */
  readonly label: string;
  readonly props: Props;
}

/** The ports of a rule, both ends included. */
export interface Ports {
  readonly from: number;
  readonly to: number;
}

/** Each form's names for the same things. */
const CIDR_FIELDS = ["cidrBlocks", "ipv6CidrBlocks", "cidrIpv4", "cidrIpv6"] as const;
const PREFIX_LIST_FIELDS = ["prefixListIds", "prefixListId"] as const;

const EVERY_PORT: Ports = { from: 0, to: 65535 };
/** The names of the numbers that are told apart. SCTP has ports too, but groups do not filter by them. */
const PROTOCOLS: Readonly<Record<string, string>> = {
  "-1": "all",
  "6": "tcp",
  "17": "udp",
  "1": "icmp",
  "58": "icmpv6",
};

/**
 * The rules of one direction that a resource holds.
 *
 * @throws UnknownProperty when the list of rules, or the direction of a rule, is not known yet
 */
export function groupRules(holder: Resource, direction: Direction): readonly GroupRule[] {
  switch (holder.type) {
    case SECURITY_GROUP_INGRESS_RULE:
      return direction === "ingress" ? [{ holder, label: "", props: holder.props }] : [];
    case SECURITY_GROUP_EGRESS_RULE:
      return direction === "egress" ? [{ holder, label: "", props: holder.props }] : [];
    case SECURITY_GROUP_RULE:
      return holder.props.string("type") === direction ? [{ holder, label: "", props: holder.props }] : [];
    default:
      return holder.props.list(direction).map((props) => ({ holder, label: props.path, props }));
  }
}

/** The CIDR blocks of a rule, each known or not; a list that is unknown as a whole counts as one. */
export function cidrsOf(rule: GroupRule): readonly Props[] {
  return fieldsOf(rule, CIDR_FIELDS);
}

/** The prefix list ids of a rule, likewise. */
export function prefixListsOf(rule: GroupRule): readonly Props[] {
  return fieldsOf(rule, PREFIX_LIST_FIELDS);
}

/**
 * The protocol of a rule by name; `all` when it is for every protocol, or names none.
 *
 * @throws UnknownProperty when it is not known yet
 */
export function protocolOf({ props }: GroupRule): string {
  const protocol = (props.string("protocol") ?? props.string("ipProtocol") ?? "all").trim().toLowerCase();
  return PROTOCOLS[protocol] ?? protocol;
}

/**
 * The ports that a rule covers: all of them where its protocol is every one or has no ports; none for ICMP, whose
 * `fromPort` and `toPort` are message types.
 *
 * @throws UnknownProperty when they are not known yet
 */
export function portsOf(rule: GroupRule): Ports | undefined {
  const protocol = protocolOf(rule);
  if (protocol === "icmp" || protocol === "icmpv6") return undefined;
  if (protocol !== "tcp" && protocol !== "udp") return EVERY_PORT;
  const from = rule.props.number("fromPort") ?? EVERY_PORT.from;
  const to = rule.props.number("toPort") ?? EVERY_PORT.to;
  return from < 0 || to < 0 ? EVERY_PORT : { from, to };
}

function fieldsOf({ props }: GroupRule, fields: readonly string[]): readonly Props[] {
  return fields
    .map((field) => props.at(field))
    .flatMap((value) => (value.isOpaque ? [value] : value.elements))
    .filter((value) => value.isUnknown() || (value.text ?? "") !== "");
}
