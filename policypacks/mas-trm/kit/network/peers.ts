import { countAddresses, isPublic, parseCidr, prefixLengthFor, type AddressRange } from "./cidr.ts";
import type { Judge } from "../judge.ts";
import type { Resource } from "../resource.ts";
import type { SettingSchema } from "../rule.ts";
import { joinRanges } from "./join-ranges.ts";
import { followPrefixList, publicRangesOf } from "./prefix-list.ts";
import { cidrsOf, type Direction, type GroupRule, groupRules, prefixListsOf } from "./security-group-rules.ts";
import { told } from "../told.ts";

/** What the rules of a direction may name as their other side. */
export interface PeerLimits {
  /** The shortest prefix of a private IPv4 range. */
  readonly widestIpv4: number;
  /** Ids of prefix lists from elsewhere that the bank answers for. */
  readonly trustedPrefixLists: readonly string[];
}

/** The parameters that set the limits. */
export const PEER_SETTINGS: { readonly [Key in keyof PeerLimits]: SettingSchema } = {
  widestIpv4: {
    type: "integer",
    minimum: 0,
    description: "The shortest prefix length that a private IPv4 range may have in a rule",
    default: 8,
  },
  trustedPrefixLists: {
    type: "array",
    items: { type: "string" },
    description: "Ids of prefix lists from outside the stack that the bank answers for",
    default: [],
  },
};

const VERBS = { ingress: "lets in", egress: "lets out to" } as const;

/**
 * Judges whom a security group's rules let in or out to: no public address, no range wider than the limit, no prefix
 * list that holds a public range. Each peer of each rule is judged by itself, so that nothing written beside an open
 * range hides it; protocol and ports do not matter.
 */
export function judgePeers(holder: Resource, direction: Direction, judge: Judge, limits: PeerLimits): void {
  for (const rule of groupRules(holder, direction)) {
    const says = `${rule.label === "" ? "" : `${rule.label} `}${VERBS[direction]}`;
    judgeRanges(rule, says, judge, limits);
    for (const list of prefixListsOf(rule)) {
      judge.guard(holder, () => {
        const prefixList = followPrefixList(holder, list);
        if (prefixList.kind === "own") {
          const ranges = publicRangesOf(prefixList.list).join(" and ");
          const why = `${says} prefix list ${prefixList.list.name}, which holds public range ${ranges}`;
          if (ranges !== "") judge.violation(holder, why);
        }
        if (prefixList.kind === "elsewhere" && !limits.trustedPrefixLists.includes(prefixList.id)) {
          judge.undetermined(
            holder,
            `${says} prefix list ${told(prefixList.id, "id")}, which is not part of this stack`,
          );
        }
      });
    }
  }
}

function judgeRanges(rule: GroupRule, says: string, judge: Judge, limits: PeerLimits): void {
  const closed: AddressRange[] = [];
  for (const cidr of cidrsOf(rule)) {
    judge.guard(rule.holder, () => {
      const range = parseCidr(cidr.text);
      if (range === undefined)
        judge.violation(rule.holder, `${says} something at ${cidr.path} that is no address range`);
      else if (isPublic(range)) judge.violation(rule.holder, `${says} public range ${told(cidr.text, "range")}`);
      else closed.push(range);
    });
  }
  // An IPv6 range holds no IPv4 address, so that none is too wide.
  for (const range of joinRanges(closed)) {
    const length = prefixLengthFor(countAddresses([range], 4), 4);
    if (length < limits.widestIpv4) {
      judge.violation(rule.holder, `${says} a private range as wide as /${length}, wider than /${limits.widestIpv4}`);
    }
  }
}
