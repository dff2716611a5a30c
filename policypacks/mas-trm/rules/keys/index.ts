import type { Rule } from "../../kit/rule.ts";
import { customerKeyRequired } from "./customer-key-required.ts";
import { keySeparation } from "./key-separation.ts";
import { kmsDeletionWindow } from "./kms-deletion-window.ts";
import { kmsKeyEnabledAndKept } from "./kms-key-enabled-and-kept.ts";
import { kmsNoLockoutBypass } from "./kms-no-lockout-bypass.ts";
import { kmsPolicyRestricted } from "./kms-policy-restricted.ts";
import { kmsRotationOn } from "./kms-rotation-on.ts";

/** Rules about keys. */
export const keysRules: readonly Rule[] = [
  kmsRotationOn,
  kmsPolicyRestricted,
  kmsDeletionWindow,
  kmsNoLockoutBypass,
  kmsKeyEnabledAndKept,
  keySeparation,
  customerKeyRequired,
];
