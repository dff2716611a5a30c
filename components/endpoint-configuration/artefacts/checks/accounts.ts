import { SID } from "../../paths.ts";
import type { ComplianceCheck } from "../compliance-script.ts";
import { psList, psText } from "../powershell.ts";

/**
 * Check of who is a local administrator.
 *
 * Members are read by ADSI, since Get-LocalGroupMember fails on a member whose account is gone. The built-in account
 * cannot be removed from the group and so is left out.
 */
export function accountChecks(approved: readonly string[]): readonly ComplianceCheck[] {
  return [
    {
      id: "local-administrators",
      what: "Only approved accounts and groups are local administrators.",
      lines: [
        `$approved = ${psList(approved)}`,
        "$builtIn = @(Get-CimInstance -ClassName Win32_UserAccount -Filter \"LocalAccount = TRUE AND SID LIKE 'S-1-5-21-%-500'\" | ForEach-Object { $_.SID })",
        `$group = New-Object System.Security.Principal.SecurityIdentifier(${psText(SID.administrators)})`,
        "$name = $group.Translate([System.Security.Principal.NTAccount]).Value.Split('\\')[-1]",
        "$members = ([ADSI]\"WinNT://./$name,group\").psbase.Invoke('Members')",
        "foreach ($member in @($members)) {",
        "    $bytes = $member.GetType().InvokeMember('objectSid', 'GetProperty', $null, $member, $null)",
        "    $sid = (New-Object System.Security.Principal.SecurityIdentifier($bytes, 0)).Value",
        "    if ($approved -notcontains $sid -and $builtIn -notcontains $sid) {",
        '        "$sid is a local administrator"',
        "    }",
        "}",
      ],
    },
  ];
}
