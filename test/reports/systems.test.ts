import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { renderStack } from "../../infra/render.ts";
import { registry } from "../../reports/registry.ts";
import { claims, componentsOf, renderSystems, systemsFile } from "../../reports/traceability/systems.ts";

const ROOT = join(import.meta.dirname, "..", "..");

/** Anchors of the sections of docs/deviations.md. */
const SECTIONS = (readFileSync(join(ROOT, "docs", "deviations.md"), "utf8").match(/^## .*$/gm) ?? []).map((line) =>
  line
    .slice(3)
    .toLowerCase()
    .replaceAll(/[^a-z -]/g, "")
    .replaceAll(" ", "-"),
);

describe("docs/systems.md", () => {
  it("is the one made from the claims", () => {
    expect(readFileSync(systemsFile, "utf8")).to.equal(renderSystems(claims));
  });

  it("has every row of the inventory once, in order", () => {
    const rows = ["0a", "0b", "0c", "0d", "0e", ...Array.from({ length: 109 }, (_, index) => String(index + 1))];
    expect(claims.map(({ row }) => row)).to.deep.equal(rows);
  });

  it("names files, rules and sections of the deviations that exist", () => {
    const files = claims.flatMap((claim) => [...claim.files, ...claim.tests]);
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).to.deep.equal([]);
    expect(claims.flatMap(({ rules }) => rules ?? []).filter((rule) => !registry.has(rule))).to.deep.equal([]);
    const pointed = claims.flatMap(({ deviation }) => (deviation === undefined ? [] : [deviation]));
    expect(pointed.filter((anchor) => !SECTIONS.includes(anchor))).to.deep.equal([]);
  });

  it("leaves out no component, and sends its reader to each on its page", () => {
    const files = globSync("components/**/*.ts", { cwd: ROOT }).sort();
    const claimed = new Set(claims.flatMap(componentsOf));
    expect(componentsOf({ files }).filter((token) => !claimed.has(token))).to.deep.equal([]);
    const pages = [...claimed].filter((token) => {
      const [, folder = "", name = ""] = token.split(":");
      return readFileSync(join(ROOT, "docs", "components", `${folder}.md`), "utf8").includes(`\n## ${name}\n`);
    });
    expect(pages).to.deep.equal([...claimed]).and.not.be.empty;
  });

  it("leaves out no section of the deviations", () => {
    const pointed = claims.flatMap(({ deviation }) => (deviation === undefined ? [] : [deviation]));
    expect(SECTIONS.filter((anchor) => !pointed.includes(anchor))).to.deep.equal([]);
  });

  it("names tests that the runner runs, for its rules too", () => {
    const tests = globSync("test/**/*.test.ts", { cwd: ROOT });
    expect(claims.flatMap((claim) => claim.tests).filter((file) => !tests.includes(file))).to.deep.equal([]);
    const untested = claims
      .flatMap(({ rules }) => rules ?? [])
      .filter((rule) => !tests.some((file) => file.startsWith("test/policies/") && file.includes(`/${rule}`)));
    expect(untested).to.deep.equal([]);
  });

  it("names every file that a stack renders, and no other", () => {
    const rendered = renderStack(ROOT, "dev").map(({ path }) => path);
    const claimed = new Set(claims.flatMap(({ artefacts }) => artefacts ?? []));
    expect([...claimed].filter((path) => !rendered.includes(path))).to.deep.equal([]);
    expect(rendered.filter((path) => !claimed.has(path))).to.deep.equal(["endpoints/runbook.md"]);
  });

  it("claims a file and a test for every system", () => {
    const unclaimed = claims.filter(({ files, tests }) => files.length === 0 || tests.length === 0);
    expect(unclaimed.map(({ row }) => row)).to.deep.equal([]);
  });
});
