import type { Rule } from "../../kit/rule.ts";

/** Rules about desktops. */
export const desktopsRules: readonly Rule[] = [];
