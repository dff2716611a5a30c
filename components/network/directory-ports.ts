/** A run of ports that a domain member uses towards its domain controllers. */
export interface DirectoryPort {
  readonly protocol: "tcp" | "udp";
  readonly from: number;
  readonly to: number;
  /** What runs there. */
  readonly service: string;
}

/**
 * Ports from desktops to domain controllers. NetBIOS (137-139) is left out: current Windows joins and signs in without.
 * Source: WorkSpaces administration guide, "IP address and port requirements"; Microsoft, "Service overview and network
 * port requirements for Windows".
 */
export const DIRECTORY_PORTS: readonly DirectoryPort[] = [
  { protocol: "tcp", from: 53, to: 53, service: "dns" },
  { protocol: "udp", from: 53, to: 53, service: "dns" },
  { protocol: "tcp", from: 88, to: 88, service: "kerberos" },
  { protocol: "udp", from: 88, to: 88, service: "kerberos" },
  { protocol: "udp", from: 123, to: 123, service: "time" },
  { protocol: "tcp", from: 135, to: 135, service: "rpc" },
  { protocol: "tcp", from: 389, to: 389, service: "ldap" },
  { protocol: "udp", from: 389, to: 389, service: "ldap" },
  { protocol: "tcp", from: 445, to: 445, service: "smb" },
  { protocol: "tcp", from: 464, to: 464, service: "kerberos-password" },
  { protocol: "udp", from: 464, to: 464, service: "kerberos-password" },
  { protocol: "tcp", from: 636, to: 636, service: "ldaps" },
  { protocol: "tcp", from: 3268, to: 3269, service: "global-catalog" },
  { protocol: "tcp", from: 49152, to: 65535, service: "rpc-dynamic" },
];

/**
 * Most directory ranges that fit: each takes 14 of the 60 rules that a security group may have in one direction, and
 * 4 of the 20 that a network ACL may have (VPC user guide, "Amazon VPC quotas").
 */
export const MAX_DIRECTORY_RANGES = 4;

/** The problem of too many directory ranges, or none. */
export function tooManyRanges(path: string, ranges: readonly string[]): readonly string[] {
  return ranges.length <= MAX_DIRECTORY_RANGES
    ? []
    : [`${path}: too many, got ${ranges.length}; at most ${MAX_DIRECTORY_RANGES}, or VPC rule quotas are exceeded`];
}
