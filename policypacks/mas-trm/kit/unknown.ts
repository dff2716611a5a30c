/**
 * The markers that the Pulumi engine sends in place of a value that a preview cannot know yet.
 * They are part of the engine's wire protocol (sdk/go/common/resource, "Unknown…Value").
 */
const UNKNOWN_MARKERS: ReadonlySet<string> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // boolean
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9", // string
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // array
  "030794c1-ac77-496b-92df-f27374a8bd58", // asset
  "e48ece36-62e2-4504-bad9-02848725956a", // archive
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
]);
const MARKER_LENGTH = 36;

/** Whether the engine could not know this value when it asked the pack. */
export function isUnknown(value: unknown): boolean {
  // The length first: hashing every long text of a stack to look it up would cost more than all else here.
  return typeof value === "string" && value.length === MARKER_LENGTH && UNKNOWN_MARKERS.has(value);
}

/** Whether this value, or anything inside it, is unknown. */
export function holdsUnknown(value: unknown): boolean {
  if (value !== null && typeof value === "object") return Object.values(value).some(holdsUnknown);
  return isUnknown(value);
}

/**
 * A rule asked for a value that is not known yet. The judge turns it into an "undetermined" verdict, so that
 * one unknown property costs one check and not the whole rule.
 */
export class UnknownProperty extends Error {
  readonly path: string;

  constructor(path: string) {
    super(`${path} is not known yet`);
    this.path = path;
  }
}

/** What a read gives, or what takes its place when a property that it needs is not known yet. */
export function ifKnown<T, U>(read: () => T, otherwise: (unknown: UnknownProperty) => U): T | U {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnknownProperty)) throw error;
    return otherwise(error);
  }
}

/** Reads something now, and gives it, or says that it is not known yet, whenever it is asked for. */
export function remembered<T>(read: () => T): () => T {
  return ifKnown(
    () => {
      const value = read();
      return () => value;
    },
    (unknown) => () => {
      throw unknown;
    },
  );
}
