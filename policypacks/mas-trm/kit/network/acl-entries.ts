import { type AddressRange, parseCidr } from "./cidr.ts";
import type { Props } from "../props.ts";
import type { Resource } from "../resource.ts";
import type { StackGraph } from "../stack-graph.ts";
import { NETWORK_ACL_RULE, NETWORK_ACLS } from "../types.ts";
import { ifKnown } from "../unknown.ts";
import { followToVpcDefault } from "./follow.ts";
import type { Direction } from "./security-group-rules.ts";

/** One entry of a network ACL, inline or a resource of its own. */
export interface AclEntry {
  readonly holder: Resource;
  readonly number: number;
  readonly allows: boolean;
  /** `all`, `tcp`, `udp` or a protocol's number. */
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
  /** The addresses that it is for. */
  readonly ranges: readonly AddressRange[];
}

/** The entries of one direction of an ACL in the order in which AWS tries them. */
export interface AclReading {
  readonly entries: readonly AclEntry[];
  /** Paths of what is unknown. */
  readonly unknown: readonly string[];
  /** Whether something unknown may deny what a later entry allows. */
  readonly mayDeny: boolean;
}

const PROTOCOLS: Readonly<Record<string, string>> = { "-1": "all", all: "all", "6": "tcp", "17": "udp" };
const LAST_PORT = 65535;
const ANYWHERE: readonly AddressRange[] = [
  { version: 4, first: 0n, last: 2n ** 32n - 1n },
  { version: 6, first: 0n, last: 2n ** 128n - 1n },
];

/**
 * Reads one direction of an ACL: its inline entries and the NetworkAclRule resources given.
 *
 * @param acl the ACL, when it is a resource of this stack
 */
export function readAcl(acl: Resource | undefined, rules: readonly Resource[], direction: Direction): AclReading {
  const entries: AclEntry[] = [];
  const unknown: string[] = [];
  let mayDeny = false;
  const attempt = (props: Props | undefined, read: () => void) =>
    ifKnown(read, ({ path }) => {
      unknown.push(path);
      mayDeny ||= props === undefined || props.isUnknown("action") || props.isUnknown("ruleAction") || !allows(props);
    });
  attempt(undefined, () => {
    if (acl === undefined) return;
    for (const props of acl.props.list(direction)) attempt(props, () => entries.push(readEntry(acl, props)));
  });
  for (const rule of rules) {
    attempt(rule.props, () => {
      const isEgress = rule.props.flag("egress") === true;
      if (isEgress === (direction === "egress")) entries.push(readEntry(rule, rule.props));
    });
  }
  return { entries: entries.sort((a, b) => a.number - b.number), unknown, mayDeny };
}

/** The ACLs of a stack with the separate rules of each; rules of an ACL from elsewhere stand under its id. */
export function aclsOf(graph: StackGraph): ReadonlyMap<Resource | string, readonly Resource[]> {
  const acls = new Map<Resource | string, readonly Resource[]>(graph.ofType(...NETWORK_ACLS).map((acl) => [acl, []]));
  for (const rule of graph.ofType(NETWORK_ACL_RULE)) {
    const key = aclOf(graph, rule);
    acls.set(key, [...(acls.get(key) ?? []), rule]);
  }
  return acls;
}

/** The ACL of a rule; its id when it is from elsewhere; the rule's own URN when it cannot be told. */
function aclOf(graph: StackGraph, rule: Resource): Resource | string {
  const link = followToVpcDefault(rule, "networkAclId", NETWORK_ACLS, ["defaultNetworkAclId"]);
  if (link.kind === "literal") return link.value;
  if (link.kind !== "resource") return rule.urn;
  const vpc = link.resource;
  return graph.ofType(...NETWORK_ACLS).find((acl) => vpcMadeWith(acl) === vpc) ?? vpc;
}

function vpcMadeWith(acl: Resource): Resource | undefined {
  const link = followToVpcDefault(acl, "defaultNetworkAclId", [], ["defaultNetworkAclId"]);
  return link.kind === "resource" ? link.resource : undefined;
}

function readEntry(holder: Resource, props: Props): AclEntry {
  const name = (props.string("protocol") ?? "all").trim().toLowerCase();
  const protocol = PROTOCOLS[name] ?? name;
  // An entry for every protocol is for every port, whatever ports it names.
  const from = protocol === "all" ? 0 : (props.number("fromPort") ?? 0);
  const to = protocol === "all" ? LAST_PORT : (props.number("toPort") ?? LAST_PORT);
  const texts = ["cidrBlock", "ipv6CidrBlock"].flatMap((field) => props.string(field) ?? []);
  return {
    holder,
    number: props.number("ruleNo") ?? props.number("ruleNumber") ?? 0,
    allows: allows(props),
    protocol,
    from,
    to,
    // What cannot be read opens everything and closes nothing.
    ranges: texts.flatMap((text) => parseCidr(text) ?? (allows(props) ? ANYWHERE : [])),
  };
}

function allows(props: Props): boolean {
  return (props.string("action") ?? props.string("ruleAction"))?.toLowerCase() !== "deny";
}
