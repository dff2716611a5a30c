import type { Rule } from "../../kit/rule.ts";
import { desktopHardening } from "./desktop-hardening.ts";
import { desktopRemoteAccessRestricted } from "./desktop-remote-access-restricted.ts";

/** Rules about desktops. */
export const desktopsRules: readonly Rule[] = [desktopRemoteAccessRestricted, desktopHardening];
