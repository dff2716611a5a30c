import { createHash } from "node:crypto";
import { expect } from "chai";
import { complianceChecks } from "../../../components/endpoint-configuration/artefacts/compliance-check.ts";
import { managedSettings } from "../../../components/endpoint-configuration/artefacts/managed-settings.ts";
import { type EndpointSettings, endpointScripts } from "../../../components/index.ts";
import { powerShellCommands, powerShellErrors } from "../../support/parse-powershell.ts";
import { ENDPOINT_SETTINGS } from "../endpoint-fixtures.ts";

const managed = managedSettings(ENDPOINT_SETTINGS);
const checksOf = (change: Partial<EndpointSettings> = {}) =>
  complianceChecks({ ...ENDPOINT_SETTINGS, ...change }, managed);
const linesOf = (id: string, change: Partial<EndpointSettings> = {}) =>
  checksOf(change)
    .find((check) => check.id === id)
    ?.lines.join("\n") ?? "";
const script = endpointScripts(ENDPOINT_SETTINGS).checkCompliance.content;

describe("the daily check of a desktop", () => {
  it("looks at these things", () => {
    expect(checksOf().map(({ id }) => id)).to.deep.equal([
      "managed-settings",
      "managed-settings-rights",
      "mcp-registry-only",
      "mcp-leftovers",
      "dlp-agent",
      "application-control",
      "group-policy",
      "local-administrators",
      "private-names",
    ]);
    for (const { id } of checksOf()) expect(script).to.contain(`Invoke-Check '${id}' {`);
  });

  it("changes nothing", async () => {
    const commands = await powerShellCommands(script);
    const changing = commands.filter((name) =>
      /^(Set-(?!StrictMode)|Remove-|New-(?!Object)|Add-|Start-|Stop-|Copy-|Move-|Out-File|Invoke-(?!Check))/.test(name),
    );
    expect(changing).to.deep.equal([]);
  });

  it("takes a check that cannot be made as failed, and tells Systems Manager by the exit code", () => {
    expect(script).to.contain("$problems = @('could not be checked: ' + $_.Exception.Message)");
    expect(script).to.match(/if \(\$failed\.Count -gt 0\) \{\n {4}exit 1\n\}\nexit 0\n$/);
    expect(script).to.contain("ConvertTo-Csv -NoTypeInformation");
  });

  it("knows the approved administration settings by their digest", () => {
    const digest = createHash("sha256").update(managed.content).digest("hex");
    expect(linesOf("managed-settings")).to.contain(`if ($found -ne '${digest}')`).and.contain("byte order mark");
  });

  it("expects exactly three identities on them", () => {
    expect(linesOf("managed-settings-rights")).to.contain(
      "$expected = @('S-1-5-18 Allow FullControl', 'S-1-5-32-544 Allow FullControl', 'S-1-5-32-545 Allow ReadAndExecute, Synchronize')",
    );
  });

  it("reads the members of the group of administrators, and asks nothing about itself", () => {
    const lines = linesOf("local-administrators");
    expect(lines).to.contain("$approved = @('S-1-5-21-1-2-3-512', 'S-1-5-21-1-2-3-1105')").and.contain("S-1-5-32-544");
    expect(script).not.to.match(/GetCurrent\(\)|IsInRole/);
  });

  it("asks for the DLP agent that is configured", () => {
    const dlp = { ...ENDPOINT_SETTINGS.dlp, service: "EDPA" };
    expect(linesOf("dlp-agent", { dlp })).to.contain("$name = 'EDPA'");
  });

  it("expects the mode of application control that is configured", () => {
    const applications = { ...ENDPOINT_SETTINGS.applications, programs: "audit" } as const;
    expect(linesOf("application-control")).to.contain("-eq 'Enabled'");
    expect(linesOf("application-control", { applications })).to.contain("-eq 'AuditOnly'");
  });

  it("compares names with the private ranges as numbers", () => {
    expect(linesOf("private-names")).to.contain("$ranges = @(,@(167772160, 167837695) + ,@(171966464, 171966719))");
    expect(linesOf("private-names")).to.contain("'q.us-east-1.amazonaws.com'");
  });

  it("asks for no private name where Kiro has none", async () => {
    const settings = { ...ENDPOINT_SETTINGS, privateNames: { hosts: [], cidrs: [] } };
    expect(checksOf(settings).map(({ id }) => id)).not.to.include("private-names");
    expect(await powerShellErrors(endpointScripts(settings).checkCompliance.content)).to.deep.equal([]);
  });

  it("takes the guide's central settings for a leftover, unless they are wanted", async () => {
    expect(linesOf("mcp-leftovers")).to.contain("C:\\ProgramData\\Kiro\\mcp.json");
    expect(checksOf({ legacyCentralMcpConfig: true }).map(({ id }) => id)).not.to.include("mcp-leftovers");
    const settings = { ...ENDPOINT_SETTINGS, legacyCentralMcpConfig: true, servers: [] };
    expect(await powerShellErrors(endpointScripts(settings).checkCompliance.content)).to.deep.equal([]);
  });
});
