import { existsSync, readdirSync, utimesSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { type Build, builtEngine, pinHash } from "../../sandbox/build-engine.ts";
import { TempFolder } from "./temp-folder.ts";

describe("the pin of the engine", () => {
  const temp = new TempFolder();
  const source = (name: string, files: Record<string, string> = {}) => {
    const all = { "go.mod": "module m", "go.sum": "sum", "cmd/host/main.go": "package main", ...files };
    for (const [file, text] of Object.entries(all)) temp.write(`${name}/${file}`, text);
    return join(temp.path, name);
  };

  it("changes with go.mod, go.sum and the host's source, and with nothing else", async () => {
    const pin = await pinHash(source("same"));
    expect(pin).to.match(/^[0-9a-f]{12}$/);
    expect(await pinHash(source("copy", { "README.md": "words" }))).to.equal(pin);
    for (const file of ["go.mod", "go.sum", "cmd/host/main.go", "cmd/host/more.go"]) {
      expect(await pinHash(source(file.replaceAll("/", "-"), { [file]: "other" })), file).not.to.equal(pin);
    }
  });
});

describe("building the engine", () => {
  const silence = { write: () => true };
  const temp = new TempFolder();
  temp.write("source/go.mod", "module m");
  const source = join(temp.path, "source");

  /** Builds into a cache of its own with a fake builder that counts. */
  const cacheFor = (name: string) => {
    const cache = join(temp.path, name);
    let builds = 0;
    const build = async ({ target }: Build) => {
      builds++;
      await sleep(50);
      expect(readdirSync(cache).filter((entry) => /^engine-[0-9a-f]+$/.test(entry))).to.deep.equal([]);
      await writeFile(join(target, "pulumi"), "");
    };
    const engine = (builder = build) => builtEngine(cache, {}, { builder, source, out: silence });
    return { cache, engine, builds: () => builds };
  };

  it("builds once, and shows the folder only when it is whole", async () => {
    const { cache, engine, builds } = cacheFor("once");
    const folder = await engine();
    expect(await engine()).to.equal(folder);
    expect(builds()).to.equal(1);
    expect(existsSync(join(folder, "pulumi"))).to.equal(true);
    expect(readdirSync(cache)).to.deep.equal([`engine-${await pinHash(source)}`]);
  });

  it("lets a racing build wait for the first", async () => {
    const { engine, builds } = cacheFor("race");
    const folders = await Promise.all([engine(), engine(), engine()]);
    expect(new Set(folders).size).to.equal(1);
    expect(builds()).to.equal(1);
  });

  it("leaves nothing behind when a build fails, and builds again at the next call", async () => {
    const { cache, engine } = cacheFor("failure");
    const failure = await engine(() => Promise.reject(new Error("no compiler"))).catch((error: unknown) => error);
    expect(failure).to.have.property("message", "no compiler");
    expect(readdirSync(cache)).to.deep.equal([]);
    expect(existsSync(await engine())).to.equal(true);
  });

  it("takes over the lock of a builder that died", async () => {
    const { cache, engine } = cacheFor("dead");
    const lock = temp.write(`dead/engine-${await pinHash(source)}.lock`, "");
    const minuteAgo = Date.now() / 1000 - 60;
    utimesSync(lock, minuteAgo, minuteAgo);
    expect(existsSync(await engine())).to.equal(true);
    expect(existsSync(lock)).to.equal(false);
    expect(readdirSync(cache)).to.have.length(1);
  });

  it("names both ways out where there is neither pulumi nor go", async () => {
    const goless = builtEngine(join(temp.path, "goless"), { PATH: join(temp.path, "empty") }, { out: silence });
    const failure = await goless.catch((error: unknown) => error);
    expect(failure)
      .to.have.property("message")
      .that.matches(/pulumi >= 3\.250 .* or Go >= 1\.\d+/);
  });
});
