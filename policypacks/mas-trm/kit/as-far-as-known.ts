import { UnreadablePolicy } from "./iam/policy-document.ts";
import { UnknownProperty } from "./unknown.ts";

/**
 * Reads for a view that joins several resources, up to what is not known or cannot be read. That is on record with
 * the resource that holds it, so the join can leave it out.
 *
 * @returns whether everything could be read
 */
export function asFarAsKnown(read: () => void): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (!(error instanceof UnknownProperty) && !(error instanceof UnreadablePolicy)) throw error;
    return false;
  }
}
