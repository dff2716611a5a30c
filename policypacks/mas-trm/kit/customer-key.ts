import type { Resource } from "./resource.ts";
import type { Link } from "./stack-graph.ts";
import { KEYS } from "./types.ts";
import { UnknownProperty } from "./unknown.ts";

/**
 * Whether a property names a key that the customer manages, and not one of AWS's own (`alias/aws/…`).
 *
 * @throws UnknownProperty when it cannot be followed yet
 */
export function isCustomerKey(resource: Resource, path: string): boolean {
  return leadsToCustomerKey(resource.link(path, KEYS), path);
}

/** The same for a link already followed, such as one out of a list. */
export function leadsToCustomerKey(link: Link, path: string): boolean {
  switch (link.kind) {
    case "absent":
      return false;
    case "resource":
      return true;
    case "literal":
      return !/(^|:)alias\/aws\//.test(link.value);
    case "open":
      // More keys than one can be meant, but each of them is the customer's.
      if (link.candidates.length > 0) return true;
      throw new UnknownProperty(path);
  }
}
