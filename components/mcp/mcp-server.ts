/** Where packages of MCP servers come from; the kinds that Kiro starts. */
export const PACKAGE_REGISTRIES = ["npm", "pypi", "oci"] as const;
export type PackageRegistry = (typeof PACKAGE_REGISTRIES)[number];

/** How Kiro talks to a server that runs elsewhere. */
export const REMOTE_TYPES = ["streamable-http", "sse"] as const;
export type RemoteType = (typeof REMOTE_TYPES)[number];

/**
 * What may be approved (guide section 5): 1 beforehand, 2 after a security review. Tier 3 is prohibited and so never
 * stands in the registry.
 */
export const APPROVED_TIERS = [1, 2] as const;
export type Tier = (typeof APPROVED_TIERS)[number];

/** A server that Kiro starts on the desktop, as a package of the server's version. */
export interface McpPackage {
  readonly registry: PackageRegistry;
  /** Name of the package, without a version; for `oci` the image with its digest. */
  readonly identifier: string;
  /** Mirror to take it from; without it, the public registry. */
  readonly baseUrl?: string | undefined;
}

/** A server that runs elsewhere. */
export interface McpRemote {
  readonly type: RemoteType;
  readonly url: string;
}

/** The change by which a server, in this version, came into the registry. */
export interface ChangeRecord {
  /** Its number in the bank's change management. */
  readonly record: string;
  readonly approver: string;
  /** Day of the approval, such as `2026-11-02`. */
  readonly approvedOn: string;
  /** What was approved, see `subjectOf`: a change of identifier, address or version needs another approval. */
  readonly subject: string;
  /** Reference of the third-party review. */
  readonly thirdPartyReview: string;
  /** Reference of the security review; needed for tier 2. */
  readonly securityReview?: string | undefined;
  /** Hosts that the server needs, its package's source included. */
  readonly egressHosts: readonly string[];
  /** What to do when it must go. */
  readonly rollback: string;
}

/** A server that the bank approved, in one version. */
export interface McpServer {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly tier: Tier;
  /** Exact version. */
  readonly version: string;
  readonly package?: McpPackage | undefined;
  readonly remote?: McpRemote | undefined;
  /** Tools of the server that nobody may use. */
  readonly deniedTools: readonly string[];
  readonly change: ChangeRecord;
}

/** What a change record must name to have approved this server: kind, identifier or address, version. */
export function subjectOf(server: Pick<McpServer, "package" | "remote" | "version">): string {
  const { package: started, remote, version } = server;
  return started === undefined
    ? `${remote?.type ?? ""} ${remote?.url ?? ""} ${version}`
    : `${started.registry} ${started.identifier} ${version}`;
}
