import type { Resource } from "../../resource.ts";
import { ifKnown } from "../../unknown.ts";

/** One station of a path: what lets traffic through there. */
export interface Hop {
  /** A clause that names it. */
  readonly text: string;
  /** Where it is stated, when that is a resource of this stack. */
  readonly resource?: Resource | undefined;
}

/** A way that traffic can take, station by station, in the order in which it passes them. */
export type Path = readonly Hop[];

/** The paths between something and the internet. */
export interface Paths {
  /** Those that are certain. */
  readonly open: readonly Path[];
  /** What keeps others from being ruled out, as clauses. */
  readonly unclear: readonly string[];
}

/** Whether a filter lets traffic of public addresses through: by these hops; or perhaps; or not at all. */
export interface Passage {
  readonly hops: readonly Hop[];
  readonly unclear: readonly string[];
}

/** No path at all. */
export const NO_PATH: Paths = { open: [], unclear: [] };

/** The end of a path: the internet itself. */
export const INTERNET: Paths = { open: [[]], unclear: [] };

/** Nothing lets traffic through. */
export const CLOSED: Passage = { hops: [], unclear: [] };

/** This lets traffic through. */
export function opened(text: string, resource?: Resource): Passage {
  return { hops: [{ text, resource }], unclear: [] };
}

/** Something may let traffic through, for this reason. */
export function perhaps(why: string): Passage {
  return { hops: [], unclear: [why] };
}

/** Reads whether something lets traffic through; what is not known yet leaves it open. */
export function ifTold(read: () => Passage): Passage {
  return ifKnown(read, ({ message }) => perhaps(message));
}

/** Several openings beside each other, of which one is enough. */
export function anyPassage(passages: readonly Passage[]): Passage {
  return {
    hops: passages.flatMap(({ hops }) => hops),
    unclear: passages.flatMap(({ unclear }) => unclear),
  };
}

/** The paths of several, each of which may be taken. */
export function union(several: readonly Paths[]): Paths {
  return { open: several.flatMap(({ open }) => open), unclear: several.flatMap(({ unclear }) => unclear) };
}

/** Nothing but doubt, for these reasons. */
export function inDoubt(...reasons: readonly string[]): Paths {
  return { open: [], unclear: reasons };
}

/** Paths that pass a filter first. A filter in doubt leaves no path certain; a closed one leaves none. */
export function through(filter: Passage, paths: Paths): Paths {
  const [hop] = filter.hops;
  if (hop !== undefined) return { open: paths.open.map((path) => [hop, ...path]), unclear: paths.unclear };
  const leadsOn = paths.open.length > 0 || paths.unclear.length > 0;
  return leadsOn ? inDoubt(...filter.unclear) : NO_PATH;
}

/** A path in words. */
export function describePath(path: Path): string {
  return path.map(({ text }) => text).join(", then ");
}
