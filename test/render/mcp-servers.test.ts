import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { findMcpServers } from "../../infra/mcp.ts";
import { CONFIG, PLACE } from "../components/fixtures.ts";

const SITE = { place: PLACE, config: CONFIG, registryBucketName: "kiro-mcp-registry-111122223333" };
const find = (change: Partial<typeof CONFIG>) => findMcpServers({ ...SITE, config: { ...CONFIG, ...change } });
const refusalOf = (change: Partial<typeof CONFIG>) => {
  try {
    find(change);
  } catch (error) {
    // Pulumi prints only these without a stack trace.
    if (pulumi.RunError.isInstance(error)) return error.message;
    throw error;
  }
  throw new Error("it was not refused");
};

describe("finding the approved MCP servers", () => {
  it("asks the egress section for every host that they need", () => {
    expect(refusalOf({}).split("\n")).to.deep.equal([
      "the list of MCP servers has 3 problems",
      ...["docs.aws.amazon.com", "proxy.search.docs.aws.amazon.com", "contentrecs-api.docs.aws.amazon.com"].map(
        (host) =>
          `mcp/servers.yaml: aws-documentation: needs a host that desktops cannot reach, got ${host}; egress.additionalHosts`,
      ),
    ]);
  });

  it("finds them when their hosts are allowed; the bank's own domains are", () => {
    const additionalHosts = [
      "docs.aws.amazon.com",
      "proxy.search.docs.aws.amazon.com",
      "contentrecs-api.docs.aws.amazon.com",
    ].map((host) => ({ host, reason: "MCP" }));
    expect(find({ egress: { ...CONFIG.egress, additionalHosts } }).map(({ name }) => name)).to.deep.equal([
      "aws-documentation",
      "git",
    ]);
  });

  it("asks for no host where there is no way out at all", () => {
    const { corporate: _, ...egress } = CONFIG.egress;
    expect(find({ egress: { ...egress, mode: "none" } })).to.have.length(2);
  });

  it("finds none where none are configured", () => {
    const { mcp: _, ...config } = CONFIG;
    expect(findMcpServers({ ...SITE, config })).to.deep.equal([]);
  });

  it("says which file it cannot read", () => {
    expect(refusalOf({ mcp: { servers: "mcp/none.yaml" } })).to.equal(
      "mcp/none.yaml: cannot be read; a file of MCP servers, see mcp.servers in the stack's file",
    );
  });

  it("tells every problem of the file in one message", () => {
    const folder = mkdtempSync("mcp-test-");
    try {
      const file = join(folder, "servers.yaml");
      writeFileSync(file, "servers:\n  - name: x\n  - 7\n");
      const name = relative(".", file);
      const lines = refusalOf({ mcp: { servers: name } }).split("\n");
      expect(lines[0]).to.match(/^the list of MCP servers has \d problems$/);
      expect(lines).to.include(
        `${name}:3: servers[1]: is of the wrong type, got 7; must be an object with the keys name, title, description, tier, version, package, remote, deniedTools, change`,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
