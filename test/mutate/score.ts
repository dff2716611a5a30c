import { readFileSync } from "node:fs";
import type { schema } from "@stryker-mutator/api/core";

/** Mutants of a folder, counted by what became of them. */
export interface Score {
  readonly folder: string;
  /** Mutants that made a test fail, or run without end. */
  readonly killed: number;
  /** All mutants that tests could judge. */
  readonly total: number;
}

/** A mutant that no test noticed. */
export interface Survivor {
  /** Where it is: path from the pack's folder, and line. */
  readonly place: string;
  /** What it is, in a form that stays the same when lines move: path, original, and what stands in its place. */
  readonly key: string;
}

/** Survivors that were looked at, and why no test can or should notice them. */
export interface Accepted {
  readonly reason: string;
  readonly mutants: readonly string[];
}

const PACK = "policypacks/mas-trm/";
const DEAD = ["Killed", "Timeout"];
const ALIVE = ["Survived", "NoCoverage"];
/** Longest part of the code that a key repeats, in characters. */
const LONGEST = 120;

/** Reads the list of accepted survivors. */
export function acceptedSurvivors(): readonly Accepted[] {
  return JSON.parse(readFileSync(new URL("accepted-survivors.json", import.meta.url), "utf8")) as Accepted[];
}

/** Killed and total for each folder, `kit` and `rules` by their folders, sorted. */
export function scoreByFolder({ files }: schema.MutationTestResult): readonly Score[] {
  const scores = new Map<string, { killed: number; total: number }>();
  for (const [file, { mutants }] of Object.entries(files)) {
    const folder = file.replace(PACK, "").split("/").slice(0, -1).join("/");
    const score = scores.get(folder) ?? { killed: 0, total: 0 };
    scores.set(folder, score);
    for (const { status } of mutants) {
      if (DEAD.includes(status)) score.killed += 1;
      if (DEAD.includes(status) || ALIVE.includes(status)) score.total += 1;
    }
  }
  return [...scores].map(([folder, score]) => ({ folder, ...score })).sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** One score of several. */
export function addUp(scores: readonly Score[]): Score {
  return scores.reduce(
    (sum, { killed, total }) => ({ ...sum, killed: sum.killed + killed, total: sum.total + total }),
    { folder: "all", killed: 0, total: 0 },
  );
}

/** Killed in percent, cut to one decimal so that 89.99 is not 90. */
export function percent({ killed, total }: Score): number {
  return total === 0 ? 100 : Math.floor((1000 * killed) / total) / 10;
}

/** The mutants that no test noticed. */
export function survivors({ files }: schema.MutationTestResult): readonly Survivor[] {
  return Object.entries(files).flatMap(([file, { source, mutants }]) => {
    const path = file.replace(PACK, "");
    return mutants
      .filter(({ status }) => ALIVE.includes(status))
      .map(({ location, replacement = "" }) => ({
        place: `${path}:${String(location.start.line)}`,
        key: `${path}: ${shorten(excerpt(source, location))} => ${shorten(replacement)}`,
      }));
  });
}

/** Accepted survivors, among the files that were mutated, that are none: the code has changed, or a test sees them. */
export function outdated(
  accepted: readonly Accepted[],
  alive: readonly Survivor[],
  { files }: schema.MutationTestResult,
): readonly string[] {
  const known = new Set(alive.map(({ key }) => key));
  const mutated = new Set(Object.keys(files).map((file) => file.replace(PACK, "")));
  return accepted
    .flatMap(({ mutants }) => mutants)
    .filter((key) => mutated.has(key.slice(0, key.indexOf(": "))) && !known.has(key));
}

function excerpt(source: string, { start, end }: schema.Location): string {
  const lines = source.split("\n").slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, index) => line.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined))
    .join(" ");
}

function shorten(code: string): string {
  const line = code.replace(/\s+/g, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
