import { atLeast, between, type Constraints, items, length, oneOf, oneWordOf } from "../constraint.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html, those that a rule can move to. */
const TRANSITION_CLASS = oneOf(
  "STANDARD_IA",
  "ONEZONE_IA",
  "INTELLIGENT_TIERING",
  "GLACIER",
  "GLACIER_IR",
  "DEEP_ARCHIVE",
);
const CANNED_ACL = oneWordOf(
  "private public-read public-read-write authenticated-read aws-exec-read bucket-owner-read bucket-owner-full-control log-delivery-write",
);
const LOCK_MODE = oneOf("GOVERNANCE", "COMPLIANCE");
const ENCRYPTION = oneOf("AES256", "aws:kms", "aws:kms:dsse", "aws:fsx");
const VERSIONING = oneOf("Enabled", "Suspended", "Disabled");

/**
 * What the S3, WorkSpaces and FSx APIs and the provider refuse in single properties.
 * Source: the argument notes of the typings and the API references of the services.
 */
export const STORAGE_CONSTRAINTS: Readonly<Record<string, Constraints>> = {
  "aws:s3/bucket:Bucket": { acl: CANNED_ACL },
  "aws:s3/bucketAcl:BucketAcl": { acl: CANNED_ACL },
  "aws:s3/bucketVersioning:BucketVersioning": {
    "versioningConfiguration.status": VERSIONING,
    "versioningConfiguration.mfaDelete": oneOf("Enabled", "Disabled"),
  },
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": {
    objectLockEnabled: oneOf("Enabled"),
    "rule.defaultRetention.mode": LOCK_MODE,
    "rule.defaultRetention.days": between(1, 36_500),
    "rule.defaultRetention.years": between(1, 100),
  },
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": {
    "rules[].applyServerSideEncryptionByDefault.sseAlgorithm": ENCRYPTION,
  },
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": {
    "rule.objectOwnership": oneOf("BucketOwnerPreferred", "ObjectWriter", "BucketOwnerEnforced"),
  },
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": {
    rules: items(1, 1000),
    "rules[].id": length(1, 255),
    "rules[].status": oneOf("Enabled", "Disabled"),
    "rules[].transitions[].storageClass": TRANSITION_CLASS,
    "rules[].noncurrentVersionTransitions[].storageClass": TRANSITION_CLASS,
    "rules[].transitions[].days": atLeast(0),
    "rules[].expiration.days": atLeast(0),
    "rules[].noncurrentVersionExpiration.noncurrentDays": atLeast(1),
    transitionDefaultMinimumObjectSize: oneOf("all_storage_classes_128K", "varies_by_storage_class"),
  },
  "aws:s3/bucketObjectv2:BucketObjectv2": {
    acl: CANNED_ACL,
    objectLockMode: LOCK_MODE,
    objectLockLegalHoldStatus: oneOf("ON", "OFF"),
    serverSideEncryption: ENCRYPTION,
  },
  "aws:workspaces/workspace:Workspace": {
    "workspaceProperties.computeTypeName": oneWordOf(
      "VALUE STANDARD PERFORMANCE POWER POWERPRO GENERALPURPOSE_4XLARGE GENERALPURPOSE_8XLARGE GRAPHICS GRAPHICSPRO GRAPHICS_G4DN GRAPHICSPRO_G4DN GRAPHICS_G6_XLARGE GRAPHICS_G6_2XLARGE GRAPHICS_G6_4XLARGE GRAPHICS_G6_8XLARGE GRAPHICS_G6_16XLARGE GRAPHICS_GR6_4XLARGE GRAPHICS_GR6_8XLARGE GRAPHICS_G6F_LARGE GRAPHICS_G6F_XLARGE GRAPHICS_G6F_2XLARGE GRAPHICS_G6F_4XLARGE GRAPHICS_GR6F_4XLARGE",
    ),
    "workspaceProperties.runningMode": oneOf("AUTO_STOP", "ALWAYS_ON", "MANUAL"),
    "workspaceProperties.rootVolumeSizeGib": volumeSize([80], 175),
    "workspaceProperties.userVolumeSizeGib": volumeSize([10, 50], 100),
  },
  "aws:workspaces/directory:Directory": {
    workspaceType: oneOf("PERSONAL", "POOLS"),
    tenancy: oneOf("DEDICATED", "SHARED"),
    userIdentityType: oneOf("CUSTOMER_MANAGED", "AWS_DIRECTORY_SERVICE", "AWS_IAM_IDENTITY_CENTER"),
    subnetIds: items(2, 2),
    ...Object.fromEntries(
      ["Android", "Chromeos", "Ios", "Linux", "Osx", "Web", "Windows", "Zeroclient"].map((device) => [
        `workspaceAccessProperties.deviceType${device}`,
        oneOf("ALLOW", "DENY"),
      ]),
    ),
  },
  "aws:fsx/windowsFileSystem:WindowsFileSystem": {
    deploymentType: oneOf("MULTI_AZ_1", "SINGLE_AZ_1", "SINGLE_AZ_2"),
    storageCapacity: between(32, 65_536),
    automaticBackupRetentionDays: between(0, 90),
    throughputCapacity: between(8, 12_288),
  },
};

/** A volume has one of a few small sizes, or any from `from` GiB. */
function volumeSize(small: readonly number[], from: number): (value: unknown) => string | undefined {
  return (value) => {
    if (typeof value !== "number" || small.includes(value) || (value >= from && value <= 2000)) return undefined;
    return `expected ${small.join(", ")} or ${from} to 2000 GiB, got ${value}`;
  };
}
