/** Whether a glob of Kiro's covers a command line, in which a star stands for anything. */
export function coversCommand(glob: string, command: string): boolean {
  return pattern(glob, { star: "[^]*", anyOne: "[^]" }).test(command);
}

/** Whether a glob of Kiro's covers a file, given by its whole path with slashes; `~` stands for the user's home. */
export function coversFile(glob: string, path: string): boolean {
  const whole = glob.replaceAll("\\", "/").replace(/^~(?=\/)/, "**");
  return pattern(whole, { star: "[^/]*", anyOne: "[^/]" }).test(path);
}

/** Two stars with a slash stand for any number of folders, none included. */
function pattern(glob: string, { star, anyOne }: { readonly star: string; readonly anyOne: string }): RegExp {
  const parts = glob.matchAll(/\*{2,}\/|\*{2,}|\*|\?|\{[^{}]*\}|[^]/g);
  const body = Array.from(parts, ([part]) => {
    if (part.startsWith("**")) return part.endsWith("/") ? "(?:[^]*/)?" : "[^]*";
    if (part === "*") return star;
    if (part === "?") return anyOne;
    if (part.length === 1) return literal(part);
    return `(?:${part.slice(1, -1).split(",").map(literal).join("|")})`;
  });
  return new RegExp(`^${body.join("")}$`);
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
