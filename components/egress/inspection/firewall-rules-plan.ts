import { allowedHosts, type EgressPlan } from "../egress-plan.ts";

/** Protocols by which a domain list knows a host: the server name of a TLS handshake, the Host header of plain HTTP. */
export type HostProtocol = "TLS_SNI" | "HTTP_HOST";

/** What one rule group of the firewall looks for, before it is put in the provider's terms. */
export type FirewallRules =
  | {
      readonly kind: "hosts";
      readonly verdict: "ALLOWLIST" | "DENYLIST";
      readonly hosts: readonly string[];
      readonly protocols: readonly HostProtocol[];
    }
  | {
      readonly kind: "signatures";
      /** Rules in Suricata's language, one a line. */
      readonly text: string;
    };

/** One rule group, with its place in the order. */
export interface FirewallRuleGroup {
  /** Last part of its name. */
  readonly role: "protocols" | "denied" | "allowed";
  /** The lowest is asked first, and the first that fits decides. */
  readonly priority: number;
  /** Most rules that it can ever hold. AWS does not change it afterwards, so there is room to grow. */
  readonly capacity: number;
  readonly description: string;
  readonly rules: FirewallRules;
}

/** Most hosts that the allow list takes: AWS counts each host once for each protocol, with room to spare here. */
export const MOST_HOSTS = 1000;

/** A rule in Suricata's language: it drops what fits, and the firewall logs that. */
const drop = (sid: number, what: string, why: string) => `drop ${what} (msg:"${why}"; sid:${sid}; rev:1;)`;

/** What leaves at all: TCP to port 443. It holds even where a security group is widened by mistake. */
const PROTOCOLS = [
  drop(1, "udp $HOME_NET any -> any any", "UDP leaves from no desktop"),
  drop(2, "icmp $HOME_NET any -> any any", "ICMP leaves from no desktop"),
  drop(3, "tcp $HOME_NET any -> any !443", "TCP leaves to port 443 only"),
].join("\n");

/**
 * The firewall's rule groups in strict order: protocols, denied hosts, allowed hosts. What none of them decides is
 * dropped by the policy.
 *
 * Denied hosts are known by TLS and by plain HTTP. Allowed ones by TLS alone: nothing that desktops need speaks plain
 * HTTP, and a Host header is the easier of the two to forge. Private hosts are in no list, as their traffic never comes
 * here.
 *
 * @control MAS-TRM 11.1.5, 11.2.1
 */
export function planFirewallRules(plan: EgressPlan): readonly FirewallRuleGroup[] {
  const allowed = allowedHosts(plan).filter((host) => !plan.privateHosts.includes(host));
  return [
    {
      role: "protocols",
      priority: 100,
      capacity: 100,
      description: "Nothing but TCP to port 443 leaves.",
      rules: { kind: "signatures", text: PROTOCOLS },
    },
    {
      role: "denied",
      priority: 200,
      capacity: 200,
      description: "Hosts that no desktop may reach, whatever is allowed.",
      rules: {
        kind: "hosts",
        verdict: "DENYLIST",
        hosts: plan.denied.map(({ host }) => host),
        protocols: ["TLS_SNI", "HTTP_HOST"],
      },
    },
    {
      role: "allowed",
      priority: 300,
      capacity: MOST_HOSTS,
      description: "Public hosts that desktops may reach.",
      rules: { kind: "hosts", verdict: "ALLOWLIST", hosts: allowed, protocols: ["TLS_SNI"] },
    },
  ];
}
