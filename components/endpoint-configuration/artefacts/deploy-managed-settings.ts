import { sha256 } from "../../artefacts/published-file.ts";
import type { Artefact } from "../../foundation/artefact.ts";
import { KIRO_FOLDER, MANAGED_SETTINGS } from "../paths.ts";
import { LOCK_FUNCTIONS } from "./locked-files.ts";
import { PS_STRICT, psText } from "./powershell.ts";

/**
 * A script that puts Kiro's administration settings in place and locks them (guide section 4.2.1, with the location
 * that Kiro reads). Run as SYSTEM, every day: what was changed in between is put right.
 *
 * The settings travel in Base64, so that no editor, shell or line ending changes a byte of them.
 *
 * @control MAS-TRM 9.1.1, 11.3.1
 */
export function deployManagedSettings(settings: Artefact): Artefact {
  const lines = [
    "# Puts Kiro's administration settings in place, for reading only. Kiro reads them when it starts.",
    ...PS_STRICT,
    "",
    ...LOCK_FUNCTIONS,
    "",
    `$folder = ${psText(KIRO_FOLDER)}`,
    `$target = ${psText(MANAGED_SETTINGS)}`,
    `$expected = ${psText(sha256(settings.content))}`,
    `$content = [System.Convert]::FromBase64String(${psText(Buffer.from(settings.content, "utf8").toString("base64"))})`,
    "",
    "Remove-Link $folder",
    "New-Item -ItemType Directory -Path $folder -Force | Out-Null",
    "Lock-Path $folder",
    "",
    "# Written beside and moved, so that Kiro never reads half a file.",
    '$draft = "$target.new"',
    "Remove-Link $draft",
    "Remove-Link $target",
    "[System.IO.File]::WriteAllBytes($draft, $content)",
    "Lock-Path $draft",
    "Move-Item -LiteralPath $draft -Destination $target -Force",
    "Lock-Path $target",
    "",
    "$found = (Get-FileHash -LiteralPath $target -Algorithm SHA256).Hash.ToLowerInvariant()",
    "if ($found -ne $expected) {",
    '    throw "$target is not what was deployed: its digest is $found"',
    "}",
    'Write-Output "$target is in place."',
    "",
  ];
  return {
    path: "endpoints/scripts/deploy-managed-settings.ps1",
    mediaType: "text/plain",
    purpose: "Script that puts Kiro's administration settings in place; Systems Manager runs it every day.",
    content: lines.join("\n"),
  };
}
