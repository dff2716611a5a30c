/** A section of an INF file: values by key, and the lines that have no key. */
export interface InfSection {
  readonly values: ReadonlyMap<string, string>;
  readonly lines: readonly string[];
}

/**
 * Reads an INF file as Windows does: sections in brackets, `key = value`, lines of comma-separated fields, `;` comments.
 * @throws Error at a line outside any section
 */
export function parseInf(text: string): ReadonlyMap<string, InfSection> {
  const sections = new Map<string, { values: Map<string, string>; lines: string[] }>();
  let current: { values: Map<string, string>; lines: string[] } | undefined;
  for (const [index, raw] of text.split("\r\n").entries()) {
    const line = raw.trim();
    if (line === "" || line.startsWith(";")) continue;
    const name = /^\[([^\]]+)\]$/.exec(line)?.[1];
    if (name !== undefined) {
      current = { values: new Map<string, string>(), lines: [] };
      sections.set(name, current);
      continue;
    }
    if (current === undefined) throw new Error(`line ${index + 1} stands in no section: ${line}`);
    const pair = /^([^",=]+?)\s*=\s*(.*)$/.exec(line);
    if (pair?.[1] === undefined) current.lines.push(line);
    else current.values.set(pair[1], pair[2] ?? "");
  }
  return sections;
}
