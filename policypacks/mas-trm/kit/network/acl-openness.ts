import { type AddressRange, countAddresses, prefixLengthFor, publicPart, subtract } from "./cidr.ts";
import type { AclEntry } from "./acl-entries.ts";

/** Ports 1 to 1023, on which services listen. Replies come to higher ones, which an ACL has to let through. */
const WELL_KNOWN = { first: 1, last: 1023 } as const;

/** No organisation holds more than such a range, so what is wider is anywhere. */
const WIDEST_OF_ONE = { 4: 8, 6: 32 } as const;

/**
 * The entries by which an ACL filters nothing: those that together let most well-known ports of TCP or UDP through
 * to or from anywhere, in whatever pieces of ports and addresses they are written. An entry that comes too late,
 * since earlier ones have denied the same traffic, is not among them.
 *
 * @param entries in the order in which AWS tries them
 */
export function entriesThatOpenAll(entries: readonly AclEntry[]): ReadonlySet<AclEntry> {
  return new Set(["tcp", "udp"].flatMap((protocol) => openingEntries(entries.filter(isFor(protocol)))));
}

/**
 * An entry that lets some public address through at some port of some protocol, and is not undone by an earlier
 * denial of the same; undefined when there is none.
 *
 * @param entries in the order in which AWS tries them
 */
export function entryOpenToPublic(entries: readonly AclEntry[]): AclEntry | undefined {
  // A protocol that no entry names fares as `all` does, and below the first port of an entry nothing is let through.
  for (const protocol of new Set(entries.map((entry) => entry.protocol))) {
    const same = entries.filter(isFor(protocol));
    for (const port of new Set(same.flatMap(({ from, to }) => [from, to + 1]))) {
      const [opening] = publicOpenings(same.filter(({ from, to }) => from <= port && port <= to));
      if (opening !== undefined) return opening.entry;
    }
  }
  return undefined;
}

function openingEntries(entries: readonly AclEntry[]): readonly AclEntry[] {
  const opening = new Set<AclEntry>();
  let open = 0;
  const cuts = cutPoints(entries);
  for (const [index, port] of cuts.entries()) {
    const next = cuts[index + 1];
    if (next === undefined) break;
    const letThrough = entriesThatLetThrough(entries.filter(({ from, to }) => from <= port && port <= to));
    if (letThrough.length > 0) open += next - port;
    for (const entry of letThrough) opening.add(entry);
  }
  return open > (WELL_KNOWN.last - WELL_KNOWN.first) / 2 ? [...opening] : [];
}

/** The ports at which the answer can change, from the first well-known one to one past the last. */
function cutPoints(entries: readonly AclEntry[]): readonly number[] {
  const end = WELL_KNOWN.last + 1;
  const inside = entries
    .flatMap(({ from, to }) => [from, to + 1])
    .map((port) => Math.min(Math.max(port, WELL_KNOWN.first), end));
  return [...new Set([WELL_KNOWN.first, ...inside, end])].sort((a, b) => a - b);
}

/** The entries that let one port through from anywhere; none when what they let through is not that wide. */
function entriesThatLetThrough(entries: readonly AclEntry[]): readonly AclEntry[] {
  const through = publicOpenings(entries);
  return isAnywhere(through.flatMap(({ ranges }) => ranges)) ? through.map(({ entry }) => entry) : [];
}

/** What public addresses each entry lets through at one port, without those that an earlier entry decides. */
function publicOpenings(
  entries: readonly AclEntry[],
): readonly { readonly entry: AclEntry; readonly ranges: readonly AddressRange[] }[] {
  return entries
    .map((entry, index) => {
      const decided = entries.slice(0, index).flatMap(({ ranges }) => ranges);
      return { entry, ranges: publicPart(subtract(entry.ranges, decided)) };
    })
    .filter(({ entry, ranges }) => entry.allows && ranges.length > 0);
}

function isAnywhere(ranges: readonly AddressRange[]): boolean {
  return ([4, 6] as const).some(
    (version) => prefixLengthFor(countAddresses(ranges, version), version) < WIDEST_OF_ONE[version],
  );
}

function isFor(protocol: string): (entry: AclEntry) => boolean {
  return (entry) => entry.protocol === "all" || entry.protocol === protocol;
}
