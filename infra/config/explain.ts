import type { z } from "zod";
import { keysAt } from "./schema-walk.ts";

/** Where a value stands: namespace, key, then the way into the value. */
export type SettingPath = readonly (string | number)[];

/** One thing that is wrong with a setting. */
export interface Problem {
  readonly path: SettingPath;
  /** What is wrong, as a verb phrase: "overlaps endpointSubnets[0]". */
  readonly wrong: string;
  /** The value at fault, absent where showing it says nothing or could show a secret. */
  readonly given?: unknown;
  /** What is allowed, or what was probably meant. */
  readonly allowed: string;
}

const LONGEST_VALUE = 80;

/** Puts a problem in one line: `<file>: <key>: <what is wrong>, got <value>; <what is allowed>`. */
export function explain(problem: Problem, file: string): string {
  const got = problem.given === undefined ? "" : `, got ${showValue(problem.given)}`;
  return `${file}: ${showPath(problem.path)}: ${problem.wrong}${got}; ${problem.allowed}`;
}

/** Writes a path as `pulumi config` does: `namespace:key.inner[0]`. */
export function showPath([namespace, key, ...inner]: SettingPath): string {
  const steps = inner.map((step) => {
    if (typeof step === "number") return `[${step}]`;
    return /^\w+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
  });
  return `${namespace ?? ""}:${key ?? ""}${steps.join("")}`;
}

/**
 * Turns what zod found into problems, one for each place.
 * @param error what a parse with `reportInput` returned
 * @param schema the schema that was parsed with, which knows the keys that an unknown key may have meant
 */
export function problemsOfShape(error: z.ZodError, schema: z.ZodType): Problem[] {
  const problems = error.issues.flatMap((issue) => problemsOfIssue(issue, schema));
  // A number beyond the safe integers fails twice, with the same advice.
  const seen = new Set<string>();
  return problems.filter(({ path }) => !seen.has(showPath(path)) && seen.add(showPath(path)));
}

function problemsOfIssue(issue: z.core.$ZodIssue, schema: z.ZodType): Problem[] {
  const path = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(schema, path);
    return issue.keys.map((key) => ({
      path: [...path, key],
      wrong: "is not a known key",
      allowed: didYouMean(key, known) ?? `known keys are ${known.join(", ")}`,
    }));
  }
  const given = mayHoldSecret(path) ? undefined : issue.input;
  if (issue.input === undefined || issue.input === null) return [{ path, wrong: "is missing", allowed: issue.message }];
  return [{ path, wrong: whatIsWrong(issue, given), given, allowed: adviceOn(issue, given) }];
}

/** Whether somebody may have put a password where its ARN belongs; messages end up in the logs of pipelines. */
function mayHoldSecret(path: SettingPath): boolean {
  return path.some((step) => /password|secret/i.test(String(step)));
}

function whatIsWrong(issue: z.core.$ZodIssue, given: unknown): string {
  const isList = Array.isArray(given);
  switch (issue.code) {
    case "too_small":
      return isList ? "has too few entries" : "is too small";
    case "too_big":
      return isList ? "has too many entries" : "is too large";
    case "invalid_type":
      return typeof given === "number" && issue.expected === "int" ? "is not a whole number" : "is of the wrong type";
    default:
      return "is not valid";
  }
}

function adviceOn(issue: z.core.$ZodIssue, given: unknown): string {
  if (issue.code !== "invalid_value" || typeof given !== "string") return issue.message;
  const hint = didYouMean(given, issue.values.map(String));
  return hint === undefined ? issue.message : `${issue.message}; ${hint}`;
}

function didYouMean(given: string, known: readonly string[]): string | undefined {
  const near = nearest(given, known);
  return near === undefined ? undefined : `did you mean ${near}?`;
}

/** The known word that takes the fewest edits to reach, if it takes at most a third of its letters. */
export function nearest(given: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((word) => ({ word, distance: editDistance(given.toLowerCase(), word.toLowerCase()) }))
    .filter(({ word, distance }) => distance <= Math.max(1, Math.floor(word.length / 3)))
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.word;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const [left = 0, above = 0, diagonal = 0] = [next[j], row[j + 1], row[j]];
      next.push(Math.min(left + 1, above + 1, diagonal + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] ?? a.length;
}

/** Writes a value as messages show it: shortened, and in quotes where it is more than a word. */
export function showValue(value: unknown): string {
  const isPlainWord = typeof value === "string" && /^[\x21-\x7e]+$/.test(value);
  const text = isPlainWord ? value : (jsonOf(value) ?? typeof value);
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}...`;
}

/** Undefined where there is no JSON: YAML's aliases can make a value that holds itself. */
function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
