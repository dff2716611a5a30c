import { examineFile } from "../../kit/artefacts/examine-file.ts";
import { MCP_REGISTRY, type McpSources, registryFaults } from "../../kit/artefacts/mcp-servers.ts";
import { FILE_HOLDERS } from "../../kit/artefacts/published-file.ts";
import { resourceRule } from "../../kit/rule.ts";
import { BUCKET_OBJECTS } from "../../kit/artefacts/types.ts";

const registryOf = (version: string): string =>
  JSON.stringify({
    servers: [
      {
        server: {
          name: "git",
          title: "Git",
          description: "Reads repositories on the desktop.",
          version,
          packages: [
            {
              registryType: "pypi",
              registryBaseUrl: "https://packages.bank.example/pypi/simple",
              identifier: "mcp-server-git",
              transport: { type: "stdio" },
            },
          ],
        },
      },
    ],
  });

/**
 * A published registry of MCP servers lists exact versions from known sources, and no server for the open web.
 *
 * Kiro itself refuses ranges, but takes the word `latest`, which means another server tomorrow.
 */
export const mcpRegistryApproved = resourceRule<McpSources>({
  id: "mcp-registry-approved",
  control: "MAS-3.4-03",
  title: "The MCP registry lists exact versions from approved sources only",
  severity: "high",
  types: FILE_HOLDERS,
  cause:
    "Kiro starts what the registry says, with the developer's rights: a version that floats, a source that anyone can write to or a server for the open web carries code in and data out.",
  remediation:
    "Give each server one exact version and one package or HTTPS remote, packages by npm, pypi or oci with a digest, and take out servers that search, browse or fetch the web.",
  source: "https://kiro.dev/docs/cli/mcp/governance",
  settings: {
    approvedPackageRegistries: {
      type: "array",
      items: { type: "string" },
      description:
        "Addresses of the bank's package mirrors, one of which each package must name; any HTTPS address, or none, when empty",
      default: [],
    },
  },
  examples: {
    compliant: [
      { type: BUCKET_OBJECTS[0], props: { bucket: "mcp", key: "registry.json", content: registryOf("1.2.3") } },
    ],
    violating: [
      { type: BUCKET_OBJECTS[0], props: { bucket: "mcp", key: "registry.json", content: registryOf("latest") } },
    ],
  },
  check(resource, judge, settings) {
    examineFile(resource, judge, MCP_REGISTRY, (content) => registryFaults(content, settings));
  },
});
