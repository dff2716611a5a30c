// Starts a TypeScript file of this repository: `node sandbox/bootstrap.mjs <script.ts> [arguments]`.
//
// Sets up what is missing first: the dependencies as package-lock.json has them, the built policy pack, and a Node.js
// that runs TypeScript. It is plain JavaScript without dependencies, because it must run on an old Node.js, before
// anything is installed. When nothing is missing it costs some milliseconds.
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PACK = join(ROOT, "policypacks", "mas-trm");
const BUILT_PACK = join(PACK, "dist", "index.cjs");
const PACK_SOURCES = [PACK, join(ROOT, "controls"), join(ROOT, "package-lock.json")];

/** Exit code for "could not run", as everywhere in the sandbox. */
const COULD_NOT_RUN = 2;

function fail(message) {
  process.stderr.write(`error: ${message}\n`);
  process.exit(COULD_NOT_RUN);
}

/** Whether node_modules is what package-lock.json asks for, by the list that npm leaves when it has finished. */
function isInstalled() {
  try {
    const wanted = packagesOf(join(ROOT, "package-lock.json"));
    const found = packagesOf(join(ROOT, "node_modules", ".package-lock.json"));
    return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
      const there = found[path];
      if (path === "") return true;
      if (!there) return optional === true; // packages of other platforms stay away
      return there.version === version && there.integrity === integrity;
    });
  } catch {
    return false; // no list, or half of one: never finished
  }
}

function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, "utf8")).packages;
}

/**
 * Installs without install scripts: none is needed, and those of @pulumi/docker try to download a plugin.
 * Warnings are left out because npm would warn that an old Node.js runs it, for which we bring a newer one.
 */
async function install() {
  process.stderr.write("Installing the dependencies (npm ci) ...\n");
  const started = Date.now();
  const runningNpm = process.env.npm_execpath; // set by `npm run`; other package managers set it too
  const npm = runningNpm?.endsWith("npm-cli.js") ? [process.execPath, runningNpm] : ["npm"];
  const flags = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const code = await run(npm.concat(flags)).catch((error) =>
    fail(`npm, which installs the dependencies, does not start: ${error.message}`),
  );
  if (code !== 0) fail(`npm ci failed with exit code ${code}; its own message is above`);
  process.stderr.write(`Installed the dependencies (${Math.round((Date.now() - started) / 1000)} s)\n`);
}

function isPackBuilt() {
  const built = existsSync(BUILT_PACK) ? statSync(BUILT_PACK).mtimeMs : 0;
  return newest(PACK_SOURCES) <= built;
}

/** The latest change below some paths, folders included: a removed file changes its folder. */
function newest(paths) {
  return Math.max(
    0,
    ...paths.filter(existsSync).map((path) => {
      const stat = statSync(path);
      if (!stat.isDirectory()) return stat.mtimeMs;
      const inside = readdirSync(path).filter((name) => name !== "dist" && name !== "node_modules");
      return Math.max(stat.mtimeMs, newest(inside.map((name) => join(path, name))));
    }),
  );
}

/** This Node.js if it is 24 or later, else the one that npm installed, else this one if it runs TypeScript at all. */
function findNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major >= 24) return process.execPath;
  const installed = join(ROOT, "node_modules", ".bin", "node");
  if (existsSync(installed)) return installed;
  if (major === 22 && minor >= 18) return process.execPath;
  return fail(
    `Node.js ${process.version} cannot run TypeScript, and npm brings a newer one on Linux x64 and arm64 only, ` +
      `not on ${process.platform} ${process.arch}; install Node.js 24`,
  );
}

/** Runs a command in our place: it has our terminal, and gets the signals that only we receive. */
function run([command, ...args]) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: "inherit" });
    const forward = (signal) => {
      if (signal === "SIGINT" && process.stdin.isTTY) return; // the terminal has sent Ctrl-C to the child as well
      child.kill(signal);
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, forward);
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

const [script, ...args] = process.argv.slice(2);
if (!script) fail("usage: node sandbox/bootstrap.mjs <script.ts> [arguments]");
if (!isInstalled()) await install();
const node = findNode();
if (!isPackBuilt()) {
  const code = await run([node, join(PACK, "build.ts")]);
  if (code !== 0) fail(`the policy pack could not be built (exit code ${code})`);
}
process.exitCode = await run([node, join(ROOT, script), ...args]);
