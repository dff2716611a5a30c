import type { Rule } from "../../kit/rule.ts";

/** Rules about network. */
export const networkRules: readonly Rule[] = [];
