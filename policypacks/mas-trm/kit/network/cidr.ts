import { joinRanges } from "./join-ranges.ts";

/** A range of IP addresses, as numbers. */
export interface AddressRange {
  readonly version: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

const BITS = { 4: 32, 6: 128 } as const;

/**
 * Ranges that no internet route leads to: RFC 1918 private, RFC 6598 shared, link-local, loopback,
 * and for IPv6 the unique-local (RFC 4193), link-local and loopback ranges.
 */
const NON_PUBLIC: readonly AddressRange[] = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "169.254.0.0/16",
  "127.0.0.0/8",
  "fc00::/7",
  "fe80::/10",
  "::1/128",
].map(rangeOf);

/**
 * Reads a CIDR block or a single address. Undefined when it is neither, or absent.
 *
 * More forgiving than AWS on purpose (`0.0.0.0/00`, host bits): a rule must see through odd spellings, not
 * be blinded by them. Octets with leading zeros are refused, since programs disagree on what they mean.
 */
export function parseCidr(text: string | undefined): AddressRange | undefined {
  if (text === undefined) return undefined;
  const [address = "", prefix, ...rest] = text.trim().split("/");
  if (rest.length > 0) return undefined;
  const version = address.includes(":") ? 6 : 4;
  const number = version === 4 ? parseIpv4(address) : parseIpv6(address);
  const length = prefix === undefined ? BITS[version] : parsePrefix(prefix, BITS[version]);
  if (number === undefined || length === undefined) return undefined;
  const size = 1n << BigInt(BITS[version] - length);
  const first = (number / size) * size;
  return { version, first, last: first + size - 1n };
}

/**
 * A range that the program itself names.
 *
 * @throws Error when the text is none
 */
export function rangeOf(text: string): AddressRange {
  const range = parseCidr(text);
  if (range === undefined) throw new Error(`not a CIDR block: ${text}`);
  return range;
}

/** Whether the range holds an address that the internet can route to. */
export function isPublic(range: AddressRange): boolean {
  return publicPart([range]).length > 0;
}

/** The addresses of some ranges that the internet can route to. */
export function publicPart(ranges: readonly AddressRange[]): readonly AddressRange[] {
  return subtract(ranges, NON_PUBLIC);
}

/** Whether one range lies wholly inside another. */
export function contains(outer: AddressRange, inner: AddressRange): boolean {
  return outer.version === inner.version && outer.first <= inner.first && inner.last <= outer.last;
}

/** Whether two ranges share an address. */
export function overlaps(a: AddressRange, b: AddressRange): boolean {
  return a.version === b.version && a.first <= b.last && b.first <= a.last;
}

/** The number of addresses in a list of ranges of one IP version, each counted once. */
export function countAddresses(ranges: readonly AddressRange[], version: 4 | 6): bigint {
  const joined = joinRanges(ranges.filter((range) => range.version === version));
  return joined.reduce((total, { first, last }) => total + last - first + 1n, 0n);
}

/** The prefix length of the smallest block that could hold as many addresses: `/0` for half the internet twice. */
export function prefixLengthFor(count: bigint, version: 4 | 6): number {
  let length: number = BITS[version];
  while (length > 0 && 1n << BigInt(BITS[version] - length) < count) length -= 1;
  return length;
}

/** What is left of some ranges when others are taken away. */
export function subtract(ranges: readonly AddressRange[], holes: readonly AddressRange[]): readonly AddressRange[] {
  return holes.reduce<readonly AddressRange[]>(
    (left, hole) =>
      left.flatMap((range) => {
        if (!overlaps(range, hole)) return [range];
        const before = { ...range, last: hole.first - 1n };
        const after = { ...range, first: hole.last + 1n };
        return [before, after].filter((part) => part.first <= part.last);
      }),
    ranges,
  );
}

function parsePrefix(text: string, bits: number): number | undefined {
  if (!/^\d{1,3}$/.test(text)) return undefined;
  const length = Number(text);
  return length <= bits ? length : undefined;
}

function parseIpv4(text: string): bigint | undefined {
  const octets = text.split(".");
  if (octets.length !== 4) return undefined;
  let number = 0n;
  for (const octet of octets) {
    if (!/^(0|[1-9]\d{0,2})$/.test(octet) || Number(octet) > 255) return undefined;
    number = number * 256n + BigInt(octet);
  }
  return number;
}

function parseIpv6(text: string): bigint | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const groups = halves.map(groupsOf);
  const [head, tail] = groups;
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const all = [...head, ...Array<bigint>(missing).fill(0n), ...(tail ?? [])];
  return all.reduce((number, group) => number * 65536n + group, 0n);
}

/** The 16-bit groups of one side of `::`, an IPv4 tail counting as two; undefined when malformed. */
function groupsOf(text: string): bigint[] | undefined {
  if (text === "") return [];
  const groups: bigint[] = [];
  for (const part of text.split(":")) {
    if (part.includes(".")) {
      const v4 = parseIpv4(part);
      if (v4 === undefined) return undefined;
      groups.push(v4 / 65536n, v4 % 65536n);
    } else if (/^[0-9a-fA-F]{1,4}$/.test(part)) {
      groups.push(BigInt(`0x${part}`));
    } else return undefined;
  }
  return groups;
}
