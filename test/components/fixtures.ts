import type {
  AlarmTopicArgs,
  AuditTrailArgs,
  CustomerKeyArgs,
  DesktopDirectoryArgs,
  DesktopFleetArgs,
  DesktopMonitoringArgs,
  DlpAlarmArgs,
  DnsQueryLogsArgs,
  EvidenceBucketArgs,
  FlowLogsArgs,
  DnsFirewallArgs,
  IdentityAccessArgs,
  IsolatedVpcArgs,
  KeyEventAlarmsArgs,
  KiroAccessArgs,
  NetworkAclsArgs,
  PrivateEndpointsArgs,
  RoleAccessArgs,
  S3GatewayEndpointArgs,
  SecurityGroupsArgs,
  UserDirectoryArgs,
  WorkspacesDefaultRoleArgs,
  TransitAttachmentArgs,
} from "../../components/index.ts";
import type { DesktopPlace } from "../../infra/desktops.ts";
import type { IdentityPlace } from "../../infra/identity.ts";
import { GOOD_ENDPOINTS } from "./endpoint-fixtures.ts";
import { HOSTS } from "./hosts.ts";
import { GOOD_INSPECTION } from "./inspection-fixtures.ts";
import { OWNERSHIP, PLACE } from "./place.ts";

export { HOSTS } from "./hosts.ts";
export { ELSEWHERE, OWNERSHIP, PLACE, tags } from "./place.ts";

/** Good arguments of each component; tests change one thing at a time. */
export const GOOD = {
  userDirectory: {
    place: PLACE,
    ownership: OWNERSHIP,
    choice: {
      kind: "ad-connector",
      dnsIps: ["10.200.20.4", "10.200.20.5"],
      serviceUser: "svc-connector",
      size: "Small",
    } as UserDirectoryArgs["choice"],
    domainName: "corp.bank.example",
    shortName: "CORP",
    password: "made-up",
    vpcId: "vpc-1",
    subnetIds: ["subnet-1", "subnet-2"],
    protect: true,
  } satisfies UserDirectoryArgs,
  desktopDirectory: {
    ownership: OWNERSHIP,
    directoryId: "d-1234567890",
    subnetIds: ["subnet-1", "subnet-2"],
    securityGroupId: "sg-1",
    clientCidrs: ["203.0.113.0/24"],
    devices: ["windows"],
  } satisfies DesktopDirectoryArgs,
  workspacesRole: { place: PLACE, ownership: OWNERSHIP } satisfies WorkspacesDefaultRoleArgs,
  fleet: {
    ownership: OWNERSHIP,
    directoryId: "d-1234567890",
    keyArn: "arn:aws:kms:us-east-1:111122223333:key/k",
    bundleIds: { POWERPRO: "wsb-0123456789" },
    desktops: [
      { user: "dev.tan", computeType: "POWERPRO", rootGib: 175, userGib: 100, tags: { Team: "payments" } },
      { user: "Dev.Kumar", computeType: "POWERPRO", rootGib: 200, userGib: 150, tags: {} },
    ],
  } satisfies DesktopFleetArgs,
  desktopMonitoring: {
    ownership: OWNERSHIP,
    region: PLACE.region,
    directoryId: "d-1234567890",
    topicArns: { critical: "topic-critical", high: "topic-high", medium: "topic-medium", low: "topic-low" },
  } satisfies DesktopMonitoringArgs,
  identity: {
    ownership: OWNERSHIP,
    identityCenter: {
      instanceArn: "arn:aws:sso:::instance/ssoins-1234567890abcdef",
      identityStoreId: "d-9667000000",
      region: "ap-southeast-1",
    },
    groups: {
      source: "scim",
      ids: { developer: "g-dev", leadDeveloper: "g-lead", securityAdmin: "g-admin", complianceOfficer: "g-audit" },
    },
    estate: {
      place: PLACE,
      kiroProfileRegion: "us-east-1",
      registry: { bucketName: "kiro-mcp-registry-111122223333", keyAlias: "kiro/data" },
      evidence: [{ bucketName: "kiro-audit-logs-111122223333", keyAlias: "kiro/audit" }],
      logGroupNames: ["/kiro/audit/trail"],
    },
    sessionHours: 2,
  } satisfies IdentityAccessArgs,
  roleAccess: {
    ownership: OWNERSHIP,
    identityCenter: {
      instanceArn: "arn:aws:sso:::instance/ssoins-1234567890abcdef",
      identityStoreId: "d-9667000000",
      region: "ap-southeast-1",
    },
    role: "developer",
    accountId: PLACE.accountId,
    policy: '{"Version":"2012-10-17","Statement":[]}',
    boundary: { name: "kiro-permissions-boundary", path: "/kiro/" },
    groupId: "g-dev",
    sessionHours: 2,
  } satisfies RoleAccessArgs,
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
  dnsFirewall: {
    ownership: OWNERSHIP,
    vpcId: "vpc-1",
    hosts: HOSTS,
    protect: true,
  } satisfies DnsFirewallArgs,
  access: {
    place: PLACE,
    ownership: OWNERSHIP,
    cidr: "10.9.0.0/24",
    zones: ["us-east-1a", "us-east-1b"],
    endpointSubnets: ["10.9.0.0/28", "10.9.0.16/28"],
    desktops: { region: "ap-southeast-1", vpcId: "vpc-1", cidr: "10.8.0.0/16", routeTableId: "rtb-1" },
  } satisfies KiroAccessArgs,
  transit: {
    ownership: OWNERSHIP,
    vpcId: "vpc-1",
    subnetIds: ["subnet-5", "subnet-6"],
    transitGatewayId: "tgw-0a1b2c3d4e5f60718",
    corporateCidrs: ["10.200.0.0/16", "172.16.0.0/12"],
    routeTableId: "rtb-1",
  } satisfies TransitAttachmentArgs,
  alarmTopic: {
    place: PLACE,
    ownership: OWNERSHIP,
    topicName: "kiro-alarms-high",
    severity: "high",
    keyArn: "arn:aws:kms:us-east-1:111122223333:key/k",
    subscribers: ["soc@bank.example", "platform@bank.example"],
  } satisfies AlarmTopicArgs,
  dlpAlarm: {
    ownership: OWNERSHIP,
    logGroupName: "/kiro/desktops/dlp",
    retentionDays: 365,
    keyArn: "arn:aws:kms:us-east-1:111122223333:key/k",
    protect: true,
    pattern: '{ $.action = "blocked" }',
    topicArn: "topic-medium",
  } satisfies DlpAlarmArgs,
  keyEvents: {
    ownership: OWNERSHIP,
    logGroupName: "/kiro/audit/trail",
    estate: {
      evidenceBucketName: "kiro-audit-logs-111122223333",
      registryBucketName: "kiro-mcp-registry-111122223333",
    },
    topicArns: { critical: "topic-critical", high: "topic-high", medium: "topic-medium", low: "topic-low" },
  } satisfies KeyEventAlarmsArgs,
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
  ...GOOD_INSPECTION,
  ...GOOD_ENDPOINTS,
} as const;

/** Identity Center and the groups as looked up. */
export const IDENTITY: IdentityPlace = {
  center: GOOD.identity.identityCenter,
  groups: GOOD.identity.groups,
};

/** Roster, bundles and password as looked up. */
export const DESKTOPS: DesktopPlace = {
  desktops: GOOD.fleet.desktops,
  bundleIds: GOOD.fleet.bundleIds,
  password: GOOD.userDirectory.password,
};

export { CONFIG } from "./config.ts";
