import type { Rule } from "../../kit/rule.ts";
import { computeHasNoPublicIp } from "./compute-has-no-public-ip.ts";
import { imdsv2Required } from "./imdsv2-required.ts";

/** Rules about machines and containers. */
export const computeRules: readonly Rule[] = [computeHasNoPublicIp, imdsv2Required];
