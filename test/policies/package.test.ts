import { spawn } from "node:child_process";
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { parse } from "yaml";
import { rules } from "../../policypacks/mas-trm/rules/index.ts";

const read = (path: string) => readFileSync(new URL(`../../policypacks/mas-trm/${path}`, import.meta.url), "utf8");
const manifest = JSON.parse(read("package.json")) as {
  readonly version: string;
  readonly main: string;
  readonly files: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
};

describe("the pack as a package", () => {
  it("has one version, for npm and for Pulumi", () => {
    expect((parse(read("PulumiPolicy.yaml")) as { version: string }).version).to.equal(manifest.version);
  });

  it("ships what it runs, what Pulumi reads, and its licence", () => {
    expect(manifest.files).to.deep.equal(["dist", "PulumiPolicy.yaml", "configuration.schema.json"]);
    expect(manifest.main.startsWith("dist/")).to.equal(true);
    expect(read("LICENSE")).to.equal(readFileSync(new URL("../../LICENSE", import.meta.url), "utf8"));
  });

  it("depends on all that the bundle leaves outside, and on nothing else", () => {
    const outside = [...read(manifest.main).matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name = ""]) => name);
    const packages = outside
      .filter((name) => !name.startsWith("node:"))
      .map((name) =>
        name
          .split("/")
          .slice(0, name.startsWith("@") ? 2 : 1)
          .join("/"),
      );
    expect([...new Set(packages)]).to.have.members(Object.keys(manifest.dependencies));
  });

  it("leaves compiled code for the next start before the engine kills it", async function () {
    this.timeout(30_000);
    const cache = mkdtempSync(join(tmpdir(), "kiro-compiled-"));
    const runner = createRequire(import.meta.url).resolve("@pulumi/pulumi/cmd/run-policy-pack");
    const folder = new URL("../../policypacks/mas-trm", import.meta.url).pathname;
    const env = { ...process.env, NODE_COMPILE_CACHE: cache };
    const pack = spawn(process.execPath, [runner, "127.0.0.1:1", folder], {
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      await new Promise((resolve) => createInterface({ input: pack.stdout }).once("line", resolve));
      const isLeft = () => existsSync(cache) && globSync("**/*", { cwd: cache }).length > 1;
      for (let waited = 0; waited < 10_000 && !isLeft(); waited += 50) await pause(50);
      expect(isLeft()).to.equal(true);
    } finally {
      pack.kill("SIGKILL");
      rmSync(cache, { recursive: true, force: true });
    }
  });

  it("shows a stranger rules and settings that exist", () => {
    const [example = "{}"] = [...read("README.md").matchAll(/```json\n([^]*?)```/g)].map(([, code = ""]) => code);
    for (const [name, entry] of Object.entries(JSON.parse(example) as Record<string, unknown>)) {
      const rule = rules.find(({ id }) => id === name);
      expect(rule, name).to.not.equal(undefined);
      if (typeof entry === "object")
        expect(Object.keys(rule?.settings ?? {})).to.include.members(Object.keys(entry ?? {}));
    }
  });
});
