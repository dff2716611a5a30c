import type { Artefact } from "../../foundation/artefact.ts";
import { jsonText } from "../../foundation/json-text.ts";
import type { EndpointSettings } from "../endpoint-settings.ts";
import { HOOK_LOG_FOLDER } from "../paths.ts";
import { PS_STRICT, psText } from "./powershell.ts";

/** Drives that profiles lie on: C: on any Windows, D: on WorkSpaces. */
const DRIVES = ["C:", "D:"] as const;

/**
 * A hook that writes down each tool call of an agent, one JSON object a line: when, who, where, which tool.
 *
 * MCP calls run on the desktop and never reach CloudTrail, so this is their record. What was passed to the tool is left
 * out: it may hold personal data. The user owns the file until it is shipped, so it is shipped at once.
 * Source: Kiro documentation, "Hooks" (PostToolUse, JSON on the standard input).
 *
 * @control MAS-TRM 12.2.1
 */
export function auditHook(): Artefact {
  const lines = [
    "# Writes down a tool call of Kiro's agent. Register it as a PostToolUse hook; it gets the call as JSON on its input.",
    ...PS_STRICT,
    "",
    "$call = [Console]::In.ReadToEnd() | ConvertFrom-Json",
    `$folder = Join-Path $env:USERPROFILE ${psText(HOOK_LOG_FOLDER)}`,
    "New-Item -ItemType Directory -Path $folder -Force | Out-Null",
    "$now = (Get-Date).ToUniversalTime()",
    "$entry = [pscustomobject]@{",
    "    time = $now.ToString('o')",
    "    user = $env:USERNAME",
    "    computer = $env:COMPUTERNAME",
    "    event = $call.hook_event_name",
    "    tool = $call.tool_name",
    "}",
    "$line = ($entry | ConvertTo-Json -Compress) + [System.Environment]::NewLine",
    "$file = Join-Path $folder ('calls-' + $now.ToString('yyyyMMdd') + '.jsonl')",
    "[System.IO.File]::AppendAllText($file, $line, (New-Object System.Text.UTF8Encoding($false)))",
    "exit 0",
    "",
  ];
  return {
    path: "endpoints/logs/audit-hook.ps1",
    mediaType: "text/plain",
    purpose: "Hook that records each tool call of Kiro's agent; the desktop image carries it.",
    content: lines.join("\n"),
  };
}

/**
 * Settings of the CloudWatch agent that ships the records off the desktop.
 * Source: CloudWatch user guide, "Manually create or edit the CloudWatch agent configuration file".
 *
 * @control MAS-TRM 12.2.1, 12.2.2
 */
export function logAgentSettings({
  hookLogGroupName,
  region,
}: Pick<EndpointSettings, "hookLogGroupName" | "region">): Artefact {
  const files = DRIVES.map((drive) => ({
    file_path: `${drive}\\Users\\*\\${HOOK_LOG_FOLDER}\\*.jsonl`,
    log_group_name: hookLogGroupName,
    log_stream_name: "{hostname}",
    encoding: "utf-8",
    timezone: "UTC",
  }));
  return {
    path: "endpoints/logs/amazon-cloudwatch-agent.json",
    mediaType: "application/json",
    purpose: "Settings of the CloudWatch agent on desktops, which ships the record of tool calls.",
    content: jsonText({ agent: { region }, logs: { logs_collected: { files: { collect_list: files } } } }),
  };
}
