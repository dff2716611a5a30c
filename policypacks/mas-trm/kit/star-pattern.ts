/** A regular expression for texts in which a star stands for anything, and nothing else is special. */
export function starPattern(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*+/g, "[^]*")}$`);
}
