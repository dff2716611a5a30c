import type { WrongConfig } from "./wrong-config.ts";
import { WRONG_DESKTOP_SHAPES } from "./wrong-desktops.ts";
import { WRONG_EGRESS_SHAPES } from "./wrong-egress.ts";
import { WRONG_MONITORING_SHAPES } from "./wrong-monitoring.ts";
import { WRONG_ENDPOINT_SHAPES } from "./wrong-endpoint.ts";
import { WRONG_IDENTITY_SHAPES } from "./wrong-identity.ts";

const K = "kiro-landing-zone";
const NETWORK = `${K}:network`;
const AUDIT = `${K}:audit`;

const RANGE = "must be an IPv4 range such as 10.0.0.0/16";

/** Mistakes that show in one value alone, so that an editor can underline them. */
export const WRONG_SHAPES: readonly WrongConfig[] = [
  {
    why: "an environment that does not exist",
    stack: "dev",
    changes: { [`${K}:environment`]: "staging" },
    says: [`${K}:environment: is not valid, got staging; must be one of dev, prod`],
  },
  {
    why: "no environment",
    stack: "dev",
    changes: { [`${K}:environment`]: undefined },
    says: [`${K}:environment: is missing; must be one of dev, prod`],
  },
  {
    why: "a Kiro profile in a region without Kiro",
    stack: "dev",
    changes: { [`${K}:kiroProfileRegion`]: "ap-southeast-1" },
    says: [`${K}:kiroProfileRegion: is not valid, got ap-southeast-1; must be one of us-east-1, eu-central-1`],
  },
  {
    why: "a misspelt region",
    stack: "dev",
    changes: { [`${K}:identityCenterRegion`]: "ap-southeas-1" },
    says: [
      `${K}:identityCenterRegion: is not valid, got ap-southeas-1; must be an AWS region such as ap-southeast-1; did you mean ap-southeast-1?`,
    ],
  },
  {
    why: "an organization id with capitals",
    stack: "dev",
    changes: { [`${K}:organizationId`]: "o-A1B2C3D4E5" },
    says: [`${K}:organizationId: is not valid, got o-A1B2C3D4E5; must be an AWS Organizations id such as o-a1b2c3d4e5`],
  },
  {
    why: "an organization id that is too short",
    stack: "dev",
    changes: { [`${K}:organizationId`]: "o-short" },
    says: [`${K}:organizationId: is not valid, got o-short; must be an AWS Organizations id such as o-a1b2c3d4e5`],
  },
  {
    why: "a tag with a character that AWS refuses",
    stack: "dev",
    changes: { [`${K}:tags/owner`]: "risk & control" },
    says: [
      `${K}:tags.owner: is not valid, got "risk & control"; must be 1 to 256 of A-Z, a-z, 0-9, space and _ . : / = + - @, and not start with aws:`,
    ],
  },
  {
    why: "a tag with the prefix that AWS keeps for itself",
    stack: "dev",
    changes: { [`${K}:tags/costCentre`]: "AWS:12" },
    says: [
      `${K}:tags.costCentre: is not valid, got AWS:12; must be 1 to 256 of A-Z, a-z, 0-9, space and _ . : / = + - @, and not start with aws:`,
    ],
  },
  {
    why: "no tags",
    stack: "dev",
    changes: { [`${K}:tags`]: undefined },
    says: [`${K}:tags: is missing; must be an object with the keys owner, costCentre, dataClassification`],
  },
  {
    why: "a section that is a word",
    stack: "dev",
    changes: { [`${K}:tags`]: "platform" },
    says: [
      `${K}:tags: is of the wrong type, got platform; must be an object with the keys owner, costCentre, dataClassification`,
    ],
  },
  {
    why: "a misspelt key at the top",
    stack: "dev",
    changes: { [`${K}:protectEvidnce`]: true },
    says: [`${K}:protectEvidnce: is not a known key; did you mean protectEvidence?`],
  },
  {
    why: "a misspelt key inside a section",
    stack: "dev",
    changes: { [`${AUDIT}/objectLock/day`]: 1 },
    says: [`${AUDIT}.objectLock.day: is not a known key; did you mean days?`],
  },
  {
    why: "a key like no other",
    stack: "dev",
    changes: { [`${K}:keys/owner name`]: "x" },
    says: [`${K}:keys["owner name"]: is not a known key; known keys are rotationDays, deletionWindowDays`],
  },
  {
    why: "a range without a prefix",
    stack: "dev",
    changes: { [`${NETWORK}/directoryCidrs`]: ["10.1.0.0"] },
    says: [`${NETWORK}.directoryCidrs[0]: is not valid, got 10.1.0.0; ${RANGE}`],
  },
  {
    why: "a range in octal, which lenient parsers read as another one",
    stack: "dev",
    changes: { [`${NETWORK}/directoryCidrs`]: ["010.0.0.0/24"] },
    says: [`${NETWORK}.directoryCidrs[0]: is not valid, got 010.0.0.0/24; ${RANGE}`],
  },
  {
    why: "a range with too long a prefix",
    stack: "dev",
    changes: { [`${NETWORK}/directoryCidrs`]: ["10.1.0.0/33"] },
    says: [`${NETWORK}.directoryCidrs[0]: is not valid, got 10.1.0.0/33; ${RANGE}`],
  },
  {
    why: "a single zone",
    stack: "dev",
    changes: { [`${NETWORK}/zones`]: ["us-east-1a"] },
    says: [`${NETWORK}.zones: has too few entries, got ["us-east-1a"]; must be two availability zones`],
  },
  {
    why: "a third endpoint subnet",
    stack: "dev",
    changes: { [`${NETWORK}/endpointSubnets/2`]: "10.0.5.0/24" },
    says: [
      `${NETWORK}.endpointSubnets: has too many entries, got ["10.0.3.0/24","10.0.4.0/24","10.0.5.0/24"]; must be two IPv4 ranges, one for each zone`,
    ],
  },
  {
    why: "an endpoint that is not offered",
    stack: "dev",
    changes: { [`${NETWORK}/supportingEndpoints`]: ["logs", "km"] },
    says: [
      `${NETWORK}.supportingEndpoints[1]: is not valid, got km; must be one of logs, kms, sts, ssm, ssmmessages, ec2messages, secretsmanager, monitoring; did you mean kms?`,
    ],
  },
  {
    why: "a flag that is a word",
    stack: "dev",
    changes: { [`${NETWORK}/bedrockRuntimeEndpoint`]: "yes" },
    says: [`${NETWORK}.bedrockRuntimeEndpoint: is of the wrong type, got yes; must be true or false`],
  },
  {
    why: "a lock of no days",
    stack: "dev",
    changes: { [`${AUDIT}/objectLock/days`]: 0 },
    says: [`${AUDIT}.objectLock.days: is too small, got 0; must be a whole number of days from 1 to 36500`],
  },
  {
    why: "a lock mode in small letters",
    stack: "dev",
    changes: { [`${AUDIT}/objectLock/mode`]: "governance" },
    says: [
      `${AUDIT}.objectLock.mode: is not valid, got governance; must be one of GOVERNANCE, COMPLIANCE; did you mean GOVERNANCE?`,
    ],
  },
  {
    why: "a move to Standard-IA before S3 allows it",
    stack: "dev",
    changes: { [`${AUDIT}/archive/standardIaAfterDays`]: 29 },
    says: [
      `${AUDIT}.archive.standardIaAfterDays: is too small, got 29; must be a whole number of days from 30 to 36500`,
    ],
  },
  {
    why: "a log retention that CloudWatch does not offer",
    stack: "dev",
    changes: { [`${AUDIT}/logRetentionDays`]: 366 },
    says: [
      `${AUDIT}.logRetentionDays: is not valid, got 366; must be a period that CloudWatch Logs accepts: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653`,
    ],
  },
  {
    why: "half a day of rotation",
    stack: "dev",
    changes: { [`${K}:keys/rotationDays`]: 90.5 },
    says: [`${K}:keys.rotationDays: is not a whole number, got 90.5; must be a whole number of days from 90 to 2560`],
  },
  {
    why: "a rotation that KMS refuses",
    stack: "dev",
    changes: { [`${K}:keys/rotationDays`]: 2561 },
    says: [`${K}:keys.rotationDays: is too large, got 2561; must be a whole number of days from 90 to 2560`],
  },
  {
    why: "a number in quotes",
    stack: "dev",
    changes: { [`${K}:keys/deletionWindowDays`]: "30" },
    says: [`${K}:keys.deletionWindowDays: is of the wrong type, got 30; must be a whole number of days from 7 to 30`],
  },
  {
    why: "a deletion window that KMS refuses",
    stack: "dev",
    changes: { [`${K}:keys/deletionWindowDays`]: 6 },
    says: [`${K}:keys.deletionWindowDays: is too small, got 6; must be a whole number of days from 7 to 30`],
  },
  {
    why: "no region for the workload",
    stack: "dev",
    changes: { "aws:region": undefined },
    says: ["aws:region: is missing; must be an AWS region such as ap-southeast-1"],
  },
  {
    why: "no guard on the account",
    stack: "dev",
    changes: { "aws:allowedAccountIds": [] },
    says: ["aws:allowedAccountIds: has too few entries, got []; must name at least one account"],
  },
  {
    why: "an account id without quotes, which YAML reads as a number",
    stack: "dev",
    changes: { "aws:allowedAccountIds": [111122223333] },
    says: ["aws:allowedAccountIds[0]: is of the wrong type, got 111122223333; must be a 12-digit account id in quotes"],
  },
  ...WRONG_IDENTITY_SHAPES,
  ...WRONG_ENDPOINT_SHAPES,
  ...WRONG_MONITORING_SHAPES,
  ...WRONG_EGRESS_SHAPES,
  ...WRONG_DESKTOP_SHAPES,
];
