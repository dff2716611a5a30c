import type { Props } from "../props.ts";
import type { Resource } from "../resource.ts";
import type { Link } from "../stack-graph.ts";
import { KEYS } from "../types.ts";
import { UnknownProperty } from "../unknown.ts";

/** AWS keeps this prefix for its own keys (KMS API reference, CreateAlias). */
const OF_AWS = /(^|:)alias\/aws\//;

/**
 * Whether a property names a key that the customer manages, and not one of AWS's own (`alias/aws/…`).
 *
 * @throws UnknownProperty when it cannot be followed yet
 */
export function isCustomerKey(resource: Resource, path: string): boolean {
  return leadsToCustomerKey(resource.link(path, KEYS), path);
}

/** The same for a property inside a list, such as `replicas[0].kmsKeyArn`. */
export function isCustomerKeyAt(resource: Resource, value: Props): boolean {
  // Before the graph is there, a known text stands for itself.
  const alone: Link = value.isUnknown() ? { kind: "open", candidates: [], path: value.path } : linkOfText(value.text);
  return leadsToCustomerKey(resource.graph?.linkOf(resource, value, KEYS) ?? alone, value.path);
}

/** The same for a link already followed, such as one out of a list. */
export function leadsToCustomerKey(link: Link, path: string): boolean {
  switch (link.kind) {
    case "absent":
      return false;
    case "resource":
      return isOwned(link.resource);
    case "literal":
      return !OF_AWS.test(link.value);
    case "open":
      // More keys than one can be meant, but each of them is the customer's.
      if (link.candidates.length > 0) return link.candidates.every(isOwned);
      throw new UnknownProperty(path);
  }
}

/** An alias can be read into a stack (`Alias.get`), so it may be one of AWS's own. No other key has a name. */
function isOwned(key: Resource): boolean {
  return !OF_AWS.test(key.props.string("name") ?? "");
}

function linkOfText(text: string | undefined): Link {
  return text === undefined || text === "" ? { kind: "absent" } : { kind: "literal", value: text };
}
