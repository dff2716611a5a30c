import type {
  AuditTrailArgs,
  AwsPlace,
  CustomerKeyArgs,
  DnsQueryLogsArgs,
  EvidenceBucketArgs,
  FlowLogsArgs,
  IsolatedVpcArgs,
  NetworkAclsArgs,
  Ownership,
  PrivateEndpointsArgs,
  S3GatewayEndpointArgs,
  SecurityGroupsArgs,
} from "../../components/index.ts";
import type { LandingZoneConfig } from "../../infra/config/schema.ts";

export const PLACE: AwsPlace = { accountId: "111122223333", region: "us-east-1", partition: "aws" };
/** Another account and region, to see that components hold neither. */
export const ELSEWHERE: AwsPlace = { accountId: "444455556666", region: "eu-central-1", partition: "aws-test" };

export const OWNERSHIP: Ownership = {
  environment: "dev",
  owner: "platform",
  costCentre: "cc-1234",
  dataClassification: "confidential",
};

/** The tags of a resource owned by {@link OWNERSHIP}. */
export function tags(name: string, layer: string, control: string): Record<string, string> {
  return {
    Name: name,
    Environment: "dev",
    Owner: "platform",
    CostCentre: "cc-1234",
    DataClassification: "confidential",
    Compliance: "MAS",
    ManagedBy: "pulumi",
    Layer: layer,
    Control: control,
  };
}

/** Good arguments of each component; tests change one thing at a time. */
export const GOOD = {
  key: {
    place: PLACE,
    ownership: OWNERSHIP,
    alias: "kiro/audit",
    purpose: {
      kind: "audit",
      trailName: "kiro-audit-trail",
      bucketName: "kiro-audit-logs-111122223333",
      logGroupNames: ["/kiro/audit/trail", "/kiro/network/flows"],
    },
    rotationDays: 365,
    deletionWindowDays: 30,
    protect: true,
  } satisfies CustomerKeyArgs,
  vpc: {
    place: PLACE,
    ownership: OWNERSHIP,
    cidr: "10.0.0.0/16",
    zones: ["us-east-1a", "us-east-1b"],
    desktopSubnets: ["10.0.1.0/24", "10.0.2.0/24"],
    endpointSubnets: ["10.0.3.0/24", "10.0.4.0/24"],
  } satisfies IsolatedVpcArgs,
  groups: {
    ownership: OWNERSHIP,
    vpcId: "vpc-1",
    s3PrefixListId: "pl-1",
    directoryCidrs: [],
  } satisfies SecurityGroupsArgs,
  acls: {
    ownership: OWNERSHIP,
    vpcId: "vpc-1",
    vpcCidr: "10.0.0.0/16",
    desktopSubnetIds: ["subnet-1", "subnet-2"],
    endpointSubnetIds: ["subnet-3", "subnet-4"],
    defaultNetworkAclId: "acl-1",
    directoryCidrs: [],
  } satisfies NetworkAclsArgs,
  s3: {
    ownership: OWNERSHIP,
    perimeter: { place: PLACE },
    vpcId: "vpc-1",
    routeTableIds: ["rtb-1", "rtb-2"],
  } satisfies S3GatewayEndpointArgs,
  endpoints: {
    ownership: OWNERSHIP,
    perimeter: { place: PLACE },
    services: ["q", "codewhisperer", "kms"],
    vpcId: "vpc-1",
    subnetIds: ["subnet-3", "subnet-4"],
    securityGroupId: "sg-1",
  } satisfies PrivateEndpointsArgs,
  flowLogs: {
    place: PLACE,
    ownership: OWNERSHIP,
    vpcId: "vpc-1",
    logGroupName: "/kiro/network/flows",
    retentionDays: 365,
    keyArn: "arn:aws:kms:us-east-1:111122223333:key/k",
    protect: true,
  } satisfies FlowLogsArgs,
  dnsLogs: {
    place: PLACE,
    ownership: OWNERSHIP,
    vpcId: "vpc-1",
    logGroupName: "/kiro/network/dns-queries",
    retentionDays: 365,
    keyArn: "arn:aws:kms:us-east-1:111122223333:key/k",
    protect: true,
  } satisfies DnsQueryLogsArgs,
  bucket: {
    place: PLACE,
    ownership: OWNERSHIP,
    bucketName: "kiro-audit-logs-111122223333",
    keyArn: "arn:aws:kms:us-east-1:111122223333:key/k",
    trailArn: "arn:aws:cloudtrail:us-east-1:111122223333:trail/kiro-audit-trail",
    lockMode: "COMPLIANCE",
    lockDays: 365,
    standardIaAfterDays: 30,
    glacierAfterDays: 90,
    expireAfterDays: 2555,
    protect: true,
  } satisfies EvidenceBucketArgs,
  trail: {
    place: PLACE,
    ownership: OWNERSHIP,
    trailName: "kiro-audit-trail",
    bucketName: "kiro-audit-logs-111122223333",
    recordedBuckets: ["kiro-audit-logs-111122223333"],
    logGroupName: "/kiro/audit/trail",
    retentionDays: 365,
    keyArn: "arn:aws:kms:us-east-1:111122223333:key/k",
    protect: true,
  } satisfies AuditTrailArgs,
} as const;

export const CONFIG: LandingZoneConfig = {
  environment: "dev",
  kiroProfileRegion: "us-east-1",
  identityCenterRegion: "ap-southeast-1",
  tags: { owner: "platform", costCentre: "cc-1234", dataClassification: "confidential" },
  network: {
    cidr: "10.0.0.0/16",
    zones: ["us-east-1a", "us-east-1b"],
    desktopSubnets: ["10.0.1.0/24", "10.0.2.0/24"],
    endpointSubnets: ["10.0.3.0/24", "10.0.4.0/24"],
    supportingEndpoints: ["logs", "kms", "sts"],
    bedrockRuntimeEndpoint: true,
    directoryCidrs: [],
  },
  audit: {
    objectLock: { mode: "GOVERNANCE", days: 30 },
    archive: { standardIaAfterDays: 30, glacierAfterDays: 90, expireAfterDays: 2555 },
    logRetentionDays: 365,
  },
  keys: { rotationDays: 365, deletionWindowDays: 7 },
  protectEvidence: false,
};
