import type { Rule } from "../../kit/rule.ts";
import { bucketAccessLogging } from "./bucket-access-logging.ts";
import { edgeAndDnsLogging } from "./edge-and-dns-logging.ts";
import { logBucketPolicySafe } from "./log-bucket-policy-safe.ts";
import { logGroupsEncrypted } from "./log-groups-encrypted.ts";
import { logRetention } from "./log-retention.ts";
import { vpcFlowLogs } from "./vpc-flow-logs.ts";

/** Rules about logs: that they are written, kept, encrypted and guarded. */
export const loggingRules: readonly Rule[] = [
  vpcFlowLogs,
  logRetention,
  logGroupsEncrypted,
  logBucketPolicySafe,
  bucketAccessLogging,
  edgeAndDnsLogging,
];
