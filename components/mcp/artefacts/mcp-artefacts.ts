import type { Artefact } from "../../foundation/artefact.ts";
import type { McpServer } from "../mcp-server.ts";
import { governanceRunbook } from "./governance-runbook.ts";
import { registryJson } from "./registry-json.ts";
import { userMcpJson } from "./user-mcp-json.ts";

/**
 * All files about MCP servers.
 *
 * @param registryUrl address that the Kiro console gets
 */
export function mcpArtefacts(servers: readonly McpServer[], registryUrl: string): readonly Artefact[] {
  return [registryJson(servers), userMcpJson(servers), governanceRunbook(servers, registryUrl)];
}
