import type { Rule } from "../../kit/rule.ts";
import { trailCustomerKey } from "./trail-customer-key.ts";
import { trailLogValidation } from "./trail-log-validation.ts";

/** Rules about the audit trail. */
export const trailRules: readonly Rule[] = [trailLogValidation, trailCustomerKey];
