import { followToVpcDefault } from "../../kit/network/follow.ts";
import type { Judge } from "../../kit/judge.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import type { StackGraph } from "../../kit/stack-graph.ts";
import { NETWORK_ACL, NETWORK_ACL_ASSOCIATION, NETWORK_ACLS, SUBNETS, VPCS } from "../../kit/types.ts";

/** Every subnet uses a network ACL that the stack has made, and not the default one of its VPC. */
export const subnetsHaveNacl = stackRule({
  id: "subnets-have-nacl",
  control: "MAS-11.2-17",
  title: "Every subnet has a network ACL of its own making",
  severity: "medium",
  types: SUBNETS,
  cause: "The default ACL of a VPC is shared by all that nobody thought of, and allows everything as AWS makes it.",
  remediation: "List the subnet in the subnetIds of an aws.ec2.NetworkAcl, or associate the two.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html",
  examples: {
    compliant: [
      { type: SUBNETS[0], name: "desktops", props: { cidrBlock: "10.0.1.0/24" } },
      { type: NETWORK_ACL, props: {}, dependsOn: { subnetIds: ["desktops"] } },
    ],
    violating: [
      { type: VPCS[0], name: "core", props: { cidrBlock: "10.0.0.0/16" } },
      { type: SUBNETS[0], props: { cidrBlock: "10.0.1.0/24" }, dependsOn: { vpcId: ["core"] } },
    ],
  },
  check(stack, judge) {
    judge.each(stack.ofType(...SUBNETS), (subnet) => checkSubnet(stack, judge, subnet));
  },
});

function checkSubnet(stack: StackGraph, judge: Judge, subnet: Resource): void {
  if (stack.referrers(subnet, [NETWORK_ACL], "subnetIds").length > 0) return;
  const associations = stack.referrers(subnet, [NETWORK_ACL_ASSOCIATION], "subnetId").map(aclOf);
  if (associations.includes("own")) return;
  if (associations.includes("unclear")) {
    judge.undetermined(
      subnet,
      "the network ACL that it is associated with is not part of this stack, or not known yet",
    );
  } else if (mayHaveAcl(stack, subnet)) {
    judge.undetermined(subnet, "a network ACL of this stack may or may not be that of this subnet");
  } else if (subnet.isRead) {
    judge.undetermined(subnet, "the subnet is only read here, and so is its network ACL");
  } else judge.violation(subnet, "it falls to the default network ACL of its VPC");
}

function mayHaveAcl(stack: StackGraph, subnet: Resource): boolean {
  const acls = stack.openReferrers(subnet, [NETWORK_ACL], "subnetIds");
  const associations = stack.openReferrers(subnet, [NETWORK_ACL_ASSOCIATION], "subnetId");
  return acls.length > 0 || associations.some((association) => aclOf(association) !== "default");
}

function aclOf(association: Resource): "own" | "default" | "unclear" {
  const link = followToVpcDefault(association, "networkAclId", NETWORK_ACLS, ["defaultNetworkAclId"]);
  if (link.kind !== "resource") return "unclear";
  return link.resource.type === NETWORK_ACL ? "own" : "default";
}
