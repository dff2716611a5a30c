import { textOf } from "../../rpc/values.ts";
import {
  CLOCK,
  expand,
  type Facts,
  fixed,
  global,
  type Recipe,
  type Recipes,
  type RecipeTable,
  regional,
} from "../recipe.ts";

/** A resource that is known by its name. */
function named(arn: string, more: Readonly<Record<string, Recipe>> = {}): Recipes {
  return { id: "{name}", arn, ...more };
}

/** A resource whose id is its ARN. */
function byArn(arn: string, more: Readonly<Record<string, Recipe>> = {}): Recipes {
  return { id: arn, arn: "{id}", ...more };
}

/** The default key policy hands the key to the account's own IAM policies. */
const keyPolicy: Recipe = ({ place: { account, partition } }) =>
  JSON.stringify({
    Version: "2012-10-17",
    Id: "key-default-1",
    Statement: [
      {
        Sid: "Enable IAM User Permissions",
        Effect: "Allow",
        Principal: { AWS: `arn:${partition}:iam::${account}:root` },
        Action: "kms:*",
        Resource: "*",
      },
    ],
  });

const KEY: Recipes = {
  id: "{uuid}",
  keyId: "{id}",
  arn: regional("kms", "key/{id}"),
  policy: keyPolicy,
  description: fixed(""),
  multiRegion: fixed(false),
  rotationPeriodInDays: (facts) => (facts.known["enableKeyRotation"] === true ? 365 : 0),
};

/** Multi-Region keys begin with `mrk-` and keep their id in every Region. */
const primaryKey: Recipes = {
  ...KEY,
  id: (facts) => expand(facts.known["multiRegion"] === true ? "mrk-{hex32}" : "{uuid}", facts),
};

/** An alias names the key by id or by ARN; the ARN follows from either. */
const targetKeyArn: Recipe = ({ known, place: { account, partition, region } }) => {
  const key = textOf(known["targetKeyId"]) ?? "";
  return key.startsWith("arn:") ? key : `arn:${partition}:kms:${region}:${account}:key/${key}`;
};

function iamPath({ known }: Facts): string {
  return textOf(known["path"]) ?? "/";
}

function iam(kind: string, prefix: string, more: Readonly<Record<string, Recipe>> = {}): Recipes {
  return {
    id: "{name}",
    arn: (facts) =>
      `arn:${facts.place.partition}:iam::${facts.place.account}:${kind}${iamPath(facts)}${textOf(facts.known["name"]) ?? ""}`,
    createDate: fixed(CLOCK),
    uniqueId: `${prefix}{upper17}`,
    ...more,
  };
}

/** IAM, KMS, Identity Center, and the services that watch. */
export const SECURITY_RECIPES: RecipeTable = {
  "aws:kms/key:Key": primaryKey,
  "aws:kms/replicaKey:ReplicaKey": {
    ...KEY,
    id: ({ known }) => textOf(known["primaryKeyArn"])?.split("/").at(-1) ?? "",
    keyRotationEnabled: fixed(false),
    keySpec: fixed("SYMMETRIC_DEFAULT"),
    keyUsage: fixed("ENCRYPT_DECRYPT"),
  },
  "aws:kms/keyPolicy:KeyPolicy": { id: "{keyId}" },
  "aws:kms/alias:Alias": { id: "{name}", arn: regional("kms", "{name}"), targetKeyArn },
  "aws:iam/role:Role": iam("role", "AROA", { managedPolicyArns: fixed([]), inlinePolicies: fixed([]) }),
  "aws:iam/instanceProfile:InstanceProfile": iam("instance-profile", "AIPA"),
  "aws:iam/policy:Policy": {
    ...iam("policy", "ANPA", { policyId: "ANPA{upper17}", attachmentCount: fixed(0) }),
    id: (facts) =>
      `arn:${facts.place.partition}:iam::${facts.place.account}:policy${iamPath(facts)}${textOf(facts.known["name"]) ?? ""}`,
  },
  "aws:iam/rolePolicy:RolePolicy": { id: "{role}:{name}" },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": { id: "{role}/{policyArn}" },
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": {
    id: "iam-account-password-policy",
    expirePasswords: fixed(false),
  },
  "aws:cloudtrail/trail:Trail": byArn(regional("cloudtrail", "trail/{name}"), { homeRegion: "{region}" }),
  "aws:cloudtrail/eventDataStore:EventDataStore": byArn(regional("cloudtrail", "eventdatastore/{uuid}")),
  "aws:cloudwatch/logGroup:LogGroup": named(regional("logs", "log-group:{name}"), {
    deletionProtectionEnabled: fixed(false),
    logGroupClass: fixed("STANDARD"),
  }),
  "aws:cloudwatch/logStream:LogStream": named(regional("logs", "log-group:{logGroupName}:log-stream:{name}")),
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": { id: "{policyName}", policyScope: fixed("ACCOUNT") },
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": { id: "{name}" },
  "aws:cloudwatch/metricAlarm:MetricAlarm": named(regional("cloudwatch", "alarm:{name}")),
  "aws:cloudwatch/dashboard:Dashboard": {
    id: "{dashboardName}",
    dashboardArn: global("cloudwatch", "dashboard/{dashboardName}"),
  },
  "aws:cloudwatch/eventRule:EventRule": named(regional("events", "rule/{name}")),
  "aws:cloudwatch/eventTarget:EventTarget": { id: "{rule}-{targetId}", targetId: "terraform-{hex16:target}" },
  "aws:sns/topic:Topic": byArn(regional("sns", "{name}"), { owner: "{account}" }),
  "aws:sns/topicPolicy:TopicPolicy": { id: "{arn}", owner: "{account}" },
  "aws:sns/topicSubscription:TopicSubscription": {
    id: "{topic}:{uuid}",
    arn: "{id}",
    ownerId: "{account}",
    confirmationWasAuthenticated: fixed(true),
    pendingConfirmation: fixed(false),
    filterPolicyScope: fixed(""),
  },
  "aws:sqs/queue:Queue": {
    id: "https://sqs.{region}.{dns}/{account}/{name}",
    url: "{id}",
    arn: regional("sqs", "{name}"),
    sqsManagedSseEnabled: (facts) => textOf(facts.known["kmsMasterKeyId"]) === undefined,
  },
  "aws:secretsmanager/secret:Secret": byArn(regional("secretsmanager", "secret:{name}-{lower6}")),
  "aws:ssoadmin/permissionSet:PermissionSet": {
    id: (facts) => `${permissionSetArn(facts)},${textOf(facts.known["instanceArn"]) ?? ""}`,
    arn: permissionSetArn,
    createdDate: fixed(CLOCK),
  },
  "aws:ssoadmin/accountAssignment:AccountAssignment": {
    id: "{principalId},{principalType},{targetId},{targetType},{permissionSetArn},{instanceArn}",
  },
  "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": { id: "{permissionSetArn},{instanceArn}" },
  "aws:ssoadmin/permissionsBoundaryAttachment:PermissionsBoundaryAttachment": {
    id: "{permissionSetArn},{instanceArn}",
  },
  "aws:ssoadmin/managedPolicyAttachmentsExclusive:ManagedPolicyAttachmentsExclusive": {
    id: "{instanceArn},{permissionSetArn}",
  },
  "aws:ssoadmin/customerManagedPolicyAttachmentsExclusive:CustomerManagedPolicyAttachmentsExclusive": {
    id: "{instanceArn},{permissionSetArn}",
  },
  "aws:identitystore/group:Group": {
    id: "{identityStoreId}/{uuid:group}",
    groupId: "{uuid:group}",
    arn: (facts) => `arn:${facts.place.partition}:identitystore:::group/${textOf(facts.known["groupId"]) ?? ""}`,
  },
  "aws:cfg/recorder:Recorder": { id: "{name}" },
  "aws:cfg/recorderStatus:RecorderStatus": { id: "{name}" },
  "aws:cfg/deliveryChannel:DeliveryChannel": { id: "{name}" },
  "aws:cfg/rule:Rule": {
    id: "{name}",
    ruleId: "config-rule-{lower6}",
    arn: regional("config", "config-rule/{ruleId}"),
  },
  "aws:cfg/conformancePack:ConformancePack": named(
    regional("config", "conformance-pack/{name}/conformance-pack-{lower9}"),
  ),
  "aws:guardduty/detector:Detector": {
    id: "{hex32}",
    accountId: "{account}",
    arn: regional("guardduty", "detector/{id}"),
    findingPublishingFrequency: fixed("SIX_HOURS"),
  },
  "aws:securityhub/account:Account": {
    id: "{account}",
    arn: regional("securityhub", "hub/default"),
    controlFindingGenerator: fixed("SECURITY_CONTROL"),
  },
  "aws:accessanalyzer/analyzer:Analyzer": {
    id: "{analyzerName}",
    arn: regional("access-analyzer", "analyzer/{analyzerName}"),
  },
  "aws:backup/vault:Vault": named(regional("backup", "backup-vault:{name}"), { recoveryPoints: fixed(0) }),
};

/** `arn:aws:sso:::permissionSet/ssoins-.../ps-...`: no account and no Region, unlike most. */
function permissionSetArn(facts: Facts): string {
  const instance = textOf(facts.known["instanceArn"])?.split("/").at(-1) ?? "";
  return expand(`arn:{partition}:sso:::permissionSet/${instance}/ps-{hex16:set}`, facts);
}
