import type { Rule } from "../../kit/rule.ts";
import { accountPublicAccessBlocked } from "./account-public-access-blocked.ts";
import { auditBucketImmutable } from "./audit-bucket-immutable.ts";
import { bucketAclsDisabled } from "./bucket-acls-disabled.ts";
import { bucketKmsEncrypted } from "./bucket-kms-encrypted.ts";
import { bucketPolicyNotPublic } from "./bucket-policy-not-public.ts";
import { bucketPublicAccessBlocked } from "./bucket-public-access-blocked.ts";
import { bucketTlsOnly } from "./bucket-tls-only.ts";
import { dataPerimeterOnBuckets } from "./data-perimeter-on-buckets.ts";
import { dataStoresEncrypted } from "./data-stores-encrypted.ts";
import { messagingAndSecretsUseCmk } from "./messaging-and-secrets-use-cmk.ts";
import { noPublicImagesOrSnapshots } from "./no-public-images-or-snapshots.ts";
import { noPublicServicePolicies } from "./no-public-service-policies.ts";
import { recordBucketsVersioned } from "./record-buckets-versioned.ts";

/** Rules about buckets and other stores. */
export const storageRules: readonly Rule[] = [
  bucketPublicAccessBlocked,
  accountPublicAccessBlocked,
  bucketTlsOnly,
  bucketPolicyNotPublic,
  dataPerimeterOnBuckets,
  bucketAclsDisabled,
  bucketKmsEncrypted,
  recordBucketsVersioned,
  auditBucketImmutable,
  noPublicImagesOrSnapshots,
  noPublicServicePolicies,
  dataStoresEncrypted,
  messagingAndSecretsUseCmk,
];
