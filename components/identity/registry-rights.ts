import { bucketArn } from "../foundation/aws-place.ts";
import type { PolicyStatement } from "../foundation/policy-document.ts";
import type { McpPermission } from "./access-matrix.ts";
import { bucketsWithContents, keyUse } from "./bucket-rights.ts";
import type { Estate } from "./estate.ts";

/** The statements of a cell of the matrix's column "MCP Permissions". */
export const REGISTRY_RIGHTS: Readonly<Record<McpPermission, (estate: Estate) => readonly PolicyStatement[]>> = {
  "allow-list": (estate) => [...reading(estate), noWriting(estate)],
  // The request itself is made in the bank's change process, for which AWS has no right to give.
  "allow-list-and-request": (estate) => [...reading(estate), readingHistory(estate), noWriting(estate)],
  "read-only": (estate) => [...reading(estate), readingHistory(estate), noWriting(estate)],
  "full-control": (estate) => [...reading(estate), readingHistory(estate), ...writing(estate), noErasing(estate)],
};

function reading(estate: Estate): readonly PolicyStatement[] {
  return [
    {
      Sid: "ReadRegistry",
      Effect: "Allow",
      Action: ["s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket"],
      Resource: bucketsWithContents(estate, [estate.registry]),
    },
    keyUse("DecryptRegistry", estate, [estate.registry], ["kms:Decrypt"]),
  ];
}

function readingHistory(estate: Estate): PolicyStatement {
  return {
    Sid: "ReadRegistryHistory",
    Effect: "Allow",
    Action: ["s3:GetObjectVersion", "s3:ListBucketVersions"],
    Resource: bucketsWithContents(estate, [estate.registry]),
  };
}

/** In a versioned bucket a deletion only withdraws the newest version; the earlier ones stay. */
function writing(estate: Estate): readonly PolicyStatement[] {
  return [
    {
      Sid: "PublishRegistry",
      Effect: "Allow",
      Action: ["s3:DeleteObject", "s3:PutObject"],
      Resource: bucketArn(estate.place, estate.registry.bucketName, "/*"),
    },
    keyUse("EncryptRegistry", estate, [estate.registry], ["kms:GenerateDataKey"]),
  ];
}

function noWriting(estate: Estate): PolicyStatement {
  return {
    Sid: "DenyRegistryWrites",
    Effect: "Deny",
    Action: ["s3:Delete*", "s3:Put*", "s3:Replicate*", "s3:RestoreObject"],
    Resource: bucketsWithContents(estate, [estate.registry]),
  };
}

function noErasing(estate: Estate): PolicyStatement {
  return {
    Sid: "DenyErasingRegistry",
    Effect: "Deny",
    Action: [
      "s3:DeleteBucket*",
      "s3:DeleteObjectVersion*",
      "s3:PutBucket*",
      "s3:PutEncryptionConfiguration",
      "s3:PutLifecycleConfiguration",
      "s3:PutReplicationConfiguration",
    ],
    Resource: bucketsWithContents(estate, [estate.registry]),
  };
}
