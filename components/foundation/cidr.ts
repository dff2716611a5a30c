import { Address4 } from "ip-address";

/** An IPv4 address range in CIDR form. */
export interface Cidr {
  /** As written, such as `10.0.1.0/24`. */
  readonly text: string;
  /** Length of the network prefix, 0 to 32. */
  readonly prefix: number;
  /** First address as a number. */
  readonly first: bigint;
  /** Last address as a number. */
  readonly last: bigint;
}

/** Reads a range; undefined when it is not one, lacks the prefix, or has host bits (`10.0.0.5/16`). */
export function parseCidr(text: string): Cidr | undefined {
  if (!text.includes("/") || !Address4.isValid(text)) return undefined;
  const address = new Address4(text);
  const first = address.startAddress().bigInt();
  return first === address.bigInt()
    ? { text, prefix: address.subnetMask, first, last: address.endAddress().bigInt() }
    : undefined;
}

/** Whether the outer range holds all of the inner one. */
export function contains(outer: Cidr, inner: Cidr): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

/** Whether the ranges share an address. */
export function overlaps(a: Cidr, b: Cidr): boolean {
  return a.first <= b.last && b.first <= a.last;
}

const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].flatMap((text) => parseCidr(text) ?? []);

/** Whether the whole range is private by RFC 1918. */
export function isPrivate(range: Cidr): boolean {
  return PRIVATE_RANGES.some((outer) => contains(outer, range));
}

/** The problem of a text that must be a private range without host bits, or none. */
export function notPrivateRange(path: string, text: string): readonly string[] {
  const range = parseCidr(text);
  return range !== undefined && isPrivate(range)
    ? []
    : [
        `${path}: not a private range, got "${text}"; a CIDR without host bits inside ${PRIVATE_RANGES.map((r) => r.text).join(", ")}`,
      ];
}
