import { expect } from "chai";
import { expectSnapshot } from "../../support/snapshot.ts";
import { artefacts, contentOf, render } from "./rendered.ts";

describe("the endpoint-configuration layer's files", () => {
  it("are these, each with a purpose", () => {
    expect(artefacts.map(({ path, mediaType }) => `${path} ${mediaType}`)).to.deep.equal([
      "endpoints/gpo/GptTmpl.inf text/plain",
      "endpoints/gpo/applocker.xml application/xml",
      "endpoints/gpo/registry-policies.json application/json",
      "endpoints/gpo/apply-gpo.ps1 text/plain",
      "endpoints/kiro/managed-settings.json application/json",
      "endpoints/kiro/user-template/settings.json application/json",
      "endpoints/kiro/user-template/permissions.yaml application/yaml",
      "endpoints/dlp/dlp-policy.json application/json",
      "endpoints/scripts/deploy-managed-settings.ps1 text/plain",
      "endpoints/scripts/install-dlp-agent.ps1 text/plain",
      "endpoints/scripts/check-compliance.ps1 text/plain",
      "endpoints/logs/audit-hook.ps1 text/plain",
      "endpoints/logs/amazon-cloudwatch-agent.json application/json",
      "endpoints/runbook.md text/markdown",
    ]);
    expect(artefacts.every(({ purpose }) => /^[A-Z].*\.$/.test(purpose))).to.equal(true);
  });

  for (const { path, content } of [
    ...artefacts,
    ...render({ legacyCentralMcpConfig: true }).filter(({ path }) => path.includes("/legacy/")),
  ]) {
    it(`${path} is as reviewed`, () => {
      expectSnapshot(new URL(`snapshots/${path.slice("endpoints/".length)}`, import.meta.url), content);
    });
  }

  it("begin with no byte order mark and end with a line", () => {
    for (const { path, content } of artefacts) {
      expect(content.startsWith("\uFEFF"), path).to.equal(false);
      expect(content.endsWith("\n"), path).to.equal(true);
    }
  });

  it("are pure: the same settings give the same bytes", () => {
    expect(render()).to.deep.equal(artefacts);
  });
});

describe("the guide's own form of central MCP settings", () => {
  it("is left out unless asked for", () => {
    expect(artefacts.filter(({ path }) => path.includes("legacy"))).to.deep.equal([]);
  });

  it("starts exact versions, says what is wrong with it, and keeps the administrators' rights", () => {
    const legacy = render({ legacyCentralMcpConfig: true });
    expect(JSON.parse(contentOf("legacy/mcp.json", legacy))).to.deep.equal({
      mcpServers: {
        git: { command: "uvx", args: ["mcp-server-git==2026.10.19"] },
        tickets: { url: "https://mcp.bank.example/tickets" },
      },
    });
    for (const name of ["deploy-mcp.ps1", "block-local-mcp.ps1"]) {
      expect(contentOf(`legacy/${name}`, legacy)).to.contain("Kiro does not read the central file");
    }
    expect(contentOf("legacy/deploy-mcp.ps1", legacy)).to.contain("New-AccessRule 'S-1-5-18' 'FullControl'");
  });
});
