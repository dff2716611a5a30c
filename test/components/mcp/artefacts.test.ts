import { expect } from "chai";
import { z } from "zod";
import { mcpArtefacts, registryProblems } from "../../../components/index.ts";
import { readFileSync } from "node:fs";
import { readMcpServers } from "../../../infra/mcp-servers-file.ts";
import { expectSnapshot } from "../../support/snapshot.ts";
import { SERVERS } from "../endpoint-fixtures.ts";

/** What Kiro documents of the registry, and nothing else (Kiro documentation, "MCP governance"). */
const server = z.strictObject({
  name: z.string().regex(/^[a-zA-Z0-9._-]{3,200}$/),
  title: z.string(),
  description: z.string(),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
});
const packaged = server.extend({
  packages: z.tuple([
    z.strictObject({
      registryType: z.enum(["npm", "pypi", "oci"]),
      registryBaseUrl: z.url({ protocol: /^https$/ }).optional(),
      identifier: z.string(),
      transport: z.strictObject({ type: z.literal("stdio") }),
    }),
  ]),
});
const remote = server.extend({
  remotes: z.tuple([z.strictObject({ type: z.enum(["streamable-http", "sse"]), url: z.url({ protocol: /^https$/ }) })]),
});
const registry = z.strictObject({ servers: z.array(z.strictObject({ server: z.union([packaged, remote]) })) });
const userSettings = z.strictObject({
  mcpServers: z.record(z.string(), z.strictObject({ type: z.literal("registry") })),
});

const artefacts = mcpArtefacts(SERVERS, "https://registry.bank.example/registry.json");
const contentOf = (path: string) => artefacts.find((artefact) => artefact.path === path)?.content ?? "";

describe("the MCP layer's files", () => {
  for (const { path, content } of artefacts) {
    it(`${path} is as reviewed`, () => {
      expectSnapshot(new URL(`snapshots/${path.slice("mcp/".length)}`, import.meta.url), content);
    });
  }

  it("hold a registry of the documented form", () => {
    expect(registry.safeParse(JSON.parse(contentOf("mcp/registry.json"))).error).to.equal(undefined);
  });

  it("keep tiers and change records out of what clients read", () => {
    expect(contentOf("mcp/registry.json")).not.to.match(/tier|CHG-|Board/);
  });

  it("hold user settings that name servers of the registry and start nothing themselves", () => {
    const { mcpServers } = userSettings.parse(JSON.parse(contentOf("mcp/user-mcp.json")));
    expect(Object.keys(mcpServers)).to.deep.equal(["git", "tickets"]);
  });

  it("tell what was approved, by whom and how to go back", () => {
    expect(contentOf("mcp/runbook.md"))
      .to.contain(
        "| tickets | 2 | streamable-http https://mcp.bank.example/tickets 1.4.0 | CHG-2 | Board | 2026-11-03 | TPR-2 | SR-2 |",
      )
      .and.contain("https://registry.bank.example/registry.json");
    expect(mcpArtefacts([], "https://x.example/")[2]?.content).to.contain("## Approved servers\n\nNone.\n");
  });
});

describe("the project's own list of MCP servers", () => {
  const { servers, problems } = readMcpServers(
    "mcp/servers.yaml",
    readFileSync(new URL("../../../mcp/servers.yaml", import.meta.url), "utf8"),
  );

  it("has no problems", () => {
    expect(problems).to.deep.equal([]);
    expect(registryProblems(servers)).to.deep.equal([]);
  });

  it("approves reading documentation and repositories, and denies what changes them", () => {
    expect(servers.map(({ name, tier }) => `${name} ${tier}`)).to.deep.equal(["aws-documentation 1", "git 1"]);
    const git = servers.find(({ name }) => name === "git");
    expect(git?.deniedTools).to.deep.equal(["git_add", "git_commit", "git_reset", "git_create_branch", "git_checkout"]);
  });
});
