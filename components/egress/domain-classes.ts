/**
 * Which hosts desktops need, which they must never reach, and why: the one list behind DNS Firewall, the corporate
 * firewall's rules and the proxy settings.
 */

/** A host that somebody decided on. */
export interface HostEntry {
  /** The exact host name: no pattern, no port, no path. */
  readonly host: string;
  /** What it is for, as a phrase. */
  readonly reason: string;
  /** Where this was read. */
  readonly source: string;
}

/** What the names of hosts depend on. */
export interface EgressPlace {
  /** Region of the IAM Identity Center instance. */
  readonly identityCenterRegion: string;
  /** Host of the AWS access portal, such as `d-1234567890.awsapps.com`. */
  readonly portalHost: string;
  /** Host of the identity provider's sign-in page. */
  readonly idpHost: string;
}

/** A group of public hosts that is allowed or not as a whole. */
export interface DomainClass {
  /** What desktops lose without it, in one sentence. */
  readonly meaning: string;
  /** The hosts of the class in a place. */
  readonly hosts: (place: EgressPlace) => readonly HostEntry[];
}

/** Kiro's desktop client talks to both, whichever holds the profile: its documentation lists both for everybody. */
const KIRO_API_REGIONS = ["us-east-1", "eu-central-1"] as const;

const KIRO_FIREWALLS = "Kiro documentation, Firewalls";
const GUIDE = "Guide section 3.3";

const entry = (host: string, reason: string, source: string): HostEntry => ({ host, reason, source });

/** Names that Kiro's private endpoint `q` answers to, besides being public (Kiro documentation, VPC endpoints). */
export function kiroApiHosts(region: string): readonly string[] {
  return [
    `q.${region}.amazonaws.com`,
    `runtime.${region}.kiro.dev`,
    `management.${region}.kiro.dev`,
    `telemetry.${region}.kiro.dev`,
  ];
}

/** The classes of public hosts that may be allowed (guide section 3.3, as Kiro's documentation corrects it). */
export const ALLOW_CLASSES = {
  core: {
    meaning: "Without it, nobody signs in and no page of Kiro opens.",
    hosts: () => [
      entry("app.kiro.dev", "sign-in page and account", KIRO_FIREWALLS),
      entry("assets.app.kiro.dev", "what that page is made of", KIRO_FIREWALLS),
    ],
  },
  ide: {
    meaning: "Without it, the IDE neither signs in nor answers prompts, and cannot be updated.",
    hosts: () => [
      entry(
        "prod.us-east-1.auth.desktop.kiro.dev",
        "exchanges, renews and ends the tokens of every sign-in method, Identity Center's included",
        KIRO_FIREWALLS,
      ),
      entry("prod.download.desktop.kiro.dev", "downloads and updates", KIRO_FIREWALLS),
      ...KIRO_API_REGIONS.flatMap(kiroApiHosts).map((host) => entry(host, "Kiro's API", KIRO_FIREWALLS)),
    ],
  },
  cli: {
    meaning: "Without it, the command line client can be neither installed nor updated.",
    hosts: () => [
      entry("cli.kiro.dev", "installer", KIRO_FIREWALLS),
      entry("prod.download.cli.kiro.dev", "downloads", KIRO_FIREWALLS),
      entry("desktop-release.q.us-east-1.amazonaws.com", "updates", KIRO_FIREWALLS),
    ],
  },
  identityCenter: {
    meaning: "Without it, Identity Center cannot sign anybody in.",
    hosts: ({ identityCenterRegion: region, portalHost }) => [
      entry(portalHost, "the bank's own access portal", KIRO_FIREWALLS),
      entry(`${region}.signin.aws`, "sign-in page", KIRO_FIREWALLS),
      entry(`${region}.signin.aws.amazon.com`, "sign-in page and its SAML endpoint", KIRO_FIREWALLS),
      entry(`portal.sso.${region}.amazonaws.com`, "the portal's API", KIRO_FIREWALLS),
      entry(`assets.sso-portal.${region}.amazonaws.com`, "what the portal is made of", KIRO_FIREWALLS),
      entry(`oidc.${region}.amazonaws.com`, "tokens for the clients", KIRO_FIREWALLS),
    ],
  },
  idp: {
    meaning: "Without it, the enterprise identity provider cannot be reached.",
    hosts: ({ idpHost }) => [entry(idpHost, "the bank's identity provider", "Guide section 2.1.1")],
  },
  telemetry: {
    meaning: "Without it, the IDE sends no usage figures; nothing else is lost.",
    hosts: () => [entry("prod.us-east-1.telemetry.desktop.kiro.dev", "usage figures of the IDE", KIRO_FIREWALLS)],
  },
  legacyToolkit: {
    meaning: "Hosts that the guide names and Kiro's documentation no longer does.",
    hosts: () => [
      entry("aws-toolkit-language-servers.amazonaws.com", "language servers of the AWS Toolkit", GUIDE),
      entry("aws-language-servers.us-east-1.amazonaws.com", "language servers of the AWS Toolkit", GUIDE),
      entry("client-telemetry.us-east-1.amazonaws.com", "usage figures of the AWS Toolkit", GUIDE),
    ],
  },
  extensions: {
    meaning: "Without it, extensions come from the bank's own gallery or not at all.",
    hosts: () => [
      entry("open-vsx.org", "public extension gallery", KIRO_FIREWALLS),
      entry("openvsx.eclipsecontent.org", "downloads of that gallery", KIRO_FIREWALLS),
    ],
  },
} as const satisfies Record<string, DomainClass>;

/** Name of a class in {@link ALLOW_CLASSES}. */
export type AllowClass = keyof typeof ALLOW_CLASSES;

/** Classes without which Kiro does not work; they cannot be switched off. */
export const REQUIRED_CLASSES = ["core", "ide", "identityCenter", "idp"] as const satisfies readonly AllowClass[];
/** Classes that are allowed only where the configuration says so. */
export const OPTIONAL_CLASSES = [
  "cli",
  "telemetry",
  "legacyToolkit",
  "extensions",
] as const satisfies readonly AllowClass[];
/** Name of an optional class. */
export type OptionalClass = (typeof OPTIONAL_CLASSES)[number];

const GUIDE_BLOCK_LIST = "Guide section 2.2.1";

/** Hosts that no desktop may reach, whatever else is allowed: ways to sign in or pay as a private person. */
export const DENIED_HOSTS: readonly HostEntry[] = [
  entry("view.awsapps.com", "portal of AWS Builder ID", GUIDE_BLOCK_LIST),
  entry("d-9067642ac7.awsapps.com", "portal of AWS Builder ID", GUIDE_BLOCK_LIST),
  entry("prod.us-east-1.auth.kiro.aws.dev", "sign-in of private accounts", GUIDE_BLOCK_LIST),
  entry(
    "kiro-prod-us-east1.auth.us-east-1.amazoncognito.com",
    "sign-in by Google and GitHub accounts",
    GUIDE_BLOCK_LIST,
  ),
  entry("cognito-identity.us-east-1.amazonaws.com", "sign-in by Google and GitHub accounts", KIRO_FIREWALLS),
  entry("billing.stripe.com", "payment of private plans", KIRO_FIREWALLS),
  entry("checkout.stripe.com", "payment of private plans", KIRO_FIREWALLS),
];

/**
 * On the guide's block list, yet every sign-in to Kiro needs it, Identity Center's included. It is denied only where
 * `strictGuideBlockList` asks for the guide to the letter, and then nobody signs in.
 */
export const BLOCKED_BY_GUIDE_ONLY: HostEntry = entry(
  "prod.us-east-1.auth.desktop.kiro.dev",
  "on the guide's block list, though every sign-in needs it",
  GUIDE_BLOCK_LIST,
);
