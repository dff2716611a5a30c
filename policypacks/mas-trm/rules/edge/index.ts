import type { Rule } from "../../kit/rule.ts";
import { functionsInVpc } from "./functions-in-vpc.ts";
import { listenerTlsModern } from "./listener-tls-modern.ts";
import { messagingTlsOnly } from "./messaging-tls-only.ts";
import { publicEntryHasWaf } from "./public-entry-has-waf.ts";

/** Rules about what takes requests and messages from outside, and what runs at the edge. */
export const edgeRules: readonly Rule[] = [listenerTlsModern, messagingTlsOnly, functionsInVpc, publicEntryHasWaf];
