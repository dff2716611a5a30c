import type { SignInRestriction } from "../identity/artefacts/sign-in-restriction.ts";
import type { McpServer } from "../mcp/mcp-server.ts";

/** Makers of DLP agents that the guide names (section 4.1.3), by today's names. */
export const DLP_PRODUCTS = ["symantec-dlp", "trellix-dlp", "microsoft-purview", "forcepoint-dlp"] as const;
export type DlpProduct = (typeof DLP_PRODUCTS)[number];

/** The bank's DLP agent. */
export interface DlpAgent {
  readonly product: DlpProduct;
  /** Name of its Windows service. */
  readonly service: string;
  readonly installer: {
    /** Share that holds the installer, such as `\\fileserver\software\dlp-agent.msi`. */
    readonly source: string;
    /** SHA-256 of the installer in lower-case hex. */
    readonly sha256: string;
    /** Subject of the certificate that signed it must hold this text. */
    readonly signer: string;
  };
}

/** Programs of one signer that may run. */
export interface ApprovedPublisher {
  readonly name: string;
  /** Signer as AppLocker writes it: `O=..., L=..., S=..., C=...`. */
  readonly publisher: string;
  /** Product of the signer's; never all of them. */
  readonly product: string;
  /** Lowest version that may run, such as `1.2.0.0`; any without it. */
  readonly minimumVersion?: string | undefined;
}

/** Programs in a folder that may run; users must not be able to write there. */
export interface ApprovedPath {
  readonly name: string;
  /** Path in AppLocker's form, such as `%PROGRAMFILES%\Git\*`. */
  readonly path: string;
}

/** Which programs may run. */
export interface ApplicationControl {
  readonly publishers: readonly ApprovedPublisher[];
  readonly paths: readonly ApprovedPath[];
  /** Whether programs that are not approved are refused or only logged. */
  readonly programs: "audit" | "enforce";
  /** The same for scripts: package managers of developers leave scripts in every workspace. */
  readonly scripts: "audit" | "enforce";
}

/** Names that must resolve to private addresses on a desktop. */
export interface PrivateNames {
  readonly hosts: readonly string[];
  /** Ranges in which the addresses must lie. */
  readonly cidrs: readonly string[];
}

/** How desktops are set up inside Windows. Plain values, so that every file is known at preview. */
export interface EndpointSettings {
  /** SIDs of those who may be local administrators, besides the built-in account. */
  readonly localAdministrators: readonly string[];
  readonly applications: ApplicationControl;
  readonly dlp: DlpAgent;
  readonly signIn: SignInRestriction;
  /** Approved MCP servers. */
  readonly servers: readonly McpServer[];
  readonly privateNames: PrivateNames;
  /** Log group that the record of tool calls is shipped to. */
  readonly hookLogGroupName: string;
  readonly region: string;
  /** Whether to render the guide's own form of central MCP settings too, which Kiro does not read. */
  readonly legacyCentralMcpConfig: boolean;
}
