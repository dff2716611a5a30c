import type { Rule } from "../../kit/rule.ts";

/** Rules about logging. */
export const loggingRules: readonly Rule[] = [];
