import { quoted } from "../foundation/quoted.ts";
import { checkDesktop, type Desktop, USUAL_DESKTOP, userKey } from "./desktop.ts";
import { type LineProblem, type Row, rowsOfCsv, rowsOfYaml } from "./roster-rows.ts";

/** Who gets which desktop, or everything that is wrong with the file that says so. */
export interface Roster {
  readonly desktops: readonly Desktop[];
  /** One line each: `<file>:<line>: <field>: <what is wrong>, got <value>; <what is allowed>`. */
  readonly problems: readonly string[];
}

/**
 * Reads a roster of desktops. Pure: it is given the text.
 *
 * A file whose name ends in .csv has the columns user, computeType, rootGib, userGib and tags (`Key=value;Key=value`);
 * one that ends in .yaml or .yml is a list of objects with these keys. Only the user must be given; the rest is
 * {@link USUAL_DESKTOP} otherwise. All problems of a file are found at once.
 *
 * @param file name of the file, as problems shall show it
 */
export function readRoster(file: string, text: string): Roster {
  const read = readerOf(file);
  if (read === undefined) return { desktops: [], problems: [`${file}:1: not a roster; a .csv, .yaml or .yml file`] };
  const { rows, problems: unreadable } = read(text);
  const judged = rows.map((row) => ({ row, ...judge(row) }));
  const desktops = judged.flatMap(({ desktop }) => desktop ?? []);
  const problems = [
    ...unreadable,
    ...judged.flatMap(({ problems: own }) => own),
    ...repeated(rows),
    ...(rows.length === 0 && unreadable.length === 0 ? [{ line: 1, problem: "no desktops; at least one" }] : []),
  ].sort((a, b) => a.line - b.line);
  return { desktops, problems: problems.map(({ line, problem }) => `${file}:${line}: ${problem}`) };
}

function readerOf(file: string) {
  if (/\.csv$/i.test(file)) return rowsOfCsv;
  return /\.ya?ml$/i.test(file) ? rowsOfYaml : undefined;
}

function judge(row: Row): { readonly desktop: Desktop; readonly problems: readonly LineProblem[] } {
  const problems: LineProblem[] = [];
  const textOf = (column: string) => row.cells.get(column)?.text || undefined;
  const lineOf = (column: string) => row.cells.get(column)?.line ?? row.line;
  const sizeOf = (column: "rootGib" | "userGib") => {
    const text = textOf(column) ?? String(USUAL_DESKTOP[column]);
    if (/^\d{1,6}$/.test(text)) return Number(text);
    problems.push({
      line: lineOf(column),
      problem: `${column}: not a size, got ${quoted(text)}; a whole number of GiB`,
    });
    return USUAL_DESKTOP[column];
  };
  const desktop: Desktop = {
    user: textOf("user") ?? "",
    computeType: textOf("computeType") ?? USUAL_DESKTOP.computeType,
    rootGib: sizeOf("rootGib"),
    userGib: sizeOf("userGib"),
    tags: Object.fromEntries(row.tags.map(({ key, value }) => [key, value])),
  };
  for (const { field, problem, tag } of checkDesktop(desktop)) {
    const line = row.tags.find(({ key }) => key === tag)?.line ?? lineOf(field);
    problems.push({ line, problem: `${field}: ${problem}` });
  }
  return { desktop, problems: [...problems, ...repeatedTags(row)] };
}

function repeatedTags({ tags }: Row): readonly LineProblem[] {
  const again = tags.filter(({ key }, index) => tags.findIndex((tag) => tag.key === key) !== index);
  return again.map(({ key, line }) => ({ line, problem: `tags: repeated, got ${quoted(key)} twice; each tag once` }));
}

/** WorkSpaces makes one desktop for each user of a directory. */
function repeated(rows: readonly Row[]): readonly LineProblem[] {
  const first = new Map<string, number>();
  return rows.flatMap((row): LineProblem[] => {
    const user = row.cells.get("user");
    if (user === undefined || user.text === "") return [];
    const key = userKey({ user: user.text });
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, user.line);
      return [];
    }
    const problem = `user: has a desktop in line ${before} already, got ${quoted(user.text)}; each user once`;
    return [{ line: user.line, problem }];
  });
}
