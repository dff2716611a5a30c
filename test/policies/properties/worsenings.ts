import * as kinds from "../../../policypacks/mas-trm/kit/types.ts";
import type { Worsening } from "./worsen.ts";

const ANYWHERE = { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] };
const WAY_OUT = { cidrBlock: "0.0.0.0/0", gatewayId: "igw-0a1b2c3d4e5f60718" };
const EVERYTHING = { Action: "*", Resource: "*" };
const BY_ANYBODY = { Principal: "*", ...EVERYTHING };
const ASSUMED_BY = (principal: unknown) => ({ Principal: principal, Action: "sts:AssumeRole" });
const DATABASE = [kinds.DB_INSTANCE];

/** What makes a stack worse: each turns the compliant example of its rule into a violation. */
export const worsenings: readonly Worsening[] = [
  // Network.
  { rule: "no-internet-gateways", what: "an internet gateway", add: { type: kinds.INTERNET_GATEWAY, props: {} } },
  { rule: "no-route-to-internet", what: "a way out", on: [kinds.ROUTE_TABLE], append: { routes: WAY_OUT } },
  { rule: "no-public-subnets", what: "a way out", on: [kinds.ROUTE_TABLE], append: { routes: WAY_OUT } },
  { rule: "sg-no-open-ingress", what: "an open door", on: kinds.SECURITY_GROUPS, append: { ingress: ANYWHERE } },
  { rule: "sg-no-open-egress", what: "a way to anywhere", on: kinds.SECURITY_GROUPS, append: { egress: ANYWHERE } },
  {
    rule: "sg-sensitive-ports-narrow",
    what: "all ports open",
    on: kinds.SECURITY_GROUPS,
    append: { ingress: ANYWHERE },
  },
  {
    rule: "nacl-not-allow-all",
    what: "an entry for everything before all others",
    on: kinds.NETWORK_ACLS,
    append: { ingress: { ruleNo: 1, action: "allow", protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" } },
  },
  {
    rule: "prefix-lists-narrow",
    what: "the whole internet in a list",
    on: [kinds.MANAGED_PREFIX_LIST],
    append: { entries: { cidr: "0.0.0.0/0" } },
  },
  { rule: "default-sg-closed", what: "a rule", on: [kinds.DEFAULT_SECURITY_GROUP], append: { ingress: ANYWHERE } },
  { rule: "managed-services-not-public", what: "a public database", on: DATABASE, set: { publiclyAccessible: true } },
  // Endpoints.
  { rule: "mandatory-endpoints", what: "endpoints removed", remove: [kinds.VPC_ENDPOINT] },
  {
    rule: "endpoint-policy-restrictive",
    what: "a policy for all",
    on: [kinds.VPC_ENDPOINT],
    allow: { policy: BY_ANYBODY },
  },
  { rule: "endpoint-sg-https-only", what: "all ports open", on: kinds.SECURITY_GROUPS, append: { ingress: ANYWHERE } },
  // Compute, desktops and volumes.
  {
    rule: "compute-has-no-public-ip",
    what: "a public address",
    on: [kinds.INSTANCE],
    set: { associatePublicIpAddress: true },
  },
  {
    rule: "imdsv2-required",
    what: "tokens optional",
    on: [kinds.INSTANCE],
    set: { "metadataOptions.httpTokens": "optional", "metadataOptions.httpEndpoint": "enabled" },
  },
  {
    rule: "desktop-hardening",
    what: "desktops on the internet",
    on: [kinds.DESKTOP_DIRECTORY],
    set: { "workspaceCreationProperties.enableInternetAccess": true },
  },
  { rule: "ebs-volumes-encrypted", what: "a plain volume", on: [kinds.VOLUME], set: { encrypted: false } },
  {
    rule: "desktop-volumes-encrypted",
    what: "a plain root volume",
    on: [kinds.WORKSPACE],
    set: { rootVolumeEncryptionEnabled: false },
  },
  // Identity.
  { rule: "iam-no-full-admin", what: "everything allowed", on: [kinds.IAM_POLICY], allow: { policy: EVERYTHING } },
  {
    rule: "no-broad-kms-decrypt",
    what: "decryption with any key",
    on: [kinds.IAM_POLICY],
    allow: { policy: { Action: "kms:Decrypt", Resource: "*" } },
  },
  {
    rule: "role-trust-restricted",
    what: "trust in everybody",
    on: [kinds.IAM_ROLE],
    allow: { assumeRolePolicy: ASSUMED_BY("*") },
  },
  {
    rule: "privileged-role-needs-mfa",
    what: "a way in without a second factor",
    on: [kinds.IAM_ROLE],
    allow: { assumeRolePolicy: ASSUMED_BY({ AWS: "arn:aws:iam::111122223333:root" }) },
  },
  {
    rule: "password-policy-strong",
    what: "short passwords",
    on: [kinds.IAM_PASSWORD_POLICY],
    set: { minimumPasswordLength: 6 },
  },
  // Storage and keys.
  {
    rule: "bucket-public-access-blocked",
    what: "public policies let through",
    on: [kinds.BUCKET_PUBLIC_ACCESS_BLOCK],
    set: { blockPublicPolicy: false },
  },
  {
    rule: "bucket-policy-not-public",
    what: "everybody let in",
    on: [kinds.BUCKET_POLICY],
    allow: { policy: BY_ANYBODY },
  },
  {
    rule: "audit-bucket-immutable",
    what: "a lock for one day",
    on: kinds.BUCKET_OBJECT_LOCKS,
    set: { "rule.defaultRetention": { mode: "COMPLIANCE", days: 1 } },
  },
  {
    rule: "record-buckets-versioned",
    what: "versions suspended",
    on: kinds.BUCKET_VERSIONINGS,
    set: { "versioningConfiguration.status": "Suspended" },
  },
  { rule: "data-stores-encrypted", what: "a plain database", on: DATABASE, set: { storageEncrypted: false } },
  { rule: "kms-rotation-on", what: "rotation off", on: [kinds.KEY], set: { enableKeyRotation: false } },
  { rule: "kms-deletion-window", what: "deletion within a week", on: [kinds.KEY], set: { deletionWindowInDays: 7 } },
  { rule: "kms-policy-restricted", what: "a key for everybody", on: [kinds.KEY], allow: { policy: BY_ANYBODY } },
  // Trail, logging and detection.
  { rule: "trail-log-validation", what: "no digests", on: [kinds.TRAIL], set: { enableLogFileValidation: false } },
  { rule: "trail-multi-region", what: "one Region only", on: [kinds.TRAIL], set: { isMultiRegionTrail: false } },
  { rule: "trail-logging-on", what: "logging off", on: [kinds.TRAIL], set: { enableLogging: false } },
  { rule: "security-trail-exists", what: "no digests", on: [kinds.TRAIL], set: { enableLogFileValidation: false } },
  { rule: "log-retention", what: "a month only", on: [kinds.LOG_GROUP], set: { retentionInDays: 30 } },
  { rule: "vpc-flow-logs", what: "accepted traffic only", on: [kinds.FLOW_LOG], set: { trafficType: "ACCEPT" } },
  { rule: "guardduty-on", what: "detector off", on: [kinds.DETECTOR], set: { enable: false } },
  { rule: "critical-event-alarms", what: "actions off", on: [kinds.METRIC_ALARM], set: { actionsEnabled: false } },
  // Edge, resilience, governance and files.
  {
    rule: "listener-tls-modern",
    what: "old TLS",
    on: kinds.LISTENERS,
    set: { sslPolicy: "ELBSecurityPolicy-2016-08" },
  },
  { rule: "functions-in-vpc", what: "outside of networks", on: [kinds.FUNCTION], drop: ["vpcConfig"] },
  { rule: "databases-multi-az", what: "one zone", on: DATABASE, set: { multiAz: false } },
  { rule: "automatic-backups-on", what: "no backups", on: DATABASE, set: { backupRetentionPeriod: 0 } },
  { rule: "required-tags", what: "no owner", on: kinds.BUCKETS, drop: ["tags.Owner", "tagsAll"] },
  { rule: "approved-regions-only", what: "a Region unheard of", on: [kinds.TABLE], set: { region: "me-south-1" } },
  {
    rule: "no-force-destroy-of-records",
    what: "records deleted along",
    on: kinds.BUCKETS,
    set: { forceDestroy: true },
  },
  {
    rule: "no-secrets-in-plain-inputs",
    what: "a password",
    on: [kinds.FUNCTION],
    set: { "environment.variables.DB_PASSWORD": "example" },
  },
  {
    rule: "mcp-registry-approved",
    what: "a registry of anything",
    on: ["aws:s3/bucketObjectv2:BucketObjectv2"],
    set: { content: '{"servers":"all"}', key: "registry.json" },
  },
];
