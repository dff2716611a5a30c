import type { AddressRange } from "./cidr.ts";

/** Joins ranges that overlap or touch, so that halves count as the whole: 0.0.0.0/1 and 128.0.0.0/1 are 0.0.0.0/0. */
export function joinRanges(ranges: readonly AddressRange[]): readonly AddressRange[] {
  const joined: AddressRange[] = [];
  for (const range of [...ranges].sort(byStart)) {
    const last = joined.at(-1);
    if (last?.version === range.version && range.first <= last.last + 1n) {
      joined[joined.length - 1] = { ...last, last: range.last > last.last ? range.last : last.last };
    } else joined.push(range);
  }
  return joined;
}

function byStart(a: AddressRange, b: AddressRange): number {
  return a.version !== b.version ? a.version - b.version : a.first < b.first ? -1 : 1;
}
