const LONGEST = 80;

/**
 * A text out of a file, as messages show it: in quotes, on one line whatever line ends and control characters it
 * holds, and shortened.
 */
export function quoted(text: string): string {
  return JSON.stringify(text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}...`);
}
