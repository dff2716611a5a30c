/** One thing that the daily check looks at. */
export interface ComplianceCheck {
  /** Id that reports and auditors know it by. */
  readonly id: string;
  /** What it makes sure of, in one sentence. */
  readonly what: string;
  /** PowerShell lines that write one text for each thing that is wrong, and nothing when all is well. */
  readonly lines: readonly string[];
}

/** Lines inside a block. */
export function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === "" ? "" : `    ${line}`));
}

/**
 * The script around the checks: each is run, whatever the others found; one that fails counts as not passed. The
 * result goes out as CSV, and the exit code tells Systems Manager whether the desktop complies.
 */
export function complianceScript(setUp: readonly string[], checks: readonly ComplianceCheck[]): string {
  const lines = [
    "# Looks whether this desktop is set up as the bank decided. Changes nothing. Runs as SYSTEM.",
    "$ErrorActionPreference = 'Stop'",
    "Set-StrictMode -Version 2.0",
    "$results = New-Object System.Collections.ArrayList",
    "",
    "function Invoke-Check {",
    "    param([string] $Id, [scriptblock] $Test)",
    "    try {",
    "        $problems = @(& $Test)",
    "    }",
    "    catch {",
    "        $problems = @('could not be checked: ' + $_.Exception.Message)",
    "    }",
    "    $status = 'COMPLIANT'",
    "    if ($problems.Count -gt 0) {",
    "        $status = 'NON_COMPLIANT'",
    "    }",
    "    $row = [pscustomobject]@{",
    "        Time = (Get-Date).ToUniversalTime().ToString('o')",
    "        Computer = $env:COMPUTERNAME",
    "        Check = $Id",
    "        Status = $status",
    "        Detail = ($problems -join ' | ')",
    "    }",
    "    $results.Add($row) | Out-Null",
    "}",
    "",
    ...setUp,
    ...checks.flatMap(({ id, what, lines: body }) => [
      "",
      `# ${what}`,
      `Invoke-Check '${id}' {`,
      ...indented(body),
      "}",
    ]),
    "",
    "$results | ConvertTo-Csv -NoTypeInformation",
    "$failed = @($results | Where-Object { $_.Status -ne 'COMPLIANT' })",
    "if ($failed.Count -gt 0) {",
    "    exit 1",
    "}",
    "exit 0",
    "",
  ];
  return lines.join("\n");
}
