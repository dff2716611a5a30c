import { styleText } from "node:util";

/** A rule's page as a terminal shows it: no markup, headings in bold, tables in columns, code indented. */
export function pageForTerminal(page: string): string {
  // Odd parts are what stands between code fences.
  const parts = page.replace(/<!--.*?-->\n\n/, "").split(/^```.*\n/m);
  return parts.map((part, index) => (index % 2 === 1 ? indented(part) : prose(part))).join("");
}

function indented(code: string): string {
  return code.replaceAll(/^(?=.)/gm, "    ");
}

function prose(text: string): string {
  return text
    .replaceAll(/(^\|.*\n)+/gm, columns)
    .split("\n")
    .map(line)
    .join("\n");
}

function line(text: string): string {
  const heading = /^#+ (.*)$/.exec(text)?.[1];
  if (heading !== undefined) return styleText("bold", heading);
  return text
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/\*\*(.+?)\*\*/g, (_, strong: string) => styleText("bold", strong))
    .replaceAll(/(?<!\\)`/g, "")
    .replaceAll(/^<(.*)>$/g, "$1")
    .replaceAll(/\\([\\`*_<>[\]|])/g, "$1");
}

/** The rows of a table without its headings, all columns but the last padded. */
function columns(tableText: string): string {
  const [, , ...rows] = tableText
    .trimEnd()
    .split("\n")
    .map((row) => row.slice(2, -2).split(" | "));
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => line(row[column] ?? "").length)));
  const padded = (cell: string, column: number, { length }: readonly string[]) =>
    column === length - 1 ? cell : cell + " ".repeat((widths[column] ?? 0) - line(cell).length);
  return rows.map((row) => `  ${row.map((cell, column) => padded(cell, column, row)).join("  ")}\n`).join("");
}
