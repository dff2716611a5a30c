import { isPublic, parseCidr } from "../cidr.ts";
import { followPrefixList, publicRangesOf } from "../prefix-list.ts";
import { cidrsOf, type Direction, type GroupRule, groupRules, prefixListsOf } from "../security-group-rules.ts";
import type { Resource } from "../../resource.ts";
import type { Link, StackGraph } from "../../stack-graph.ts";
import { told } from "../../told.ts";
import { DEFAULT_SECURITY_GROUP, SECURITY_GROUP_RULES } from "../../types.ts";
import { anyPassage, ifTold, CLOSED, opened, type Passage, perhaps } from "./paths.ts";

const VERBS = { ingress: "lets in", egress: "lets out to" } as const;

/**
 * Whether security groups let public addresses in or out, at whatever port. Groups only allow, so one rule of one
 * group is enough.
 *
 * @param vpcs those that the guarded thing may stand in, whose default group guards it when it names none
 */
export function passageByGroups(
  graph: StackGraph,
  groups: readonly Link[],
  vpcs: readonly Resource[],
  direction: Direction,
): Passage {
  if (groups.length === 0) return byDefaultGroups(graph, vpcs, direction);
  const passages: Passage[] = [];
  for (const link of groups) {
    if (link.kind === "resource") passages.push(byGroup(graph, link.resource, direction));
    if (link.kind === "literal")
      passages.push(perhaps(`security group ${told(link.value, "id")} is not part of this stack`));
    if (link.kind === "open") passages.push(perhaps(`${link.path} is not known yet`));
  }
  return anyPassage(passages);
}

function byDefaultGroups(graph: StackGraph, vpcs: readonly Resource[], direction: Direction): Passage {
  if (vpcs.length === 0) return perhaps("the default security group that guards it is not part of this stack");
  return anyPassage(vpcs.map((vpc) => byDefaultGroup(graph, vpc, direction)));
}

/** AWS's own rules of a default group let everything out and nobody but its members in. Adopting it drops them. */
function byDefaultGroup(graph: StackGraph, vpc: Resource, direction: Direction): Passage {
  const [adopted] = graph.referrers(vpc, [DEFAULT_SECURITY_GROUP], "vpcId");
  if (adopted !== undefined) return byGroup(graph, adopted, direction);
  const text = `the default security group of VPC ${vpc.name} lets everything out`;
  return direction === "egress" ? opened(text, vpc) : CLOSED;
}

function byGroup(graph: StackGraph, group: Resource, direction: Direction): Passage {
  const separate = graph.referrers(group, SECURITY_GROUP_RULES, "securityGroupId");
  const inDoubt = graph.openReferrers(group, SECURITY_GROUP_RULES, "securityGroupId");
  return anyPassage([
    ...[group, ...separate].map((holder) => byRulesIn(group, holder, direction)),
    ...inDoubt.map(({ name }) => perhaps(`rule ${name} may be of security group ${group.name}`)),
  ]);
}

function byRulesIn(group: Resource, holder: Resource, direction: Direction): Passage {
  return ifTold(() => anyPassage(groupRules(holder, direction).map((rule) => byRule(group, rule, direction))));
}

function byRule(group: Resource, rule: GroupRule, direction: Direction): Passage {
  const by = rule.holder === group ? "" : ` by rule ${rule.holder.name}`;
  const opens = (what: string) => opened(`security group ${group.name} ${VERBS[direction]} ${what}${by}`, rule.holder);
  return anyPassage([
    ...cidrsOf(rule).map((cidr) =>
      ifTold(() => {
        const range = parseCidr(cidr.text);
        return range === undefined || isPublic(range) ? opens(told(cidr.text, "range")) : CLOSED;
      }),
    ),
    ...prefixListsOf(rule).map((id) =>
      ifTold(() => {
        const list = followPrefixList(rule.holder, id);
        if (list.kind === "elsewhere") return perhaps(`prefix list ${told(list.id, "id")} is not part of this stack`);
        const isOpen = list.kind === "own" && publicRangesOf(list.list).length > 0;
        return isOpen ? opens(`prefix list ${list.list.name}`) : CLOSED;
      }),
    ),
  ]);
}
