import type { Judge } from "../../kit/judge.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import type { StackGraph } from "../../kit/stack-graph.ts";
import {
  SECURITY_GROUP,
  SECURITY_GROUP_EGRESS_RULE,
  SECURITY_GROUP_INGRESS_RULE,
  SECURITY_GROUP_RULE,
  SECURITY_GROUP_RULES,
  SECURITY_GROUPS,
} from "../../kit/types.ts";

const NEWER = [SECURITY_GROUP_INGRESS_RULE, SECURITY_GROUP_EGRESS_RULE] as const;

/**
 * The rules of a security group are written in one way: inside it, or as resources of one kind. An empty list inside
 * is a way too: it removes what stands elsewhere. What two stacks write into one group, neither of them shows.
 */
export const sgOneRuleStyle = stackRule({
  id: "sg-one-rule-style",
  control: "MAS-11.2-14",
  title: "The rules of a security group are written in one way",
  severity: "low",
  types: [...SECURITY_GROUPS, ...NEWER],
  cause: "Rules in two places undo each other at every deployment, so nobody knows which are in force.",
  remediation:
    "Write all rules of the group as SecurityGroupIngressRule and SecurityGroupEgressRule, and none inside it.",
  source: "https://www.pulumi.com/registry/packages/aws/api-docs/ec2/securitygroup/",
  examples: {
    compliant: [
      { type: SECURITY_GROUP, name: "endpoints", props: {} },
      {
        type: SECURITY_GROUP_INGRESS_RULE,
        props: { ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "10.0.0.0/16" },
        dependsOn: { securityGroupId: ["endpoints"] },
      },
    ],
    violating: [
      { type: SECURITY_GROUP, name: "endpoints", props: { ingress: [] } },
      {
        type: SECURITY_GROUP_INGRESS_RULE,
        props: { ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "10.0.0.0/16" },
        dependsOn: { securityGroupId: ["endpoints"] },
      },
    ],
  },
  check(stack, judge) {
    for (const group of stack.ofType(...SECURITY_GROUPS)) checkGroup(stack, judge, group);
    checkGroupsFromElsewhere(stack, judge);
  },
});

/** Of a group of another stack only the rules that this one adds can be seen, and whether these are of one kind. */
function checkGroupsFromElsewhere(stack: StackGraph, judge: Judge): void {
  const idsOf = (rule: Resource) => {
    const link = stack.link(rule, "securityGroupId", SECURITY_GROUPS);
    return link.kind === "literal" ? [link.value] : [];
  };
  const older = new Set(stack.ofType(SECURITY_GROUP_RULE).flatMap(idsOf));
  for (const rule of stack.ofType(...NEWER)) {
    if (idsOf(rule).some((id) => older.has(id)))
      judge.violation(rule, "its group is from elsewhere and has rules of the older resource in this stack too");
  }
}

function checkGroup(stack: StackGraph, judge: Judge, group: Resource): void {
  const named = (types: readonly string[]) => stack.referrers(group, types, "securityGroupId").length > 0;
  // What a group that is only read holds is the sum of all styles.
  const hasInline = !group.isRead && ["ingress", "egress"].some((path) => group.props.has(path));
  const [older, newer] = [named([SECURITY_GROUP_RULE]), named(NEWER)];
  if (hasInline && (older || newer)) judge.violation(group, "has rules inside it and as resources of their own");
  if (older && newer) judge.violation(group, "has rules of the older and of the newer resource");
  if (!hasInline || older || newer) return;
  const possible = stack.openReferrers(group, SECURITY_GROUP_RULES, "securityGroupId");
  if (possible.length > 0) {
    judge.undetermined(group, "has rules inside it, and a rule of this stack may or may not be its own");
  }
}
