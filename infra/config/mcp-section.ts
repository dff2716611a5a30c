import { section, text } from "./parts.ts";

/** The MCP layer: which MCP servers Kiro may start. */
export const mcpSection = section({
  servers: text(
    /^(?![/\\])(?!.*\.\.)[\w./-]+\.ya?ml$/,
    "must be a .yaml file inside the project, such as mcp/servers.yaml",
  ).describe("File of the approved MCP servers with their change records, from the project's folder."),
  servedThrough: text(/^vpce-[0-9a-f]{8,17}$/, "must be a VPC endpoint id such as vpce-0123456789abcdef0")
    .exactOptional()
    .describe(
      "Id of S3's gateway endpoint, the output endpointIds.s3: desktops then fetch the registry from its bucket.",
    ),
});
