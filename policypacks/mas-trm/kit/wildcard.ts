/**
 * Whether a pattern covers a text: a star stands for anything, and a question mark for any one character where it is
 * special at all.
 *
 * Goes back to the last star only: as a regular expression, a pattern of many stars could keep a preview waiting for
 * hours, and patterns are whatever a program says.
 */
export function matchesWildcard(pattern: string, text: string, anyOne?: "?"): boolean {
  let [at, inText] = [0, 0];
  let [lastStar, afterStar] = [-1, 0];
  while (inText < text.length) {
    if (pattern[at] === "*") {
      lastStar = at++;
      afterStar = inText;
    } else if (at < pattern.length && (pattern[at] === text[inText] || pattern[at] === anyOne)) {
      at++;
      inText++;
    } else if (lastStar >= 0) {
      at = lastStar + 1;
      inText = ++afterStar;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}
