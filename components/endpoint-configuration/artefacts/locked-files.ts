import { SID } from "../paths.ts";

/** Rights on a locked file, as PowerShell writes them. */
export const LOCKED_RIGHTS: readonly { readonly sid: string; readonly rights: string }[] = [
  { sid: SID.system, rights: "FullControl" },
  { sid: SID.administrators, rights: "FullControl" },
  { sid: SID.users, rights: "ReadAndExecute, Synchronize" },
];

/**
 * PowerShell functions that lock a file or folder: SYSTEM and Administrators do everything, Users read, nothing is
 * inherited, and the owner is Administrators, since an owner may give himself rights.
 *
 * By SID, because names depend on the language of Windows. A link is never followed: users can make folders in
 * ProgramData, and so could lead SYSTEM to another place.
 *
 * @control MAS-TRM 9.1.1, 11.3.1
 */
export const LOCK_FUNCTIONS: readonly string[] = [
  "function Remove-Link {",
  "    param([string] $Path)",
  "    $item = Get-Item -LiteralPath $Path -Force -ErrorAction SilentlyContinue",
  "    if ($null -ne $item -and ($item.Attributes -band [System.IO.FileAttributes]::ReparsePoint)) {",
  "        $item.Delete()",
  "    }",
  "}",
  "",
  "function New-AccessRule {",
  "    param([string] $Sid, [string] $Rights, [string] $Inherit)",
  "    $identity = New-Object System.Security.Principal.SecurityIdentifier($Sid)",
  "    New-Object System.Security.AccessControl.FileSystemAccessRule($identity, $Rights, $Inherit, 'None', 'Allow')",
  "}",
  "",
  "function Lock-Path {",
  "    param([string] $Path)",
  "    $isFolder = Test-Path -LiteralPath $Path -PathType Container",
  "    $inherit = 'None'",
  "    $acl = New-Object System.Security.AccessControl.FileSecurity",
  "    if ($isFolder) {",
  "        $inherit = 'ContainerInherit, ObjectInherit'",
  "        $acl = New-Object System.Security.AccessControl.DirectorySecurity",
  "    }",
  "    $acl.SetAccessRuleProtection($true, $false)",
  `    $acl.SetOwner((New-Object System.Security.Principal.SecurityIdentifier('${SID.administrators}')))`,
  ...LOCKED_RIGHTS.map(({ sid, rights }) => `    $acl.AddAccessRule((New-AccessRule '${sid}' '${rights}' $inherit))`),
  "    Set-Acl -LiteralPath $Path -AclObject $acl",
  "}",
];
