/** A property value as it crosses the engine's wire, with secrets and outputs already taken off. */
export type Value = null | boolean | number | string | Value[] | Properties;

/** The properties of one resource, one call, or one nested object. */
export interface Properties {
  [name: string]: Value;
}

/** What the engine sends for a value that is not known yet, and what it reads as such in an answer. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Key under which the engine tags secrets, assets and archives. */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";

const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const ASSET = "c44067f5952c0a294b673a41bacd8c17";
const ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";

/** The engine has one marker per type; all of them mean "not known yet". */
const UNKNOWNS: ReadonlySet<Value> = new Set<Value>([
  UNKNOWN,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Whether the engine does not know the value yet. */
export function isUnknown(value: Value | undefined): boolean {
  return typeof value === "string" && UNKNOWNS.has(value);
}

/** Whether the value, or anything inside it, is not known yet. */
export function containsUnknown(value: Value | undefined): boolean {
  if (Array.isArray(value)) return value.some(containsUnknown);
  if (isProperties(value)) return Object.values(value).some(containsUnknown);
  return isUnknown(value);
}

/** Whether the value is a plain object: properties, a map, or a tagged value such as an asset. */
export function isProperties(value: Value | undefined): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether the value is a Pulumi asset (one file or text). */
export function isAsset(value: Value | undefined): boolean {
  return isProperties(value) && value[SIGNATURE] === ASSET;
}

/** Whether the value is a Pulumi archive (a folder, a zip file). */
export function isArchive(value: Value | undefined): boolean {
  return isProperties(value) && value[SIGNATURE] === ARCHIVE;
}

/** The value inside a secret; any other value as it is. Only provider configuration may hold secrets. */
export function revealed(value: Value | undefined): Value | undefined {
  return isProperties(value) && value[SIGNATURE] === SECRET ? value["value"] : value;
}

/** The value as text, when it is known text. */
export function textOf(value: Value | undefined): string | undefined {
  return typeof value === "string" && !isUnknown(value) ? value : undefined;
}

/** Whether a property counts as given: neither missing nor null. */
export function isGiven(value: Value | undefined): value is Value {
  return value !== undefined && value !== null;
}
