import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import type { schema } from "@stryker-mutator/api/core";
import { acceptedSurvivors, addUp, percent, scoreByFolder, survivors, type Accepted, type Score } from "./score.ts";

/**
 * Writes docs/mutation.md from a run over all files.
 *
 * @param goal least share of mutants to kill, in percent
 * @param minutes how long the run took
 */
export function writeDocument(report: schema.MutationTestResult, goal: number, minutes: number): void {
  const [cpu] = cpus();
  const machine = `${String(cpus().length)} cores (${cpu?.model ?? process.arch}), Node.js ${process.version}`;
  const made = `${new Date().toISOString().slice(0, 10)}, ${String(minutes)} minutes on ${machine}`;
  const text = renderDocument(report, acceptedSurvivors(), goal, made);
  writeFileSync(new URL("../../docs/mutation.md", import.meta.url), text);
}

/** docs/mutation.md: the figures of one run, and the survivors that were looked at, each with a reason. */
export function renderDocument(
  report: schema.MutationTestResult,
  accepted: readonly Accepted[],
  goal: number,
  made: string,
): string {
  const scores = scoreByFolder(report);
  const all = addUp(scores);
  const explained = new Set(accepted.flatMap(({ mutants }) => mutants));
  const alive = survivors(report);
  const open = alive.filter(({ key }) => !explained.has(key));
  return [
    "# Mutation testing",
    "",
    "How much the tests of the policy pack notice: [Stryker](https://stryker-mutator.io) changes the pack's code in one",
    "small way at a time (a condition, an operator, a string, a list, a block), and a change is killed when a test fails.",
    "",
    "Made by `npm run mutate -- --write`; any other run only prints its figures: `npm run mutate -- keys` for the files with",
    "that word in their path, `npm run mutate -- --since origin/main` for those that differ. It ends with exit code 1 below",
    `${String(goal)} %.`,
    "",
    `Measured ${made}: **${percent(all).toFixed(1)} %**, ${String(all.killed)} of ${String(all.total)} killed.`,
    "",
    "| folder | killed | of | % |",
    "| --- | --: | --: | --: |",
    ...scores.map(renderScore),
    "",
    "Left unchanged, by rule: what a rule's declaration says to people (`title`, `cause`, `remediation`, `source`,",
    "`description`) and its `examples`, with what a file declares for them alone, which are test data. A change that",
    "survives counts as survived, with a reason or not.",
    "Property tests draw the same inputs in each run.",
    "",
    "## Survivors with a reason",
    "",
    "From `test/mutate/accepted-survivors.json`; an entry that no longer survives makes the command fail.",
    "",
    ...accepted.flatMap(renderAccepted),
    "## Survivors without one",
    "",
    ...renderOpen(open.map(({ place }) => place)),
    "",
  ].join("\n");
}

function renderScore(score: Score): string {
  return `| ${score.folder} | ${String(score.killed)} | ${String(score.total)} | ${percent(score).toFixed(1)} |`;
}

function renderAccepted({ reason, mutants }: Accepted): readonly string[] {
  return [`${reason}`, "", ...mutants.map((key) => `- ${fenced(key)}`), ""];
}

/** Code that holds backticks stands between more of them. */
function fenced(code: string): string {
  return code.includes("`") ? `\`\` ${code} \`\`` : `\`${code}\``;
}

/** One line for each file, with the lines that they are on. */
function renderOpen(places: readonly string[]): readonly string[] {
  const byFile = Map.groupBy(places, (place) => place.slice(0, place.lastIndexOf(":")));
  const lines = [...byFile].map(([file, found]) => {
    const numbers = [...new Set(found.map((place) => place.slice(place.lastIndexOf(":") + 1)))];
    return `- ${file}: line ${numbers.join(", ")}`;
  });
  return [`${String(places.length)}, for the next change in these files:`, "", ...lines];
}
