import type { WrongConfig } from "./wrong-config.ts";

const K = "kiro-landing-zone";
const EGRESS = `${K}:egress`;
const INSPECTION = `${EGRESS}/inspection`;
const RANGE = `${EGRESS}.inspection.cidr`;

/** The dev stack with a firewall of its own instead of the bank's proxy. */
const inspected = (changes: Readonly<Record<string, unknown>>) => ({
  [`${EGRESS}/mode`]: "inspection",
  [`${EGRESS}/corporate`]: undefined,
  [INSPECTION]: { cidr: "10.2.0.0/24", transitSubnets: ["10.0.5.0/28", "10.0.5.16/28"] },
  [`${K}:network/directoryCidrs`]: [],
  [`${K}:desktops`]: undefined,
  ...changes,
});

/** Mistakes in the way out by a firewall of the zone's own. */
export const WRONG_INSPECTION_COMBINATIONS: readonly WrongConfig[] = [
  {
    why: "a firewall without a range to stand in",
    stack: "dev",
    changes: inspected({ [INSPECTION]: undefined }),
    says: [`${EGRESS}.inspection: is missing; must hold the range of the firewall's VPC, since mode is inspection`],
  },
  {
    why: "a firewall of the zone's own beside the bank's proxy",
    stack: "dev",
    changes: { [INSPECTION]: { cidr: "10.2.0.0/24", transitSubnets: ["10.0.6.0/28", "10.0.6.16/28"] } },
    says: [`${EGRESS}.inspection: is of no use with mode corporate; must be absent, or mode must be inspection`],
  },
  {
    why: "the bank's proxy beside a firewall of the zone's own",
    stack: "dev",
    changes: inspected({
      [`${EGRESS}/corporate`]: { proxy: { host: "proxy.bank.example", cidr: "10.200.10.0/28", port: 8080 } },
    }),
    says: [`${EGRESS}.corporate: is of no use with mode inspection; must be absent, or mode must be corporate`],
  },
  {
    why: "a firewall among the desktops",
    stack: "dev",
    changes: inspected({ [`${INSPECTION}/cidr`]: "10.0.128.0/24" }),
    says: [`${RANGE}: overlaps network.cidr, got 10.0.128.0/24; must be a range apart from 10.0.0.0/16`],
  },
  {
    why: "a firewall in too little room, at public addresses, written as a host",
    stack: "dev",
    changes: inspected({ [`${INSPECTION}/cidr`]: "203.0.113.1/26" }),
    says: [
      `${RANGE}: has host bits set, got 203.0.113.1/26; must be a network such as 203.0.113.0/26`,
      `${RANGE}: is not a private range, got 203.0.113.1/26; must lie in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 (RFC 1918)`,
      `${RANGE}: is too small, got 203.0.113.1/26; must be a /16 to /25 range`,
    ],
  },
  {
    why: "a firewall in more room than a VPC can have",
    stack: "dev",
    changes: inspected({ [`${INSPECTION}/cidr`]: "172.16.0.0/15" }),
    says: [`${RANGE}: is too large, got 172.16.0.0/15; must be a /16 to /25 range`],
  },
  {
    why: "attachment subnets outside the VPC and inside a desktop subnet",
    stack: "dev",
    changes: inspected({ [`${INSPECTION}/transitSubnets`]: ["10.2.0.0/28", "10.0.1.0/28"] }),
    says: [
      `${EGRESS}.inspection.transitSubnets[0]: lies outside the VPC, got 10.2.0.0/28; must be a subnet of 10.0.0.0/16`,
      `${K}:network.desktopSubnets[0]: overlaps transitSubnets[1], got 10.0.1.0/24; must be disjoint subnets of 10.0.0.0/16`,
    ],
  },
  {
    why: "domain controllers in the bank's network, to which the firewall has no way",
    stack: "dev",
    changes: inspected({ [`${K}:network/directoryCidrs`]: ["10.0.1.0/28", "10.200.20.0/28"] }),
    says: [
      `${K}:network.directoryCidrs[1]: lies outside the VPC, got 10.200.20.0/28; must lie in 10.0.0.0/16, since mode inspection has no way into the bank's network`,
    ],
  },
];
