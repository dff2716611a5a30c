import * as aws from "@pulumi/aws";
import { anyCallersKey } from "../faults/access.ts";
import { plant } from "../plant.ts";
import { ACCOUNT, policyOf, REGION } from "./place.ts";

export interface Keys {
  /** For documents, volumes, the database and backups. */
  readonly data: aws.kms.Key;
  /** For records of what happens. */
  readonly records: aws.kms.Key;
}

const ROOT = { AWS: `arn:aws:iam::${ACCOUNT}:root` };
const ADMINISTRATION = {
  Sid: "AccountAdministersThroughIam",
  Effect: "Allow",
  Principal: ROOT,
  Action: ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:PutKeyPolicy", "kms:EnableKeyRotation", "kms:CancelKeyDeletion"],
  Resource: "*",
};
const CRYPTOGRAPHY = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:DescribeKey"];

const key = (name: string, description: string, policy?: string) =>
  new aws.kms.Key(
    name,
    { description, enableKeyRotation: true, deletionWindowInDays: 30, ...(policy !== undefined && { policy }) },
    { protect: true },
  );

export function makeKeys(): Keys {
  const data = key("data", "Documents, volumes, database and backups of claims");
  const services = ["s3", "ec2", "rds", "backup"].map((service) => `${service}.${REGION}.amazonaws.com`);
  new aws.kms.KeyPolicy("data", {
    keyId: data.keyId,
    policy: policyOf(ADMINISTRATION, {
      Sid: "UsedThroughServices",
      Effect: "Allow",
      Principal: "*",
      Action: CRYPTOGRAPHY,
      Resource: "*",
      Condition: plant(anyCallersKey, {
        StringEquals: { "kms:CallerAccount": ACCOUNT, "kms:ViaService": services },
      }),
    }),
  });
  return { data, records: key("records", "Records of claims", recordsPolicy()) };
}

function recordsPolicy(): string {
  const trail = `arn:aws:cloudtrail:${REGION}:${ACCOUNT}:trail/claims`;
  return policyOf(
    ADMINISTRATION,
    {
      Sid: "TrailEncrypts",
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: ["kms:GenerateDataKey*", "kms:DescribeKey"],
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceArn": trail } },
    },
    {
      Sid: "LogGroupsEncrypt",
      Effect: "Allow",
      Principal: { Service: `logs.${REGION}.amazonaws.com` },
      Action: CRYPTOGRAPHY,
      Resource: "*",
      Condition: {
        ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:/claims/*` },
      },
    },
  );
}
