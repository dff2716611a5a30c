import { judgePeers, PEER_SETTINGS, type PeerLimits } from "../../kit/network/peers.ts";
import { GROUP_RULE_HOLDERS } from "../../kit/network/security-group-rules.ts";
import { resourceRule } from "../../kit/rule.ts";
import { SECURITY_GROUP, SECURITY_GROUP_EGRESS_RULE, VPC_ENDPOINT } from "../../kit/types.ts";

/**
 * No security group lets connections out to public addresses.
 *
 * A group without egress rules passes: the provider removes AWS's allow-all rule from a group that it makes, and from
 * a default group that it adopts. The public addresses of S3 and DynamoDB are fine by the prefix list that a gateway
 * endpoint of the stack publishes.
 */
export const sgNoOpenEgress = resourceRule<PeerLimits>({
  id: "sg-no-open-egress",
  control: "MAS-11.2-11",
  title: "No security group lets traffic out to the internet",
  severity: "high",
  types: GROUP_RULE_HOLDERS,
  cause: "Open egress lets whatever runs on a desktop send data wherever a route happens to lead.",
  remediation:
    "Name a security group, a private range or the prefix list of a gateway endpoint as the rule's destination.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  settings: PEER_SETTINGS,
  examples: {
    compliant: [
      { type: SECURITY_GROUP, name: "desktops", props: {} },
      {
        type: VPC_ENDPOINT,
        name: "s3",
        props: { serviceName: "com.amazonaws.us-east-1.s3", vpcEndpointType: "Gateway" },
      },
      {
        type: SECURITY_GROUP_EGRESS_RULE,
        props: { ipProtocol: "tcp", fromPort: 443, toPort: 443 },
        dependsOn: { securityGroupId: ["desktops"], prefixListId: ["s3"] },
      },
    ],
    violating: [
      {
        type: SECURITY_GROUP,
        props: { egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }] },
      },
    ],
  },
  check(holder, judge, limits) {
    judgePeers(holder, "egress", judge, limits);
  },
});
