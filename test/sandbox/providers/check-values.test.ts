import type { Properties } from "../../../sandbox/providers/rpc/values.ts";
import { describeCases } from "./support.ts";

const WORKSPACE = { bundleId: "wsb-1", directoryId: "d-1", userName: "u" };
const TRAIL = { s3BucketName: "a-bucket" };

describeCases("the check of trails, keys, buckets and desktops", {
  refused: [
    [
      "workspaces/workspace:Workspace",
      {
        ...WORKSPACE,
        workspaceProperties: { computeTypeName: "POWERPRO", runningMode: "ALWAYSON", rootVolumeSizeGib: 100 },
      },
      [
        'workspaceProperties.runningMode: expected one of ["AUTO_STOP","ALWAYS_ON","MANUAL"], got "ALWAYSON"',
        "workspaceProperties.rootVolumeSizeGib: expected 80 or 175 to 2000 GiB, got 100",
      ],
    ],
    [
      "workspaces/workspace:Workspace",
      { ...WORKSPACE, workspaceProperties: { runningMode: "AUTO_STOP", runningModeAutoStopTimeoutInMinutes: 90 } },
      ["workspaceProperties.runningModeAutoStopTimeoutInMinutes: must be a multiple of 60 minutes, got 90"],
    ],
    [
      "s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
      { bucket: "a-bucket", rule: { defaultRetention: { mode: "STRICT", days: 1, years: 1 } } },
      [
        'rule.defaultRetention.years: exactly one of "days", "years" must be specified, but "days" and "years" were specified',
        'rule.defaultRetention.mode: expected one of ["GOVERNANCE","COMPLIANCE"], got "STRICT"',
      ],
    ],
    [
      "cloudwatch/logGroup:LogGroup",
      { retentionInDays: 100, kmsKeyId: "1234", name: "a b" },
      [
        'name: "a b" is not valid; 1 to 512 letters, digits and ._-/# are allowed',
        "retentionInDays: expected one of [0,1,3,5,7,14,30,60,90,120,150,180,365,400,545,731,1096,1827,2192,2557,2922,3288,3653], got 100",
        'kmsKeyId: "1234" is an invalid ARN: it must start with "arn:"',
      ],
    ],
    [
      "kms/key:Key",
      { deletionWindowInDays: 6, rotationPeriodInDays: 89 },
      [
        "deletionWindowInDays: expected a whole number in the range (7 - 30), got 6",
        "rotationPeriodInDays: expected a whole number in the range (90 - 2560), got 89",
      ],
    ],
    [
      "kms/alias:Alias",
      { name: "alias/aws/audit", targetKeyId: "1" },
      [
        'name: "alias/aws/audit" is not valid; it must begin with "alias/", not with "alias/aws/", and hold letters, digits and /_- only',
      ],
    ],
    [
      "cloudtrail/trail:Trail",
      { ...TRAIL, name: "ab", isMultiRegionTrail: true, includeGlobalServiceEvents: false },
      [
        "name: expected a length in the range (3 - 128), got 2",
        "includeGlobalServiceEvents: InvalidParameterCombination: a multi-Region trail must include global service events, got false",
      ],
    ],
    [
      "cloudtrail/trail:Trail",
      { ...TRAIL, eventSelectors: [{ readWriteType: "Read" }], advancedEventSelectors: [selector()] },
      [
        'advancedEventSelectors: only one of "eventSelectors", "advancedEventSelectors" can be specified, but "eventSelectors" and "advancedEventSelectors" were specified',
        'eventSelectors[0].readWriteType: expected one of ["ReadOnly","WriteOnly","All"], got "Read"',
      ],
    ],
    [
      "cloudtrail/trail:Trail",
      { ...TRAIL, advancedEventSelectors: [selector("AWS::Q::*"), selector("AWS::S3::Object", "AWS::Kiro::Profile")] },
      [
        'advancedEventSelectors[0].fieldSelectors[1].equals[0]: "AWS::Q::*" is not a resource type that CloudTrail records data events of',
        'advancedEventSelectors[1].fieldSelectors[1].equals[1]: "AWS::Kiro::Profile" is not a resource type that CloudTrail records data events of',
      ],
    ],
    [
      "cloudtrail/trail:Trail",
      {
        ...TRAIL,
        advancedEventSelectors: [{ fieldSelectors: [{ field: "resources.type", equals: ["AWS::S3::Object"] }] }],
      },
      ["advancedEventSelectors[0].fieldSelectors: each selector needs one field selector eventCategory with equals"],
    ],
    [
      "cloudtrail/trail:Trail",
      {
        ...TRAIL,
        advancedEventSelectors: [
          {
            fieldSelectors: [
              { field: "eventCategory", equals: ["Management"] },
              { field: "resources.type", equals: ["AWS::S3::Object"] },
              { field: "readOnly", notEquals: ["true"] },
              { field: "readOnly", equals: ["yes"] },
            ],
          },
        ],
      },
      [
        'advancedEventSelectors[0].fieldSelectors[1].field: "resources.type" is not a field of Management events; eventCategory, eventSource, eventName, eventType, readOnly, sessionCredentialFromConsole, userIdentity.arn are',
        'advancedEventSelectors[0].fieldSelectors[2].notEquals: field "readOnly" takes equals only',
        'advancedEventSelectors[0].fieldSelectors[3].equals[0]: expected "true" or "false", got "yes"',
      ],
    ],
    [
      "cloudtrail/trail:Trail",
      { ...TRAIL, cloudWatchLogsGroupArn: "arn:aws:logs:us-east-1:111122223333:log-group:trail" },
      [
        'cloudWatchLogsGroupArn: all of "cloudWatchLogsGroupArn", "cloudWatchLogsRoleArn" must be specified together, but only "cloudWatchLogsGroupArn" was specified',
      ],
    ],
    [
      "cloudtrail/trail:Trail",
      {
        ...TRAIL,
        cloudWatchLogsGroupArn: "arn:aws:logs:us-east-1:111122223333:log-group:trail",
        cloudWatchLogsRoleArn: "arn:aws:iam::111122223333:role/r",
      },
      [
        'cloudWatchLogsGroupArn: InvalidCloudWatchLogsLogGroupArn: the ARN of a log group ending in ":*" is needed, got "arn:aws:logs:us-east-1:111122223333:log-group:trail"',
      ],
    ],
    [
      "s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      lifecycle(
        [
          { days: 7, storageClass: "STANDARD_IA" },
          { days: 20, storageClass: "GLACIER" },
        ],
        20,
      ),
      [
        "rules[0].transitions[0].days: must be at least 30 days for STANDARD_IA, got 7",
        "rules[0].transitions[1].days: must be 30 days after the move to STANDARD_IA (7), got 20",
        "rules[0].expiration.days: expiration must come after the last transition (20 days), got 20",
      ],
    ],
    [
      "s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      {
        bucket: "a-bucket",
        rules: [{ id: "a", status: "On", filter: { prefix: "a", tag: { key: "b", value: "c" } } }],
      },
      [
        'rules[0].filter.tag: only one of "prefix", "tag", "and", "objectSizeGreaterThan", "objectSizeLessThan" can be specified, but "prefix" and "tag" were specified',
        'rules[0]: at least one of "abortIncompleteMultipartUpload", "expiration", "noncurrentVersionExpiration", "noncurrentVersionTransitions", "transitions" must be specified, but none was specified',
        'rules[0].status: expected one of ["Enabled","Disabled"], got "On"',
      ],
    ],
    [
      "s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      {
        bucket: "a-bucket",
        rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256", kmsMasterKeyId: "k" } }],
      },
      [
        "rules[0].applyServerSideEncryptionByDefault.kmsMasterKeyId: a KMS key can be specified only when sseAlgorithm is aws:kms or aws:kms:dsse, got AES256",
      ],
    ],
    [
      "ebs/volume:Volume",
      { availabilityZone: "ap-southeast-1a", size: 8, kmsKeyId: "k", throughput: 200 },
      [
        "throughput: throughput is for volumes of type gp3 only, got gp2",
        "kmsKeyId: kmsKeyId needs encrypted to be true",
      ],
    ],
    [
      "iam/role:Role",
      { name: "a b", namePrefix: "a", assumeRolePolicy: "", maxSessionDuration: 60 },
      [
        'namePrefix: only one of "name", "namePrefix" can be specified, but "name" and "namePrefix" were specified',
        "maxSessionDuration: expected a whole number in the range (3600 - 43200), got 60",
        'name: "a b" is not valid; at most 64 letters, digits and +=,.@_- are allowed',
      ],
    ],
  ],
  taken: [
    [
      "a trail of all S3 and Q Developer data events",
      "cloudtrail/trail:Trail",
      { ...TRAIL, advancedEventSelectors: [selector("AWS::S3::Object"), selector("AWS::QDeveloper::Integration")] },
    ],
    [
      "a lifecycle of 30, 90 and 2555 days",
      "s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      lifecycle(
        [
          { days: 30, storageClass: "STANDARD_IA" },
          { days: 90, storageClass: "GLACIER" },
        ],
        2555,
      ),
    ],
  ],
});

function selector(...types: readonly string[]): Properties {
  if (types.length === 0) return { fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] };
  return {
    fieldSelectors: [
      { field: "eventCategory", equals: ["Data"] },
      { field: "resources.type", equals: [...types] },
    ],
  };
}

function lifecycle(transitions: Properties[], days: number): Properties {
  return { bucket: "a-bucket", rules: [{ id: "a", status: "Enabled", transitions, expiration: { days } }] };
}
