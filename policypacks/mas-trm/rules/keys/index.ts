import type { Rule } from "../../kit/rule.ts";

/** Rules about keys. */
export const keysRules: readonly Rule[] = [];
