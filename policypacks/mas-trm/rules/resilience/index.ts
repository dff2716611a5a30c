import type { Rule } from "../../kit/rule.ts";
import { multiAzCoreServices } from "./multi-az-core-services.ts";

/** Rules about staying available and recoverable. */
export const resilienceRules: readonly Rule[] = [multiAzCoreServices];
