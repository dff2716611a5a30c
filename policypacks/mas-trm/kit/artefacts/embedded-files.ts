import { Buffer } from "node:buffer";
import type { Resource } from "../resource.ts";
import { type FileText, fromBytes } from "./published-file.ts";

/** Long enough to hold a file, so that digests and ids are passed over. */
const BASE64 = /[A-Za-z0-9+/]{100,}={0,2}/g;

/**
 * The files that stand in a script as Base64, as those do that must arrive byte for byte.
 *
 * @throws UnknownProperty when the script is not known yet
 */
export function embeddedFiles(resource: Resource, path: string): readonly FileText[] {
  const script = resource.props.string(path);
  if (script === undefined) return [];
  return [...script.matchAll(BASE64)].map(([text]) => fromBytes(Buffer.from(text, "base64")));
}
