import { isGiven, isProperties, type Properties, type Value } from "../rpc/values.ts";

/**
 * Defaults that the real provider writes into the inputs, so that previews and policies see them. Only those of the
 * provider's own schema stand here (`Default` in terraform-provider-aws); what AWS decides itself stays unknown until
 * it is created. A nested path applies where its object is given.
 */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, Value>>>> = {
  "aws:ec2/vpc:Vpc": { enableDnsSupport: true, instanceTenancy: "default" },
  "aws:ec2/subnet:Subnet": {
    assignIpv6AddressOnCreation: false,
    enableDns64: false,
    enableResourceNameDnsARecordOnLaunch: false,
    enableResourceNameDnsAaaaRecordOnLaunch: false,
    ipv6Native: false,
    mapPublicIpOnLaunch: false,
  },
  "aws:ec2/securityGroup:SecurityGroup": { description: "Managed by Pulumi", revokeRulesOnDelete: false },
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": { revokeRulesOnDelete: false },
  "aws:ec2/securityGroupRule:SecurityGroupRule": { self: false },
  "aws:ec2/networkAclRule:NetworkAclRule": { egress: false },
  "aws:ec2/vpcEndpoint:VpcEndpoint": { vpcEndpointType: "Gateway" },
  "aws:ec2/natGateway:NatGateway": { connectivityType: "public" },
  "aws:ec2/flowLog:FlowLog": { logDestinationType: "cloud-watch-logs", maxAggregationInterval: 600 },
  "aws:ec2/instance:Instance": { getPasswordData: false, sourceDestCheck: true, userDataReplaceOnChange: false },
  "aws:ec2transitgateway/transitGateway:TransitGateway": {
    amazonSideAsn: 64512,
    autoAcceptSharedAttachments: "disable",
    defaultRouteTableAssociation: "enable",
    defaultRouteTablePropagation: "enable",
    dnsSupport: "enable",
    multicastSupport: "disable",
    securityGroupReferencingSupport: "disable",
    vpnEcmpSupport: "enable",
  },
  "aws:ec2transitgateway/route:Route": { blackhole: false },
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment": {
    applianceModeSupport: "disable",
    dnsSupport: "enable",
    ipv6Support: "disable",
    transitGatewayDefaultRouteTableAssociation: true,
    transitGatewayDefaultRouteTablePropagation: true,
  },
  "aws:kms/key:Key": {
    bypassPolicyLockoutSafetyCheck: false,
    customerMasterKeySpec: "SYMMETRIC_DEFAULT",
    enableKeyRotation: false,
    isEnabled: true,
    keyUsage: "ENCRYPT_DECRYPT",
  },
  "aws:iam/role:Role": { forceDetachPolicies: false, maxSessionDuration: 3600, path: "/" },
  "aws:iam/policy:Policy": { path: "/" },
  "aws:iam/instanceProfile:InstanceProfile": { path: "/" },
  "aws:cloudtrail/trail:Trail": {
    enableLogFileValidation: false,
    enableLogging: true,
    includeGlobalServiceEvents: true,
    isMultiRegionTrail: false,
    isOrganizationTrail: false,
    "eventSelectors[].includeManagementEvents": true,
    "eventSelectors[].readWriteType": "All",
  },
  "aws:cloudtrail/eventDataStore:EventDataStore": {
    billingMode: "EXTENDABLE_RETENTION_PRICING",
    multiRegionEnabled: true,
    organizationEnabled: false,
    retentionPeriod: 2555,
    terminationProtectionEnabled: true,
  },
  "aws:cloudwatch/logGroup:LogGroup": { retentionInDays: 0, skipDestroy: false },
  "aws:cloudwatch/metricAlarm:MetricAlarm": { actionsEnabled: true, treatMissingData: "missing" },
  "aws:cloudwatch/eventRule:EventRule": { eventBusName: "default", forceDestroy: false },
  "aws:cloudwatch/eventTarget:EventTarget": { eventBusName: "default", forceDestroy: false },
  "aws:s3/bucket:Bucket": { forceDestroy: false },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
    blockPublicAcls: false,
    blockPublicPolicy: false,
    ignorePublicAcls: false,
    restrictPublicBuckets: false,
  },
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": {
    blockPublicAcls: false,
    blockPublicPolicy: false,
    ignorePublicAcls: false,
    restrictPublicBuckets: false,
  },
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": { objectLockEnabled: "Enabled" },
  "aws:s3/bucketObjectv2:BucketObjectv2": { forceDestroy: false },
  "aws:sns/topic:Topic": { contentBasedDeduplication: false, fifoTopic: false },
  "aws:sqs/queue:Queue": {
    contentBasedDeduplication: false,
    delaySeconds: 0,
    fifoQueue: false,
    maxMessageSize: 262_144,
    messageRetentionSeconds: 345_600,
    receiveWaitTimeSeconds: 0,
    visibilityTimeoutSeconds: 30,
  },
  "aws:secretsmanager/secret:Secret": { forceOverwriteReplicaSecret: false, recoveryWindowInDays: 30 },
  "aws:ssm/document:Document": { documentFormat: "JSON" },
  "aws:route53/zone:Zone": { comment: "Managed by Pulumi", forceDestroy: false },
  "aws:workspaces/workspace:Workspace": {
    rootVolumeEncryptionEnabled: false,
    userVolumeEncryptionEnabled: false,
    "workspaceProperties.computeTypeName": "VALUE",
    "workspaceProperties.rootVolumeSizeGib": 80,
    "workspaceProperties.runningMode": "ALWAYS_ON",
    "workspaceProperties.userVolumeSizeGib": 10,
  },
  "aws:workspaces/directory:Directory": { workspaceType: "PERSONAL" },
  "aws:fsx/windowsFileSystem:WindowsFileSystem": {
    automaticBackupRetentionDays: 7,
    copyTagsToBackups: false,
    deploymentType: "SINGLE_AZ_1",
    skipFinalBackup: false,
    storageType: "SSD",
  },
  "aws:ebs/encryptionByDefault:EncryptionByDefault": { enabled: true },
  "aws:guardduty/detector:Detector": { enable: true },
  "aws:accessanalyzer/analyzer:Analyzer": { type: "ACCOUNT" },
  "aws:ssoadmin/permissionSet:PermissionSet": { sessionDuration: "PT1H" },
};

/** The inputs with the provider's defaults filled in, and the names of the top-level properties that were filled. */
export function withDefaults(token: string, inputs: Properties): { inputs: Properties; filled: string[] } {
  let result = inputs;
  const filled: string[] = [];
  for (const [path, value] of Object.entries(DEFAULTS[token] ?? {})) {
    const before = result;
    result = fill(result, path.split("."), value);
    if (result !== before && !path.includes(".")) filled.push(path);
  }
  return { inputs: result, filled };
}

function fill(holder: Properties, [step = "", ...rest]: readonly string[], value: Value): Properties {
  const name = step.replace("[]", "");
  const current = holder[name];
  if (rest.length === 0) return isGiven(current) ? holder : { ...holder, [name]: value };
  if (step.endsWith("[]") && Array.isArray(current)) {
    return { ...holder, [name]: current.map((item) => (isProperties(item) ? fill(item, rest, value) : item)) };
  }
  return isProperties(current) ? { ...holder, [name]: fill(current, rest, value) } : holder;
}
