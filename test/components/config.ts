import type { LandingZoneConfig } from "../../infra/config/schema.ts";
import { CHOSEN } from "./endpoint-fixtures.ts";

/** A whole configuration; tests change one thing at a time. */
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
  identity: {
    idp: { kind: "entra", signInHost: "login.microsoftonline.com" },
    groupSource: "scim",
    groups: {
      developer: "Developers",
      leadDeveloper: "Leads",
      securityAdmin: "Admins",
      complianceOfficer: "Auditors",
    },
    subscriptions: { developer: "pro", leadDeveloper: "pro-plus" },
    sessionHours: 2,
    portalHost: "d-9667000000.awsapps.com",
    saml: {
      entityId: "https://ap-southeast-1.signin.aws.amazon.com/platform/saml/d-9667000000",
      acsUrl: "https://ap-southeast-1.signin.aws.amazon.com/platform/saml/acs/tenant",
    },
    scim: { endpoint: "https://scim.ap-southeast-1.amazonaws.com/tenant/scim/v2/" },
    entra: { includedGroups: ["00000000-0000-4000-8000-000000000001"], excludedGroups: [] },
  },
  egress: {
    mode: "corporate",
    corporate: {
      proxy: { host: "proxy.bank.example", cidr: "10.200.10.0/28", port: 8080 },
      transit: {
        gatewayId: "tgw-0a1b2c3d4e5f60718",
        subnets: ["10.0.5.0/28", "10.0.5.16/28"],
        cidrs: ["10.200.0.0/16"],
      },
    },
    allow: ["cli"],
    additionalHosts: [],
    internalDomains: ["bank.example"],
    strictGuideBlockList: false,
  },
  desktops: {
    roster: "rosters/dev.csv",
    bundles: { POWERPRO: "wsb-0123456789" },
    directory: {
      kind: "ad-connector",
      domainName: "corp.bank.example",
      dnsIps: ["10.200.20.4", "10.200.20.5"],
      serviceUser: "svc-connector",
      passwordSecretArn: "arn:aws:secretsmanager:us-east-1:111122223333:secret:connector-a1b2c3",
      passwordVersionId: "00000000-0000-4000-8000-000000000001",
    },
    clientCidrs: ["203.0.113.0/24"],
    devices: ["windows"],
    defaultRole: false,
  },
  endpointConfiguration: CHOSEN,
  mcp: { servers: "mcp/servers.yaml" },
  monitoring: {
    subscribers: {
      critical: ["soc@bank.example", "platform@bank.example"],
      high: ["soc@bank.example"],
      medium: ["platform@bank.example"],
      low: ["platform@bank.example"],
    },
    insights: true,
    includeUnverified: false,
  },
  keys: { rotationDays: 365, deletionWindowDays: 7 },
  protectEvidence: false,
};
