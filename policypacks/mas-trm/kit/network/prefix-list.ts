import { isPublic, parseCidr } from "./cidr.ts";
import type { Props } from "../props.ts";
import type { Resource } from "../resource.ts";
import type { StackGraph } from "../stack-graph.ts";
import { told } from "../told.ts";
import { MANAGED_PREFIX_LIST, MANAGED_PREFIX_LIST_ENTRY, VPC_ENDPOINT } from "../types.ts";
import { UnknownProperty } from "../unknown.ts";
import { follow, knownOutput } from "./follow.ts";

/** What a prefix list id names. */
export type PrefixList =
  /** The addresses of S3 or DynamoDB in the region, as a gateway endpoint publishes them. */
  | { readonly kind: "service" }
  /** A list of this stack. */
  | { readonly kind: "own"; readonly list: Resource }
  /** Nothing: no id is given. */
  | { readonly kind: "none" }
  /** A list whose content this stack does not tell. */
  | { readonly kind: "elsewhere"; readonly id: string };

/**
 * Follows a prefix list id.
 *
 * @throws UnknownProperty when it cannot be told
 */
export function followPrefixList(resource: Resource, id: Props): PrefixList {
  const link = follow(resource, id, [MANAGED_PREFIX_LIST, VPC_ENDPOINT]);
  switch (link.kind) {
    case "resource":
      return link.resource.type === VPC_ENDPOINT ? { kind: "service" } : { kind: "own", list: link.resource };
    case "literal":
      // Without the stack around, a known id may still be that of one of its endpoints.
      if (resource.graph === undefined) throw new UnknownProperty(id.path);
      return isPublishedByEndpoint(resource.graph, link.value)
        ? { kind: "service" }
        : { kind: "elsewhere", id: link.value };
    case "absent":
      return { kind: "none" };
    case "open":
      // More endpoints than one can be meant, but each publishes a list of AWS.
      if (link.candidates.length > 0 && link.candidates.every(({ type }) => type === VPC_ENDPOINT))
        return { kind: "service" };
      throw new UnknownProperty(id.path);
  }
}

/**
 * The ranges of a list, inline and in resources of their own, each with the resource that it stands in. An entry that
 * may be of another list is one that is not known yet.
 */
export function entriesOf(list: Resource): readonly { readonly holder: Resource; readonly cidr: Props }[] {
  const separate = list.graph?.referrers(list, [MANAGED_PREFIX_LIST_ENTRY], "prefixListId") ?? [];
  const inDoubt = list.graph?.openReferrers(list, [MANAGED_PREFIX_LIST_ENTRY], "prefixListId") ?? [];
  return [
    ...list.props.list("entries").map((entry) => ({ holder: list, cidr: entry.at("cidr") })),
    ...separate.map((holder) => ({ holder, cidr: holder.props.at("cidr") })),
    ...inDoubt.map((holder) => ({ holder, cidr: holder.props.at("prefixListId") })),
  ];
}

/**
 * The ranges of a list that hold public addresses, or that cannot be read, as a finding may tell them.
 *
 * @throws UnknownProperty when none is found but some are not known yet
 */
export function publicRangesOf(list: Resource): readonly string[] {
  const cidrs = entriesOf(list).map(({ cidr }) => cidr);
  const found = cidrs
    .filter((cidr) => !cidr.isUnknown())
    .map((cidr) => cidr.text)
    .filter((text) => {
      const range = parseCidr(text);
      return range === undefined || isPublic(range);
    })
    .map((text) => told(text, "range"));
  const [unknown] = cidrs.filter((cidr) => cidr.isUnknown());
  if (found.length === 0 && unknown !== undefined) throw new UnknownProperty(`${list.name}.${unknown.path}`);
  return found;
}

function isPublishedByEndpoint(graph: StackGraph, id: string): boolean {
  return graph.ofType(VPC_ENDPOINT).some((endpoint) => knownOutput(endpoint, "prefixListId") === id);
}
