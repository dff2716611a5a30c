/** What the parser says about text that is no YAML: its first line, without the place, which is told beforehand. */
export function yamlProblem({ message }: { readonly message: string }): string {
  // The parser's own advice is for programmers.
  if (message.startsWith("Source contains multiple documents")) return "not YAML: several documents; one";
  return `not YAML: ${message.split("\n")[0]?.replace(/ at line \d.*$/, "") ?? ""}`;
}
