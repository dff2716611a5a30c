import { expect } from "chai";
import { prohibitions } from "../../../controls/prohibited-mcp-servers.ts";
import { mcpRegistryApproved } from "../../../policypacks/mas-trm/rules/artefacts/mcp-registry-approved.ts";
import { unknown } from "../support/examine.ts";
import { judgeBesideUnknown, judgeFile } from "./file.ts";

const MIRROR = "https://packages.bank.example/pypi/simple";
const PACKAGE = { registryType: "pypi", identifier: "mcp-server-git", transport: { type: "stdio" } };
const SERVER = { name: "git", title: "Git", description: "Reads.", version: "1.2.3", packages: [PACKAGE] };
const REMOTE = { type: "streamable-http", url: "https://mcp.bank.example/v1" };
const DIGEST = `sha256:${"0a".repeat(32)}`;
const AT = "servers[0].server";

const registry = (content: unknown, settings = {}, key: unknown = "registry.json") =>
  judgeFile(mcpRegistryApproved, key, content, { settings });
const servers = (...all: readonly object[]) => registry({ servers: all.map((server) => ({ server })) });
const server = (changed: object, settings = {}) =>
  registry({ servers: [{ server: { ...SERVER, ...changed } }] }, settings);
const started = (changed: object, settings = {}) => server({ packages: [{ ...PACKAGE, ...changed }] }, settings);
const remote = (changed: object) => server({ packages: undefined, remotes: [{ ...REMOTE, ...changed }] });
const refused = (...whys: readonly string[]) => whys.map((why) => `violation f: the MCP registry: ${why}`);
const inexact = refused(`${AT}.version is not one exact version`);
const unnamed = refused(
  `${AT}.packages[0].identifier is not an exact name: without a version, or an image with its digest`,
);

describe("mcp-registry-approved", () => {
  it("passes exact packages and HTTPS remotes, and an empty registry", () => {
    expect(server({})).to.deep.equal([]);
    expect(started({ registryBaseUrl: MIRROR })).to.deep.equal([]);
    expect(started({ registryType: "npm", identifier: "@bank/mcp-server", version: "1.2.3" })).to.deep.equal([]);
    expect(started({ registryType: "oci", identifier: `registry.bank.example/mcp/git@${DIGEST}` })).to.deep.equal([]);
    expect(remote({})).to.deep.equal([]);
    expect(remote({ type: "sse" })).to.deep.equal([]);
    expect(registry({ servers: [] })).to.deep.equal([]);
  });

  for (const version of [
    "latest",
    "^1.2.3",
    "~1.2",
    ">=1.0.0",
    "1.x",
    "1.*",
    "1.2",
    "*",
    "",
    "1.2.3 || 2",
    undefined,
    null,
  ]) {
    it(`refuses the version ${JSON.stringify(version) ?? "that is left out"}`, () => {
      expect(server({ version })).to.deep.equal(inexact);
    });
  }

  it("refuses a package that names another version, or carries one", () => {
    expect(started({ version: "latest" })).to.deep.equal(refused(`${AT}.packages[0].version is not one exact version`));
    expect(started({ registryType: "npm", identifier: "@bank/mcp-server@latest" })).to.deep.equal(unnamed);
    expect(started({ identifier: "mcp-server-git==1.2.3" })).to.deep.equal(unnamed);
    expect(started({ identifier: "git+https://host.example/repo" })).to.deep.equal(unnamed);
    expect(started({ identifier: undefined })).to.deep.equal(unnamed);
  });

  it("refuses an image by its tag, which can be moved", () => {
    for (const identifier of ["registry.bank.example/mcp/git", "registry.bank.example/mcp/git:1.2.3"]) {
      expect(started({ registryType: "oci", identifier })).to.deep.equal(unnamed);
    }
  });

  it("refuses sources that Kiro does not know, and packages that are not started on the desktop", () => {
    const why = `${AT}.packages[0].registryType is not npm, pypi or oci`;
    expect(started({ registryType: "nuget" })).to.deep.equal(refused(why));
    expect(started({ registryType: undefined })).to.deep.equal(refused(why));
    expect(started({ registryType: "constructor" })).to.deep.equal(refused(why));
    const transport = { type: "streamable-http" };
    expect(started({ transport })).to.deep.equal(refused(`${AT}.packages[0].transport is not stdio`));
  });

  it("refuses addresses that are not plain HTTPS", () => {
    const mirror = refused(`${AT}.packages[0].registryBaseUrl is not a plain HTTPS address`);
    for (const address of ["http://packages.bank.example", "HTTP://packages.bank.example", "packages.bank.example"]) {
      expect(started({ registryBaseUrl: address })).to.deep.equal(mirror);
    }
    const url = refused(`${AT}.remotes[0].url is not a plain HTTPS address`);
    for (const address of ["http://mcp.bank.example", "https://user:word@mcp.bank.example", "https://{host}/v1", ""]) {
      expect(remote({ url: address })).to.deep.equal(url);
    }
    expect(remote({ url: "https://mcp.bank.example/{tenant}" })).to.deep.equal(url);
    expect(remote({ type: "websocket" })).to.deep.equal(refused(`${AT}.remotes[0].type is not known to Kiro`));
  });

  it("refuses arguments and variables that lead to another source without TLS", () => {
    const runtimeArguments = [{ type: "named", name: "--index-url", value: "http://host.example/simple" }];
    expect(started({ runtimeArguments })).to.deep.equal(
      refused(`${AT}.packages[0].runtimeArguments[0].value leads to an address without TLS`),
    );
    const environmentVariables = [{ name: "UV_INDEX", value: "bank=http://host.example" }];
    expect(started({ environmentVariables })).to.deep.equal(
      refused(`${AT}.packages[0].environmentVariables[0].value leads to an address without TLS`),
    );
    expect(server({ description: "Talks to http://host.example." })).to.deep.equal([]);
  });

  it("refuses a server with no package and no remote, with both, and with several", () => {
    const none = refused(`${AT} has not exactly one package or remote`);
    expect(server({ packages: undefined })).to.deep.equal(none);
    expect(server({ packages: [] })).to.deep.equal(none);
    expect(server({ remotes: [REMOTE] })).to.deep.equal(none);
    expect(server({ packages: [PACKAGE, PACKAGE] })).to.deep.equal(none);
  });

  for (const { kind, words } of prohibitions) {
    it(`refuses servers for ${kind} by each word that gives them away, in name, package or address`, () => {
      const found = (changed: object) => server(changed).some((line) => line.includes(", which is prohibited"));
      for (const word of words) {
        expect(found({ name: `my-${word}` }), word).to.equal(true);
        expect(found({ packages: [{ ...PACKAGE, identifier: `mcp-server-${word}` }] }), word).to.equal(true);
        const remotes = [{ ...REMOTE, url: `https://${word}.host.example/` }];
        expect(found({ packages: undefined, remotes }), word).to.equal(true);
      }
    });
  }

  it("says of what kind a prohibited server is", () => {
    expect(server({ name: "Brave_Search" })).to.deep.equal(refused(`${AT} is for web search, which is prohibited`));
    expect(started({ registryType: "npm", identifier: "@playwright/mcp" })).to.deep.equal(
      refused(`${AT} is for browser, which is prohibited`),
    );
    expect(server({ name: "opensearch", title: "Search in our index" })).to.deep.equal([]);
  });

  it("refuses names that Kiro does not take, and one name twice in any spelling", () => {
    expect(server({ name: "a b" })).to.deep.equal(refused(`${AT}.name is no server's name`));
    expect(server({ name: undefined })).to.deep.equal(refused(`${AT}.name is no server's name`));
    expect(servers(SERVER, { ...SERVER, name: "GIT" })).to.deep.equal(
      refused("servers[1].server.name is another's name too"),
    );
  });

  it("asks for approved mirrors where they are named, by host and folder", () => {
    const settings = { approvedPackageRegistries: ["https://packages.bank.example/pypi", "https://npm.bank.example/"] };
    const other = refused(`${AT}.packages[0].registryBaseUrl is none of the approved package registries`);
    expect(started({ registryBaseUrl: MIRROR }, settings)).to.deep.equal([]);
    expect(started({ registryBaseUrl: "https://packages.bank.example/pypi/" }, settings)).to.deep.equal([]);
    expect(started({ registryBaseUrl: "https://npm.bank.example" }, settings)).to.deep.equal([]);
    expect(started({}, settings)).to.deep.equal(other);
    for (const address of [
      "https://packages.bank.example/pypi-evil",
      "https://packages.bank.example/pypi/../other",
      "https://packages.bank.example.host.example/pypi",
      "https://packages.bank.example:8443/pypi",
    ]) {
      expect(started({ registryBaseUrl: address }, settings)).to.deep.equal(other);
    }
  });

  it("knows a registry under any name by its servers, also bare ones, and leaves other lists alone", () => {
    expect(registry({ servers: [{ server: { ...SERVER, version: "latest" } }] }, {}, "a/b.txt")).to.deep.equal(inexact);
    expect(registry({ servers: [{ ...SERVER, version: "latest" }] }, {}, "a/b.txt")).to.deep.equal(
      refused("servers[0] has no server", "servers[0].version is not one exact version"),
    );
    expect(registry({ servers: [{ name: "web-1", version: "latest" }] }, {}, "inventory.json")).to.deep.equal([]);
    expect(registry({ schemas: [] })).to.deep.equal([]);
    expect(registry([1, 2])).to.deep.equal([]);
  });

  it("refuses a registry that is malformed", () => {
    expect(registry("servers: []")).to.deep.equal(["violation f: the MCP registry cannot be read"]);
    expect(registry({ servers: { git: SERVER } })).to.deep.equal(refused("servers is not a list"));
    expect(registry({ servers: ["git", { server: null }] })).to.deep.equal(
      refused("servers[0] has no server", "servers[1] has no server"),
    );
  });

  it("cannot decide on a registry that is not known yet, and still refuses the one beside it", () => {
    const found = judgeFile(mcpRegistryApproved, "mcp/registry.json", unknown);
    expect(found).to.deep.equal(["undetermined f: the MCP registry: content is not known yet"]);
    const wrong = { servers: [{ server: { ...SERVER, version: "latest" } }] };
    expect(judgeBesideUnknown(mcpRegistryApproved, "mcp/registry.json", wrong)).to.have.members([
      "undetermined open: the MCP registry: content is not known yet",
      ...inexact,
    ]);
  });

  it("never repeats what stands in the file", () => {
    const found = server({
      name: "https://user:word@host",
      version: "word",
      packages: [{ ...PACKAGE, identifier: "word@1" }],
    });
    expect(found).to.have.length(3);
    expect(found.join()).to.not.contain("word");
  });
});
