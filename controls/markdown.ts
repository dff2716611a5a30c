/** A Markdown table. An empty cell gets a dash, so that nobody wonders whether something is missing. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cellText).join(" | ")} |`;
  return [line(headings), `| ${headings.map(() => "---").join(" | ")} |`, ...rows.map(line)].join("\n");
}

/** A Markdown list. */
export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}

/** Text set as code. */
export function code(text: string): string {
  return `\`${text}\``;
}

function cellText(text: string): string {
  return text === "" ? "–" : text.replaceAll("|", "\\|");
}
