import { judgePeers, PEER_SETTINGS, type PeerLimits } from "../../kit/network/peers.ts";
import { GROUP_RULE_HOLDERS } from "../../kit/network/security-group-rules.ts";
import { resourceRule } from "../../kit/rule.ts";
import { SECURITY_GROUP, SECURITY_GROUP_INGRESS_RULE } from "../../kit/types.ts";

/** No security group accepts connections from public addresses, in any of the provider's three forms of rules. */
export const sgNoOpenIngress = resourceRule<PeerLimits>({
  id: "sg-no-open-ingress",
  control: "MAS-11.2-10",
  title: "No security group lets the internet in",
  severity: "critical",
  types: GROUP_RULE_HOLDERS,
  cause: "A group that is open to public addresses leaves routing as the only thing between a workload and attackers.",
  remediation: "Name a security group or the private range of the callers as the rule's source.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  settings: PEER_SETTINGS,
  examples: {
    compliant: [
      { type: SECURITY_GROUP, name: "endpoints", props: {} },
      {
        type: SECURITY_GROUP_INGRESS_RULE,
        props: { ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "10.0.1.0/24" },
        dependsOn: { securityGroupId: ["endpoints"] },
      },
    ],
    violating: [
      {
        type: SECURITY_GROUP,
        props: { ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }] },
      },
    ],
  },
  check(holder, judge, limits) {
    judgePeers(holder, "ingress", judge, limits);
  },
});
