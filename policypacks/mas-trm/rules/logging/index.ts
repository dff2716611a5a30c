import type { Rule } from "../../kit/rule.ts";
import { logGroupsEncrypted } from "./log-groups-encrypted.ts";
import { logRetention } from "./log-retention.ts";
import { vpcFlowLogs } from "./vpc-flow-logs.ts";

/** Rules about logs: that they are written, kept and encrypted. */
export const loggingRules: readonly Rule[] = [vpcFlowLogs, logRetention, logGroupsEncrypted];
