import { type AwsPlace, accountArn, bucketArn, logGroupArn, trailArn } from "../foundation/aws-place.ts";
import type { PolicyStatement } from "../foundation/policy-document.ts";

/**
 * What a customer key encrypts, and with it which services may use it.
 *
 * - `audit`: the trail, the evidence bucket and the log groups of record
 * - `data`: objects in the zone's own buckets
 * - `desktops`: volumes of WorkSpaces desktops
 * - `logs`: log groups of record alone, where the audit key cannot reach, as in another region
 * - `alarms`: messages of the topics that alarms are sent to
 * - `firewall`: rules and settings of a Network Firewall
 */
export type KeyPurpose =
  | {
      readonly kind: "audit";
      readonly trailName: string;
      readonly bucketName: string;
      readonly logGroupNames: readonly string[];
    }
  | {
      readonly kind: "data";
      /** Whether Systems Manager's data sync writes to one of the buckets. */
      readonly resourceDataSync?: boolean;
    }
  | { readonly kind: "desktops" }
  | { readonly kind: "logs"; readonly logGroupNames: readonly string[] }
  | { readonly kind: "alarms"; readonly topicArns: readonly string[] }
  | { readonly kind: "firewall" };

/** Whom a key policy trusts beside the services of its purpose. */
export interface KeyStewards {
  /** ARNs of the roles that administer the key without using it; none leaves that to the account's IAM policies. */
  readonly administrators: readonly string[];
  /** Whether the account may disable the key and schedule its deletion. */
  readonly deletable: boolean;
}

// CreateGrant is missing on purpose: whoever may make grants may grant Decrypt to himself.
const ADMINISTRATION = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DescribeKey",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListKeyRotations",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:RevokeGrant",
  "kms:RotateKeyOnDemand",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
];
const END_OF_LIFE = ["kms:DisableKey", "kms:ScheduleKeyDeletion"];
const CRYPTOGRAPHY = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

// In a key policy "*" is the key that the policy is attached to.
const THIS_KEY = "*";

/**
 * The statements of a key's policy, all known at preview.
 *
 * The account administers the key through IAM but never encrypts or decrypts with it directly: it uses the key only
 * through the service that the key is for, and each service only on behalf of this account's own resources.
 *
 * @control MAS-TRM 10.2.1, 10.2.2, 9.1.1
 */
export function keyPolicy(place: AwsPlace, purpose: KeyPurpose, stewards: KeyStewards): readonly PolicyStatement[] {
  const account = { AWS: accountArn(place) };
  const statements: PolicyStatement[] = [
    {
      Sid: "AccountAdministersThroughIam",
      Effect: "Allow",
      Principal: account,
      Action: stewards.deletable ? [...ADMINISTRATION, ...END_OF_LIFE] : ADMINISTRATION,
      Resource: THIS_KEY,
    },
  ];
  if (stewards.administrators.length > 0) {
    statements.push({
      Sid: "AdministratorsDoNotUse",
      Effect: "Allow",
      Principal: { AWS: stewards.administrators },
      Action: ADMINISTRATION,
      Resource: THIS_KEY,
    });
  }
  switch (purpose.kind) {
    case "audit":
      return [
        ...statements,
        throughService(place, "s3", ["kms:Decrypt", "kms:DescribeKey"]),
        ...forTrail(place, purpose.trailName, purpose.bucketName),
        forLogGroups(place, purpose.logGroupNames),
      ];
    case "data":
      return [
        ...statements,
        throughService(place, "s3", [...CRYPTOGRAPHY, "kms:DescribeKey"]),
        ...(purpose.resourceDataSync === true ? [forDataSync(place)] : []),
      ];
    case "desktops":
      return [
        ...statements,
        throughService(place, "workspaces", [...CRYPTOGRAPHY, "kms:DescribeKey"]),
        grantsThrough(place, "workspaces"),
      ];
    case "logs":
      return [...statements, forLogGroups(place, purpose.logGroupNames)];
    case "alarms":
      return [...statements, ...forTopics(place, purpose.topicArns)];
    case "firewall":
      return [
        ...statements,
        throughService(place, "network-firewall", [...CRYPTOGRAPHY, "kms:DescribeKey"]),
        grantsThrough(place, "network-firewall"),
      ];
  }
}

/** How statement ids spell the services that the account uses keys through. */
const SPELLED = { s3: "S3", workspaces: "WorkSpaces", "network-firewall": "NetworkFirewall" } as const;
type ThroughService = keyof typeof SPELLED;

/** Lets whom IAM admits use the key, but only as part of a request to one service in this region. */
function throughService(place: AwsPlace, service: ThroughService, actions: readonly string[]): PolicyStatement {
  return {
    Sid: `AccountUsesThrough${SPELLED[service]}`,
    Effect: "Allow",
    Principal: { AWS: accountArn(place) },
    Action: actions,
    Resource: THIS_KEY,
    Condition: {
      StringEquals: {
        "kms:CallerAccount": place.accountId,
        "kms:ViaService": `${service}.${place.region}.amazonaws.com`,
      },
    },
  };
}

/**
 * CloudTrail names the trail in the encryption context, or the bucket where a bucket key stands in between; it needs
 * Decrypt to start on a bucket with a bucket key (CloudTrail user guide, "Configure AWS KMS key policies").
 */
function forTrail(place: AwsPlace, trailName: string, bucketName: string): readonly PolicyStatement[] {
  const trail = trailArn(place, trailName);
  const base = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" }, Resource: THIS_KEY } as const;
  const onBehalfOf = (context: Record<string, string>) => ({
    StringEquals: { "aws:SourceArn": trail, "aws:SourceAccount": place.accountId, ...context },
  });
  const use = ["kms:Decrypt", "kms:GenerateDataKey*"];
  return [
    {
      ...base,
      Sid: "TrailEncrypts",
      Action: use,
      Condition: onBehalfOf({ "kms:EncryptionContext:aws:cloudtrail:arn": trail }),
    },
    {
      ...base,
      Sid: "TrailEncryptsUnderBucketKey",
      Action: use,
      Condition: onBehalfOf({ "kms:EncryptionContext:aws:s3:arn": bucketArn(place, bucketName) }),
    },
    { ...base, Sid: "TrailDescribesKey", Action: "kms:DescribeKey", Condition: onBehalfOf({}) },
  ];
}

/** Systems Manager user guide, "Create a resource data sync", encrypted with a key. */
function forDataSync(place: AwsPlace): PolicyStatement {
  return {
    Sid: "DataSyncEncrypts",
    Effect: "Allow",
    Principal: { Service: "ssm.amazonaws.com" },
    Action: "kms:GenerateDataKey",
    Resource: THIS_KEY,
    Condition: { StringEquals: { "aws:SourceAccount": place.accountId } },
  };
}

/** CloudWatch Logs names the log group in the encryption context (CloudWatch Logs user guide, "Encrypt log data"). */
function forLogGroups(place: AwsPlace, logGroupNames: readonly string[]): PolicyStatement {
  return {
    Sid: "LogGroupsEncrypt",
    Effect: "Allow",
    Principal: { Service: `logs.${place.region}.amazonaws.com` },
    Action: [...CRYPTOGRAPHY, "kms:DescribeKey"],
    Resource: THIS_KEY,
    Condition: {
      ArnEquals: { "kms:EncryptionContext:aws:logs:arn": logGroupNames.map((name) => logGroupArn(place, name)) },
    },
  };
}

/**
 * Whoever publishes to an encrypted topic uses its key, and SNS names the topic in the encryption context. EventBridge
 * is bound by that context alone: its requests carry no source, so a condition on one would silence its rules (SNS
 * developer guide, "Enable compatibility between event sources from AWS services and encrypted topics").
 */
function forTopics(place: AwsPlace, topicArns: readonly string[]): readonly PolicyStatement[] {
  const base = { Effect: "Allow", Action: ["kms:Decrypt", "kms:GenerateDataKey*"], Resource: THIS_KEY } as const;
  return [
    {
      ...base,
      Sid: "AlarmsEncrypt",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Condition: { StringEquals: { "aws:SourceAccount": place.accountId } },
    },
    {
      ...base,
      Sid: "RulesEncrypt",
      Principal: { Service: "events.amazonaws.com" },
      Condition: { ArnEquals: { "kms:EncryptionContext:aws:sns:topicArn": topicArns } },
    },
  ];
}

/**
 * Services work with what they keep by grants that they make for themselves (WorkSpaces administration guide,
 * "Encrypted WorkSpaces"; Network Firewall developer guide, "Encryption at rest").
 */
function grantsThrough(place: AwsPlace, service: ThroughService): PolicyStatement {
  const through = throughService(place, service, ["kms:CreateGrant"]);
  return {
    ...through,
    Sid: `${SPELLED[service]}HoldsGrants`,
    Condition: { ...through.Condition, Bool: { "kms:GrantIsForAWSResource": "true" } },
  };
}
