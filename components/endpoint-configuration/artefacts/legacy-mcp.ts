import type { Artefact } from "../../foundation/artefact.ts";
import { jsonText } from "../../foundation/json-text.ts";
import type { McpServer } from "../../mcp/mcp-server.ts";
import { CENTRAL_MCP, SID, USER_MCP } from "../paths.ts";
import { LOCK_FUNCTIONS } from "./locked-files.ts";
import { PS_STRICT, psText } from "./powershell.ts";

const WARNING = [
  "# The guide's own form (section 4.2). Kiro does not read the central file, a user can replace a link, and a profile",
  "# whose settings cannot be written breaks Kiro. Prefer the registry and the administration settings.",
] as const;

/**
 * The guide's central MCP settings with its two scripts, for banks that want them all the same: off by default.
 *
 * Corrected where the guide's scripts do harm: the access list keeps SYSTEM and Administrators, and versions are exact.
 */
export function legacyCentralMcp(servers: readonly McpServer[]): readonly Artefact[] {
  return [
    {
      path: "endpoints/legacy/mcp.json",
      mediaType: "application/json",
      purpose: "Central MCP settings in the guide's form, which Kiro does not read.",
      content: jsonText({ mcpServers: Object.fromEntries(servers.map((server) => [server.name, entryOf(server)])) }),
    },
    script("deploy-mcp.ps1", "Start-up script of the guide that copies the central settings and links to them.", [
      "param(",
      "    [Parameter(Mandatory = $true)]",
      "    [string] $Source",
      ")",
      "",
      ...PS_STRICT,
      "",
      ...LOCK_FUNCTIONS,
      "",
      `$target = ${psText(CENTRAL_MCP)}`,
      "New-Item -ItemType Directory -Path (Split-Path -Parent $target) -Force | Out-Null",
      "Remove-Link $target",
      "Copy-Item -LiteralPath $Source -Destination $target -Force",
      "Lock-Path $target",
      "",
      `$link = Join-Path $env:USERPROFILE ${psText(USER_MCP)}`,
      "New-Item -ItemType Directory -Path (Split-Path -Parent $link) -Force | Out-Null",
      "New-Item -ItemType SymbolicLink -Path $link -Target $target -Force | Out-Null",
    ]),
    script("block-local-mcp.ps1", "Script of the guide that keeps users from writing Kiro's settings.", [
      ...PS_STRICT,
      "",
      `$users = New-Object System.Security.Principal.SecurityIdentifier(${psText(SID.users)})`,
      "foreach ($path in @((Join-Path $env:USERPROFILE '.kiro\\settings'), (Join-Path $env:APPDATA 'Kiro\\settings'))) {",
      "    if (Test-Path -LiteralPath $path) {",
      "        $acl = Get-Acl -LiteralPath $path",
      "        $rule = New-Object System.Security.AccessControl.FileSystemAccessRule($users, 'Write', 'ContainerInherit, ObjectInherit', 'None', 'Deny')",
      "        $acl.AddAccessRule($rule)",
      "        Set-Acl -LiteralPath $path -AclObject $acl",
      "    }",
      "}",
    ]),
  ];
}

function script(name: string, purpose: string, lines: readonly string[]): Artefact {
  return {
    path: `endpoints/legacy/${name}`,
    mediaType: "text/plain",
    purpose,
    content: [...WARNING, ...lines, ""].join("\n"),
  };
}

function entryOf({ package: started, remote, version }: McpServer): Readonly<Record<string, unknown>> {
  if (started === undefined) return { url: remote?.url };
  switch (started.registry) {
    case "npm":
      return { command: "npx", args: ["-y", `${started.identifier}@${version}`] };
    case "pypi":
      return { command: "uvx", args: [`${started.identifier}==${version}`] };
    case "oci":
      return { command: "docker", args: ["run", "--rm", "-i", started.identifier] };
  }
}
