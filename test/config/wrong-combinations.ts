import type { WrongConfig } from "./wrong-config.ts";
import { WRONG_DESKTOP_COMBINATIONS } from "./wrong-desktops.ts";
import { WRONG_EGRESS_COMBINATIONS } from "./wrong-egress.ts";
import { WRONG_INSPECTION_COMBINATIONS } from "./wrong-inspection.ts";
import { WRONG_MONITORING_COMBINATIONS } from "./wrong-monitoring.ts";
import { WRONG_ENDPOINT_COMBINATIONS } from "./wrong-endpoint.ts";
import { WRONG_IDENTITY_COMBINATIONS } from "./wrong-identity.ts";

const K = "kiro-landing-zone";
const NETWORK = `${K}:network`;
const AUDIT = `${K}:audit`;

const DISJOINT = "must be disjoint subnets of 10.0.0.0/16";

/** Mistakes that show only when several keys are read together. */
export const WRONG_COMBINATIONS: readonly WrongConfig[] = [
  {
    why: "a stack file copied from dev to prod",
    stack: "prod",
    changes: { [`${K}:environment`]: "dev", [`${AUDIT}/objectLock/mode`]: "GOVERNANCE" },
    says: [`${K}:environment: contradicts the name of the stack, got dev; must be prod`],
  },
  {
    why: "a workload where Kiro has no endpoint, with zones to match",
    stack: "dev",
    changes: { "aws:region": "ap-southeast-1", [`${NETWORK}/zones`]: ["ap-southeast-1a", "ap-southeast-1b"] },
    says: [
      "aws:region: has no private Kiro endpoint, got ap-southeast-1; must be one of us-east-1, eu-central-1, or kiro-landing-zone:kiroAccess must say where its endpoints stand",
    ],
  },
  {
    why: "a Kiro profile in the other region",
    stack: "dev",
    changes: { [`${K}:kiroProfileRegion`]: "eu-central-1" },
    says: [
      `${K}:kiroProfileRegion: is not the region of the workload, got eu-central-1; must be us-east-1 like aws:region, or kiro-landing-zone:kiroAccess must say where its endpoints stand`,
    ],
  },
  {
    why: "a zone twice",
    stack: "dev",
    changes: { [`${NETWORK}/zones`]: ["us-east-1a", "us-east-1a"] },
    says: [`${NETWORK}.zones[1]: repeats zones[0], got us-east-1a; must be two different zones`],
  },
  {
    why: "a zone of another region, however alike",
    stack: "dev",
    changes: { [`${NETWORK}/zones/1`]: "us-east-2a" },
    says: [`${NETWORK}.zones[1]: lies in another region, got us-east-2a; must be a zone of us-east-1`],
  },
  {
    why: "a VPC with host bits",
    stack: "dev",
    changes: { [`${NETWORK}/cidr`]: "10.0.0.5/16" },
    says: [`${NETWORK}.cidr: has host bits set, got 10.0.0.5/16; must be a network such as 10.0.0.0/16`],
  },
  {
    why: "a subnet with host bits",
    stack: "dev",
    changes: { [`${NETWORK}/desktopSubnets/0`]: "10.0.1.1/24" },
    says: [`${NETWORK}.desktopSubnets[0]: has host bits set, got 10.0.1.1/24; must be a network such as 10.0.1.0/24`],
  },
  {
    why: "a VPC larger than AWS allows",
    stack: "dev",
    changes: { [`${NETWORK}/cidr`]: "10.0.0.0/15" },
    says: [`${NETWORK}.cidr: is too large, got 10.0.0.0/15; must be a /16 to /28 range`],
  },
  {
    why: "a subnet smaller than AWS allows",
    stack: "dev",
    changes: { [`${NETWORK}/endpointSubnets/1`]: "10.0.4.0/29" },
    says: [`${NETWORK}.endpointSubnets[1]: is too small, got 10.0.4.0/29; must be a /16 to /28 range`],
  },
  {
    why: "directory servers in a public range",
    stack: "dev",
    changes: { [`${NETWORK}/directoryCidrs`]: ["10.200.9.0/24", "0.0.0.0/0"] },
    says: [
      `${NETWORK}.directoryCidrs[1]: is not a private range, got 0.0.0.0/0; must lie in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 (RFC 1918)`,
    ],
  },
  {
    why: "a range that starts private and ends public",
    stack: "dev",
    changes: { [`${NETWORK}/directoryCidrs`]: ["172.16.0.0/11"] },
    says: [
      `${NETWORK}.directoryCidrs[0]: has host bits set, got 172.16.0.0/11; must be a network such as 172.0.0.0/11`,
      `${NETWORK}.directoryCidrs[0]: is not a private range, got 172.16.0.0/11; must lie in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 (RFC 1918)`,
    ],
  },
  {
    why: "a subnet outside the VPC",
    stack: "dev",
    changes: { [`${NETWORK}/desktopSubnets/0`]: "10.1.1.0/24" },
    says: [`${NETWORK}.desktopSubnets[0]: lies outside the VPC, got 10.1.1.0/24; must be a subnet of 10.0.0.0/16`],
  },
  {
    why: "a desktop subnet on an endpoint subnet",
    stack: "dev",
    changes: { [`${NETWORK}/desktopSubnets/1`]: "10.0.3.0/24" },
    says: [`${NETWORK}.desktopSubnets[1]: overlaps endpointSubnets[0], got 10.0.3.0/24; ${DISJOINT}`],
  },
  {
    why: "a subnet that swallows others",
    stack: "dev",
    changes: { [`${NETWORK}/endpointSubnets/1`]: "10.0.0.0/22" },
    says: [
      `${NETWORK}.desktopSubnets[0]: overlaps endpointSubnets[1], got 10.0.1.0/24; ${DISJOINT}`,
      `${NETWORK}.desktopSubnets[1]: overlaps endpointSubnets[1], got 10.0.2.0/24; ${DISJOINT}`,
      `${NETWORK}.endpointSubnets[0]: overlaps endpointSubnets[1], got 10.0.3.0/24; ${DISJOINT}`,
    ],
  },
  {
    why: "an endpoint twice",
    stack: "dev",
    changes: { [`${NETWORK}/supportingEndpoints`]: ["logs", "kms", "logs"] },
    says: [`${NETWORK}.supportingEndpoints[2]: repeats supportingEndpoints[0], got logs; must name each service once`],
  },
  {
    why: "Glacier too soon after Standard-IA",
    stack: "dev",
    changes: { [`${AUDIT}/archive/glacierAfterDays`]: 59 },
    says: [
      `${AUDIT}.archive.glacierAfterDays: is less than 30 days after standardIaAfterDays, got 59; must be at least 60`,
    ],
  },
  {
    why: "expiry before Glacier, with the move to Glacier left to its default",
    stack: "dev",
    changes: { [`${AUDIT}/archive`]: { expireAfterDays: 90 } },
    says: [`${AUDIT}.archive.expireAfterDays: is not after glacierAfterDays, got 90; must be at least 91`],
  },
  {
    why: "a lock that outlasts the archive",
    stack: "dev",
    changes: { [`${AUDIT}/objectLock/days`]: 2556 },
    says: [
      `${AUDIT}.objectLock.days: outlasts archive.expireAfterDays, got 2556; must be at most 2555, since S3 cannot expire what is locked`,
    ],
  },
  {
    why: "a lock in dev that nobody can lift",
    stack: "dev",
    changes: { [`${AUDIT}/objectLock/mode`]: "COMPLIANCE" },
    says: [
      `${AUDIT}.objectLock.mode: cannot be lifted by anybody, so the stack could not be destroyed, got COMPLIANCE; must be GOVERNANCE in dev`,
    ],
  },
  {
    why: "a production that keeps and protects too little",
    stack: "prod",
    changes: {
      [`${AUDIT}/objectLock`]: { mode: "GOVERNANCE", days: 364 },
      [`${AUDIT}/archive/expireAfterDays`]: 2554,
      [`${AUDIT}/logRetentionDays`]: 180,
      [`${K}:keys/deletionWindowDays`]: 29,
      [`${K}:protectEvidence`]: false,
    },
    says: [
      `${AUDIT}.objectLock.days: is too short for production, got 364; must be at least 365 days in prod`,
      `${AUDIT}.archive.expireAfterDays: is too short for production, got 2554; must be at least 2555 days in prod`,
      `${AUDIT}.logRetentionDays: is too short for production, got 180; must be at least 365 days in prod`,
      `${K}:keys.deletionWindowDays: is too short for production, got 29; must be at least 30 days in prod`,
      `${AUDIT}.objectLock.mode: lets a privileged role delete evidence, got GOVERNANCE; must be COMPLIANCE in prod`,
      `${K}:protectEvidence: leaves evidence and keys open to destroy, got false; must be true in prod`,
    ],
  },
  ...WRONG_IDENTITY_COMBINATIONS,
  ...WRONG_ENDPOINT_COMBINATIONS,
  ...WRONG_MONITORING_COMBINATIONS,
  ...WRONG_EGRESS_COMBINATIONS,
  ...WRONG_INSPECTION_COMBINATIONS,
  ...WRONG_DESKTOP_COMBINATIONS,
];
