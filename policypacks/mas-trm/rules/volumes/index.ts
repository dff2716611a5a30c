import type { Rule } from "../../kit/rule.ts";

/** Rules about volumes. */
export const volumesRules: readonly Rule[] = [];
