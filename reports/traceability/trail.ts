import type { Claim } from "./claim.ts";

const TRAIL = ["components/audit/audit-trail.ts"];
const TRAIL_TEST = ["test/components/audit-trail.test.ts"];
const BUCKET = ["components/audit/evidence-bucket.ts"];
const BUCKET_TEST = ["test/components/evidence-bucket.test.ts"];
const SETTINGS_TEST = "test/config/validate.test.ts";
const EVENTS = ["components/monitoring/key-events.ts", "components/monitoring/key-event-alarms.ts"];
const EVENTS_TEST = [
  "test/components/monitoring/key-events.test.ts",
  "test/components/monitoring/key-event-alarms.test.ts",
];

/** Guide: 2.3. */
export const trail: readonly Claim[] = [
  {
    row: "36",
    system: "Trail kiro-audit-trail, all Regions",
    files: TRAIL,
    rules: ["trail-multi-region", "security-trail-exists"],
    tests: TRAIL_TEST,
  },
  {
    row: "37",
    system: "Global service events",
    files: TRAIL,
    rules: ["trail-multi-region"],
    tests: TRAIL_TEST,
  },
  {
    row: "38",
    system: "Log-file validation",
    files: TRAIL,
    rules: ["trail-log-validation"],
    tests: TRAIL_TEST,
  },
  {
    row: "39",
    system: "Logging started",
    files: TRAIL,
    rules: ["trail-logging-on"],
    tests: TRAIL_TEST,
    deviation: "audit-trail-and-its-bucket",
  },
  {
    row: "40",
    system: "All management events",
    files: TRAIL,
    rules: ["trail-records-all-management-events"],
    tests: TRAIL_TEST,
    deviation: "audit-trail-and-its-bucket",
  },
  {
    row: "41",
    system: "Data events",
    files: TRAIL,
    rules: ["trail-data-events"],
    tests: TRAIL_TEST,
    note: "S3 objects; the guide's AWS::Q type does not exist",
    deviation: "audit-trail-and-its-bucket",
  },
  {
    row: "42",
    system: "Customer key and CloudWatch delivery",
    files: TRAIL,
    rules: ["trail-customer-key", "trail-to-cloudwatch"],
    tests: TRAIL_TEST,
    deviation: "audit-trail-and-its-bucket",
  },
  {
    row: "43",
    system: "Bucket kiro-audit-logs-<account>",
    files: [...BUCKET, "components/audit/evidence-policy.ts"],
    rules: [
      "bucket-public-access-blocked",
      "bucket-tls-only",
      "bucket-kms-encrypted",
      "record-buckets-versioned",
      "bucket-acls-disabled",
      "log-bucket-policy-safe",
      "data-perimeter-on-buckets",
    ],
    tests: BUCKET_TEST,
    deviation: "audit-trail-and-its-bucket",
  },
  {
    row: "44",
    system: "Object Lock",
    files: [...BUCKET, "infra/config/checks.ts"],
    rules: ["audit-bucket-immutable"],
    tests: [...BUCKET_TEST, SETTINGS_TEST],
    deviation: "audit-trail-and-its-bucket",
    note: "From the configuration; prod asks for COMPLIANCE and a year",
  },
  {
    row: "45",
    system: "Lifecycle 30, 90, 2555 days",
    files: [...BUCKET, "infra/config/checks.ts"],
    rules: ["log-retention", "evidence-retention"],
    tests: [...BUCKET_TEST, SETTINGS_TEST],
    deviation: "audit-trail-and-its-bucket",
  },
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
    files: [...EVENTS, "components/monitoring/events/kiro.ts", ...TRAIL],
    rules: ["trail-data-events"],
    tests: [...EVENTS_TEST, ...TRAIL_TEST],
    note: "The trail records the objects of the registry's bucket; calls of MCP tools are row 109",
    deviation: "key-events-and-alarms",
  },
  {
    row: "49",
    system: "Key event: administration",
    files: [
      ...EVENTS,
      "components/monitoring/events/administration.ts",
      "components/monitoring/events/network.ts",
      "components/monitoring/alarm-topic.ts",
    ],
    rules: ["critical-event-alarms"],
    tests: [...EVENTS_TEST, "test/components/monitoring/alarm-topic.test.ts"],
    deviation: "key-events-and-alarms",
  },
  {
    row: "50",
    system: "Key event: data access",
    files: [...EVENTS, "components/monitoring/events/data.ts", ...TRAIL],
    rules: ["trail-data-events"],
    tests: [...EVENTS_TEST, ...TRAIL_TEST],
    note: "Data events of the evidence bucket; Insights by `monitoring.insights`, on in prod",
    deviation: "key-events-and-alarms",
  },
];
