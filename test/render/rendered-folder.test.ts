import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { writeArtefacts } from "../../infra/rendered-folder.ts";

const file = (path: string) => ({ path, mediaType: "text/plain", content: `${path}\n`, purpose: "For a test." });

const ALLOWED = "a folder that you may write to, with nothing in the way";

describe("the folder that files are rendered into", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "rendered-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const inside = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .sort();
  const refusalOf = (at: string, ...paths: string[]) => {
    try {
      writeArtefacts(at, "dev", paths.map(file));
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
    return "it was written";
  };

  it("is made where it is missing, however deep", () => {
    writeArtefacts(join(folder, "a", "b"), "dev", [file("c/d.txt")]);
    expect(inside()).to.deep.equal(["a/b/artefacts.json", "a/b/c/d.txt"]);
  });

  it("replaces what an earlier run put there, and leaves nothing of it behind", () => {
    writeArtefacts(folder, "dev", [file("a/old.txt"), file("b.txt")]);
    writeArtefacts(folder, "dev", [file("b.txt"), file("c.txt")]);
    expect(inside()).to.deep.equal(["artefacts.json", "b.txt", "c.txt"]);
  });

  it("may be cleared by the next run, when one broke off", () => {
    expect(refusalOf(join(folder, "out"), "a.txt", "a.txt/b.txt")).to.contain("cannot be written (E");
    writeArtefacts(join(folder, "out"), "dev", [file("c.txt")]);
    expect(inside()).to.deep.equal(["out/artefacts.json", "out/c.txt"]);
  });

  it("keeps a person's own file that lies where a new one is to go", () => {
    writeArtefacts(folder, "dev", [file("a.txt")]);
    writeFileSync(join(folder, "b.txt"), "mine");
    expect(refusalOf(folder, "b.txt")).to.equal(`${join(folder, "b.txt")}: cannot be written (EEXIST); ${ALLOWED}`);
    expect(readFileSync(join(folder, "b.txt"), "utf8")).to.equal("mine");
  });

  it("does not follow a list that points out of the folder", () => {
    const inner = join(folder, "inner");
    mkdirSync(inner);
    writeFileSync(join(folder, "mine.txt"), "mine");
    writeFileSync(join(inner, "artefacts.json"), JSON.stringify({ files: [{ path: "../mine.txt" }] }));
    expect(refusalOf(inner)).to.contain("holds other files");
    expect(readFileSync(join(folder, "mine.txt"), "utf8")).to.equal("mine");
  });

  it("is no file, nor below one", () => {
    const mine = join(folder, "mine.txt");
    writeFileSync(mine, "mine");
    expect(refusalOf(mine, "a.txt")).to.equal(`${mine}: is not a folder; an empty or missing folder`);
    const below = join(mine, "out");
    expect(refusalOf(below, "a.txt")).to.equal(`${below}: cannot be written (ENOTDIR); ${ALLOWED}`);
  });

  it("is refused where no folder can be made, at once", function () {
    if (!existsSync("/proc/self")) this.skip();
    // Node's own way of making folders with their parents never ends here.
    expect(refusalOf("/proc/kiro", "a.txt")).to.match(/^\/proc\/kiro: cannot be written \(E[A-Z]+\); /);
  });
});
