import type { Rule } from "../../kit/rule.ts";
import { bucketPublicAccessBlocked } from "./bucket-public-access-blocked.ts";

/** Rules about buckets and what lies in them. */
export const storageRules: readonly Rule[] = [bucketPublicAccessBlocked];
