import { logGroupArn } from "../foundation/aws-place.ts";
import type { PolicyStatement } from "../foundation/policy-document.ts";
import type { KiroAccess } from "./access-matrix.ts";
import { bucketsWithContents, keyUse } from "./bucket-rights.ts";
import type { Estate } from "./estate.ts";

/**
 * The statements of a cell of the matrix's column "Kiro Access".
 *
 * Working with Kiro takes no IAM right at all: Kiro asks for the subscription of whoever signed in at Identity Center.
 * Hence `full` adds nothing here, and the roster of subscriptions is what grants it.
 */
export const KIRO_RIGHTS: Readonly<Record<KiroAccess, (estate: Estate) => readonly PolicyStatement[]>> = {
  full: () => [],
  "read-only": () => [noOwnSubscription()],
  "audit-only": (estate) => [...auditing(estate), noOwnSubscription(), noChanges()],
};

function auditing(estate: Estate): readonly PolicyStatement[] {
  const { place, evidence, logGroupNames } = estate;
  const groups = logGroupNames.map((name) => logGroupArn(place, name));
  return [
    {
      Sid: "ReadEvidence",
      Effect: "Allow",
      Action: [
        "s3:GetBucketLocation",
        "s3:GetBucketObjectLockConfiguration",
        "s3:GetLifecycleConfiguration",
        "s3:GetObject",
        "s3:GetObjectRetention",
        "s3:GetObjectVersion",
        "s3:ListBucket",
        "s3:ListBucketVersions",
      ],
      Resource: bucketsWithContents(estate, evidence),
    },
    keyUse("DecryptEvidence", estate, evidence, ["kms:Decrypt"]),
    {
      Sid: "ReadTrail",
      Effect: "Allow",
      Action: [
        "cloudtrail:DescribeTrails",
        "cloudtrail:GetEventSelectors",
        "cloudtrail:GetTrail",
        "cloudtrail:GetTrailStatus",
        "cloudtrail:ListTrails",
        "cloudtrail:LookupEvents",
        "logs:DescribeLogGroups",
        "logs:GetQueryResults",
        "logs:StopQuery",
      ],
      Resource: "*",
    },
    {
      Sid: "ReadLogs",
      Effect: "Allow",
      Action: ["logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents", "logs:StartQuery"],
      Resource: groups.flatMap((arn) => [arn, `${arn}:*`]),
    },
    {
      Sid: "ReadFindings",
      Effect: "Allow",
      Action: [
        "access-analyzer:GetFinding",
        "access-analyzer:ListAnalyzers",
        "access-analyzer:ListFindings",
        "config:DescribeComplianceByConfigRule",
        "config:DescribeConfigRules",
        "config:DescribeConformancePackCompliance",
        "config:GetComplianceDetailsByConfigRule",
        "config:GetResourceConfigHistory",
        "securityhub:GetEnabledStandards",
        "securityhub:GetFindings",
      ],
      Resource: "*",
    },
  ];
}

/** Whoever has no subscription by the matrix must not come to one by asking for it. */
function noOwnSubscription(): PolicyStatement {
  return {
    Sid: "DenyOwnSubscription",
    Effect: "Deny",
    Action: "user-subscriptions:CreateClaim",
    Resource: "*",
    Condition: { Bool: { "user-subscriptions:CreateForSelf": "true" } },
  };
}

/** An auditor changes nothing anywhere, whatever else the role may be given one day. */
function noChanges(): PolicyStatement {
  return {
    Sid: "DenyChanges",
    Effect: "Deny",
    Action: [
      "access-analyzer:Delete*",
      "cloudtrail:Create*",
      "cloudtrail:Delete*",
      "cloudtrail:Put*",
      "cloudtrail:Stop*",
      "cloudtrail:Update*",
      "config:Delete*",
      "config:Put*",
      "config:Stop*",
      "kms:CreateGrant",
      "kms:DisableKey",
      "kms:PutKeyPolicy",
      "kms:ScheduleKeyDeletion",
      "logs:Create*",
      "logs:Delete*",
      "logs:Put*",
      "s3:BypassGovernanceRetention",
      "s3:Create*",
      "s3:Delete*",
      "s3:ObjectOwnerOverrideToBucketOwner",
      "s3:Put*",
      "s3:Replicate*",
      "securityhub:BatchUpdate*",
      "securityhub:Delete*",
      "securityhub:Disable*",
      "securityhub:Update*",
    ],
    Resource: "*",
  };
}
