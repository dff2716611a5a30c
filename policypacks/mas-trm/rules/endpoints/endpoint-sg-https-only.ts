import type { Judge } from "../../kit/judge.ts";
import { anyOf, ask, type Maybe } from "../../kit/maybe.ts";
import { type AddressRange, parseCidr } from "../../kit/network/cidr.ts";
import { entriesOf, followPrefixList } from "../../kit/network/prefix-list.ts";
import {
  cidrsOf,
  type GroupRule,
  groupRules,
  portsOf,
  prefixListsOf,
  protocolOf,
} from "../../kit/network/security-group-rules.ts";
import type { Props } from "../../kit/props.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import type { StackGraph } from "../../kit/stack-graph.ts";
import { SECURITY_GROUP, SECURITY_GROUP_RULES, VPC_ENDPOINT, VPCS } from "../../kit/types.ts";
import { endpointType, groupsOfEndpoint, keepsDefaultGroup } from "../../kit/network/vpc-endpoint.ts";
import { covers, isWithinVpc } from "../../kit/network/vpc-ranges.ts";
import { UnknownProperty } from "../../kit/unknown.ts";
import { told } from "../../kit/told.ts";

interface Settings {
  readonly alsoFrom: readonly string[];
}

/** Interface endpoints take HTTPS from their own VPC and nothing else. */
export const endpointSgHttpsOnly = stackRule<Settings>({
  id: "endpoint-sg-https-only",
  control: "MAS-11.2-21",
  title: "Endpoint groups accept HTTPS from the VPC only",
  severity: "high",
  types: [VPC_ENDPOINT],
  cause:
    "An endpoint with a wide group is a way to AWS for whoever reaches the network, and a second use for the group.",
  remediation:
    "Give the endpoint a security group of its own whose only ingress is TCP 443 from groups or ranges of the VPC.",
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
  settings: {
    alsoFrom: {
      type: "array",
      items: { type: "string" },
      description: "Ranges beside the VPC's own that may call endpoints, such as those of a peered VPC",
      default: [],
    },
  },
  examples: {
    compliant: [
      { type: VPCS[0], name: "core", props: { cidrBlock: "10.0.0.0/16" } },
      {
        type: SECURITY_GROUP,
        name: "endpoints",
        props: { ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/16"] }] },
      },
      {
        type: VPC_ENDPOINT,
        props: { vpcEndpointType: "Interface" },
        dependsOn: { vpcId: ["core"], securityGroupIds: ["endpoints"] },
      },
    ],
    violating: [{ type: VPC_ENDPOINT, props: { vpcId: "vpc-1", vpcEndpointType: "Interface" } }],
  },
  check(stack, judge, { alsoFrom }) {
    judge.each(stack.ofType(VPC_ENDPOINT), (endpoint) => {
      if (endpointType(endpoint) === "Interface") checkEndpoint(stack, judge, endpoint, alsoFrom);
    });
  },
});

function checkEndpoint(stack: StackGraph, judge: Judge, endpoint: Resource, alsoFrom: readonly string[]): void {
  const groups = groupsOfEndpoint(stack, endpoint);
  judge.guard(endpoint, () => {
    const isDefault = keepsDefaultGroup(stack, endpoint);
    judge.require(!isDefault, endpoint, "it names no security group, so AWS gives it the VPC's default one");
  });
  const isOwn = (range: AddressRange) =>
    anyOf([
      alsoFrom.some((text) => covers(text, range)),
      ask(() => isWithinVpc(stack, stack.target(endpoint, "vpcId", VPCS), range)),
    ]);
  for (const link of groups) {
    if (link.kind === "literal")
      judge.undetermined(endpoint, `security group ${told(link.value, "id")} is made elsewhere`);
    if (link.kind === "open") judge.undetermined(endpoint, `${link.path} is not known yet`);
    if (link.kind !== "resource") continue;
    const group = link.resource;
    const separate = stack.referrers(group, SECURITY_GROUP_RULES, "securityGroupId");
    judge.each([group, ...separate], (holder) => {
      for (const rule of groupRules(holder, "ingress")) checkRule(judge, rule, isOwn);
    });
    judge.each(stack.openReferrers(group, SECURITY_GROUP_RULES, "securityGroupId"), (holder) => {
      if (groupRules(holder, "ingress").length === 0) return;
      judge.undetermined(group, `rule ${holder.name} may or may not be of this group of an endpoint`);
    });
  }
}

function checkRule(judge: Judge, rule: GroupRule, isOwn: (range: AddressRange) => Maybe): void {
  const { holder } = rule;
  const says = rule.label === "" ? "it lets in" : `${rule.label} lets in`;
  judge.guard(holder, () => {
    const ports = portsOf(rule);
    const isHttps = protocolOf(rule) === "tcp" && ports?.from === 443 && ports.to === 443;
    judge.require(isHttps, holder, `${says} more than TCP 443 to an endpoint`);
  });
  const checkRange = (value: Props) => {
    const range = parseCidr(value.text);
    const inside = range !== undefined && isOwn(range);
    if (inside === undefined) throw new UnknownProperty("the range of the VPC");
    judge.require(inside, holder, `${says} ${told(value.text, "range")}, from outside the endpoint's VPC`);
  };
  for (const cidr of cidrsOf(rule)) judge.guard(holder, () => checkRange(cidr));
  for (const id of prefixListsOf(rule)) {
    judge.guard(holder, () => {
      const list = followPrefixList(holder, id);
      if (list.kind === "own") for (const { cidr } of entriesOf(list.list)) judge.guard(holder, () => checkRange(cidr));
      else judge.violation(holder, `${says} a prefix list that is not of this stack`);
    });
  }
}
