import type { Rule } from "../../kit/rule.ts";
import { kmsPolicyRestricted } from "./kms-policy-restricted.ts";
import { kmsRotationOn } from "./kms-rotation-on.ts";

/** Rules about keys. */
export const keysRules: readonly Rule[] = [kmsRotationOn, kmsPolicyRestricted];
