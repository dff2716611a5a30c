import { z } from "zod";
import { accessSection } from "./access-section.ts";
import { desktopsSection } from "./desktops-section.ts";
import { egressSection } from "./egress-section.ts";
import { endpointSection } from "./endpoint-section.ts";
import { identitySection } from "./identity-section.ts";
import { mcpSection } from "./mcp-section.ts";
import { monitoringSection } from "./monitoring-section.ts";
import { cidr, days, flag, oneOf, pairOf, region, section, tagValue, text, zone } from "./parts.ts";
import { KIRO_REGIONS } from "./regions.ts";

/** Name of the Pulumi project, and so the namespace of its configuration keys. */
export const PROJECT = "kiro-landing-zone";

/**
 * Interface endpoints that desktops and operations need beside Kiro's own, by AWS service name.
 * Source: guide 3.1.2; ssm, ssmmessages and ec2messages together are what Session Manager needs.
 */
export const SUPPORTING_ENDPOINTS = [
  "logs",
  "kms",
  "sts",
  "ssm",
  "ssmmessages",
  "ec2messages",
  "secretsmanager",
  "monitoring",
] as const;

/**
 * Retention periods that CloudWatch Logs accepts, in days.
 * Source: CloudWatch Logs API, PutRetentionPolicy, retentionInDays.
 */
export const LOG_RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

const MAX_DAYS = 36_500;

// S3 keeps objects at least 30 days before Standard-IA, and 30 more before Glacier; sooner is refused or paid for.
// Source: S3 User Guide, "Constraints and considerations for transitions"; S3 API, Transition.
const MIN_DAYS_TO_STANDARD_IA = 30;

const tags = section({
  owner: tagValue().describe("Team that answers for the landing zone; becomes the tag Owner."),
  costCentre: tagValue().describe("Cost centre that pays for it; becomes the tag CostCentre."),
  dataClassification: oneOf(["public", "internal", "confidential", "restricted"]).describe(
    "Highest class of data that may enter the zone; becomes the tag DataClassification.",
  ),
}).describe("Tags on every resource that can carry tags.");

const network = section({
  cidr: cidr().describe("Address range of the VPC: private (RFC 1918), /16 to /28, no host bits."),
  zones: pairOf(zone(), "must be two availability zones").describe(
    "The two availability zones, both of aws:region. Desktops and endpoints have one subnet in each.",
  ),
  desktopSubnets: pairOf(cidr(), "must be two IPv4 ranges, one for each zone").describe(
    "Ranges of the desktop subnets, in the order of the zones.",
  ),
  endpointSubnets: pairOf(cidr(), "must be two IPv4 ranges, one for each zone").describe(
    "Ranges of the endpoint subnets, in the order of the zones.",
  ),
  supportingEndpoints: z
    .array(oneOf(SUPPORTING_ENDPOINTS), { error: "must be a list of AWS service names" })
    .default([...SUPPORTING_ENDPOINTS])
    .describe("AWS services reached privately beside Kiro, by endpoint name."),
  bedrockRuntimeEndpoint: flag()
    .default(false)
    .describe("Whether to make a bedrock-runtime endpoint. The guide asks for one; Kiro clients do not need it."),
  directoryCidrs: z
    .array(cidr(), { error: "must be a list of IPv4 ranges" })
    .default([])
    .describe("Private ranges of the domain controllers that desktops may reach on the directory ports."),
}).describe("The VPC and its private endpoints.");

const objectLock = section({
  mode: oneOf(["GOVERNANCE", "COMPLIANCE"]).describe(
    "GOVERNANCE can be lifted by a privileged role; COMPLIANCE by nobody, the account's root included.",
  ),
  days: days(1, MAX_DAYS).describe("Days for which no version of an audit object can be deleted."),
}).describe("Default S3 Object Lock retention of audit records.");

const archive = section({
  standardIaAfterDays: days(MIN_DAYS_TO_STANDARD_IA, MAX_DAYS)
    .default(30)
    .describe("Days until audit records move to S3 Standard-IA, at least 30."),
  glacierAfterDays: days(1, MAX_DAYS)
    .default(90)
    .describe("Days until they move to S3 Glacier Flexible Retrieval, at least 30 after Standard-IA."),
  expireAfterDays: days(1, MAX_DAYS).default(2555).describe("Days until they expire: 2555 is seven years."),
});

const audit = section({
  objectLock,
  archive: archive.prefault({}).describe("Lifecycle of audit records, in days since they were written."),
  logRetentionDays: z
    .literal([...LOG_RETENTION_DAYS], {
      error: `must be a period that CloudWatch Logs accepts: ${LOG_RETENTION_DAYS.join(", ")}`,
    })
    .describe("Days for which CloudWatch keeps flow logs, DNS query logs and trail events."),
}).describe("The audit trail, its bucket and its logs.");

const keys = section({
  rotationDays: days(90, 2560).default(365).describe("Days between rotations of each KMS key (90 to 2560)."),
  deletionWindowDays: days(7, 30)
    .default(30)
    .describe("Days between a request to delete a KMS key and its deletion (7 to 30)."),
});

/** Shape, defaults and descriptions of the configuration. What concerns several keys at once stands in checks.ts. */
export const landingZoneSchema = section({
  environment: oneOf(["dev", "prod"]).describe("Which environment this is; prod must protect and retain evidence."),
  kiroProfileRegion: oneOf(KIRO_REGIONS).describe("Region of the Kiro profile: where prompts are processed and kept."),
  identityCenterRegion: region().describe("Region of the IAM Identity Center instance that signs users in."),
  organizationId: text(/^o-[a-z0-9]{10,32}$/, "must be an AWS Organizations id such as o-a1b2c3d4e5")
    .exactOptional()
    .describe("Organization that endpoint policies admit. Without it they admit the stack's own account only."),
  tags,
  network,
  kiroAccess: accessSection
    .exactOptional()
    .describe(
      "The VPC in kiroProfileRegion that holds Kiro's endpoints; needed when aws:region has none, as in Singapore.",
    ),
  audit,
  identity: identitySection,
  egress: egressSection.prefault({}).describe("Which public hosts desktops reach, and by which way."),
  desktops: desktopsSection.exactOptional().describe("The developers' desktops. Without this section there are none."),
  endpointConfiguration: endpointSection
    .exactOptional()
    .describe("How desktops are set up inside Windows. Without this section it is left to the bank."),
  mcp: mcpSection
    .exactOptional()
    .describe("Which MCP servers Kiro may start. Without this section MCP is to be switched off in the Kiro console."),
  monitoring: monitoringSection.prefault({}).describe("Who is told of which alarms."),
  keys: keys.prefault({}).describe("The customer-managed KMS keys."),
  protectEvidence: flag()
    .default(true)
    .describe("Whether Pulumi refuses to destroy the audit trail, its bucket, logs and keys."),
}).describe("The Kiro landing zone.");

const awsSchema = z
  .looseObject({
    region: region().describe("Region of the workload: its VPC, desktops, trail and keys."),
    allowedAccountIds: z
      .array(text(/^\d{12}$/, "must be a 12-digit account id in quotes"), {
        error: "must be a list of 12-digit account ids",
      })
      .min(1, { error: "must name at least one account" })
      .describe("Accounts that this stack may be deployed to; the provider refuses every other."),
  })
  .describe("The AWS provider. Keys that are not named here are left to the provider.");

/** All that a stack file must say, by namespace: this project's own keys and the two AWS keys that it relies on. */
export const stackSchema = z.object({ [PROJECT]: landingZoneSchema, aws: awsSchema });

// A mapped type keeps tuples and optional keys as they are.
type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** The validated configuration of a stack: plain values, defaults filled in. Days are whole days, ranges are CIDRs. */
export type LandingZoneConfig = DeepReadonly<z.output<typeof landingZoneSchema>>;

/** Validated settings of a stack, by namespace. */
export type StackSettings = DeepReadonly<z.output<typeof stackSchema>>;
