import type { Artefact } from "../../foundation/artefact.ts";
import { table } from "../../foundation/markdown.ts";
import type { McpServer } from "../mcp-server.ts";

/**
 * What people do about MCP servers, and what they approved: the steps in the Kiro console, which has no API, and the
 * change record of each server.
 *
 * @control MAS-TRM 3.4.1, 7.5.1
 */
export function governanceRunbook(servers: readonly McpServer[], registryUrl: string): Artefact {
  const lines = [
    "# MCP servers",
    "",
    "## Switch on the registry",
    "",
    "1. From a desktop, open the registry's address. It must answer with `registry.json`, without a certificate warning:",
    "",
    `   ${registryUrl}`,
    "",
    "2. In the Kiro console of the profile's region, under Settings, Shared settings: switch MCP on and enter the address as MCP registry URL.",
    "3. Switch off Cloud Sessions: they do not read the registry.",
    "4. Restart Kiro on a desktop. It must offer the servers below and no other; a server of the user's own must not start.",
    "",
    "Kiro fetches the registry when it starts and every 24 hours. A server that is no longer in it is stopped, one in another version is started anew. If Kiro cannot reach its governance service, it starts no MCP server.",
    "",
    "The registry is enforced by the client: it rests on desktops without local administrators and with application control.",
    "",
    "## Change it",
    "",
    "1. Raise a change with the server, its exact version, the hosts that it needs, the third-party review, and how to go back. Tier 2 needs a security review too; tier 3 (web search, browsers, servers that nobody reviewed) is prohibited.",
    "2. Once approved, add or change the server in the file of servers, with the change record. The subject must say what was approved: kind, identifier or address, version.",
    "3. Add the hosts to the egress section of the stack file, unless a class of hosts has them.",
    "4. Preview, have it reviewed, deploy. An alarm tells of the write; compare the time with the change.",
    "",
    "To withdraw a server at once, remove it from the file and deploy, then have clients restarted.",
    "",
    "## Approved servers",
    "",
    servers.length === 0
      ? "None."
      : table(
          [
            "Server",
            "Tier",
            "Subject",
            "Record",
            "Approver",
            "On",
            "Third-party review",
            "Security review",
            "Hosts",
            "Rollback",
          ],
          servers.map(({ name, tier, change }) => [
            name,
            String(tier),
            change.subject,
            change.record,
            change.approver,
            change.approvedOn,
            change.thirdPartyReview,
            change.securityReview ?? "",
            change.egressHosts.join(", "),
            change.rollback,
          ]),
        ),
    "",
  ];
  return {
    path: "mcp/runbook.md",
    mediaType: "text/markdown",
    purpose: "Steps in the Kiro console and the change records of the approved servers, for the Security Admin.",
    content: lines.join("\n"),
  };
}
