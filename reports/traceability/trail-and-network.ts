import type { Claim } from "./claim.ts";

const TRAIL = ["components/audit/audit-trail.ts"];
const TRAIL_TEST = ["test/components/audit-trail.test.ts"];
const BUCKET = ["components/audit/evidence-bucket.ts"];
const BUCKET_TEST = ["test/components/evidence-bucket.test.ts"];
const EVENTS = ["components/monitoring/key-events.ts", "components/monitoring/key-event-alarms.ts"];
const EVENTS_TEST = [
  "test/components/monitoring/key-events.test.ts",
  "test/components/monitoring/key-event-alarms.test.ts",
];
const VPC = ["components/network/isolated-vpc.ts"];
const VPC_TEST = ["test/components/isolated-vpc.test.ts"];
const ENDPOINTS = ["components/network/private-endpoints.ts", "components/network/endpoint-services.ts"];
const ENDPOINTS_TEST = ["test/components/private-endpoints.test.ts"];
const GROUPS = ["components/network/security-groups.ts"];
const GROUPS_TEST = ["test/components/security-groups.test.ts"];
const ACLS = ["components/network/network-acls.ts", "components/network/acl-plan.ts"];
const ACLS_TEST = ["test/components/network-acls.test.ts"];

/** Guide: 2.3, 3.1, 3.2. */
export const trailAndNetwork: readonly Claim[] = [
  {
    row: "36",
    system: "Trail kiro-audit-trail, all Regions",
    files: TRAIL,
    rules: ["trail-multi-region", "security-trail-exists"],
    tests: TRAIL_TEST,
  },
  { row: "37", system: "Global service events", files: TRAIL, rules: ["trail-multi-region"], tests: TRAIL_TEST },
  { row: "38", system: "Log-file validation", files: TRAIL, rules: ["trail-log-validation"], tests: TRAIL_TEST },
  { row: "39", system: "Logging started", files: TRAIL, rules: ["trail-logging-on"], tests: TRAIL_TEST },
  {
    row: "40",
    system: "All management events",
    files: TRAIL,
    rules: ["trail-records-all-management-events"],
    tests: TRAIL_TEST,
  },
  {
    row: "41",
    system: "Data events",
    files: TRAIL,
    rules: ["trail-data-events"],
    tests: TRAIL_TEST,
    note: "S3 objects; the guide's AWS::Q type does not exist",
  },
  {
    row: "42",
    system: "Customer key and CloudWatch delivery",
    files: TRAIL,
    rules: ["trail-customer-key", "trail-to-cloudwatch"],
    tests: TRAIL_TEST,
  },
  {
    row: "43",
    system: "Bucket kiro-audit-logs-<account>",
    files: BUCKET,
    rules: ["bucket-public-access-blocked", "bucket-tls-only", "bucket-kms-encrypted"],
    tests: BUCKET_TEST,
  },
  { row: "44", system: "Object Lock", files: BUCKET, rules: ["audit-bucket-immutable"], tests: BUCKET_TEST },
  { row: "45", system: "Lifecycle 30, 90, 2555 days", files: BUCKET, rules: ["log-retention"], tests: BUCKET_TEST },
  {
    row: "46",
    system: "Key event: authentication",
    files: [...EVENTS, "components/monitoring/events/authentication.ts"],
    rules: ["critical-event-alarms"],
    tests: EVENTS_TEST,
    deviation: "key-events-and-alarms",
  },
  {
    row: "47",
    system: "Key event: Kiro API calls",
    files: [...EVENTS, "components/monitoring/events/kiro.ts"],
    note: "Unverified and off by default: Kiro documents no events of its own",
    tests: EVENTS_TEST,
    deviation: "key-events-and-alarms",
  },
  {
    row: "48",
    system: "Key event: MCP configuration",
    files: [...EVENTS, "components/monitoring/events/kiro.ts", "components/audit/audit-trail.ts"],
    tests: [...EVENTS_TEST, "test/components/audit-trail.test.ts"],
    note: "The trail records the objects of the registry's bucket; calls of MCP tools are row 109",
    deviation: "key-events-and-alarms",
  },
  {
    row: "49",
    system: "Key event: administration",
    files: [...EVENTS, "components/monitoring/events/administration.ts", "components/monitoring/events/network.ts"],
    rules: ["critical-event-alarms"],
    tests: EVENTS_TEST,
    deviation: "key-events-and-alarms",
  },
  {
    row: "50",
    system: "Key event: data access",
    files: [...EVENTS, "components/monitoring/events/data.ts", "components/audit/audit-trail.ts"],
    rules: ["trail-data-events"],
    tests: [...EVENTS_TEST, "test/components/audit-trail.test.ts"],
    note: "Data events of the evidence bucket; Insights by `monitoring.insights`, on in prod",
    deviation: "key-events-and-alarms",
  },
  { row: "51", system: "VPC 10.0.0.0/16", files: VPC, tests: VPC_TEST },
  {
    row: "52",
    system: "Desktop subnets in two zones",
    files: [...VPC, "components/network/subnet-plan.ts"],
    rules: ["no-auto-public-addresses", "multi-az-core-services"],
    tests: VPC_TEST,
  },
  {
    row: "53",
    system: "Endpoint subnets in two zones",
    files: [...VPC, "components/network/subnet-plan.ts"],
    rules: ["multi-az-core-services"],
    tests: VPC_TEST,
  },
  {
    row: "54",
    system: "No public subnets",
    files: VPC,
    rules: ["no-public-subnets", "no-internet-gateways"],
    tests: ["test/engine/cases.test.ts"],
  },
  {
    row: "55",
    system: "Endpoint q",
    files: ENDPOINTS,
    rules: ["mandatory-endpoints", "endpoint-service-names-valid"],
    tests: ENDPOINTS_TEST,
  },
  {
    row: "56",
    system: "Endpoint codewhisperer",
    files: ENDPOINTS,
    rules: ["mandatory-endpoints", "endpoint-service-names-valid"],
    tests: ENDPOINTS_TEST,
  },
  {
    row: "57",
    system: "Endpoint bedrock-runtime",
    files: ENDPOINTS,
    tests: ENDPOINTS_TEST,
    note: "An option, off by default and on in both stack files: Kiro's clients do not call Bedrock",
  },
  {
    row: "58",
    system: "Supporting endpoints and the S3 gateway",
    files: [...ENDPOINTS, "components/network/s3-gateway-endpoint.ts"],
    rules: ["mandatory-endpoints"],
    tests: ENDPOINTS_TEST,
  },
  {
    row: "59",
    system: "Endpoint policies",
    files: ["components/network/endpoint-policy.ts"],
    rules: ["endpoint-policy-restrictive"],
    tests: ENDPOINTS_TEST,
  },
  { row: "60", system: "Private DNS", files: ENDPOINTS, rules: ["endpoint-private-dns"], tests: ENDPOINTS_TEST },
  {
    row: "61",
    system: "Endpoint security group",
    files: GROUPS,
    rules: ["endpoint-sg-https-only"],
    tests: GROUPS_TEST,
  },
  {
    row: "62",
    system: "DNS stays in the VPC",
    files: ["components/network/dns-query-logs.ts", "components/egress/dns-firewall.ts"],
    rules: ["dns-egress-controlled", "edge-and-dns-logging"],
    tests: ["test/components/network-logs.test.ts"],
  },
  {
    row: "63",
    system: "DNS check on a desktop",
    files: ["components/endpoint-configuration/artefacts/checks/names.ts"],
    artefacts: ["endpoints/scripts/check-compliance.ps1"],
    tests: ["test/components/endpoint-configuration/compliance-check.test.ts"],
    note: "Part of the daily check of desktops, row 105",
  },
  { row: "64", system: "Desktop group to endpoints", files: GROUPS, rules: ["sg-no-open-egress"], tests: GROUPS_TEST },
  {
    row: "65",
    system: "Desktop group to S3's prefix list",
    files: GROUPS,
    rules: ["sg-no-open-egress"],
    tests: GROUPS_TEST,
  },
  {
    row: "66",
    system: "Desktop group to the directory",
    files: [...GROUPS, "components/network/directory-ports.ts"],
    tests: GROUPS_TEST,
  },
  {
    row: "67",
    system: "Desktop group without ingress",
    files: GROUPS,
    rules: ["sg-no-open-ingress"],
    tests: GROUPS_TEST,
  },
  { row: "68", system: "Egress by the bank's proxy", files: ["infra/egress.ts", ...GROUPS], tests: GROUPS_TEST },
  { row: "69", system: "Network ACL, inbound", files: ACLS, rules: ["nacl-not-allow-all"], tests: ACLS_TEST },
  { row: "70", system: "Network ACL, outbound", files: ACLS, rules: ["nacl-not-allow-all"], tests: ACLS_TEST },
  { row: "71", system: "Network ACL of the desktop subnets", files: ACLS, tests: ACLS_TEST },
  {
    row: "72",
    system: "Flow logs",
    files: ["components/network/flow-logs.ts"],
    rules: ["vpc-flow-logs"],
    tests: ["test/components/network-logs.test.ts"],
  },
  { row: "73", system: "Default security group", files: VPC, rules: ["default-sg-closed"], tests: VPC_TEST },
];
