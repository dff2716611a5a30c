import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { cacheFolder } from "../../sandbox/folders.ts";
import { startPack } from "./pack-process.ts";

const HELP = `npm run bench [-- --runs N --sizes 100,1000,10000 --peers]

Measures the pack against a pack that does nothing, one that has a single stack rule and, with --peers, AWSGuard, all in one
run and in turn: start-up, each resource, and the whole stack, over Pulumi's own protocol with one call under way at a
time, as the engine does. Prints minimum, median and maximum, and the ratio of medians to the pack that does nothing.

  --runs N     how often; default 5
  --sizes ...  resources; default 1000,10000
  --peers      install AWSGuard from npm into the cache and measure it too
`;

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "5" },
    sizes: { type: "string", default: "1000,10000" },
    peers: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}

const here = import.meta.dirname;
const runs = Number(values.runs);
const sizes = values.sizes.split(",").map(Number);
const packs = [
  ["no-op", join(here, "packs", "noop")],
  ["one stack rule", join(here, "packs", "one-stack-rule")],
  ...(values.peers ? [["AWSGuard", installAwsGuard()] as const] : []),
  ["mas-trm", join(here, "..", "..", "policypacks", "mas-trm")],
] as const;

/** Measure, then pack, then the figures of all runs. */
const figures = new Map<string, Map<string, number[]>>();
for (let run = 1; run <= runs; run += 1) {
  for (const [name, folder] of packs) {
    process.stderr.write(`run ${String(run)} of ${String(runs)}: ${name}\n`);
    await measure(name, folder);
  }
}
print();

async function measure(name: string, folder: string): Promise<void> {
  for (const [index, size] of sizes.entries()) {
    // A fresh process for each size: a pack remembers what it has seen.
    const pack = await startPack(folder);
    if (index === 0) note("start, ms", name, pack.startMs);
    note(`each of ${String(size)}, us`, name, await pack.perResource(size));
    note(`stack of ${String(size)}, ms`, name, await pack.perStack(size));
    pack.close();
  }
}

function note(measured: string, pack: string, figure: number): void {
  const byPack = figures.get(measured) ?? new Map<string, number[]>();
  byPack.set(pack, [...(byPack.get(pack) ?? []), figure]);
  figures.set(measured, byPack);
}

function print(): void {
  process.stdout.write("| | pack | min | median | max | ratio to no-op |\n| --- | --- | --- | --- | --- | --- |\n");
  for (const [measured, byPack] of figures) {
    const base = median(byPack.get("no-op") ?? []);
    for (const [pack, all] of byPack) {
      const cells = [Math.min(...all), median(all), Math.max(...all)].map((figure) => figure.toFixed(0));
      process.stdout.write(`| ${[measured, pack, ...cells, (median(all) / base).toFixed(2)].join(" | ")} |\n`);
    }
  }
}

function median(all: readonly number[]): number {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** AWSGuard, in a folder of its own: it needs an old @pulumi/aws. */
function installAwsGuard(): string {
  const folder = join(cacheFolder(process.env), "bench-awsguard");
  if (existsSync(join(folder, "node_modules", "@pulumi", "awsguard"))) return folder;
  mkdirSync(folder, { recursive: true });
  const dependencies = { "@pulumi/awsguard": "0.3.1", "@pulumi/pulumi": "3.270.0" };
  const main = 'const { AwsGuard } = require("@pulumi/awsguard");\nnew AwsGuard({ all: "mandatory" });\n';
  const manifest = { name: "bench-awsguard", version: "0.0.1", private: true, main: "index.js", dependencies };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "index.js"), main);
  const { status } = spawnSync("npm", ["install", "--ignore-scripts", "--legacy-peer-deps"], {
    cwd: folder,
    stdio: "inherit",
  });
  if (status !== 0) throw new Error("AWSGuard could not be installed from npm");
  return folder;
}
