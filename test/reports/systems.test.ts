import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { registry } from "../../reports/registry.ts";
import { claims, renderSystems, systemsFile } from "../../reports/traceability/systems.ts";

const ROOT = join(import.meta.dirname, "..", "..");

describe("docs/systems.md", () => {
  it("is the one made from the claims", () => {
    expect(readFileSync(systemsFile, "utf8")).to.equal(renderSystems(claims));
  });

  it("has every row of the inventory once, in order", () => {
    const rows = ["0a", "0b", "0c", "0d", "0e", ...Array.from({ length: 109 }, (_, index) => String(index + 1))];
    expect(claims.map(({ row }) => row)).to.deep.equal(rows);
  });

  it("names files and rules that exist", () => {
    const files = claims.flatMap(({ files, tests }) => [...files, ...(tests ?? [])]);
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).to.deep.equal([]);
    expect(claims.flatMap(({ rules }) => rules ?? []).filter((rule) => !registry.has(rule))).to.deep.equal([]);
  });

  it("claims a file for every system, or says that it is not built yet", () => {
    const unclaimed = claims.filter(({ files, open }) => (files.length === 0) !== (open === true));
    expect(unclaimed.map(({ row }) => row)).to.deep.equal([]);
  });
});
