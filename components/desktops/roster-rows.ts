import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import { quoted } from "../foundation/quoted.ts";
import { yamlProblem } from "../foundation/yaml-problem.ts";

/** A value of the roster with the line that it stands in. */
export interface Cell {
  readonly text: string;
  readonly line: number;
}

/** One desktop as the roster says it, not yet judged. */
export interface Row {
  readonly line: number;
  readonly cells: ReadonlyMap<string, Cell>;
  /** Tags in the order of the file; a key can stand there twice. */
  readonly tags: readonly { readonly key: string; readonly value: string; readonly line: number }[];
}

/** Something that is wrong at a line. */
export interface LineProblem {
  readonly line: number;
  readonly problem: string;
}

/** What a roster says, and what in it cannot be read. */
export interface Rows {
  readonly rows: readonly Row[];
  readonly problems: readonly LineProblem[];
}

/** The columns of a CSV roster, and the keys of a YAML one. Only `user` must be there. */
export const COLUMNS = ["user", "computeType", "rootGib", "userGib", "tags"] as const;
const isColumn = (name: string) => (COLUMNS as readonly string[]).includes(name);

/** Reads comma-separated rows under a header. Lines that are empty or start with # are passed over. */
export function rowsOfCsv(text: string): Rows {
  const problems: LineProblem[] = [];
  const rows: Row[] = [];
  let header: readonly string[] | undefined;
  for (const [index, content] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    const line = index + 1;
    if (/^\s*(#|$)/.test(content)) continue;
    const cells = cellsOf(content);
    if (cells === undefined) {
      problems.push({ line, problem: "a quotation mark does not end; quote a whole cell, and double quotes inside" });
    } else if (header === undefined) {
      header = cells;
      problems.push(...headerProblems(cells).map((problem) => ({ line, problem })));
    } else if (cells.length !== header.length) {
      const problem = `wrong number of cells, got ${cells.length}; ${header.length}, one for each of ${header.join(", ")}`;
      problems.push({ line, problem });
    } else {
      const named = new Map(header.map((name, column) => [name, { text: cells[column] ?? "", line }]));
      const tags = tagsOfCell(named.get("tags")?.text ?? "");
      if (tags === undefined)
        problems.push({ line, problem: 'tags: not a list, got other text; "Key=value;Key=value"' });
      rows.push({ line, cells: named, tags: (tags ?? []).map((tag) => ({ ...tag, line })) });
    }
  }
  return { rows, problems };
}

function headerProblems(header: readonly string[]): string[] {
  const unknown = header.filter((name) => !isColumn(name));
  const repeated = header.filter((name, column) => header.indexOf(name) !== column);
  return [
    ...unknown.map((name) => `not a column, got ${quoted(name)}; known columns are ${COLUMNS.join(", ")}`),
    ...repeated.map((name) => `repeated column, got ${quoted(name)} twice; each column once`),
    ...(header.includes("user") ? [] : ["no column user; the first line names the columns"]),
  ];
}

/** The cells of a line by RFC 4180, except that a cell ends with its line; undefined when a quotation does not end. */
function cellsOf(content: string): readonly string[] | undefined {
  const cells = [...`${content},`.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^",]*))\s*,/gy)];
  const length = cells.reduce((sum, [whole]) => sum + whole.length, 0);
  if (length !== content.length + 1) return undefined;
  return cells.map(([, quoted, plain]) => (quoted?.replaceAll('""', '"') ?? plain ?? "").trim());
}

function tagsOfCell(text: string): readonly { key: string; value: string }[] | undefined {
  const parts = text.split(";").filter((part) => part.trim() !== "");
  const tags = parts.map((part) => /^\s*([^=]+?)\s*=\s*(.*?)\s*$/.exec(part));
  if (tags.some((tag) => tag === null)) return undefined;
  return tags.map((tag) => ({ key: tag?.[1] ?? "", value: tag?.[2] ?? "" }));
}

/** Reads a YAML list of desktops, each an object with the columns as keys and tags as an object. */
export function rowsOfYaml(text: string): Rows {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: "failsafe" });
  const lineOf = (node: unknown) => lineAt(lines, node);
  const problems: LineProblem[] = [];
  // The first alone: what follows it is mostly its consequence.
  const [syntax] = document.errors;
  if (syntax !== undefined) {
    return { rows: [], problems: [{ line: syntax.linePos?.[0].line ?? 1, problem: yamlProblem(syntax) }] };
  }
  if (document.contents === null) return { rows: [], problems };
  if (!isSeq(document.contents)) {
    return { rows: [], problems: [{ line: 1, problem: "not a list; a list of desktops, each with a user" }] };
  }
  const rows: Row[] = [];
  for (const item of document.contents.items) {
    if (isMap(item)) rows.push(rowOf(item.items, lineOf(item), lineOf, problems));
    else problems.push({ line: lineOf(item), problem: "not a desktop; an object with the key user" });
  }
  return { rows, problems };
}

function lineAt(lines: LineCounter, node: unknown): number {
  const range = (node as { range?: readonly number[] } | null)?.range;
  return range?.[0] === undefined ? 1 : lines.linePos(range[0]).line;
}

function rowOf(
  pairs: readonly unknown[],
  line: number,
  lineOf: (node: unknown) => number,
  problems: LineProblem[],
): Row {
  const cells = new Map<string, Cell>();
  const tags: { key: string; value: string; line: number }[] = [];
  for (const pair of pairs) {
    if (!isPair(pair)) continue;
    const key = isScalar(pair.key) ? String(pair.key.value) : "";
    const at = lineOf(pair.key);
    if (key === "tags" && isMap(pair.value)) {
      for (const tag of pair.value.items) {
        const value = isScalar(tag.value) ? String(tag.value.value) : "";
        tags.push({ key: isScalar(tag.key) ? String(tag.key.value) : "", value, line: lineOf(tag.key) });
      }
    } else if (!isColumn(key)) {
      problems.push({ line: at, problem: `not a key, got ${quoted(key)}; known keys are ${COLUMNS.join(", ")}` });
    } else if (key === "tags") {
      problems.push({ line: at, problem: "tags: not an object; an object of texts" });
    } else if (isScalar(pair.value)) {
      cells.set(key, { text: String(pair.value.value), line: at });
    } else {
      problems.push({ line: at, problem: `${key}: not a plain value; one text or number` });
    }
  }
  return { line, cells, tags };
}
