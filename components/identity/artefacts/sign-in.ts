import type { PerRole, SubscribedRole } from "../access-matrix.ts";

/** Kinds of identity provider that the guide names (section 2.1.1); `saml` is any other that speaks SAML 2.0. */
export const IDP_KINDS = ["entra", "okta", "ping", "saml"] as const;
export type IdpKind = (typeof IDP_KINDS)[number];

/** Tiers of a Kiro subscription (Kiro documentation, "Enterprise billing"). */
export const KIRO_TIERS = ["pro", "pro-plus", "power"] as const;
export type KiroTier = (typeof KIRO_TIERS)[number];

/** Longest session of a permission set, in hours (guide section 2.1.3). Identity Center knows none below one hour. */
export const MAX_SESSION_HOURS = 2;
/** Hours after which everybody signs in afresh (guide section 2.1.3). */
export const SIGN_IN_HOURS = 2;
/** Sessions that one person may have at the same time (guide section 2.1.3). */
export const MAX_CONCURRENT_SESSIONS = 3;
/** Days for which Kiro may refresh a session by itself (guide section 2.1.3; Identity Center's own maximum). */
export const MAX_KIRO_SESSION_DAYS = 90;

/**
 * How people sign in, as settled by the bank. Hosts and URLs are what the consoles show; none of them is derived,
 * because AWS does not promise how they are formed.
 */
export interface SignIn {
  readonly accountId: string;
  /** Region of the Identity Center instance. */
  readonly identityCenterRegion: string;
  /** Region of the Kiro profile. */
  readonly kiroProfileRegion: string;
  readonly idpKind: IdpKind;
  /** Host of the AWS access portal, such as `d-1234567890.awsapps.com`. */
  readonly portalHost: string;
  /** What Identity Center shows when its identity source is changed to an external provider. */
  readonly saml: { readonly entityId: string; readonly acsUrl: string };
  /** Absent where the directory does not provision groups. */
  readonly scim?: ScimSettings | undefined;
  /** Absent where the provider is not Entra ID. */
  readonly entra?: EntraScope | undefined;
  /** Names of the roles' groups. */
  readonly groups: PerRole<string>;
  readonly subscriptions: Readonly<Record<SubscribedRole, KiroTier>>;
  /** Hours until a session of a permission set ends. */
  readonly sessionHours: number;
}

/** How the directory provisions people and groups. */
export interface ScimSettings {
  readonly endpoint: string;
  /** ARN of the secret in which the bank keeps the access token; the token itself is never written down here. */
  readonly tokenSecretArn?: string | undefined;
}

/** Whom the Entra ID policy covers, by object ids of Entra groups. */
export interface EntraScope {
  readonly includedGroups: readonly string[];
  /** Emergency access accounts, which a broken policy must not lock out. */
  readonly excludedGroups: readonly string[];
}
