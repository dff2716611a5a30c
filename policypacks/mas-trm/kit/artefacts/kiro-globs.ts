/** Whether a glob of Kiro's covers a command line, in which a star stands for anything. */
export function coversCommand(glob: string, command: string): boolean {
  return covers(glob, command, "");
}

/** Whether a glob of Kiro's covers a file, given by its whole path with slashes; `~` stands for the user's home. */
export function coversFile(glob: string, path: string): boolean {
  return covers(glob.replaceAll("\\", "/").replace(/^~(?=\/)/, "**"), path, "/");
}

/**
 * Reads a glob part by part, and keeps all places of the text where the parts so far can end. Nothing is tried twice:
 * as a regular expression, a glob of many stars could keep a preview waiting for hours.
 *
 * @param separator what a star and a question mark do not stand for
 */
function covers(glob: string, text: string, separator: string): boolean {
  let reached: ReadonlySet<number> = new Set([0]);
  for (const [part] of glob.matchAll(/\*{2,}\/|\*{2,}|\*|\?|\{[^{}]*\}|[^]/g)) {
    reached = new Set([...reached].flatMap((start) => endsOf(part, text, start, separator)));
  }
  return reached.has(text.length);
}

/** The places where a part of a glob can end that starts at one place of a text. */
function endsOf(part: string, text: string, start: number, separator: string): readonly number[] {
  const places = Array.from({ length: text.length - start + 1 }, (_, more) => start + more);
  // Two stars with a slash stand for any number of folders, none included.
  if (/^\*{2,}\/$/.test(part)) return places.filter((end) => end === start || text[end - 1] === "/");
  if (part.startsWith("**")) return places;
  const isPlain = (end: number) => separator === "" || !text.slice(start, end).includes(separator);
  if (part === "*") return places.filter(isPlain);
  if (part === "?") return places.slice(1, 2).filter(isPlain);
  const choices = part.length === 1 ? [part] : part.slice(1, -1).split(",");
  return choices.filter((choice) => text.startsWith(choice, start)).map((choice) => start + choice.length);
}
