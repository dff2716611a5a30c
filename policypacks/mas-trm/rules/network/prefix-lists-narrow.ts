import { countAddresses, isPublic, parseCidr, prefixLengthFor } from "../../kit/network/cidr.ts";
import type { Judge } from "../../kit/judge.ts";
import { joinRanges } from "../../kit/network/join-ranges.ts";
import { entriesOf, followPrefixList } from "../../kit/network/prefix-list.ts";
import { GROUP_RULE_HOLDERS, groupRules, prefixListsOf } from "../../kit/network/security-group-rules.ts";
import type { Props } from "../../kit/props.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import { MANAGED_PREFIX_LIST, MANAGED_PREFIX_LIST_ENTRY } from "../../kit/types.ts";
import { told } from "../../kit/told.ts";

interface Settings {
  readonly widestIpv4: number;
  readonly trustedPrefixLists: readonly string[];
}

/**
 * Prefix lists hold private ranges of bounded width, and security groups use lists that the stack shows, those of
 * gateway endpoints, or ones that the bank answers for. Room for more entries (`maxEntries`) is no range.
 */
export const prefixListsNarrow = stackRule<Settings>({
  id: "prefix-lists-narrow",
  control: "MAS-11.2-13",
  title: "Prefix lists are known and hold no public range",
  severity: "high",
  types: [MANAGED_PREFIX_LIST, MANAGED_PREFIX_LIST_ENTRY, ...GROUP_RULE_HOLDERS],
  cause: "A rule that names a list is as wide as the list, whoever may change it and from whichever account.",
  remediation:
    "Keep private ranges only in the list, and use lists of this stack or name theirs in trustedPrefixLists.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html",
  settings: {
    widestIpv4: {
      type: "integer",
      minimum: 0,
      description: "The shortest prefix length that a private IPv4 range may have in a list",
      default: 8,
    },
    trustedPrefixLists: {
      type: "array",
      items: { type: "string" },
      description: "Ids of prefix lists from outside the stack that the bank answers for",
      default: [],
    },
  },
  examples: {
    compliant: [{ type: MANAGED_PREFIX_LIST, props: { addressFamily: "IPv4", entries: [{ cidr: "10.0.0.0/16" }] } }],
    violating: [{ type: MANAGED_PREFIX_LIST, props: { addressFamily: "IPv4", entries: [{ cidr: "0.0.0.0/0" }] } }],
  },
  check(stack, judge, settings) {
    const lists = stack.ofType(MANAGED_PREFIX_LIST);
    for (const list of lists) judge.guard(list, () => checkList(judge, list, settings));
    // Entries of lists of this stack are judged with their list too, for what they add up to.
    judge.each(stack.ofType(MANAGED_PREFIX_LIST_ENTRY), (entry) => checkEntry(judge, entry, entry.props.at("cidr")));
    for (const holder of stack.ofType(...GROUP_RULE_HOLDERS)) checkUser(judge, holder, settings.trustedPrefixLists);
  },
});

function checkList(judge: Judge, list: Resource, { widestIpv4 }: Settings): void {
  judge.eachOf(list, "entries", (entry) => checkEntry(judge, list, entry.at("cidr")));
  const known = entriesOf(list)
    .filter(({ cidr }) => !cidr.isUnknown())
    .map(({ cidr }) => parseCidr(cidr.text));
  const closed = known.flatMap((range) => (range === undefined || isPublic(range) ? [] : [range]));
  // A range of IPv6 counts no address of IPv4, so it is never too wide.
  for (const range of joinRanges(closed)) {
    const length = prefixLengthFor(countAddresses([range], 4), 4);
    judge.require(length >= widestIpv4, list, `holds a private range as wide as /${length}, wider than /${widestIpv4}`);
  }
}

function checkEntry(judge: Judge, holder: Resource, cidr: Props): void {
  const range = parseCidr(cidr.text);
  if (range === undefined) judge.violation(holder, `${cidr.path} is no address range`);
  else if (isPublic(range)) judge.violation(holder, `holds public range ${told(cidr.text, "range")}`);
}

function checkUser(judge: Judge, holder: Resource, trusted: readonly string[]): void {
  for (const direction of ["ingress", "egress"] as const) {
    judge.guard(holder, () => {
      for (const id of groupRules(holder, direction).flatMap(prefixListsOf)) {
        judge.guard(holder, () => {
          const list = followPrefixList(holder, id);
          const isForeign = list.kind === "elsewhere" && !trusted.includes(list.id);
          if (isForeign)
            judge.violation(holder, `uses prefix list ${told(list.id, "id")}, which nobody here answers for`);
        });
      }
    });
  }
}
