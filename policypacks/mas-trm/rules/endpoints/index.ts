import type { Rule } from "../../kit/rule.ts";

/** Rules about endpoints. */
export const endpointsRules: readonly Rule[] = [];
