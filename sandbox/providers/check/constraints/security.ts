import { arn, json, matching } from "../formats.ts";
import {
  all,
  between,
  type Constraint,
  type Constraints,
  items,
  length,
  oneOf,
  oneWordOf,
  oneOfNumbers,
  text,
} from "../constraint.ts";
import { type PolicyKind, policyDocument } from "../policy-document.ts";

/** Longest policy documents, in characters (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html). */
const MAX_POLICY = {
  bucket: 20_480,
  endpoint: 20_480,
  key: 32_768,
  managed: 6_144,
  inline: 10_240,
  trust: 4_096,
  inlinePermissionSet: 32_768,
  topic: 30_720,
  organization: 5_120,
  logs: 5_120,
  other: 20_480,
} as const;

const ARN = text(arn);
const JSON_TEXT = text(json);

function policy(kind: PolicyKind, maxLength: number = MAX_POLICY.other): Constraint {
  return text(policyDocument(kind, maxLength));
}

/** IAM names of roles, policies and profiles. */
function iamName(maxLength: number): Constraint {
  return text(
    matching(
      new RegExp(`^[\\w+=,.@-]{0,${maxLength}}$`),
      `at most ${maxLength} letters, digits and +=,.@_- are allowed`,
    ),
  );
}

const IAM_PATH = text(matching(/^\/([\x21-\x7e]+\/)?$/, "a path must begin and end with a slash"));
const IAM_DESCRIPTION = text(
  matching(/^[\t\n\r\x20-\x7e\xa1-\xff]{0,1000}$/, "at most 1000 characters of Latin-1 text are allowed"),
);
const KEY_POLICY = policy("resource", MAX_POLICY.key);
const DELETION_WINDOW = between(7, 30);
const ALIAS_NAME = text(
  matching(
    /^alias\/(?!aws\/)[a-zA-Z0-9/_-]+$/,
    'it must begin with "alias/", not with "alias/aws/", and hold letters, digits and /_- only',
  ),
);

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html; 0 keeps for ever. */
const RETENTION_DAYS = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];
const LOG_GROUP_NAME = text(matching(/^[-._/#A-Za-z0-9]{1,512}$/, "1 to 512 letters, digits and ._-/# are allowed"));

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html */
const TRAIL_NAME = all(
  length(3, 128),
  text(
    matching(
      /^[A-Za-z0-9](?!.*[._-]{2})[A-Za-z0-9._-]*[A-Za-z0-9]$/,
      "letters, digits, dots, underscores and dashes, two marks never next to each other, are allowed",
    ),
  ),
);

/**
 * What the IAM, KMS, CloudTrail, CloudWatch, Config, ... APIs and the provider refuse in single properties.
 * Source: the argument notes of the typings and the API references of the services.
 */
export const SECURITY_CONSTRAINTS: Readonly<Record<string, Constraints>> = {
  "aws:kms/key:Key": {
    policy: KEY_POLICY,
    deletionWindowInDays: DELETION_WINDOW,
    rotationPeriodInDays: between(90, 2560),
    description: length(0, 8192),
    keyUsage: oneOf("ENCRYPT_DECRYPT", "SIGN_VERIFY", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT"),
  },
  "aws:kms/replicaKey:ReplicaKey": { policy: KEY_POLICY, deletionWindowInDays: DELETION_WINDOW },
  "aws:kms/keyPolicy:KeyPolicy": { policy: KEY_POLICY },
  "aws:kms/alias:Alias": { name: ALIAS_NAME },
  "aws:iam/role:Role": {
    assumeRolePolicy: policy("trust", MAX_POLICY.trust),
    "inlinePolicies[].policy": policy("identity", MAX_POLICY.inline),
    "managedPolicyArns[]": ARN,
    permissionsBoundary: ARN,
    maxSessionDuration: between(3600, 43_200),
    name: iamName(64),
    namePrefix: iamName(38),
    path: IAM_PATH,
    description: IAM_DESCRIPTION,
  },
  "aws:iam/rolePolicy:RolePolicy": { policy: policy("identity", MAX_POLICY.inline), name: iamName(128) },
  "aws:iam/userPolicy:UserPolicy": { policy: policy("identity", MAX_POLICY.inline) },
  "aws:iam/groupPolicy:GroupPolicy": { policy: policy("identity", MAX_POLICY.inline) },
  "aws:iam/policy:Policy": {
    policy: policy("identity", MAX_POLICY.managed),
    name: iamName(128),
    path: IAM_PATH,
    description: IAM_DESCRIPTION,
  },
  "aws:iam/instanceProfile:InstanceProfile": { name: iamName(128), path: IAM_PATH },
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": {
    minimumPasswordLength: between(6, 128),
    maxPasswordAge: between(1, 1095),
    passwordReusePrevention: between(1, 24),
  },
  "aws:cloudtrail/trail:Trail": {
    name: TRAIL_NAME,
    kmsKeyId: ARN,
    "eventSelectors[].readWriteType": oneOf("ReadOnly", "WriteOnly", "All"),
    "eventSelectors[].dataResources[].type": oneOf("AWS::S3::Object", "AWS::Lambda::Function", "AWS::DynamoDB::Table"),
    "eventSelectors[].excludeManagementEventSources[]": oneOf("kms.amazonaws.com", "rdsdata.amazonaws.com"),
    "insightSelectors[].insightType": oneOf("ApiCallRateInsight", "ApiErrorRateInsight"),
  },
  "aws:cloudtrail/eventDataStore:EventDataStore": {
    kmsKeyId: ARN,
    name: TRAIL_NAME,
    retentionPeriod: between(7, 3653),
    billingMode: oneOf("EXTENDABLE_RETENTION_PRICING", "FIXED_RETENTION_PRICING"),
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    name: LOG_GROUP_NAME,
    retentionInDays: oneOfNumbers(...RETENTION_DAYS),
    kmsKeyId: ARN,
    logGroupClass: oneOf("STANDARD", "INFREQUENT_ACCESS", "DELIVERY"),
  },
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": { policyDocument: policy("resource", MAX_POLICY.logs) },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    comparisonOperator: oneOf(
      "GreaterThanOrEqualToThreshold",
      "GreaterThanThreshold",
      "LessThanThreshold",
      "LessThanOrEqualToThreshold",
      "LessThanLowerOrGreaterThanUpperThreshold",
      "LessThanLowerThreshold",
      "GreaterThanUpperThreshold",
    ),
    statistic: oneOf("SampleCount", "Average", "Sum", "Minimum", "Maximum"),
    treatMissingData: oneOf("breaching", "notBreaching", "ignore", "missing"),
    evaluationPeriods: between(1, 10_080),
  },
  "aws:cloudwatch/eventRule:EventRule": {
    eventPattern: JSON_TEXT,
    scheduleExpression: text(matching(/^((rate|cron)\(.+\))?$/, "rate(...) or cron(...) is allowed")),
    state: oneOf("ENABLED", "DISABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"),
  },
  "aws:cloudwatch/dashboard:Dashboard": { dashboardBody: JSON_TEXT },
  "aws:sns/topic:Topic": { policy: policy("resource", MAX_POLICY.topic) },
  "aws:sns/topicPolicy:TopicPolicy": { policy: policy("resource", MAX_POLICY.topic) },
  "aws:sns/topicSubscription:TopicSubscription": {
    protocol: oneOf("sqs", "sms", "lambda", "firehose", "application", "email", "email-json", "http", "https"),
  },
  "aws:sqs/queue:Queue": {
    policy: policy("resource"),
    redrivePolicy: JSON_TEXT,
    visibilityTimeoutSeconds: between(0, 43_200),
    messageRetentionSeconds: between(60, 1_209_600),
  },
  "aws:sqs/queuePolicy:QueuePolicy": { policy: policy("resource") },
  "aws:secretsmanager/secret:Secret": { policy: policy("resource"), recoveryWindowInDays: zeroOr(7, 30) },
  "aws:secretsmanager/secretPolicy:SecretPolicy": { policy: policy("resource") },
  "aws:ecr/repositoryPolicy:RepositoryPolicy": { policy: policy("repository") },
  "aws:backup/vaultPolicy:VaultPolicy": { policy: policy("resource") },
  "aws:ec2/vpcEndpoint:VpcEndpoint": { policy: policy("resource", MAX_POLICY.endpoint) },
  "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy": { policy: policy("resource", MAX_POLICY.endpoint) },
  "aws:s3/bucket:Bucket": { policy: policy("resource", MAX_POLICY.bucket) },
  "aws:s3/bucketPolicy:BucketPolicy": { policy: policy("resource", MAX_POLICY.bucket) },
  "aws:ssoadmin/permissionSet:PermissionSet": {
    name: text(matching(/^[\w+=,.@-]{1,32}$/, "1 to 32 letters, digits and +=,.@_- are allowed")),
    sessionDuration: text(
      matching(/^PT(?:([1-9]|1[0-2])H([1-5]?\dM)?|\d{2,3}M)$/, "PT1H to PT12H (ISO 8601) is allowed"),
    ),
  },
  "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": {
    inlinePolicy: policy("identity", MAX_POLICY.inlinePermissionSet),
  },
  "aws:ssoadmin/accountAssignment:AccountAssignment": {
    principalType: oneOf("USER", "GROUP"),
    targetType: oneOf("AWS_ACCOUNT"),
    targetId: text(matching(/^\d{12}$/, "an account id of 12 digits is allowed")),
  },
  "aws:organizations/policy:Policy": { content: JSON_TEXT },
  "aws:cfg/rule:Rule": {
    inputParameters: JSON_TEXT,
    "source.owner": oneOf("CUSTOM_LAMBDA", "AWS", "CUSTOM_POLICY"),
    maximumExecutionFrequency: oneOf("One_Hour", "Three_Hours", "Six_Hours", "Twelve_Hours", "TwentyFour_Hours"),
    description: length(0, 256),
  },
  "aws:cfg/conformancePack:ConformancePack": {
    name: text(matching(/^[a-zA-Z][-a-zA-Z0-9]{0,255}$/, "a letter, then letters, digits and hyphens are allowed")),
    templateBody: length(1, 51_200),
    inputParameters: items(0, 60),
  },
  "aws:ssm/document:Document": {
    documentType: oneWordOf(
      "ApplicationConfiguration ApplicationConfigurationSchema Automation Automation.ChangeTemplate AutoApprovalPolicy ChangeCalendar CloudFormation Command ConformancePackTemplate DeploymentStrategy ManualApprovalPolicy Package Policy ProblemAnalysis ProblemAnalysisTemplate QuickSetup Session",
    ),
    documentFormat: oneOf("JSON", "TEXT", "YAML"),
  },
  "aws:ssm/parameter:Parameter": {
    type: oneOf("String", "StringList", "SecureString"),
    tier: oneOf("Standard", "Advanced", "Intelligent-Tiering"),
  },
  "aws:guardduty/detector:Detector": {
    findingPublishingFrequency: oneOf("FIFTEEN_MINUTES", "ONE_HOUR", "SIX_HOURS"),
  },
  "aws:accessanalyzer/analyzer:Analyzer": {
    type: oneWordOf(
      "ACCOUNT ACCOUNT_INTERNAL_ACCESS ACCOUNT_UNUSED_ACCESS ORGANIZATION ORGANIZATION_INTERNAL_ACCESS ORGANIZATION_UNUSED_ACCESS",
    ),
  },
};

function zeroOr(low: number, high: number): Constraint {
  const range = between(low, high);
  return (value) => (value === 0 ? undefined : range(value));
}
