import type { ComplianceCheck } from "../compliance-script.ts";
import { psText } from "../powershell.ts";
import { REGISTRY_POLICIES } from "../registry-policies.ts";

/** Checks of what Windows and the DLP agent enforce. */
export function windowsChecks(dlpService: string, programs: "audit" | "enforce"): readonly ComplianceCheck[] {
  return [dlpAgent(dlpService), applicationControl(programs), registryValues()];
}

function dlpAgent(service: string): ComplianceCheck {
  return {
    id: "dlp-agent",
    what: "The DLP agent runs, and starts with Windows.",
    lines: [
      `$name = ${psText(service)}`,
      "$agent = Get-Service -Name $name -ErrorAction SilentlyContinue",
      "if ($null -eq $agent) {",
      '    return "$name is not installed"',
      "}",
      "if ($agent.Status -ne 'Running') {",
      '    "$name is $($agent.Status)"',
      "}",
      "if ($agent.StartType -ne 'Automatic') {",
      '    "$name starts $($agent.StartType)"',
      "}",
    ],
  };
}

function applicationControl(programs: "audit" | "enforce"): ComplianceCheck {
  const mode = programs === "enforce" ? "Enabled" : "AuditOnly";
  return {
    id: "application-control",
    what: "AppLocker is on for programs, and no rule lets every path run.",
    lines: [
      "if ((Get-Service -Name 'AppIDSvc').Status -ne 'Running') {",
      "    'the service AppIDSvc does not run, so AppLocker does nothing'",
      "}",
      "$policy = [xml](Get-AppLockerPolicy -Effective -Xml)",
      "$collections = @($policy.SelectNodes(\"/AppLockerPolicy/RuleCollection[@Type='Exe']\"))",
      `if (@($collections | Where-Object { $_.GetAttribute('EnforcementMode') -eq ${psText(mode)} }).Count -eq 0) {`,
      `    ${psText(`programs are not controlled in mode ${mode}`)}`,
      "}",
      "if (@($policy.SelectNodes(\"//FilePathRule[@Action='Allow']/Conditions/FilePathCondition[@Path='*']\")).Count -gt 0) {",
      "    'a rule lets every path run'",
      "}",
    ],
  };
}

/** Only those of the machine: those of users stand in hives that are loaded while they are signed in. */
function registryValues(): ComplianceCheck {
  const machine = REGISTRY_POLICIES.filter(({ hive }) => hive === "HKLM");
  return {
    id: "group-policy",
    what: "Removable storage and installers are as Group Policy says.",
    lines: [
      "$policies = @(",
      ...machine.map(({ key, value, data }, index) => {
        const comma = index < machine.length - 1 ? "," : "";
        return `    @{ Key = ${psText(`HKLM:\\${key}`)}; Value = ${psText(value)}; Data = ${data} }${comma}`;
      }),
      ")",
      "foreach ($policy in $policies) {",
      "    $found = Get-ItemProperty -LiteralPath $policy.Key -Name $policy.Value -ErrorAction SilentlyContinue",
      "    if ($null -eq $found) {",
      `        "$($policy.Key) $($policy.Value) is not set"`,
      "    }",
      "    elseif ($found.($policy.Value) -ne $policy.Data) {",
      `        "$($policy.Key) $($policy.Value) is $($found.($policy.Value))"`,
      "    }",
      "}",
    ],
  };
}
