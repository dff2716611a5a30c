import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { renderStack, writeArtefacts } from "../../infra/render.ts";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
const SCRIPT = join(PROJECT, "infra", "render.ts");

interface List {
  readonly stack: string;
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly purpose: string }[];
}

describe("npm run render", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "render-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (...args: string[]) => spawnSync(process.execPath, [SCRIPT, ...args], { cwd: PROJECT, encoding: "utf8" });
  const listOf = (at: string) => JSON.parse(readFileSync(join(at, "artefacts.json"), "utf8")) as List;
  const filesIn = (at: string) =>
    readdirSync(at, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(at.length + 1))
      .sort();

  for (const stack of ["dev", "prod"]) {
    it(`writes every file of ${stack}, byte for byte, and a list of them`, () => {
      const out = join(folder, "out");
      const { status, stdout, stderr } = run(stack, out);
      expect(stderr).to.equal("");
      expect(status).to.equal(0);
      const { stack: named, files } = listOf(out);
      expect(named).to.equal(stack);
      expect(filesIn(out)).to.deep.equal([...files.map(({ path }) => path), "artefacts.json"].sort());
      for (const { path, sha256, purpose } of files) {
        expect(
          createHash("sha256")
            .update(readFileSync(join(out, path)))
            .digest("hex"),
          path,
        ).to.equal(sha256);
        expect(stdout).to.contain(path).and.contain(purpose);
      }
      expect(stdout).to.contain(`${files.length} files in ${out}, listed in artefacts.json`);
    });
  }

  it("replaces what an earlier run put there, and leaves nothing of it behind", () => {
    const file = (path: string) => ({ path, mediaType: "text/plain", content: `${path}\n`, purpose: "For a test." });
    writeArtefacts(folder, "dev", [file("a/old.txt"), file("b.txt")]);
    writeArtefacts(folder, "dev", [file("b.txt"), file("c.txt")]);
    expect(filesIn(folder)).to.deep.equal(["artefacts.json", "b.txt", "c.txt"]);
  });

  it("stops at a folder that holds other files, and touches none", () => {
    writeFileSync(join(folder, "mine.txt"), "mine");
    const { status, stderr } = run("dev", folder);
    expect(status).to.equal(2);
    expect(stderr).to.equal(
      `error: ${folder}: holds other files; an empty or missing folder, or one that was rendered into before\n`,
    );
    expect(filesIn(folder)).to.deep.equal(["mine.txt"]);
  });

  it("does not follow a list that points out of the folder", () => {
    const inner = join(folder, "inner");
    mkdirSync(inner);
    writeFileSync(join(folder, "mine.txt"), "mine");
    writeFileSync(join(inner, "artefacts.json"), JSON.stringify({ files: [{ path: "../mine.txt" }] }));
    expect(() => {
      writeArtefacts(inner, "dev", []);
    }).to.throw("holds other files");
    expect(readFileSync(join(folder, "mine.txt"), "utf8")).to.equal("mine");
  });

  for (const [why, args, says] of [
    ["no stack", [], "needs a stack and a folder, got 0 words"],
    ["no folder", ["dev"], "needs a stack and a folder, got 1 words"],
    ["a stack that there is not", ["test", "out"], 'there is no stack "test"; there are dev, prod'],
  ] as const) {
    it(`says what is wrong with ${why}, without a stack trace`, () => {
      const { status, stderr } = run(...args);
      expect(status).to.equal(2);
      expect(stderr.split("\n")[0]).to.equal(`error: ${says}`);
      expect(stderr).not.to.match(/\n {4}at /);
    });
  }

  it("tells every mistake of the configuration in one line each, as a preview would", () => {
    const text = readFileSync(join(PROJECT, "Pulumi.dev.yaml"), "utf8");
    writeFileSync(
      join(folder, "Pulumi.dev.yaml"),
      text.replace("environment: dev", "environment: staging").replace("programs: enforce", "programs: all"),
    );
    expect(() => renderStack(folder, "dev")).to.throw(
      [
        "Pulumi.dev.yaml: kiro-landing-zone:environment: is not valid, got staging; must be one of dev, prod",
        "Pulumi.dev.yaml: kiro-landing-zone:endpointConfiguration.applications.programs: is not valid, got all; must be one of audit, enforce",
      ].join("\n"),
    );
  });

  it("takes an encrypted value for what the program refuses", () => {
    writeFileSync(
      join(folder, "Pulumi.dev.yaml"),
      readFileSync(join(PROJECT, "Pulumi.dev.yaml"), "utf8").replace(
        "kiro-landing-zone:protectEvidence: false",
        "kiro-landing-zone:protectEvidence: { secure: v1:abc }",
      ),
    );
    expect(() => renderStack(folder, "dev")).to.throw("kiro-landing-zone:protectEvidence: is encrypted; must be plain");
  });

  it("is never a reason to print a stack trace for a file that is no YAML", () => {
    writeFileSync(join(folder, "Pulumi.dev.yaml"), "config: {");
    expect(() => renderStack(folder, "dev")).to.throw(/^Pulumi\.dev\.yaml: not YAML: /);
  });
});
