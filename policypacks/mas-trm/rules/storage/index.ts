import type { Rule } from "../../kit/rule.ts";
import { auditBucketImmutable } from "./audit-bucket-immutable.ts";
import { bucketKmsEncrypted } from "./bucket-kms-encrypted.ts";
import { bucketPolicyNotPublic } from "./bucket-policy-not-public.ts";
import { bucketPublicAccessBlocked } from "./bucket-public-access-blocked.ts";
import { bucketTlsOnly } from "./bucket-tls-only.ts";

/** Rules about buckets and what lies in them. */
export const storageRules: readonly Rule[] = [
  bucketPublicAccessBlocked,
  bucketTlsOnly,
  bucketPolicyNotPublic,
  bucketKmsEncrypted,
  auditBucketImmutable,
];
