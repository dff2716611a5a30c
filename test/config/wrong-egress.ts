import type { WrongConfig } from "./wrong-config.ts";

const K = "kiro-landing-zone";
const EGRESS = `${K}:egress`;

/** Mistakes in the egress section that show in one value alone. */
export const WRONG_EGRESS_SHAPES: readonly WrongConfig[] = [
  {
    why: "a way out that there is not",
    stack: "dev",
    changes: { [`${EGRESS}/mode`]: "corporat" },
    says: [
      `${EGRESS}.mode: is not valid, got corporat; must be one of corporate, inspection, none; did you mean corporate?`,
    ],
  },
  {
    why: "a port that there is not",
    stack: "dev",
    changes: { [`${EGRESS}/corporate/proxy/port`]: 0 },
    says: [`${EGRESS}.corporate.proxy.port: is too small, got 0; must be a port number from 1 to 65535`],
  },
  {
    why: "a class of hosts that there is not",
    stack: "dev",
    changes: { [`${EGRESS}/allow`]: ["cli", "everything"] },
    says: [
      `${EGRESS}.allow[1]: is not valid, got everything; must be one of cli, telemetry, legacyToolkit, extensions`,
    ],
  },
  {
    why: "a gateway of another kind",
    stack: "prod",
    changes: { [`${EGRESS}/corporate/transit/gatewayId`]: "igw-0a1b2c3d4e5f60718" },
    says: [
      `${EGRESS}.corporate.transit.gatewayId: is not valid, got igw-0a1b2c3d4e5f60718; must be a transit gateway id such as tgw-0a1b2c3d4e5f60718`,
    ],
  },
  {
    why: "a host without a reason",
    stack: "prod",
    changes: { [`${EGRESS}/additionalHosts`]: [{ host: "mcp.partner.example" }] },
    says: [`${EGRESS}.additionalHosts[0].reason: is missing; must be 1 to 256 characters on one line`],
  },
];

/** Mistakes in the egress section that show only when several keys are read together. */
export const WRONG_EGRESS_COMBINATIONS: readonly WrongConfig[] = [
  {
    why: "the corporate way out without a proxy",
    stack: "dev",
    changes: { [`${EGRESS}/corporate`]: undefined },
    says: [`${EGRESS}.corporate: is missing; must hold the bank's proxy, since mode is corporate`],
  },
  {
    why: "a proxy where there is no way out",
    stack: "dev",
    changes: { [`${EGRESS}/mode`]: "none" },
    says: [`${EGRESS}.corporate: is of no use with mode none; must be absent, or mode must be corporate`],
  },
  {
    why: "a block list in prod that nobody can sign in with",
    stack: "prod",
    changes: { [`${EGRESS}/strictGuideBlockList`]: true },
    says: [`${EGRESS}.strictGuideBlockList: denies a host that every sign-in needs, got true; must be false in prod`],
  },
  {
    why: "a default route by the back door",
    stack: "dev",
    changes: { [`${EGRESS}/corporate/transit/cidrs`]: ["10.200.0.0/16", "0.0.0.0/0"] },
    says: [
      `${EGRESS}.corporate.transit.cidrs[1]: is not a private range, got 0.0.0.0/0; must lie in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 (RFC 1918)`,
      `${EGRESS}.corporate.transit.cidrs[1]: overlaps the VPC, got 0.0.0.0/0; must be a range apart from 10.0.0.0/16`,
    ],
  },
  {
    why: "a proxy and domain controllers that no route leads to",
    stack: "dev",
    changes: {
      [`${EGRESS}/corporate/proxy/cidr`]: "10.201.0.0/28",
      [`${K}:network/directoryCidrs`]: ["10.202.0.0/24"],
      [`${K}:desktops/directory/dnsIps`]: ["10.202.0.4"],
    },
    says: [
      `${EGRESS}.corporate.proxy.cidr: lies outside egress.corporate.transit.cidrs, got 10.201.0.0/28; must lie in 10.200.0.0/16, or desktops have no route to it`,
      `${K}:network.directoryCidrs[0]: lies outside egress.corporate.transit.cidrs, got 10.202.0.0/24; must lie in 10.200.0.0/16, or desktops have no route to it`,
    ],
  },
  {
    why: "attachment subnets inside a desktop subnet",
    stack: "dev",
    changes: { [`${EGRESS}/corporate/transit/subnets/0`]: "10.0.1.0/28" },
    says: [
      `${K}:network.desktopSubnets[0]: overlaps transit.subnets[0], got 10.0.1.0/24; must be disjoint subnets of 10.0.0.0/16`,
    ],
  },
  {
    why: "hosts by pattern, hosts on the block list and domains of strangers",
    stack: "dev",
    changes: {
      [`${EGRESS}/additionalHosts`]: [
        { host: "*.amazonaws.com", reason: "all of AWS" },
        { host: "view.awsapps.com", reason: "private accounts" },
      ],
      [`${EGRESS}/internalDomains`]: ["bank.example", "awsapps.com"],
    },
    says: [
      `${EGRESS}.additionalHosts[0].host: is not an exact host name, got *.amazonaws.com; must be a name in lower case such as mcp.bank.example`,
      `${EGRESS}.additionalHosts[1].host: is denied whatever is allowed, got view.awsapps.com; must be a host that is not on the block list`,
      `${EGRESS}.internalDomains[1]: holds strangers' names too, got awsapps.com; must be a domain of the bank's own, such as corp.bank.example`,
    ],
  },
  {
    why: "a class of hosts twice",
    stack: "dev",
    changes: { [`${EGRESS}/allow`]: ["cli", "cli"] },
    says: [`${EGRESS}.allow[1]: repeats allow[0], got cli; must name each class once`],
  },
];
