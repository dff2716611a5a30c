import { type AclEntry, aclsOf, readAcl } from "../acl-entries.ts";
import { entryOpenToPublic } from "../acl-openness.ts";
import { rangeOf } from "../cidr.ts";
import { followToVpcDefault, resourceOf } from "../follow.ts";
import type { Direction } from "../security-group-rules.ts";
import type { Resource } from "../../resource.ts";
import type { Link, StackGraph } from "../../stack-graph.ts";
import { DEFAULT_NETWORK_ACL, NETWORK_ACL_ASSOCIATION, NETWORK_ACLS, VPCS } from "../../types.ts";
import { anyPassage, CLOSED, opened, type Passage, perhaps } from "./paths.ts";

const VERBS = { ingress: "in", egress: "out" } as const;
const ANYWHERE = ["0.0.0.0/0", "::/0"].map(rangeOf);
const LINKS_OF_ASSOCIATION = ["defaultNetworkAclId"] as const;

/**
 * Whether the network ACL of a subnet lets public addresses in or out, at whatever port. An ACL remembers no
 * connection, but one direction is enough to send something or to attack, so the other one is not asked.
 */
export function passageByAcl(graph: StackGraph, subnet: Resource, direction: Direction): Passage {
  const named = [
    ...graph.referrers(subnet, NETWORK_ACLS, "subnetIds").map((acl): Link => ({ kind: "resource", resource: acl })),
    ...graph
      .referrers(subnet, [NETWORK_ACL_ASSOCIATION], "subnetId")
      .map((one) => followToVpcDefault(one, "networkAclId", NETWORK_ACLS, LINKS_OF_ASSOCIATION)),
  ];
  const possible = [
    ...graph.openReferrers(subnet, NETWORK_ACLS, "subnetIds"),
    ...graph.openReferrers(subnet, [NETWORK_ACL_ASSOCIATION], "subnetId"),
  ];
  if (named.length > 0) return anyPassage(named.map((link) => byLink(graph, link, direction)));
  if (possible.length > 0) return perhaps(`the network ACL of subnet ${subnet.name} is not known yet`);
  return byLink(graph, graph.link(subnet, "vpcId", VPCS), direction);
}

function byLink(graph: StackGraph, link: Link, direction: Direction): Passage {
  if (link.kind !== "resource") return perhaps("a network ACL is not part of this stack, or not known yet");
  if (VPCS.some((type) => type === link.resource.type)) return byDefaultAcl(graph, link.resource, direction);
  return byAcl(graph, link.resource, direction);
}

/** AWS's own entry of a default ACL lets everything through, after what is added before it. Adopting it drops it. */
function byDefaultAcl(graph: StackGraph, vpc: Resource, direction: Direction): Passage {
  const adopted = graph.ofType(DEFAULT_NETWORK_ACL).find((acl) => vpcOf(acl) === vpc);
  if (adopted !== undefined) return byAcl(graph, adopted, direction);
  const { entries, mayDeny } = readAcl(undefined, aclsOf(graph).get(vpc) ?? [], direction);
  const all = [...entries, entryOfAws(vpc)].sort((a, b) => a.number - b.number);
  if (entryOpenToPublic(all) === undefined) return CLOSED;
  const label = `the default network ACL of VPC ${vpc.name}`;
  return mayDeny
    ? perhaps(`${label} has an entry that is not known yet`)
    : opened(`${label} lets everything ${VERBS[direction]}`, vpc);
}

function byAcl(graph: StackGraph, acl: Resource, direction: Direction): Passage {
  const { entries, unknown, mayDeny } = readAcl(acl, aclsOf(graph).get(acl) ?? [], direction);
  const entry = entryOpenToPublic(entries);
  const label = `network ACL ${acl.name}`;
  if (entry === undefined || mayDeny) {
    return unknown.length > 0 ? perhaps(`${label} has an entry that is not known yet`) : CLOSED;
  }
  return opened(`${label} lets public addresses ${VERBS[direction]} by entry ${String(entry.number)}`, entry.holder);
}

/** The VPC of an adopted ACL, which AWS made with it. */
function vpcOf(acl: Resource): Resource | undefined {
  return resourceOf(followToVpcDefault(acl, "defaultNetworkAclId", [], LINKS_OF_ASSOCIATION));
}

function entryOfAws(vpc: Resource): AclEntry {
  return { holder: vpc, number: 100, allows: true, protocol: "all", from: 0, to: 65535, ranges: ANYWHERE };
}
