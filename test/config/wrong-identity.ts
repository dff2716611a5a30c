import type { WrongConfig } from "./wrong-config.ts";

const K = "kiro-landing-zone";
const IDENTITY = `${K}:identity`;

const HOST = "must be a host name in lower case, such as login.microsoftonline.com";
const SCIM =
  "must be a URL such as https://scim.ap-southeast-1.amazonaws.com/00000000-0000-4000-8000-000000000000/scim/v2/";
const SIGN_IN_HOSTS = "must be at ap-southeast-1.signin.aws.amazon.com or ap-southeast-1.signin.aws";

/** Mistakes in the identity section that show in one value alone. */
export const WRONG_IDENTITY_SHAPES: readonly WrongConfig[] = [
  {
    why: "no identity at all",
    stack: "dev",
    changes: { [IDENTITY]: undefined },
    says: [
      `${IDENTITY}: is missing; must be an object with the keys idp, groupSource, groups, subscriptions, sessionHours, portalHost, saml, scim, entra, instance, administratorRoleArn`,
    ],
  },
  {
    why: "an identity provider that the guide does not name",
    stack: "dev",
    changes: { [`${IDENTITY}/idp/kind`]: "okto" },
    says: [`${IDENTITY}.idp.kind: is not valid, got okto; must be one of entra, okta, ping, saml; did you mean okta?`],
  },
  {
    why: "a URL where a host belongs",
    stack: "dev",
    changes: { [`${IDENTITY}/idp/signInHost`]: "https://login.microsoftonline.com/" },
    says: [`${IDENTITY}.idp.signInHost: is not valid, got https://login.microsoftonline.com/; ${HOST}`],
  },
  {
    why: "a session longer than two hours",
    stack: "prod",
    changes: { [`${IDENTITY}/sessionHours`]: 8 },
    says: [`${IDENTITY}.sessionHours: is too large, got 8; must be a whole number of hours from 1 to 2`],
  },
  {
    why: "a role without a group",
    stack: "prod",
    changes: { [`${IDENTITY}/groups/securityAdmin`]: undefined },
    says: [
      `${IDENTITY}.groups.securityAdmin: is missing; must be a group name of 1 to 128 of A-Z, a-z, 0-9, space and _ . @ -`,
    ],
  },
  {
    why: "a fifth role",
    stack: "dev",
    changes: { [`${IDENTITY}/groups/contractor`]: "Contractors" },
    says: [
      `${IDENTITY}.groups.contractor: is not a known key; known keys are developer, leadDeveloper, securityAdmin, complianceOfficer`,
    ],
  },
  {
    why: "a subscription for a role that must not work with Kiro",
    stack: "dev",
    changes: { [`${IDENTITY}/subscriptions/securityAdmin`]: "pro" },
    says: [`${IDENTITY}.subscriptions.securityAdmin: is not a known key; known keys are developer, leadDeveloper`],
  },
  {
    why: "a tier that Kiro does not sell to organizations",
    stack: "dev",
    changes: { [`${IDENTITY}/subscriptions/developer`]: "free" },
    says: [`${IDENTITY}.subscriptions.developer: is not valid, got free; must be one of pro, pro-plus, power`],
  },
  {
    why: "a portal that is not Identity Center's",
    stack: "dev",
    changes: { [`${IDENTITY}/portalHost`]: "sso.bank.example" },
    says: [
      `${IDENTITY}.portalHost: is not valid, got sso.bank.example; must be the host of the AWS access portal, such as d-1234567890.awsapps.com`,
    ],
  },
  {
    why: "SCIM over plain HTTP",
    stack: "dev",
    changes: { [`${IDENTITY}/scim/endpoint`]: "http://scim.ap-southeast-1.amazonaws.com/tenant/scim/v2/" },
    says: [
      `${IDENTITY}.scim.endpoint: is not valid, got http://scim.ap-southeast-1.amazonaws.com/tenant/scim/v2/; ${SCIM}`,
    ],
  },
  {
    why: "the SCIM token instead of its secret",
    stack: "dev",
    changes: { [`${IDENTITY}/scim/tokenSecretArn`]: "eyJhbGciOi" },
    says: [
      `${IDENTITY}.scim.tokenSecretArn: is not valid; must be the ARN of a secret in Secrets Manager; never the token itself`,
    ],
  },
  {
    why: "the guide's composed ACS URL instead of the console's",
    stack: "dev",
    changes: { [`${IDENTITY}/saml/acsUrl`]: "https://d-9667000000.awsapps.com/sso/saml" },
    says: [
      `${IDENTITY}.saml.acsUrl: is not valid, got https://d-9667000000.awsapps.com/sso/saml; must be a URL such as https://ap-southeast-1.signin.aws.amazon.com/platform/saml/acs/00000000-0000-4000-8000-000000000000`,
    ],
  },
  {
    why: "a group's name where Entra wants its id, and nobody included",
    stack: "dev",
    changes: { [`${IDENTITY}/entra`]: { includedGroups: [], excludedGroups: ["Emergency"] } },
    says: [
      `${IDENTITY}.entra.includedGroups: has too few entries, got []; must name at least one group`,
      `${IDENTITY}.entra.excludedGroups[0]: is not valid, got Emergency; must be an object id of Entra ID, in lower case`,
    ],
  },
  {
    why: "an instance by its bare id",
    stack: "dev",
    changes: { [`${IDENTITY}/instance`]: { arn: "ssoins-1234567890abcdef", identityStoreId: "9667000000" } },
    says: [
      `${IDENTITY}.instance.arn: is not valid, got ssoins-1234567890abcdef; must be the ARN of an Identity Center instance, such as arn:aws:sso:::instance/ssoins-1234567890abcdef`,
      `${IDENTITY}.instance.identityStoreId: is not valid, got 9667000000; must be an identity store id such as d-1234567890`,
    ],
  },
  {
    why: "an administrator who is a user",
    stack: "prod",
    changes: { [`${IDENTITY}/administratorRoleArn`]: "arn:aws:iam::777788889999:user/admin" },
    says: [
      `${IDENTITY}.administratorRoleArn: is not valid, got arn:aws:iam::777788889999:user/admin; must be the ARN of a role, such as arn:aws:iam::777788889999:role/kiro-identity-administrator`,
    ],
  },
];

/** Mistakes in the identity section that show only when several keys are read together. */
export const WRONG_IDENTITY_COMBINATIONS: readonly WrongConfig[] = [
  {
    why: "one group for two roles, in whatever case",
    stack: "prod",
    changes: { [`${IDENTITY}/groups/complianceOfficer`]: "KIRO SECURITY ADMINS" },
    says: [
      `${IDENTITY}.groups.complianceOfficer: is the group of securityAdmin too, got "KIRO SECURITY ADMINS"; must be a group of its own`,
    ],
  },
  {
    why: "SCIM groups without a SCIM endpoint",
    stack: "dev",
    changes: { [`${IDENTITY}/scim`]: undefined },
    says: [`${IDENTITY}.scim: is missing; must hold the SCIM endpoint, since groupSource is scim`],
  },
  {
    why: "groups that both SCIM and the stack make",
    stack: "dev",
    changes: { [`${IDENTITY}/groupSource`]: "managed" },
    says: [
      `${IDENTITY}.scim: provisions groups that groupSource managed makes here; must be absent, or groupSource must be scim`,
    ],
  },
  {
    why: "a production without the enterprise directory",
    stack: "prod",
    changes: { [`${IDENTITY}/groupSource`]: "managed", [`${IDENTITY}/scim`]: undefined },
    says: [
      `${IDENTITY}.groupSource: leaves access to a directory beside the bank's own, got managed; must be scim in prod`,
    ],
  },
  {
    why: "the portal of Builder ID",
    stack: "prod",
    changes: { [`${IDENTITY}/portalHost`]: "d-9067642ac7.awsapps.com" },
    says: [
      `${IDENTITY}.portalHost: is the portal of AWS Builder ID, which anybody can join, got d-9067642ac7.awsapps.com; must be the portal of your own Identity Center`,
    ],
  },
  {
    why: "an Identity Center that moved and left its URLs behind",
    stack: "dev",
    changes: {
      [`${IDENTITY}/saml/entityId`]: "https://us-east-1.signin.aws.amazon.com/platform/saml/d-9067000000",
      [`${IDENTITY}/saml/acsUrl`]: "https://us-east-1.signin.aws/platform/saml/acs/t",
      [`${IDENTITY}/scim/endpoint`]: "https://scim.us-east-1.amazonaws.com/t/scim/v2/",
    },
    says: [
      `${IDENTITY}.saml.entityId: does not lie in identityCenterRegion, got https://us-east-1.signin.aws.amazon.com/platform/saml/d-9067000000; ${SIGN_IN_HOSTS}`,
      `${IDENTITY}.saml.acsUrl: does not lie in identityCenterRegion, got https://us-east-1.signin.aws/platform/saml/acs/t; ${SIGN_IN_HOSTS}`,
      `${IDENTITY}.scim.endpoint: does not lie in identityCenterRegion, got https://scim.us-east-1.amazonaws.com/t/scim/v2/; must be at scim.ap-southeast-1.amazonaws.com`,
    ],
  },
  {
    why: "Entra without the scope of its policy",
    stack: "prod",
    changes: { [`${IDENTITY}/entra`]: undefined },
    says: [
      `${IDENTITY}.entra: is missing; must hold the scope of the conditional access policy, since idp.kind is entra`,
    ],
  },
  {
    why: "the scope of an Entra policy with another provider",
    stack: "dev",
    changes: { [`${IDENTITY}/idp`]: { kind: "okta", signInHost: "bank.okta.com" } },
    says: [`${IDENTITY}.entra: is of no use with idp.kind okta; must be absent, or idp.kind must be entra`],
  },
  {
    why: "a group that the sign-in rules both cover and spare",
    stack: "dev",
    changes: { [`${IDENTITY}/entra/excludedGroups`]: ["00000000-0000-4000-8000-000000000001"] },
    says: [
      `${IDENTITY}.entra.excludedGroups[0]: is includedGroups[0] too, got 00000000-0000-4000-8000-000000000001; must be a group that the sign-in rules are not meant for`,
    ],
  },
];
