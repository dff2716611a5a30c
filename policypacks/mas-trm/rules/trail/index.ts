import type { Rule } from "../../kit/rule.ts";
import { securityTrailExists } from "./security-trail-exists.ts";
import { trailCustomerKey } from "./trail-customer-key.ts";
import { trailDataEvents } from "./trail-data-events.ts";
import { trailLogValidation } from "./trail-log-validation.ts";
import { trailLoggingOn } from "./trail-logging-on.ts";
import { trailMultiRegion } from "./trail-multi-region.ts";
import { trailRecordsAllManagementEvents } from "./trail-records-all-management-events.ts";
import { trailToCloudwatch } from "./trail-to-cloudwatch.ts";

/** Rules about the audit trail. */
export const trailRules: readonly Rule[] = [
  securityTrailExists,
  trailLogValidation,
  trailMultiRegion,
  trailCustomerKey,
  trailToCloudwatch,
  trailLoggingOn,
  trailRecordsAllManagementEvents,
  trailDataEvents,
];
