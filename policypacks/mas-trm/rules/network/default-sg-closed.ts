import { followToVpcDefault } from "../../kit/network/follow.ts";
import type { Judge } from "../../kit/judge.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import type { StackGraph } from "../../kit/stack-graph.ts";
import { DEFAULT_SECURITY_GROUP, DEFAULT_VPC, SECURITY_GROUP_RULES, VPCS } from "../../kit/types.ts";

/**
 * The default security group of each VPC is adopted and has no rules. Adopting it without naming rules removes those
 * that AWS puts there.
 */
export const defaultSgClosed = stackRule({
  id: "default-sg-closed",
  control: "MAS-11.2-15",
  title: "Each VPC closes its default security group",
  severity: "high",
  types: [...VPCS, DEFAULT_SECURITY_GROUP, ...SECURITY_GROUP_RULES],
  cause: "Whatever is started without naming a group lands in the default one, which lets its members talk freely.",
  remediation: "Adopt the group by an aws.ec2.DefaultSecurityGroup with the VPC's id and no ingress or egress.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html",
  examples: {
    compliant: [
      { type: VPCS[0], name: "core", props: { cidrBlock: "10.0.0.0/16" } },
      { type: DEFAULT_SECURITY_GROUP, props: {}, dependsOn: { vpcId: ["core"] } },
    ],
    violating: [{ type: VPCS[0], props: { cidrBlock: "10.0.0.0/16" } }],
  },
  check(stack, judge) {
    judge.each(stack.ofType(...VPCS), (vpc) => checkVpc(stack, judge, vpc));
    for (const group of stack.ofType(DEFAULT_SECURITY_GROUP)) {
      for (const direction of ["ingress", "egress"] as const) {
        judge.guard(group, () => {
          const count = group.props.list(direction).length;
          judge.require(count === 0, group, `the default security group has ${direction} rules`);
        });
      }
    }
    for (const rule of stack.ofType(...SECURITY_GROUP_RULES)) checkRule(judge, rule);
  },
});

function checkVpc(stack: StackGraph, judge: Judge, vpc: Resource): void {
  const adopted = stack.ofType(DEFAULT_SECURITY_GROUP);
  // A default group that names no VPC is that of the default VPC.
  const isOfDefaultVpc = vpc.type === DEFAULT_VPC && adopted.some((group) => !group.props.has("vpcId"));
  if (isOfDefaultVpc || stack.referrers(vpc, [DEFAULT_SECURITY_GROUP], "vpcId").length > 0) return;
  if (stack.openReferrers(vpc, [DEFAULT_SECURITY_GROUP], "vpcId").length > 0) {
    judge.undetermined(vpc, "a default security group of this stack may or may not be that of this VPC");
  } else if (vpc.isRead) {
    judge.undetermined(vpc, "the VPC is only read here, and so is the state of its default security group");
  } else judge.violation(vpc, "its default security group is not adopted and keeps AWS's rules");
}

function checkRule(judge: Judge, rule: Resource): void {
  const link = followToVpcDefault(rule, "securityGroupId", [DEFAULT_SECURITY_GROUP], ["defaultSecurityGroupId"]);
  if (link.kind === "resource")
    judge.violation(rule, `adds a rule to the default security group of ${link.resource.name}`);
}
