import type { Artefact } from "../../foundation/artefact.ts";
import type { HostEntry } from "../domain-classes.ts";
import type { EgressPlan } from "../egress-plan.ts";

/**
 * Rules for the bank's own firewall or proxy (guide sections 2.2.2 and 3.3): denied hosts, allowed ones, nothing else.
 *
 * The form is the guide's. Names of private endpoints are left out, since such requests never come to the firewall.
 *
 * @control MAS-TRM 11.2.1, 11.1.5
 */
export function firewallRules(plan: EgressPlan): Artefact {
  const rule = (verb: "allow" | "deny") => (entry: HostEntry) => [
    `# ${entry.reason} (${entry.source})`,
    `${verb} tcp any any eq 443 host ${entry.host}`,
  ];
  const isPublic = ({ host }: HostEntry) => !plan.privateHosts.includes(host);
  const lines = [
    "# Outbound rules for Kiro desktops, in order: the first that fits decides.",
    "# Log what they allow and what they deny (MAS-TRM 12.2).",
    "",
    "# Denied, whatever is allowed below.",
    ...plan.denied.flatMap(rule("deny")),
    ...plan.allowed.flatMap(({ name, meaning, hosts }) => [
      "",
      `# Class ${name}. ${meaning}`,
      ...hosts.filter(isPublic).flatMap(rule("allow")),
    ]),
    "",
    "# Everything else.",
    "deny tcp any any eq 443",
    "deny tcp any any eq 80",
  ];
  return {
    path: "egress/firewall-rules.txt",
    mediaType: "text/plain",
    purpose: "Outbound rules that the bank's network team puts into its firewall or proxy.",
    content: `${lines.join("\n")}\n`,
  };
}
