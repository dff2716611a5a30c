import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, rmSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { TempFolder } from "./temp-folder.ts";

const BOOTSTRAP = new URL("../../sandbox/bootstrap.mjs", import.meta.url).pathname;

const LOCK = {
  packages: {
    "": { version: "0.1.0" },
    "node_modules/a": { version: "1.0.0", integrity: "sha512-a" },
    "node_modules/other-platform": { version: "1.0.0", integrity: "sha512-o", optional: true },
  },
};
const INSTALLED = { packages: { "node_modules/a": LOCK.packages["node_modules/a"] } };

/** Makes the process believe that it is another Node.js. */
function nodeVersion(version: string): string[] {
  const versions = `{...process.versions,node:"${version}"}`;
  return ["--import", `data:text/javascript,Object.defineProperty(process,"versions",{value:${versions}})`];
}

describe("the bootstrap", () => {
  const temp = new TempFolder();

  /** A repository in which nothing is missing; npm is a script that writes down how it was called. */
  const repository = (name: string) => {
    const root = join(temp.path, name);
    temp.write(`${name}/package-lock.json`, JSON.stringify(LOCK));
    temp.write(`${name}/node_modules/.package-lock.json`, JSON.stringify(INSTALLED));
    temp.write(`${name}/controls/catalogue.ts`, "");
    temp.write(
      `${name}/policypacks/mas-trm/build.ts`,
      `import { writeFileSync } from "node:fs"; write();
      function write() { writeFileSync(new URL("dist/index.cjs", import.meta.url), "built" as string); }`,
    );
    temp.write(`${name}/policypacks/mas-trm/dist/index.cjs`, "old");
    temp.write(
      `${name}/npm-cli.js`,
      `const fs = require("node:fs"); fs.writeFileSync("npm-called", process.argv.slice(2).join(" "));
       fs.copyFileSync("package-lock.json", "node_modules/.package-lock.json"); process.exit(+(process.env.NPM_CODE ?? 0));`,
    );
    temp.write(
      `${name}/script.ts`,
      `const args: string[] = process.argv.slice(2); console.log(JSON.stringify(args)); process.exitCode = 7;`,
    );
    copyFileSync(BOOTSTRAP, temp.write(`${name}/sandbox/bootstrap.mjs`, ""));
    const future = Date.now() / 1000 + 3;
    utimesSync(join(root, "policypacks/mas-trm/dist/index.cjs"), future, future);
    return {
      root,
      file: (path: string) => join(root, path),
      npmCall: () =>
        existsSync(join(root, "npm-called")) ? readFileSync(join(root, "npm-called"), "utf8") : undefined,
      pack: () => readFileSync(join(root, "policypacks/mas-trm/dist/index.cjs"), "utf8"),
      start: (env: Record<string, string> = {}, ...nodeFlags: string[]) => {
        const args = [...nodeFlags, join(root, "sandbox/bootstrap.mjs"), "script.ts", "a", "b c"];
        const outer = { ...process.env, npm_execpath: join(root, "npm-cli.js"), ...env };
        const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", env: outer });
        return { status, stdout, stderr };
      },
    };
  };
  const RAN = { status: 7, stdout: '["a","b c"]\n', stderr: "" };

  it("only runs the script when nothing is missing, with its arguments and exit code", () => {
    const repo = repository("ready");
    expect(repo.start()).to.deep.equal(RAN);
    expect([repo.npmCall(), repo.pack()]).to.deep.equal([undefined, "old"]);
  });

  it("installs, without install scripts, when the lock file asks for another version", () => {
    const repo = repository("outdated");
    const lock = { packages: { ...LOCK.packages, "node_modules/a": { version: "2.0.0", integrity: "sha512-b" } } };
    temp.write("outdated/package-lock.json", JSON.stringify(lock));
    expect(repo.start()).to.include({ status: 7 });
    expect(repo.npmCall()).to.match(/^ci --ignore-scripts /);
  });

  it("installs when an installation never finished", () => {
    const repo = repository("unfinished");
    rmSync(repo.file("node_modules/.package-lock.json"));
    expect(repo.start()).to.include({ status: 7 });
    expect(repo.npmCall()).to.match(/^ci /);
  });

  it("stops with exit code 2 when npm fails or is not there", () => {
    const repo = repository("npmless");
    rmSync(repo.file("node_modules/.package-lock.json"));
    const failed = repo.start({ NPM_CODE: "1" });
    expect([failed.status, failed.stdout]).to.deep.equal([2, ""]);
    expect(failed.stderr).to.contain("error: npm ci failed with exit code 1");
    rmSync(repo.file("node_modules/.package-lock.json"));
    const missing = repo.start({ npm_execpath: "", PATH: temp.path });
    expect(missing.status).to.equal(2);
    expect(missing.stderr).to.contain("error: npm, which installs the dependencies, does not start");
  });

  it("builds the pack when it, or the control catalogue, is newer than the built one", () => {
    for (const newer of ["controls/catalogue.ts", "policypacks/mas-trm/build.ts"]) {
      const repo = repository(`stale-${newer.replaceAll("/", "-")}`);
      const later = Date.now() / 1000 + 60;
      utimesSync(repo.file(newer), later, later);
      expect(repo.start(), newer).to.deep.equal(RAN);
      expect(repo.pack(), newer).to.equal("built");
    }
  });

  it("runs the script with the Node.js that npm installed when this one is too old", () => {
    const repo = repository("old-node");
    temp.script("old-node/node_modules/.bin/node", 'echo "newer node: $@"');
    const newer = { stdout: `newer node: ${repo.file("script.ts")} a b c\n` };
    expect(repo.start({}, ...nodeVersion("20.1.0"))).to.include(newer);
    expect(repo.start({}, ...nodeVersion("22.18.0"))).to.include(newer);
    expect(repo.start({}, ...nodeVersion("24.0.0"))).to.deep.equal(RAN);
  });

  it("says what to do when there is no new Node.js for this platform", () => {
    const { status, stderr } = repository("no-node").start({}, ...nodeVersion("22.17.9"));
    expect(status).to.equal(2);
    expect(stderr).to.match(/^error: Node.js \S+ cannot run TypeScript.*; install Node.js 24\n$/);
    expect(repository("new-node").start({}, ...nodeVersion("22.18.0"))).to.deep.equal(RAN);
  });

  it("works through a link to the repository", () => {
    const repo = repository("linked");
    symlinkSync(repo.root, join(temp.path, "link"));
    const args = [join(temp.path, "link/sandbox/bootstrap.mjs"), "script.ts"];
    expect(spawnSync(process.execPath, args).status).to.equal(7);
  });
});
