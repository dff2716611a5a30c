import type { Artefact } from "../../foundation/artefact.ts";
import { jsonText } from "../../foundation/json-text.ts";
import type { McpServer } from "../mcp-server.ts";

/**
 * A user's own MCP settings once there is a registry: which of its servers to start, by name alone.
 * Source: Kiro documentation, "MCP registry".
 */
export function userMcpJson(servers: readonly McpServer[]): Artefact {
  return {
    path: "mcp/user-mcp.json",
    mediaType: "application/json",
    purpose: "Template of .kiro/settings/mcp.json in each user's profile; the desktop image carries it.",
    content: jsonText({ mcpServers: Object.fromEntries(servers.map(({ name }) => [name, { type: "registry" }])) }),
  };
}
