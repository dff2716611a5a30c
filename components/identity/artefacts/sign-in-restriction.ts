/** A rule of Kiro's managed settings, as far as it is used here. */
export interface ManagedRule {
  readonly capability: string;
  readonly match: readonly string[];
  readonly exclude: readonly string[];
  readonly effect: "deny";
}

/** The part of Kiro's managed settings that concerns signing in. */
export interface SignInRestriction {
  readonly rules: readonly ManagedRule[];
  readonly settings: Readonly<Record<string, string>>;
}

/** Where people sign in. */
export interface SignInPlace {
  /** Host of the AWS access portal, such as `d-1234567890.awsapps.com`. */
  readonly portalHost: string;
  /** Region of the Identity Center instance, which need not be the Kiro profile's. */
  readonly identityCenterRegion: string;
}

/**
 * Refuses every way to sign in to Kiro but Identity Center's: no Builder ID, no social account (guide section 2.2).
 *
 * It is the client's layer only. Should Kiro fail to read it, sign-in stays open; subscriptions and the network decide.
 *
 * @control MAS-TRM 9.1.1
 */
export function signInRestriction({ portalHost, identityCenterRegion }: SignInPlace): SignInRestriction {
  return {
    rules: [{ capability: "signin_method", match: ["*"], exclude: ["idc"], effect: "deny" }],
    settings: { idc_start_url: `https://${portalHost}/start`, idc_region: identityCenterRegion },
  };
}
