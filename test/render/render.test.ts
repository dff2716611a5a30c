import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { stringify } from "yaml";
import { renderStack } from "../../infra/render.ts";
import { changed, stackFile } from "../config/given.ts";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
const SCRIPT = join(PROJECT, "infra", "render.ts");

const STACK_TRACE = /^\s+at /m;

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

  it("stops at a folder that holds other files, and touches none", () => {
    writeFileSync(join(folder, "mine.txt"), "mine");
    const { status, stderr } = run("dev", folder);
    expect(status).to.equal(2);
    expect(stderr).to.equal(
      `error: ${folder}: holds other files; an empty or missing folder, or one that was rendered into before\n`,
    );
    expect(filesIn(folder)).to.deep.equal(["mine.txt"]);
  });

  for (const [why, args, says] of [
    ["no stack", [], "needs a stack and a folder, got 0 words"],
    ["no folder", ["dev"], "needs a stack and a folder, got 1 words"],
    ["a stack that there is not", ["test", "out"], 'there is no stack "test"; there are dev, prod'],
    ["a word too many", ["dev", "out", "more"], "needs a stack and a folder, got 3 words"],
    ["an option that there is not", ["--all", "dev", "out"], "Unknown option '--all'."],
  ] as const) {
    it(`says what is wrong with ${why}, without a stack trace`, () => {
      const { status, stderr } = run(...args);
      expect(status).to.equal(2);
      expect(stderr)
        .to.match(/^error: /)
        .and.contain(says);
      expect(stderr).not.to.match(STACK_TRACE);
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

  for (const [why, bytes, says] of [
    ["is no YAML", "config: {", /^Pulumi\.dev\.yaml: not YAML: /],
    ["has an alias to nothing", "config: *none", /^Pulumi\.dev\.yaml: not YAML: .*none/],
    ["has a key twice", "config: {}\nconfig: {}", /^Pulumi\.dev\.yaml: not YAML: Map keys must be unique/],
    [
      "is UTF-16",
      Buffer.from("\uFEFFconfig: {}", "utf16le"),
      /^Pulumi\.dev\.yaml: is not UTF-8; a stack's file, saved/,
    ],
    ["is empty", "", /environment: is missing/],
    ["is a list", "[1]", /environment: is missing/],
    ["is a word", "config: word", /environment: is missing/],
  ] as const) {
    it(`tells in its own words of a stack's file that ${why}`, () => {
      writeFileSync(join(folder, "Pulumi.dev.yaml"), bytes);
      expect(() => renderStack(folder, "dev")).to.throw(pulumi.RunError, says);
    });
  }

  it("ends with 1 where the configuration is wrong, its files included", () => {
    const stack = stackFile("dev");
    const wrong = changed(stack, { "kiro-landing-zone:mcp/servers": "test/engine/wrong-files/servers.yaml" });
    writeFileSync(join(folder, "Pulumi.dev.yaml"), stringify({ config: wrong }));
    cpSync(join(PROJECT, "test", "engine", "wrong-files"), join(folder, "test", "engine", "wrong-files"), {
      recursive: true,
    });
    const { status, stderr } = spawnSync(process.execPath, [SCRIPT, "dev", "out"], { cwd: folder, encoding: "utf8" });
    expect(stderr.split("\n")[0]).to.equal("error: the list of MCP servers has 3 problems");
    expect(stderr).not.to.match(STACK_TRACE);
    expect(status).to.equal(1);
  });
});
