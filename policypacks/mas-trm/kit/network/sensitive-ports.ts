import { type AddressRange, countAddresses, parseCidr, prefixLengthFor } from "./cidr.ts";
import type { Judge } from "../judge.ts";
import type { Props } from "../props.ts";
import { joinRanges } from "./join-ranges.ts";
import { entriesOf, followPrefixList } from "./prefix-list.ts";
import { cidrsOf, type GroupRule, portsOf, prefixListsOf, protocolOf } from "./security-group-rules.ts";

/** Which ports are sensitive, and how wide a range may be that reaches them. */
export interface PortLimits {
  readonly ports: readonly string[];
  /** The shortest prefix of an IPv4 range. */
  readonly widestIpv4: number;
}

/** Protocols that reach a port; security groups do not look at SCTP's. */
const WITH_PORTS: ReadonlySet<string> = new Set(["all", "tcp", "udp", "sctp", "132"]);

/** One IPv6 subnet. */
const WIDEST_IPV6 = 64;

/**
 * Judges whether a rule of a security group lets a wide range reach a sensitive port. Ranges count together, those of
 * prefix lists of the stack included; who answers for lists from elsewhere is asked by another rule.
 */
export function judgeSensitivePorts(rule: GroupRule, judge: Judge, { ports, widestIpv4 }: PortLimits): void {
  const covered = coveredPorts(rule, ports);
  if (covered.length === 0) return;
  for (const range of joinRanges(sourcesOf(rule, judge))) {
    const length = prefixLengthFor(countAddresses([range], range.version), range.version);
    const label = rule.label === "" ? "" : `${rule.label} `;
    const why = `${label}lets a range as wide as /${length} reach port ${listed(covered)}`;
    judge.require(length >= (range.version === 4 ? widestIpv4 : WIDEST_IPV6), rule.holder, why);
  }
}

function sourcesOf(rule: GroupRule, judge: Judge): readonly AddressRange[] {
  const ranges: AddressRange[] = [];
  const add = (cidr: Props) =>
    judge.guard(rule.holder, () => {
      const range = parseCidr(cidr.text ?? "");
      if (range !== undefined) ranges.push(range);
    });
  for (const cidr of cidrsOf(rule)) add(cidr);
  for (const id of prefixListsOf(rule)) {
    judge.guard(rule.holder, () => {
      const list = followPrefixList(rule.holder, id);
      if (list.kind === "own") for (const { cidr } of entriesOf(list.list)) add(cidr);
    });
  }
  return ranges;
}

function coveredPorts(rule: GroupRule, sensitive: readonly string[]): readonly string[] {
  const ports = WITH_PORTS.has(protocolOf(rule)) ? portsOf(rule) : undefined;
  return ports === undefined ? [] : sensitive.filter((port) => ports.from <= Number(port) && Number(port) <= ports.to);
}

/** Names a few, and counts the rest. */
function listed(ports: readonly string[]): string {
  const named = ports.slice(0, 3).join(", ");
  return ports.length > 3 ? `${named} and ${ports.length - 3} more` : named;
}
