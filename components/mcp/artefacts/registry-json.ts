import type { Artefact } from "../../foundation/artefact.ts";
import { jsonText } from "../../foundation/json-text.ts";
import type { McpServer } from "../mcp-server.ts";

/**
 * The registry that Kiro reads: which MCP servers may be started, from where, in which version.
 *
 * It holds what Kiro documents and nothing else; tiers and change records stand in a file of their own.
 * Source: Kiro documentation, "MCP governance", registry file format.
 *
 * @control MAS-TRM 3.4.1, 6.1.3
 */
export function registryJson(servers: readonly McpServer[]): Artefact {
  return {
    path: "mcp/registry.json",
    mediaType: "application/json",
    purpose: "Registry of approved MCP servers; the program publishes it, the Kiro console gets its address.",
    content: jsonText({ servers: servers.map((server) => ({ server: entryOf(server) })) }),
  };
}

function entryOf(server: McpServer): Readonly<Record<string, unknown>> {
  const { name, title, description, version, package: started, remote } = server;
  const base = { name, title, description, version };
  if (started === undefined) return { ...base, remotes: [remote] };
  const { registry: registryType, identifier, baseUrl } = started;
  const mirror = baseUrl === undefined ? {} : { registryBaseUrl: baseUrl };
  return { ...base, packages: [{ registryType, ...mirror, identifier, transport: { type: "stdio" } }] };
}
