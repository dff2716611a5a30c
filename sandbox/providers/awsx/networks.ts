/** An IPv4 network: its first address as a number, and its prefix length. */
export interface Network {
  readonly base: number;
  readonly prefix: number;
}

/** Number of addresses in a network of a prefix length. */
export function sizeOf(prefix: number): number {
  return 2 ** (32 - prefix);
}

/** Reads CIDR notation; host bits are dropped. */
export function parseNetwork(cidr: string): Network {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(cidr);
  if (match === null) throw new Error(`"${cidr}" is not a valid IPv4 CIDR block`);
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
  return aligned(((a * 256 + b) * 256 + c) * 256 + d, prefix);
}

/** The network of a prefix length that holds an address. */
export function aligned(address: number, prefix: number): Network {
  return { base: address - (address % sizeOf(prefix)), prefix };
}

/** The last address of a network. */
export function lastOf({ base, prefix }: Network): number {
  return base + sizeOf(prefix) - 1;
}

/** The first network of a prefix length that lies wholly behind another network. */
export function following(previous: Network, prefix: number): Network {
  return aligned(lastOf(aligned(lastOf(previous), prefix)) + 1, prefix);
}

/** Whether two networks share an address. */
export function overlap(left: Network, right: Network): boolean {
  return left.base <= lastOf(right) && right.base <= lastOf(left);
}

/** Writes CIDR notation. */
export function formatNetwork({ base, prefix }: Network): string {
  return `${formatAddress(base)}/${prefix}`;
}

/** Writes an address. */
export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}
