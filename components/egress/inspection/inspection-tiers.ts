import { notPrivateRange, parseCidr } from "../../foundation/cidr.ts";
import type { AclEntry, AclPlan } from "../../network/acl-plan.ts";

/**
 * What a subnet of the inspection VPC is for, in the order that traffic to the internet passes: from the transit
 * gateway, through the firewall, to the NAT gateway.
 */
export type InspectionTier = "attachment" | "firewall" | "public";

/** Prefix length of every subnet of the VPC: each holds one network interface, and AWS makes none smaller. */
export const SUBNET_PREFIX = 28;
/** Smallest VPC that holds three such subnets in each of two zones. */
export const SMALLEST_VPC_PREFIX = 25;
const LARGEST_VPC_PREFIX = 16;

/** The problems of the VPC's range: private, and large enough for its subnets. */
export function checkInspectionRange(path: string, cidr: string): readonly string[] {
  const problems = notPrivateRange(path, cidr);
  const prefix = parseCidr(cidr)?.prefix;
  if (problems.length > 0 || prefix === undefined) return problems;
  return prefix >= LARGEST_VPC_PREFIX && prefix <= SMALLEST_VPC_PREFIX
    ? []
    : [`${path}: wrong size, got "${cidr}"; a prefix from /${LARGEST_VPC_PREFIX} to /${SMALLEST_VPC_PREFIX}`];
}

const ANYWHERE = "0.0.0.0/0";
const HTTPS = { action: "allow", protocol: "tcp", fromPort: 443, toPort: 443 } as const;
// Where replies arrive, and where a NAT gateway takes its ports from (VPC user guide, "Ephemeral ports").
const REPLIES = { action: "allow", protocol: "tcp", fromPort: 1024, toPort: 65535 } as const;

/**
 * The network ACL of a tier: HTTPS from the desktops on its way out, and the replies on their way back.
 *
 * Addresses stay the desktops' until the NAT gateway, so all tiers see the same two ends. A transit gateway's subnet
 * judges what comes from the gateway by its outbound entries only, and what goes to it by its inbound ones only (VPC
 * transit gateways guide, "Network ACLs for transit gateways").
 */
export function planInspectionAcl(tier: InspectionTier, desktopCidr: string): AclPlan {
  const out: AclEntry = { ruleNo: 100, ...HTTPS, cidrBlock: ANYWHERE };
  const back: AclEntry = { ruleNo: 110, ...REPLIES, cidrBlock: ANYWHERE };
  if (tier === "attachment") return { ingress: [{ ...back, ruleNo: 100 }], egress: [out] };
  return {
    ingress: [{ ...out, cidrBlock: desktopCidr }, back],
    egress: [out, { ...back, cidrBlock: desktopCidr }],
  };
}
