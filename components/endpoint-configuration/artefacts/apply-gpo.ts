import type { Artefact } from "../../foundation/artefact.ts";
import { PS_STRICT, psText } from "./powershell.ts";
import { REGISTRY_POLICIES } from "./registry-policies.ts";

/**
 * A script that puts the policies into a Group Policy Object, for a domain administrator: AWS has no API for Group
 * Policy.
 * Source: Windows PowerShell, GroupPolicy and AppLocker modules.
 */
export function applyGpo(): Artefact {
  const set = REGISTRY_POLICIES.map(
    ({ hive, key, value, data }) =>
      `Set-GPRegistryValue -Name $Name -Key ${psText(`${hive}\\${key}`)} -ValueName ${psText(value)} -Type DWord -Value ${data} | Out-Null`,
  );
  const lines = [
    "# Puts the desktops' policies into a Group Policy Object. Run by a domain administrator, in the folder of",
    "# applocker.xml and GptTmpl.inf, on a machine with the GroupPolicy, AppLocker and ActiveDirectory modules.",
    "[CmdletBinding()]",
    "param(",
    "    [string] $Name = 'Kiro desktops',",
    "    [Parameter(Mandatory = $true)]",
    "    [string] $OrganizationalUnit",
    ")",
    "",
    ...PS_STRICT,
    "Import-Module -Name @('GroupPolicy', 'AppLocker', 'ActiveDirectory')",
    "",
    "$policy = Get-GPO -Name $Name -ErrorAction SilentlyContinue",
    "if ($null -eq $policy) {",
    "    $policy = New-GPO -Name $Name -Comment 'Rendered by the Kiro landing zone; change its configuration, not this.'",
    "}",
    "",
    ...set,
    "",
    "$domain = (Get-ADDomain).DNSRoot",
    `$link = 'LDAP://CN={' + $policy.Id + '},CN=Policies,CN=System,' + (Get-ADDomain).DistinguishedName`,
    "Set-AppLockerPolicy -XmlPolicy (Join-Path $PSScriptRoot 'applocker.xml') -Ldap $link",
    "",
    "# Windows reads security templates as UTF-16.",
    "$template = Join-Path $env:TEMP 'GptTmpl.inf'",
    "[System.IO.File]::WriteAllText($template, [System.IO.File]::ReadAllText((Join-Path $PSScriptRoot 'GptTmpl.inf')), [System.Text.Encoding]::Unicode)",
    "",
    "$linked = @((Get-GPInheritance -Target $OrganizationalUnit).GpoLinks | Where-Object { $_.DisplayName -eq $Name })",
    "if ($linked.Count -eq 0) {",
    "    New-GPLink -Name $Name -Target $OrganizationalUnit -LinkEnabled Yes | Out-Null",
    "}",
    "",
    'Write-Output "Policies of $Name are set in $domain."',
    'Write-Output "Last step, by hand: edit $Name, Computer Configuration > Windows Settings > Security Settings, Import Policy, $template."',
    "",
  ];
  return {
    path: "endpoints/gpo/apply-gpo.ps1",
    mediaType: "text/plain",
    purpose: "Script by which a domain administrator puts the policies into a Group Policy Object.",
    content: lines.join("\n"),
  };
}
