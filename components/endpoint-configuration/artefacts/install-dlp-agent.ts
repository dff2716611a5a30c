import type { Artefact } from "../../foundation/artefact.ts";
import type { DlpAgent } from "../endpoint-settings.ts";
import { LOCK_FUNCTIONS } from "./locked-files.ts";
import { PS_STRICT, psText } from "./powershell.ts";

/** What msiexec returns for success: done, or done and a restart is due (Windows Installer error codes). */
const SUCCESS = [0, 3010];

/**
 * A script that installs the DLP agent where it is missing, and starts it where it stands still (guide section 4.1.3).
 *
 * The installer comes from a share; it runs only if its digest and its signer are the approved ones, from a folder
 * that users cannot write to.
 *
 * @control MAS-TRM 11.1.1, 11.3.1
 */
export function installDlpAgent({ service, installer }: DlpAgent): Artefact {
  const lines = [
    "# Installs the DLP agent where it is missing, and starts it where it stands still.",
    ...PS_STRICT,
    "",
    ...LOCK_FUNCTIONS,
    "",
    `$name = ${psText(service)}`,
    `$source = ${psText(installer.source)}`,
    `$expected = ${psText(installer.sha256)}`,
    `$signer = ${psText(installer.signer)}`,
    "",
    "$agent = Get-Service -Name $name -ErrorAction SilentlyContinue",
    "if ($null -eq $agent) {",
    "    $folder = Join-Path $env:SystemRoot ('Temp\\dlp-' + [System.Guid]::NewGuid().ToString())",
    "    New-Item -ItemType Directory -Path $folder | Out-Null",
    "    Lock-Path $folder",
    "    try {",
    "        $copy = Join-Path $folder 'agent.msi'",
    "        Copy-Item -LiteralPath $source -Destination $copy",
    "        $found = (Get-FileHash -LiteralPath $copy -Algorithm SHA256).Hash.ToLowerInvariant()",
    "        if ($found -ne $expected) {",
    '            throw "The installer is not the approved one: its digest is $found"',
    "        }",
    "        $signature = Get-AuthenticodeSignature -LiteralPath $copy",
    "        if ($signature.Status -ne 'Valid' -or -not $signature.SignerCertificate.Subject.Contains($signer)) {",
    '            throw "The installer is not signed as approved: $($signature.Status)"',
    "        }",
    "        $arguments = @('/i', ('\"' + $copy + '\"'), '/quiet', '/norestart')",
    "        $installation = Start-Process -FilePath 'msiexec.exe' -ArgumentList $arguments -Wait -PassThru",
    `        if (@(${SUCCESS.join(", ")}) -notcontains $installation.ExitCode) {`,
    '            throw "msiexec ended with $($installation.ExitCode)"',
    "        }",
    "    }",
    "    finally {",
    "        Remove-Item -LiteralPath $folder -Recurse -Force",
    "    }",
    "}",
    "",
    "Set-Service -Name $name -StartupType Automatic",
    "Start-Service -Name $name",
    'Write-Output "$name is $((Get-Service -Name $name).Status)."',
    "",
  ];
  return {
    path: "endpoints/scripts/install-dlp-agent.ps1",
    mediaType: "text/plain",
    purpose: "Script that installs and starts the DLP agent; Systems Manager runs it every day.",
    content: lines.join("\n"),
  };
}
