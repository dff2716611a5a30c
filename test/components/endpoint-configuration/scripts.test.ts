import { expect } from "chai";
import { powerShellErrors } from "../../support/parse-powershell.ts";
import { ENDPOINT_SETTINGS } from "../endpoint-fixtures.ts";
import { contentOf, json, render, scripts } from "./rendered.ts";

describe("the scripts", () => {
  for (const { path, content } of scripts) {
    it(`${path} is PowerShell`, async () => {
      expect(await powerShellErrors(content)).to.deep.equal([]);
    });
  }

  it("are seen to be broken when they are", async () => {
    expect(await powerShellErrors("if ($true) {\n    Write-Output 'x'\n")).not.to.be.empty;
    expect(await powerShellErrors("Write-Output 'x\n")).not.to.be.empty;
  });

  it("hold no double braces, which Systems Manager takes for parameters", () => {
    for (const { path, content } of scripts) expect(content.includes("{{"), path).to.equal(false);
  });

  it("hold each text as text, quotation marks included", async () => {
    const signer = "O=O'Reilly \u2019Ltd\u2018; Remove-Item";
    const settings = { dlp: { ...ENDPOINT_SETTINGS.dlp, installer: { ...ENDPOINT_SETTINGS.dlp.installer, signer } } };
    const script = contentOf("scripts/install-dlp-agent.ps1", render(settings));
    expect(script).to.contain("$signer = 'O=O''Reilly \u2019\u2019Ltd\u2018\u2018; Remove-Item'");
    expect(await powerShellErrors(script)).to.deep.equal([]);
  });
});

describe("the script that puts the administration settings in place", () => {
  const script = contentOf("scripts/deploy-managed-settings.ps1");

  it("carries them byte for byte", () => {
    const base64 = /FromBase64String\('([^']+)'\)/.exec(script)?.[1] ?? "";
    expect(Buffer.from(base64, "base64").toString("utf8")).to.equal(contentOf("kiro/managed-settings.json"));
    expect(script).to.contain("[System.IO.File]::WriteAllBytes($draft, $content)");
  });

  it("gives rights to SYSTEM, Administrators and Users, by SID, and to nobody else", () => {
    const granted = [...script.matchAll(/New-AccessRule '(S-[\d-]+)' '([^']+)'/g)].map(
      ([, sid, rights]) => `${sid} ${rights}`,
    );
    expect(granted).to.deep.equal([
      "S-1-5-18 FullControl",
      "S-1-5-32-544 FullControl",
      "S-1-5-32-545 ReadAndExecute, Synchronize",
    ]);
    expect(script).to.contain("SetAccessRuleProtection($true, $false)").and.contain("SetOwner(");
  });
});

describe("the settings of the log agent", () => {
  it("ship the hook's records from both drives to the one log group", () => {
    const { logs } = json("logs/amazon-cloudwatch-agent.json") as {
      logs: { logs_collected: { files: { collect_list: { file_path: string; log_group_name: string }[] } } };
    };
    const files = logs.logs_collected.files.collect_list;
    expect(files.map(({ file_path }) => file_path)).to.deep.equal([
      "C:\\Users\\*\\.kiro\\audit\\*.jsonl",
      "D:\\Users\\*\\.kiro\\audit\\*.jsonl",
    ]);
    expect(new Set(files.map(({ log_group_name }) => log_group_name))).to.deep.equal(new Set(["/kiro/desktops/hooks"]));
  });
});
