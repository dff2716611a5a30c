import type { Rule } from "../../kit/rule.ts";

/** Rules about governance. */
export const governanceRules: readonly Rule[] = [];
