import { expect } from "chai";
import { parseJson } from "../../../../policypacks/mas-trm/kit/artefacts/json-text.ts";
import { MCP_REGISTRY, registryFaults } from "../../../../policypacks/mas-trm/kit/artefacts/mcp-servers.ts";
import { Props } from "../../../../policypacks/mas-trm/kit/props.ts";

const PACKAGE = { registryType: "pypi", identifier: "mcp-server-git", transport: { type: "stdio" } };
const SERVER = { name: "git", version: "1.2.3", packages: [PACKAGE] };
const REMOTE = { type: "sse", url: "https://mcp.bank.example/v1" };
const AT = "servers[0].server";

const server = (change: object, approvedPackageRegistries: readonly string[] = []) =>
  registryFaults(new Props({ servers: [{ server: { ...SERVER, ...change } }] }), { approvedPackageRegistries });
const started = (change: object, approved?: readonly string[]) =>
  server({ packages: [{ ...PACKAGE, ...change }] }, approved);
const remote = (change: object) => server({ packages: [], remotes: [{ ...REMOTE, ...change }] });

describe("a registry of MCP servers", () => {
  for (const [key, isOne] of [
    ["registry.json", true],
    ["mcp/registry.json", true],
    ["mcp-registry.json", true],
    ["mcp.registry.json", true],
    ["mcp_registry.json", true],
    ["landregistry.json", false],
    ["mcp/registry.json.sha256", false],
    ["mcp/registry-json", false],
  ] as const) {
    it(`${isOne ? "goes" : "does not go"} by the name ${key}`, () => {
      expect(MCP_REGISTRY.keys.test(key)).to.equal(isOne);
    });
  }

  for (const word of ["registryType", "packages", "remotes"]) {
    it(`is known by ${word} of its servers where it cannot be read`, () => {
      expect(MCP_REGISTRY.mark.test(`{ "servers": [\n  { "server": { "${word}": [`)).to.equal(true);
      expect(MCP_REGISTRY.mark.test(`{ "${word}": [] }`)).to.equal(false);
    });
  }

  for (const [what, content, isOne] of [
    ["a server with a package", { servers: [{ server: SERVER }] }, true],
    ["a bare server with a package", { servers: [SERVER] }, true],
    ["a bare server with a remote", { servers: [{ name: "git", remotes: [REMOTE] }] }, true],
    ["one such server among others", { servers: [{ name: "web-1" }, SERVER] }, true],
    ["servers without either", { servers: [{ server: { name: "web-1", remotes: [], packages: "none" } }] }, false],
    ["servers by name", { servers: { git: SERVER } }, false],
    ["no servers", { schemas: [SERVER] }, false],
    ["a list", [SERVER, 1, "servers"], false],
  ] as const) {
    it(`is ${isOne ? "" : "not "}known by ${what}`, () => {
      const read = parseJson(JSON.stringify(content));
      expect(read && MCP_REGISTRY.isOne(read)).to.equal(isOne);
    });
  }
});

describe("a server in a registry", () => {
  const exact = ["0.0.0", "0.10.200", "10.20.30", "1.2.3-0", "1.2.3-rc.1", "1.2.3+build.5", "1.2.3-beta.2+sha.5114f85"];
  for (const version of exact) {
    it(`may have the version ${version}, and so may its package`, () => {
      expect(server({ version })).to.deep.equal([]);
      expect(started({ version })).to.deep.equal([]);
    });
  }

  const shorthands = ["v1.2.3", "=1.2.3", "1.2.3 ", "01.2.3", "1.02.3", "1a.2.3", "1.2a.3", "1.2.3.4"];
  for (const version of [...shorthands, "1.2.3-", "1.2.3-*", "1.2.3-rc 1", "1.2.3+", "1.2.3+*"]) {
    it(`may not have the version "${version}", nor may its package`, () => {
      expect(server({ version })).to.deep.equal([`${AT}.version is not one exact version`]);
      expect(started({ version })).to.deep.equal([`${AT}.packages[0].version is not one exact version`]);
    });
  }

  const digest = `sha256:${"0a".repeat(32)}`;
  for (const [registryType, identifier, isNamed] of [
    ["npm", "mcp-server", true],
    ["npm", "@bank/mcp-server", true],
    ["npm", "@Bank.Tools/7_mcp", true],
    ["npm", "bank/mcp-server", false],
    ["npm", "@bank/", false],
    ["npm", "mcp-server@1.2.3", false],
    ["npm", "npm:mcp-server", false],
    ["pypi", "q", true],
    ["pypi", "mcp.server_git-2", true],
    ["pypi", "mcp-server-", false],
    ["pypi", "-mcp-server", false],
    ["pypi", "--index-url mcp", false],
    ["oci", `registry.bank.example/mcp/git@${digest}`, true],
    ["oci", `registry.bank.example:5000/mcp/git:1.2.3@${digest}`, true],
    ["oci", `--privileged registry.bank.example/mcp/git@${digest}`, false],
    ["oci", `registry.bank.example/mcp/git@${digest}0`, false],
    ["oci", `registry.bank.example/mcp/git@${digest.slice(0, -1)}`, false],
    ["oci", `@${digest}`, false],
  ] as const) {
    it(`${isNamed ? "takes" : "does not take"} ${identifier} for an exact name from ${registryType}`, () => {
      const why = "is not an exact name: without a version, or an image with its digest";
      expect(started({ registryType, identifier })).to.deep.equal(
        isNamed ? [] : [`${AT}.packages[0].identifier ${why}`],
      );
    });
  }

  it("must say of what type its remote is", () => {
    expect(remote({ type: undefined })).to.deep.equal([`${AT}.remotes[0].type is not known to Kiro`]);
  });

  it("may leave out how its package is spoken to, since Kiro starts it on the desktop", () => {
    expect(started({ transport: undefined })).to.deep.equal([]);
    expect(started({ transport: { type: "" } })).to.deep.equal([`${AT}.packages[0].transport is not stdio`]);
  });
});

describe("an address in a registry", () => {
  for (const [url, isPlain] of [
    ["https://mcp.bank.example", true],
    ["HTTPS://mcp.bank.example:8443/v1?tenant=1", true],
    ["https://user@mcp.bank.example", false],
    ["https://:word@mcp.bank.example", false],
    ["https://mcp.bank.example/{tenant", false],
    ["https://mcp.bank.example/tenant}", false],
    ["wss://mcp.bank.example", false],
    ["mcp.bank.example", false],
    [undefined, false],
  ] as const) {
    it(`${isPlain ? "may" : "may not"} be ${String(url)} for a remote`, () => {
      expect(remote({ url })).to.deep.equal(isPlain ? [] : [`${AT}.remotes[0].url is not a plain HTTPS address`]);
    });
  }

  for (const [name, value, isOpen] of [
    ["urls", ["http://host.example/simple"], true],
    ["urlTemplate", "ws://host.example", true],
    ["registryBaseUrls", ["ftp://host.example"], true],
    ["descriptionUrl", "http://host.example", true],
    ["index", "bank=HTTP://host.example", true],
    ["index", "https://host.example", false],
    ["index", "shttp://host.example", false],
    ["description", "As on http://host.example.", false],
  ] as const) {
    it(`may ${isOpen ? "not " : ""}be ${String(value)} in ${name}`, () => {
      const path = `${AT}.packages[0].options.${name}${Array.isArray(value) ? "[0]" : ""}`;
      expect(started({ options: { [name]: value } })).to.deep.equal(
        isOpen ? [`${path} leads to an address without TLS`] : [],
      );
    });
  }

  it("is held to the approved ones, of which those that are no address do not count", () => {
    const approved = ["packages.bank.example", "https://packages.bank.example/pypi///"];
    expect(started({ registryBaseUrl: "https://packages.bank.example/pypi" }, approved)).to.deep.equal([]);
    expect(started({ registryBaseUrl: "https://packages.bank.example/pypi//" }, approved)).to.deep.equal([]);
    const other = `${AT}.packages[0].registryBaseUrl is none of the approved package registries`;
    expect(started({ registryBaseUrl: "https://packages.bank.example/pypi2" }, approved)).to.deep.equal([other]);
    expect(started({ registryBaseUrl: undefined }, approved)).to.deep.equal([other]);
  });
});
