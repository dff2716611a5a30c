import { z } from "zod";
import { IDP_KINDS, KIRO_TIERS, MAX_SESSION_HOURS } from "../../components/identity/artefacts/sign-in.ts";
import { oneOf, section, text, wholeNumber } from "./parts.ts";

const host = (example: string) =>
  text(
    /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    `must be a host name in lower case, such as ${example}`,
  );
const url = (pattern: RegExp, example: string) => text(pattern, `must be a URL such as ${example}`);
const groupName = () =>
  text(/^[A-Za-z0-9][A-Za-z0-9 _.@-]{0,127}$/, "must be a group name of 1 to 128 of A-Z, a-z, 0-9, space and _ . @ -");
const objectIds = () =>
  z.array(text(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "must be an object id of Entra ID, in lower case"), {
    error: "must be a list of object ids of Entra ID",
  });

const idp = section({
  kind: oneOf(IDP_KINDS).describe("The enterprise identity provider; saml is any other that speaks SAML 2.0."),
  signInHost: host("login.microsoftonline.com").describe("Host of its sign-in page, which desktops must reach."),
}).describe("The enterprise identity provider.");

const groups = section({
  developer: groupName().describe("Group of the developers."),
  leadDeveloper: groupName().describe("Group of the lead developers."),
  securityAdmin: groupName().describe("Group of the security admins."),
  complianceOfficer: groupName().describe("Group of the compliance officers."),
}).describe("Display names of the four roles' groups, one group for each role.");

const saml = section({
  entityId: url(
    /^https:\/\/[a-z0-9.-]+\/platform\/saml\/[\w-]+$/,
    "https://ap-southeast-1.signin.aws.amazon.com/platform/saml/d-1234567890",
  ).describe("Issuer URL that the Identity Center console shows; copied, never composed."),
  acsUrl: url(
    /^https:\/\/[a-z0-9.-]+\/platform\/saml\/acs\/[\w-]+$/,
    "https://ap-southeast-1.signin.aws.amazon.com/platform/saml/acs/00000000-0000-4000-8000-000000000000",
  ).describe("Assertion consumer service URL that the console shows; copied, never composed."),
}).describe("Identity Center as the identity provider's SAML application knows it.");

const scim = section({
  endpoint: url(
    /^https:\/\/scim\.[a-z0-9-]+\.amazonaws\.com\/[\w-]+\/scim\/v2\/?$/,
    "https://scim.ap-southeast-1.amazonaws.com/00000000-0000-4000-8000-000000000000/scim/v2/",
  ).describe("SCIM endpoint that the Identity Center console shows."),
  tokenSecretArn: text(
    /^arn:[\w-]+:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+$/,
    "must be the ARN of a secret in Secrets Manager; never the token itself",
  )
    .exactOptional()
    .describe("Secret in which the bank keeps the access token, where it keeps one."),
}).describe("How people and groups are provisioned; needed when groupSource is scim.");

const entra = section({
  includedGroups: objectIds()
    .min(1, { error: "must name at least one group" })
    .describe("Object ids of the Entra groups that the sign-in rules hold for."),
  excludedGroups: objectIds()
    .default([])
    .describe("Object ids of groups that they do not hold for: emergency access accounts."),
}).describe("Scope of the conditional access policy; needed when idp.kind is entra.");

const instance = section({
  arn: text(
    /^arn:[\w-]+:sso:::instance\/(?:sso)?ins-[\w.-]{16}$/,
    "must be the ARN of an Identity Center instance, such as arn:aws:sso:::instance/ssoins-1234567890abcdef",
  ).describe("ARN of the instance."),
  identityStoreId: text(
    /^(?:d-[0-9a-f]{10}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
    "must be an identity store id such as d-1234567890",
  ).describe("Id of its identity store."),
}).describe("The Identity Center instance. Without it, the only one in identityCenterRegion is looked up.");

const subscriptions = section({
  developer: oneOf(KIRO_TIERS).describe("Tier of the developers."),
  leadDeveloper: oneOf(KIRO_TIERS).describe("Tier of the lead developers."),
}).describe("Kiro tier of each group that works with Kiro; subscribed in the Kiro console, by the roster.");

/** The identity layer: who signs in, by what, and with which rights. */
export const identitySection = section({
  idp,
  groupSource: oneOf(["scim", "managed"]).describe(
    "scim: the directory provisions the groups, they are looked up. managed: made here, for places without a directory.",
  ),
  groups,
  subscriptions,
  sessionHours: wholeNumber("hours", 1, MAX_SESSION_HOURS)
    .default(MAX_SESSION_HOURS)
    .describe("Hours until a session of a permission set ends, 1 or 2."),
  portalHost: text(
    /^[a-z0-9][a-z0-9-]{0,62}\.awsapps\.com$/,
    "must be the host of the AWS access portal, such as d-1234567890.awsapps.com",
  ).describe("Host of the AWS access portal that the Identity Center console shows."),
  saml,
  scim: scim.exactOptional(),
  entra: entra.exactOptional(),
  instance: instance.exactOptional(),
  administratorRoleArn: text(
    /^arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/,
    "must be the ARN of a role, such as arn:aws:iam::777788889999:role/kiro-identity-administrator",
  )
    .exactOptional()
    .describe(
      "Role that may administer Identity Center, where this account may not; usually the delegated administrator's.",
    ),
}).describe("Sign-in, roles and Kiro subscriptions.");
