import { join } from "node:path";
import { parseArgs } from "node:util";
import { installAwsGuard } from "./awsguard.ts";
import { exponent, Figures } from "./figures.ts";
import { startPack } from "./pack-process.ts";
import { openPreviewBench } from "./whole-preview.ts";

const HELP = `npm run bench [-- --runs N --sizes 100,1000,10000 --peers --previews N --peer name=folder]

Measures the pack against a pack that does nothing, one that has a single stack rule and, with --peers, AWSGuard, all in one
run and in turn: start-up, each resource, the whole stack, and the most memory, over Pulumi's own protocol with one call
under way at a time, as the engine does; then whole previews of prod without a pack, with the pack that does nothing, and
with this one. Prints minimum, median and maximum, the ratio of medians to the pack that does nothing (for whole previews
also the one to no pack), and how cost grows from the smallest to the largest size.

  --runs N            how often each pack is measured; default 5
  --sizes ...         resources; default 1000,10000
  --peers             install AWSGuard from npm into the cache and measure it too
  --peer name=folder  measure another built pack too; may be given several times
  --previews N        how often prod is previewed; default 5, 0 for none
`;
const OURS = "mas-trm";
const NO_PACK = "no pack";
const COULD_NOT_RUN = 2;

interface Choice {
  readonly runs: number;
  readonly sizes: readonly number[];
  readonly previews: number;
  readonly packs: readonly (readonly [name: string, folder: string])[];
}

const here = import.meta.dirname;
const pack = join(here, "..", "..", "policypacks", "mas-trm");
const noop = join(here, "packs", "noop");
const figures = new Figures();
const choice = read();
if (choice !== undefined) {
  await measurePacks(choice);
  await measurePreviews(choice);
  process.stdout.write(figures.table());
  tellGrowth(choice);
}

function read(): Choice | undefined {
  try {
    const { values } = parseArgs({
      options: {
        runs: { type: "string", default: "5" },
        sizes: { type: "string", default: "1000,10000" },
        previews: { type: "string", default: "5" },
        peers: { type: "boolean", default: false },
        peer: { type: "string", multiple: true, default: [] },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (values.help) {
      process.stdout.write(HELP);
      return undefined;
    }
    return {
      runs: wholeNumber("--runs", values.runs, 1),
      sizes: values.sizes.split(",").map((size) => wholeNumber("--sizes", size, 1)),
      previews: wholeNumber("--previews", values.previews, 0),
      packs: [
        ["no-op", noop],
        ["one stack rule", join(here, "packs", "one-stack-rule")],
        ...(values.peers ? [["AWSGuard", installAwsGuard()] as const] : []),
        ...values.peer.map(peerOf),
        [OURS, pack],
      ],
    };
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    process.stderr.write(`error: ${told}; see npm run bench -- --help\n`);
    process.exitCode = COULD_NOT_RUN;
    return undefined;
  }
}

function wholeNumber(flag: string, given: string, least: number): number {
  const number = Number(given);
  if (Number.isInteger(number) && number >= least && given.trim() !== "") return number;
  throw new Error(`${flag}: not a number, got ${JSON.stringify(given)}; a whole number from ${String(least)}`);
}

function peerOf(given: string): readonly [string, string] {
  const [name = "", ...folder] = given.split("=");
  if (name !== "" && folder.length > 0) return [name, folder.join("=")];
  throw new Error(`--peer: not a name and a folder, got ${JSON.stringify(given)}; name=folder`);
}

async function measurePacks({ runs, sizes, packs }: Choice): Promise<void> {
  for (let run = 1; run <= runs; run += 1) {
    for (const [name, folder] of packs) {
      process.stderr.write(`run ${String(run)} of ${String(runs)}: ${name}\n`);
      for (const [index, size] of sizes.entries()) await measure(name, folder, { size, isFirst: index === 0 });
    }
  }
}

async function measure(name: string, folder: string, { size, isFirst }: { size: number; isFirst: boolean }) {
  // A fresh process for each size: a pack remembers what it has seen.
  const process = await startPack(folder);
  if (isFirst) figures.note("start, ms", name, process.startMs);
  figures.note(perResource(size), name, await process.perResource(size));
  figures.note(perStack(size), name, await process.perStack(size));
  const peak = process.peakMib();
  if (peak !== undefined) figures.note(`memory at ${String(size)}, MiB`, name, peak);
  process.close();
}

async function measurePreviews({ previews }: Choice): Promise<void> {
  if (previews === 0) return;
  const bench = await openPreviewBench();
  const config = join(pack, "..", "config", "prod.json");
  try {
    // Once each for the caches that are warm in daily work.
    for (let run = 0; run <= previews; run += 1) {
      process.stderr.write(run === 0 ? "previews: warming up\n" : `preview ${String(run)} of ${String(previews)}\n`);
      for (const [name, time] of [
        [NO_PACK, () => bench.time(undefined)],
        ["no-op", () => bench.time(noop)],
        [OURS, () => bench.time(pack, config)],
      ] as const) {
        const took = await time();
        if (run === 0) continue;
        figures.note("preview of prod, ms", name, took);
        figures.note("preview of prod against none, ms", name, took, NO_PACK);
      }
    }
  } finally {
    await bench.close();
  }
}

function tellGrowth({ sizes }: Choice): void {
  const [small, large] = [Math.min(...sizes), Math.max(...sizes)];
  if (small === large) return;
  const costOf = (size: number) =>
    (figures.median(perResource(size), OURS) * size) / 1000 + figures.median(perStack(size), OURS);
  const growth = exponent(small, large, { small: costOf(small), large: costOf(large) });
  process.stdout.write(
    `\n${OURS}, all calls: exponent ${growth.toFixed(2)} from ${String(small)} to ${String(large)} resources\n`,
  );
}

function perResource(size: number): string {
  return `each of ${String(size)}, us`;
}

function perStack(size: number): string {
  return `stack of ${String(size)}, ms`;
}
