import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import type { PartialStrykerOptions, schema } from "@stryker-mutator/api/core";
import { Stryker } from "@stryker-mutator/core";
import { writeDocument } from "./document.ts";
import { acceptedSurvivors, addUp, outdated, percent, scoreByFolder, survivors } from "./score.ts";

/** Least share of mutants that tests must notice, in percent. */
const GOAL = 90;
/** Each holds the pack and all of its tests, about 1 GiB. */
const MOST_PROCESSES = 4;
const HELP = `npm run mutate -- [--since REF] [--write] [WORD ...]

Changes the policy pack in thousands of small ways, and asks for each change whether a test fails.

  WORD         only files below policypacks/mas-trm whose path holds one of the words
  --since REF  only files that differ from that commit
  --write      writes docs/mutation.md; takes a run over all files

Reports: .reports/mutation.json, .reports/mutation.html

Exit code: 0 at least ${String(GOAL)} % of the changes were noticed, 1 fewer or the list of accepted survivors is out of date,
2 could not run.
`;

const SCOPE = "policypacks/mas-trm/{kit,rules,server,exemptions}/**/*.ts";
const REPORT = ".reports/mutation.json";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    since: { type: "string" },
    write: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
const root = new URL("../..", import.meta.url).pathname;
process.chdir(root);

if (values.help) process.stdout.write(HELP);
else await main();

async function main(): Promise<void> {
  const changed = values.since === undefined ? undefined : changedSince(values.since);
  const mutate = globSync(SCOPE)
    .filter((file) => changed?.includes(file) !== false)
    .filter((file) => positionals.length === 0 || positionals.some((word) => file.includes(word)));
  if (mutate.length === 0) return fail("no file of the pack is among those that were asked for");
  const isWhole = values.since === undefined && positionals.length === 0;
  if (values.write && !isWhole) return fail("--write: takes a run over all files, so no WORD and no --since");
  const started = Date.now();
  await runStryker(mutate);
  const minutes = Math.round((Date.now() - started) / 60_000);
  const report = JSON.parse(readFileSync(REPORT, "utf8")) as schema.MutationTestResult;
  if (values.write) writeDocument(report, GOAL, minutes);
  process.exitCode = tell(report);
}

async function runStryker(mutate: string[]): Promise<void> {
  await new Stryker({
    mutate,
    plugins: ["runner.ts", "prose.ts"].map((name) => `${root}test/mutate/${name}`),
    testRunner: "pack",
    ignorers: ["prose"],
    coverageAnalysis: "perTest",
    concurrency: Math.min(availableParallelism(), MOST_PROCESSES),
    reporters: ["progress-append-only", "json", "html"],
    jsonReporter: { fileName: REPORT },
    htmlReporter: { fileName: REPORT.replace(".json", ".html") },
    tempDirName: ".reports/stryker",
    ignorePatterns: [".reports", "**/dist"],
    warnings: { slow: false, unknownOptions: true, preprocessorErrors: true, unserializableOptions: true },
    logLevel: "warn",
  } as PartialStrykerOptions).runMutationTest();
}

/** Prints the score of each folder and what is to be looked at. */
function tell(report: schema.MutationTestResult): 0 | 1 {
  const scores = scoreByFolder(report);
  const all = addUp(scores);
  for (const score of [...scores, all]) {
    const share = percent(score).toFixed(1).padStart(5);
    process.stdout.write(`${share} %  ${String(score.killed)} of ${String(score.total)}  ${score.folder}\n`);
  }
  const accepted = acceptedSurvivors();
  const alive = survivors(report);
  const explained = new Set(accepted.flatMap(({ mutants }) => mutants));
  const unexplained = alive.filter(({ key }) => !explained.has(key));
  const stale = outdated(accepted, alive, report);
  for (const { place, key } of unexplained) process.stdout.write(`survived  ${place}\n          ${key}\n`);
  for (const key of stale) process.stdout.write(`test/mutate/accepted-survivors.json: no longer survives: ${key}\n`);
  process.stdout.write(
    `${String(alive.length)} survived, ${String(unexplained.length)} of them without a reason; goal: ${String(GOAL)} %\n`,
  );
  return percent(all) < GOAL || stale.length > 0 ? 1 : 0;
}

function changedSince(ref: string): readonly string[] {
  return execFileSync("git", ["diff", "--name-only", ref, "--"], { encoding: "utf8" }).split("\n");
}

function fail(message: string): void {
  process.stderr.write(`error: ${message}\n`);
  process.exitCode = 2;
}
