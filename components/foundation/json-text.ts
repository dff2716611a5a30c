/** JSON as it is published: indented, and with the newline at the end that text files have. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
