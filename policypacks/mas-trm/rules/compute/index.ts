import type { Rule } from "../../kit/rule.ts";

/** Rules about compute. */
export const computeRules: readonly Rule[] = [];
