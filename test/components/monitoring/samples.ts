/** What CloudTrail writes, as far as the patterns ask for it. */
export type Sample = Readonly<Record<string, unknown>>;

/** Events that a key event must count, and events next to them that it must not. */
export interface Samples {
  readonly counted: readonly Sample[];
  readonly passedOver: readonly Sample[];
}

const SOMEBODY = { type: "AssumedRole", arn: "arn:aws:sts::111122223333:assumed-role/Somebody/somebody" };
const CLOUDTRAIL = { type: "AWSService", invokedBy: "cloudtrail.amazonaws.com" };
const USER = { type: "IAMUser", userName: "somebody" };
const ROOT = { type: "Root" };

function call(service: string, eventName: string, more: Sample = {}): Sample {
  return {
    eventVersion: "1.11",
    eventSource: `${service}.amazonaws.com`,
    eventName,
    eventType: "AwsApiCall",
    userIdentity: SOMEBODY,
    requestParameters: {},
    ...more,
  };
}

const calls = (service: string, ...names: readonly string[]) => names.map((name) => call(service, name));

const consoleLogin = (result: string, userIdentity: Sample, mfa = "No") =>
  call("signin", "ConsoleLogin", {
    eventType: "AwsConsoleSignIn",
    userIdentity,
    responseElements: { ConsoleLogin: result },
    additionalEventData: { MFAUsed: mfa },
  });

const object = (bucketName: string, eventName: string, userIdentity: Sample = SOMEBODY) =>
  call("s3", eventName, { eventCategory: "Data", userIdentity, requestParameters: { bucketName, key: "a" } });
const EVIDENCE = "kiro-audit-logs-111122223333";
const REGISTRY = "kiro-mcp-registry-111122223333";

const insight = (state: string): Sample => ({
  eventType: "AwsCloudTrailInsight",
  insightDetails: { state, eventSource: "iam.amazonaws.com", eventName: "CreateRole" },
});

const authentication: Readonly<Record<string, Samples>> = {
  "root-use": {
    counted: [call("ec2", "RunInstances", { userIdentity: ROOT })],
    passedOver: [
      call("ec2", "RunInstances"),
      call("kms", "Decrypt", { userIdentity: { ...ROOT, invokedBy: "s3.amazonaws.com" } }),
      call("kms", "RotateKey", { userIdentity: ROOT, eventType: "AwsServiceEvent" }),
    ],
  },
  "sign-in-without-mfa": {
    counted: [consoleLogin("Success", USER)],
    passedOver: [
      consoleLogin("Success", USER, "Yes"),
      consoleLogin("Failure", USER),
      // By Identity Center, whose provider asked for the second factor.
      consoleLogin("Success", SOMEBODY),
    ],
  },
  "failed-console-sign-ins": {
    counted: [consoleLogin("Failure", USER), consoleLogin("Failure", ROOT)],
    passedOver: [consoleLogin("Success", USER)],
  },
  "failed-identity-center-sign-ins": {
    counted: [
      call("signin", "CredentialVerification", { serviceEventDetails: { CredentialVerification: "Failure" } }),
      call("signin", "ExternalIdPDirectoryLogin", { responseElements: { ExternalIdPDirectoryLogin: "Failure" } }),
    ],
    passedOver: [
      call("signin", "CredentialVerification", { serviceEventDetails: { CredentialVerification: "Success" } }),
      call("signin", "UserAuthentication", { serviceEventDetails: { UserAuthentication: "Success" } }),
      call("signin", "ExternalIdPDirectoryLogin", { responseElements: { ExternalIdPDirectoryLogin: "Success" } }),
    ],
  },
  "refused-calls": {
    counted: [
      call("ec2", "RunInstances", { errorCode: "Client.UnauthorizedOperation" }),
      call("iam", "CreateUser", { errorCode: "AccessDenied" }),
      call("ssm", "PutParameter", { errorCode: "AccessDeniedException" }),
    ],
    passedOver: [call("ec2", "RunInstances"), call("s3", "GetObject", { errorCode: "NoSuchKey" })],
  },
  "identity-source-changes": {
    counted: [
      call("sso", "AssociateDirectory"),
      call("sso-directory", "EnableExternalIdPConfigurationForDirectory"),
      call("sso-directory", "ImportExternalIdPCertificate"),
    ],
    passedOver: [call("sso-directory", "ListExternalIdPConfigurationsForDirectory"), call("ds", "AssociateDirectory")],
  },
};

const kiro: Readonly<Record<string, Samples>> = {
  "kiro-administration": {
    counted: [
      call("codewhisperer", "UpdateProfile"),
      call("q", "CreateAssignment"),
      call("user-subscriptions", "DeleteClaim"),
    ],
    passedOver: [call("codewhisperer", "ListProfiles"), call("lambda", "UpdateProfile")],
  },
  "kiro-refused-calls": {
    counted: [call("codewhisperer", "GenerateCompletions", { errorCode: "AccessDeniedException" })],
    passedOver: [call("q", "SendMessage"), call("s3", "GetObject", { errorCode: "AccessDenied" })],
  },
  "mcp-registry-changes": {
    counted: ["PutObject", "DeleteObject", "DeleteObjects", "CopyObject", "CompleteMultipartUpload"].map((name) =>
      object(REGISTRY, name),
    ),
    passedOver: [object(REGISTRY, "GetObject"), object(REGISTRY, "HeadObject"), object("other", "PutObject")],
  },
  "desktop-configuration-changes": {
    counted: calls("ssm", "UpdateDocument", "UpdateDocumentDefaultVersion", "CreateAssociation", "PutParameter"),
    passedOver: [...calls("ssm", "UpdateAssociationStatus", "GetParameter"), call("kms", "PutParameter")],
  },
};

const administration: Readonly<Record<string, Samples>> = {
  "long-lived-credentials": {
    counted: calls("iam", "CreateAccessKey", "CreateLoginProfile", "CreateServiceSpecificCredential"),
    passedOver: calls("iam", "CreateRole", "ListAccessKeys", "DeleteAccessKey"),
  },
  "identity-changes": {
    counted: calls(
      "iam",
      "PutRolePolicy",
      "AttachRolePolicy",
      "DetachRolePolicy",
      "DeleteRolePermissionsBoundary",
      "SetDefaultPolicyVersion",
      "UpdateAssumeRolePolicy",
      "CreateSAMLProvider",
      "DeactivateMFADevice",
      "AddUserToGroup",
    ),
    passedOver: [...calls("iam", "GetRole", "ListRoles", "SimulatePrincipalPolicy"), call("s3", "PutBucketPolicy")],
  },
  "permission-set-changes": {
    counted: calls(
      "sso",
      "CreatePermissionSet",
      "PutInlinePolicyToPermissionSet",
      "AttachManagedPolicyToPermissionSet",
      "DeletePermissionsBoundaryFromPermissionSet",
      "CreateAccountAssignment",
      "DeleteApplicationAssignment",
    ),
    passedOver: [
      ...calls("sso", "DescribePermissionSet", "GetInlinePolicyForPermissionSet", "ListPermissionSets", "CreateToken"),
      call("iam", "CreatePermissionSet"),
    ],
  },
  "trail-changes": {
    counted: calls("cloudtrail", "StopLogging", "UpdateTrail", "DeleteTrail", "PutEventSelectors"),
    passedOver: calls("cloudtrail", "StartLogging", "LookupEvents", "DescribeTrails"),
  },
  "watch-changes": {
    counted: [
      ...calls("monitoring", "DeleteAlarms", "DisableAlarmActions", "PutMetricAlarm"),
      ...calls("logs", "DeleteLogGroup", "DeleteMetricFilter", "PutMetricFilter", "PutRetentionPolicy"),
      ...calls("sns", "DeleteTopic", "Unsubscribe"),
    ],
    passedOver: [...calls("monitoring", "DescribeAlarms"), ...calls("logs", "CreateLogStream"), call("sns", "Publish")],
  },
  "config-changes": {
    counted: calls("config", "StopConfigurationRecorder", "PutConfigurationRecorder", "DeleteDeliveryChannel"),
    passedOver: calls("config", "PutEvaluations", "StartConfigurationRecorder"),
  },
  "key-deletion": {
    counted: calls("kms", "DisableKey", "ScheduleKeyDeletion"),
    passedOver: calls("kms", "EnableKey", "CancelKeyDeletion", "Decrypt"),
  },
  "key-policy-changes": {
    counted: calls("kms", "PutKeyPolicy", "DisableKeyRotation", "UpdateAlias"),
    passedOver: [...calls("kms", "GetKeyPolicy", "EnableKeyRotation"), call("lambda", "UpdateAlias")],
  },
  "desktop-changes": {
    counted: calls("workspaces", "ModifyWorkspaceProperties", "TerminateWorkspaces", "AuthorizeIpRules"),
    passedOver: calls("workspaces", "DescribeWorkspaces", "RebootWorkspaces"),
  },
};

const network: Readonly<Record<string, Samples>> = {
  "security-group-changes": {
    counted: calls("ec2", "AuthorizeSecurityGroupIngress", "RevokeSecurityGroupEgress", "ModifySecurityGroupRules"),
    passedOver: calls("ec2", "DescribeSecurityGroups", "CreateNetworkAclEntry"),
  },
  "network-acl-changes": {
    counted: calls("ec2", "CreateNetworkAclEntry", "DeleteNetworkAcl", "ReplaceNetworkAclAssociation"),
    passedOver: calls("ec2", "DescribeNetworkAcls"),
  },
  "gateway-changes": {
    counted: calls("ec2", "AttachInternetGateway", "CreateNatGateway", "CreateTransitGatewayVpcAttachment"),
    passedOver: calls("ec2", "DescribeInternetGateways", "CreateTags"),
  },
  "route-changes": {
    counted: calls("ec2", "CreateRoute", "ReplaceRoute", "ReplaceRouteTableAssociation", "DisassociateRouteTable"),
    passedOver: calls("ec2", "DescribeRouteTables"),
  },
  "vpc-changes": {
    counted: calls("ec2", "CreateVpc", "AssociateVpcCidrBlock", "AcceptVpcPeeringConnection", "ModifyVpcAttribute"),
    passedOver: calls("ec2", "DescribeVpcs", "DescribeVpcPeeringConnections"),
  },
  "private-path-changes": {
    counted: [
      ...calls("ec2", "ModifyVpcEndpoint", "DeleteVpcEndpoints", "DeleteFlowLogs"),
      ...calls("route53resolver", "UpdateFirewallDomains", "DeleteFirewallRule", "DisassociateFirewallRuleGroup"),
    ],
    passedOver: [...calls("ec2", "DescribeVpcEndpoints"), ...calls("route53resolver", "ListFirewallRules")],
  },
};

const data: Readonly<Record<string, Samples>> = {
  "bucket-setting-changes": {
    counted: calls(
      "s3",
      "PutBucketPolicy",
      "DeleteBucket",
      "PutBucketPublicAccessBlock",
      "PutAccountPublicAccessBlock",
    ),
    passedOver: calls("s3", "GetBucketPolicy", "PutObject"),
  },
  "evidence-reads": {
    counted: [object(EVIDENCE, "GetObject")],
    passedOver: [
      object(EVIDENCE, "GetObject", CLOUDTRAIL),
      object(EVIDENCE, "PutObject"),
      object(REGISTRY, "GetObject"),
    ],
  },
  "evidence-tampering": {
    counted: ["PutObject", "PutObjectRetention", "DeleteObject", "DeleteObjects"].map((name) => object(EVIDENCE, name)),
    passedOver: [
      object(EVIDENCE, "PutObject", CLOUDTRAIL),
      object(EVIDENCE, "GetObject"),
      object(REGISTRY, "DeleteObject"),
    ],
  },
  "unusual-activity": {
    counted: [insight("Start")],
    passedOver: [insight("End"), call("iam", "CreateRole")],
  },
};

/** Samples by key event. */
export const SAMPLES: Readonly<Record<string, Samples>> = {
  ...authentication,
  ...kiro,
  ...administration,
  ...network,
  ...data,
};
