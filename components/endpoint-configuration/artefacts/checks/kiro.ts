import type { EndpointSettings } from "../../endpoint-settings.ts";
import { CENTRAL_MCP, KIRO_FOLDER, MANAGED_SETTINGS, SID, USER_MCP } from "../../paths.ts";
import type { ComplianceCheck } from "../compliance-script.ts";
import { LOCKED_RIGHTS } from "../locked-files.ts";
import { psList, psText } from "../powershell.ts";

/** Folders of the people who have worked on the desktop. */
export const PROFILE_FUNCTION: readonly string[] = [
  "function Get-ProfileFolder {",
  "    Get-CimInstance -ClassName Win32_UserProfile | Where-Object { -not $_.Special } | ForEach-Object { $_.LocalPath }",
  "}",
];

/** Checks of Kiro's own files. */
export function kiroChecks(
  { servers, legacyCentralMcpConfig }: Pick<EndpointSettings, "servers" | "legacyCentralMcpConfig">,
  digest: string,
): readonly ComplianceCheck[] {
  const names = servers.map(({ name }) => name);
  return [
    managedContent(digest),
    managedRights(),
    registryOnly(names),
    // Where the guide's own form is wanted, its file and links are no leftovers.
    ...(legacyCentralMcpConfig ? [] : [leftovers()]),
  ];
}

function managedContent(digest: string): ComplianceCheck {
  return {
    id: "managed-settings",
    what: "Kiro's administration settings are there, in UTF-8 without a byte order mark, and the approved ones.",
    lines: [
      `$path = ${psText(MANAGED_SETTINGS)}`,
      "if (-not (Test-Path -LiteralPath $path -PathType Leaf)) {",
      '    return "$path is missing"',
      "}",
      "$bytes = [System.IO.File]::ReadAllBytes($path)",
      "if ($bytes.Length -ge 2 -and ($bytes[0] -ge 0xEF -or $bytes[0] -eq 0)) {",
      '    "$path begins with a byte order mark or is not UTF-8"',
      "}",
      "try {",
      "    $text = (New-Object System.Text.UTF8Encoding($false, $true)).GetString($bytes)",
      "    $text | ConvertFrom-Json | Out-Null",
      "}",
      "catch {",
      '    "$path is not valid JSON"',
      "}",
      "$found = (Get-FileHash -LiteralPath $path -Algorithm SHA256).Hash.ToLowerInvariant()",
      `if ($found -ne ${psText(digest)}) {`,
      '    "$path is not the approved version: its digest is $found"',
      "}",
    ],
  };
}

function managedRights(): ComplianceCheck {
  const expected = LOCKED_RIGHTS.map(({ sid, rights }) => `${sid} Allow ${rights}`).sort();
  return {
    id: "managed-settings-rights",
    what: "Users only read them: the access list is SYSTEM, Administrators and Users, and nothing is inherited.",
    lines: [
      `$expected = ${psList(expected)}`,
      `foreach ($path in ${psList([KIRO_FOLDER, MANAGED_SETTINGS])}) {`,
      "    $item = Get-Item -LiteralPath $path -Force",
      "    if ($item.Attributes -band [System.IO.FileAttributes]::ReparsePoint) {",
      '        "$path is a link"',
      "    }",
      "    $acl = Get-Acl -LiteralPath $path",
      "    if (-not $acl.AreAccessRulesProtected) {",
      '        "$path inherits rights"',
      "    }",
      "    $owner = $acl.GetOwner([System.Security.Principal.SecurityIdentifier]).Value",
      `    if (${psList([SID.system, SID.administrators])} -notcontains $owner) {`,
      '        "$path belongs to $owner"',
      "    }",
      "    $rules = $acl.GetAccessRules($true, $true, [System.Security.Principal.SecurityIdentifier])",
      "    $found = @($rules | ForEach-Object { '{0} {1} {2}' -f $_.IdentityReference.Value, $_.AccessControlType, $_.FileSystemRights } | Sort-Object)",
      "    if (($found -join '; ') -ne ($expected -join '; ')) {",
      `        "$path may be used by: $($found -join '; ')"`,
      "    }",
      "}",
    ],
  };
}

function registryOnly(names: readonly string[]): ComplianceCheck {
  return {
    id: "mcp-registry-only",
    what: "Users' own MCP settings name servers of the registry and nothing else.",
    lines: [
      `$approved = ${psList(names)}`,
      "foreach ($profileFolder in @(Get-ProfileFolder)) {",
      `    $path = Join-Path $profileFolder ${psText(USER_MCP)}`,
      "    if (-not (Test-Path -LiteralPath $path -PathType Leaf)) {",
      "        continue",
      "    }",
      "    $settings = [System.IO.File]::ReadAllText($path) | ConvertFrom-Json",
      "    if ($null -eq $settings.PSObject.Properties['mcpServers']) {",
      "        continue",
      "    }",
      "    foreach ($server in @($settings.mcpServers.PSObject.Properties)) {",
      "        $type = $server.Value.PSObject.Properties['type']",
      "        if ($null -eq $type -or $type.Value -ne 'registry') {",
      `            "$path starts $($server.Name) past the registry"`,
      "        }",
      "        elseif ($approved -notcontains $server.Name) {",
      `            "$path names $($server.Name), which is not approved"`,
      "        }",
      "    }",
      "}",
    ],
  };
}

/** What earlier ways of setting Kiro up left behind: the guide's central file, and links to it. */
function leftovers(): ComplianceCheck {
  return {
    id: "mcp-leftovers",
    what: "Nothing is left of MCP settings that were put in place in another way.",
    lines: [
      `if (Test-Path -LiteralPath ${psText(CENTRAL_MCP)}) {`,
      `    ${psText(`${CENTRAL_MCP} is left over; Kiro does not read it`)}`,
      "}",
      "foreach ($profileFolder in @(Get-ProfileFolder)) {",
      `    $path = Join-Path $profileFolder ${psText(USER_MCP)}`,
      "    $item = Get-Item -LiteralPath $path -Force -ErrorAction SilentlyContinue",
      "    if ($null -ne $item -and ($item.Attributes -band [System.IO.FileAttributes]::ReparsePoint)) {",
      '        "$path is a link"',
      "    }",
      "}",
    ],
  };
}
