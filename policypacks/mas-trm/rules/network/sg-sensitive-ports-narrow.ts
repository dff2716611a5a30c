import { groupRules, GROUP_RULE_HOLDERS } from "../../kit/network/security-group-rules.ts";
import { judgeSensitivePorts, type PortLimits } from "../../kit/network/sensitive-ports.ts";
import { resourceRule } from "../../kit/rule.ts";
import { SECURITY_GROUP } from "../../kit/types.ts";

/** File transfer, remote shells and desktops, Windows shares and management, databases, caches, search. */
const PORTS =
  "20 21 22 23 135 139 445 1433 1521 2049 3306 3389 4333 5432 5500 5601 5900 5985 5986 6379 9200 11211 27017";

/** Ports of administration and databases are open to groups, or to ranges no wider than a subnet. */
export const sgSensitivePortsNarrow = resourceRule<PortLimits>({
  id: "sg-sensitive-ports-narrow",
  control: "MAS-11.2-12",
  title: "Ports of administration and databases are open to few",
  severity: "high",
  types: GROUP_RULE_HOLDERS,
  cause: "Whoever takes over one machine in a wide range goes on to the servers and databases behind these ports.",
  remediation: "Name the security group of the callers as the source, or a range no wider than their subnet.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html",
  settings: {
    ports: {
      type: "array",
      items: { type: "string" },
      description: "The ports that only few may reach",
      default: PORTS.split(" "),
    },
    widestIpv4: {
      type: "integer",
      minimum: 0,
      description: "The shortest prefix length of an IPv4 range that may reach them",
      default: 24,
    },
  },
  examples: {
    compliant: [
      {
        type: SECURITY_GROUP,
        props: { ingress: [{ protocol: "tcp", fromPort: 5432, toPort: 5432, cidrBlocks: ["10.0.1.0/24"] }] },
      },
    ],
    violating: [
      {
        type: SECURITY_GROUP,
        props: { ingress: [{ protocol: "tcp", fromPort: 0, toPort: 65535, cidrBlocks: ["10.0.0.0/16"] }] },
      },
    ],
  },
  check(holder, judge, settings) {
    for (const rule of groupRules(holder, "ingress"))
      judge.guard(holder, () => judgeSensitivePorts(rule, judge, settings));
  },
});
