import { expect } from "chai";
import fc from "fast-check";
import { type McpServer, registryProblems } from "../../../components/index.ts";
import { GIT, SERVERS, TICKETS } from "../endpoint-fixtures.ts";

const said = (...servers: readonly McpServer[]) =>
  registryProblems(servers).map(
    ({ path, wrong, given }) =>
      `${path.join(".")} ${wrong}${given === undefined ? "" : `: ${typeof given === "string" ? given : JSON.stringify(given)}`}`,
  );
/** A server whose change record approves it as it is. */
const git = (change: Partial<McpServer>): McpServer => {
  const server = { ...GIT, ...change };
  const subject =
    server.package === undefined
      ? GIT.change.subject
      : `${server.package.registry} ${server.package.identifier} ${server.version}`;
  return { ...server, change: { ...server.change, subject } };
};
const fromPackage = (change: Partial<NonNullable<McpServer["package"]>>) =>
  git({ package: { registry: "pypi", identifier: "mcp-server-git", ...change } });
const remote = (url: string): McpServer => ({
  ...TICKETS,
  remote: { type: "sse", url },
  change: { ...TICKETS.change, subject: `sse ${url} 1.4.0` },
});
const DIGEST = `sha256:${"0a".repeat(32)}`;

describe("the rules of the MCP registry", () => {
  it("have nothing against good servers", () => {
    expect(said(...SERVERS)).to.deep.equal([]);
    expect(said()).to.deep.equal([]);
  });

  for (const version of [
    "latest",
    "^1.2.3",
    "~1.2.3",
    ">=1.2.3",
    "1.x",
    "1.*",
    "1.2",
    "01.2.3",
    "1.2.3 || 2.0.0",
    "v1.2.3",
    "*",
    "",
  ]) {
    it(`refuse the version ${JSON.stringify(version)}`, () => {
      expect(said(git({ version }))).to.deep.equal([`0.version is not exact: ${version}`]);
    });
  }

  for (const name of ["ab", "a b", "git/x", "a".repeat(201), "gît"]) {
    it(`refuse the name ${JSON.stringify(name.slice(0, 10))}`, () => {
      expect(said(git({ name }))).to.deep.equal([`0.name is not a server name: ${name}`]);
    });
  }

  it("refuse a name twice, whatever its case", () => {
    expect(said(GIT, git({ name: "GIT" }))).to.deep.equal(["1.name is the name of servers[0] too: GIT"]);
  });

  it("refuse a server with neither or both of package and remote", () => {
    const neither = { ...GIT, package: undefined, change: { ...GIT.change, subject: "  2026.10.19" } };
    expect(said(neither)).to.deep.equal(["0 has neither a package nor a remote: git"]);
    expect(
      said({
        ...GIT,
        remote: TICKETS.remote,
        change: { ...GIT.change, egressHosts: ["packages.bank.example", "mcp.bank.example"] },
      }),
    ).to.deep.equal(["0 has a package and a remote: git"]);
  });

  for (const [registry, identifier] of [
    ["npm", "@bank/server@latest"],
    ["npm", "server@1.2.3"],
    ["npm", "Server"],
    ["npm", "https://evil.example/x.tgz"],
    ["pypi", "server==1.2.3"],
    ["pypi", "server[extra]"],
    ["oci", "registry.bank.example/mcp/git:latest"],
    ["oci", "registry.bank.example/mcp/git:1.2.3"],
    ["oci", `mcp@${DIGEST}`],
  ] as const) {
    it(`refuse ${identifier} of ${registry} as identifier`, () => {
      expect(said(fromPackage({ registry, identifier }))).to.deep.equal([
        `0.package.identifier is not an exact identifier: ${identifier}`,
      ]);
    });
  }

  it("take exact identifiers of each registry", () => {
    expect(said(fromPackage({ registry: "npm", identifier: "@bank/mcp-git" }))).to.deep.equal([]);
    expect(
      said(fromPackage({ registry: "oci", identifier: `registry.bank.example:5000/mcp/git@${DIGEST}` })),
    ).to.deep.equal([]);
  });

  it("refuse registries and transports that Kiro does not know", () => {
    expect(said(fromPackage({ registry: "cargo" as "npm" }))).to.deep.equal([
      "0.package.registry is not known to Kiro: cargo",
    ]);
    const websocket = { type: "websocket" as "sse", url: "https://mcp.bank.example/tickets" };
    expect(
      said({
        ...TICKETS,
        remote: websocket,
        change: { ...TICKETS.change, subject: "websocket https://mcp.bank.example/tickets 1.4.0" },
      }),
    ).to.deep.equal(["0.remote.type is not known to Kiro: websocket"]);
  });

  for (const url of [
    "http://mcp.bank.example/tickets",
    "https://mcp.bank.example/t?token=1",
    "https://mcp.bank.example/t#x",
    "mcp.bank.example",
  ]) {
    it(`refuse the address ${url}`, () => {
      expect(said(remote(url))).to.include(`0.remote.url is not a plain HTTPS address: ${url}`);
    });
  }

  it("do not repeat an address that holds a password", () => {
    const problems = JSON.stringify(
      registryProblems([remote("https://me:hunter2@mcp.bank.example/")]).filter(({ path }) => path.includes("url")),
    );
    expect(problems).to.contain("is not a plain HTTPS address").and.not.contain("hunter2");
  });

  for (const [identifier, kind] of [
    ["mcp-server-fetch", "fetching of any page"],
    ["@playwright/mcp", "browser"],
    ["@modelcontextprotocol/server-brave-search", "web search"],
    ["tavily-mcp", "web search"],
  ] as const) {
    it(`refuse ${identifier}, which is tier 3`, () => {
      const registry = identifier.startsWith("@") ? "npm" : "pypi";
      expect(said(fromPackage({ registry, identifier }))).to.deep.equal([`0.package is for ${kind}: ${identifier}`]);
    });
  }

  it("refuse tier 3 itself, and tier 2 without a security review", () => {
    expect(said(git({ tier: 3 as 2 }))).to.deep.equal(["0.tier cannot be approved: 3"]);
    expect(said(git({ tier: 2 }))).to.deep.equal(["0.change.securityReview is missing"]);
  });

  it("refuse a change record that approves another version, identifier or address", () => {
    expect(said({ ...GIT, version: "2026.10.20" })).to.deep.equal([
      "0.change.subject approves something else: pypi mcp-server-git 2026.10.19",
    ]);
  });

  it("refuse a change record without approver, day, reviews or hosts", () => {
    const change = {
      ...GIT.change,
      approver: " ",
      approvedOn: "2026-02-30",
      thirdPartyReview: "",
      egressHosts: ["*.bank.example"],
    };
    expect(said({ ...GIT, change })).to.deep.equal([
      "0.change.approver is not a line of text:  ",
      "0.change.thirdPartyReview is not a line of text: ",
      "0.change.approvedOn is not a day: 2026-02-30",
      "0.change.egressHosts.0 is not an exact host name: *.bank.example",
      "0.change.egressHosts leaves out packages.bank.example",
    ]);
  });

  it("refuse tools that are denied twice or are no names", () => {
    expect(said(git({ deniedTools: ["git_add", "git_add", "git *"] }))).to.deep.equal([
      "0.deniedTools.1 is denied twice: git_add",
      "0.deniedTools.2 is not a tool: git *",
    ]);
  });

  it("never throw, whatever texts they are given", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.array(fc.string()), (a, b, c, hosts) => {
        const change = { ...GIT.change, approvedOn: a, egressHosts: hosts, subject: b };
        const found = registryProblems([
          { ...GIT, name: a, version: b, package: { registry: "oci", identifier: c, baseUrl: a }, change },
          { ...TICKETS, remote: { type: "sse", url: a } },
        ]);
        for (const { allowed } of found) expect(allowed).to.match(/^must /);
      }),
      { numRuns: 300 },
    );
  });
});
