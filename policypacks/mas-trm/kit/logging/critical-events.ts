/** What CloudTrail writes about a call, as far as patterns ask for it. */
export interface TrailEvent {
  readonly eventSource: string;
  readonly eventName: string;
  readonly [field: string]: unknown;
}

/** A kind of event that somebody must be told of. */
export interface CriticalEvent {
  /** How a finding calls it. */
  readonly what: string;
  /** Events that whatever watches for this kind must match, all of them. */
  readonly witnesses: readonly TrailEvent[];
}

const SOMEBODY = {
  type: "AssumedRole",
  arn: "arn:aws:sts::111122223333:assumed-role/Somebody/somebody",
  accountId: "111122223333",
};

const SIGN_IN = "signin.amazonaws.com";

/** An ordinary call to a service, by its prefix. */
function call(service: string, eventName: string, more: Readonly<Record<string, unknown>> = {}): TrailEvent {
  return {
    eventSource: `${service}.amazonaws.com`,
    eventName,
    eventType: "AwsApiCall",
    eventCategory: "Management",
    managementEvent: true,
    readOnly: false,
    awsRegion: "us-east-1",
    sourceIPAddress: "203.0.113.7",
    recipientAccountId: "111122223333",
    userIdentity: SOMEBODY,
    requestParameters: {},
    responseElements: {},
    ...more,
  };
}

const calls = (service: string, names: string): readonly TrailEvent[] =>
  names.split(/\s+/).map((name) => call(service, name));

function signIn(result: "Success" | "Failure", more: Readonly<Record<string, unknown>> = {}): TrailEvent {
  return call("signin", "ConsoleLogin", {
    eventType: "AwsConsoleSignIn",
    userIdentity: { type: "IAMUser", userName: "somebody", accountId: "111122223333" },
    responseElements: { ConsoleLogin: result },
    additionalEventData: { MFAUsed: "No" },
    ...more,
  });
}

/**
 * The kinds of events of the CIS AWS Foundations Benchmark, section on monitoring, without those of organisations,
 * which only the management account sees. Each is told by what must not go unnoticed, not by one way to write it.
 */
export const CRITICAL_EVENTS: Readonly<Record<string, CriticalEvent>> = {
  "root-use": {
    what: "use of the root user",
    witnesses: [call("ec2", "RunInstances", { userIdentity: { type: "Root", accountId: "111122223333" } })],
  },
  "sign-in-without-mfa": { what: "sign-in to the console without MFA", witnesses: [signIn("Success")] },
  "failed-sign-ins": {
    what: "failed sign-in to the console",
    witnesses: [signIn("Failure", { errorMessage: "Failed authentication" })],
  },
  "refused-calls": {
    what: "calls that were refused",
    witnesses: [
      call("ec2", "RunInstances", { errorCode: "Client.UnauthorizedOperation" }),
      call("iam", "CreateUser", { errorCode: "AccessDenied" }),
    ],
  },
  "identity-changes": {
    what: "changes of permissions",
    witnesses: calls(
      "iam",
      `PutRolePolicy PutUserPolicy PutGroupPolicy AttachRolePolicy AttachUserPolicy AttachGroupPolicy
       DetachRolePolicy DeleteRolePolicy CreatePolicy CreatePolicyVersion DeletePolicy`,
    ),
  },
  "trail-changes": {
    what: "changes of trails",
    witnesses: calls("cloudtrail", "UpdateTrail DeleteTrail StopLogging"),
  },
  "key-deletion": {
    what: "disabling or deletion of keys",
    witnesses: calls("kms", "DisableKey ScheduleKeyDeletion"),
  },
  "bucket-access-changes": {
    what: "changes of access to buckets",
    witnesses: calls("s3", "PutBucketPolicy DeleteBucketPolicy PutBucketAcl"),
  },
  "config-changes": {
    what: "changes of the recording by AWS Config",
    witnesses: calls("config", "StopConfigurationRecorder PutConfigurationRecorder DeleteDeliveryChannel"),
  },
  "security-group-changes": {
    what: "changes of security groups",
    witnesses: calls(
      "ec2",
      "AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup",
    ),
  },
  "network-acl-changes": {
    what: "changes of network ACLs",
    witnesses: calls(
      "ec2",
      "CreateNetworkAclEntry DeleteNetworkAclEntry ReplaceNetworkAclEntry ReplaceNetworkAclAssociation",
    ),
  },
  "gateway-changes": {
    what: "changes of gateways",
    witnesses: calls("ec2", "CreateInternetGateway AttachInternetGateway DetachInternetGateway DeleteInternetGateway"),
  },
  "route-changes": {
    what: "changes of routes",
    witnesses: calls("ec2", "CreateRoute ReplaceRoute DeleteRoute ReplaceRouteTableAssociation DisassociateRouteTable"),
  },
  "vpc-changes": {
    what: "changes of VPCs",
    witnesses: calls(
      "ec2",
      "CreateVpc DeleteVpc ModifyVpcAttribute CreateVpcPeeringConnection AcceptVpcPeeringConnection",
    ),
  },
};

/** Services without a Region, whose events EventBridge delivers in us-east-1 only (EventBridge user guide). */
const GLOBAL = new Set(["iam.amazonaws.com"]);
export const GLOBAL_EVENTS_REGION = "us-east-1";

/** Whether EventBridge sees the event in one Region only. */
export function isGlobal(event: TrailEvent): boolean {
  return GLOBAL.has(event.eventSource);
}

/** The event as EventBridge delivers it. */
export function asDelivered(event: TrailEvent): Readonly<Record<string, unknown>> {
  const isSignIn = event.eventSource === SIGN_IN;
  return {
    version: "0",
    source: `aws.${event.eventSource.replace(".amazonaws.com", "")}`,
    "detail-type": isSignIn ? "AWS Console Sign In via CloudTrail" : "AWS API Call via CloudTrail",
    account: "111122223333",
    region: event["awsRegion"],
    resources: [],
    detail: event,
  };
}
