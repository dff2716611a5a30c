import { createHash } from "node:crypto";

/**
 * Hexadecimal digits that depend on the given parts alone. Everything that AWS would choose at random (ids, suffixes,
 * addresses) is drawn from here, so that every run of the sandbox gives the same.
 */
export function digest(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
