import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { renderPages } from "./pages.ts";
import { ROOT } from "./sources.ts";

/** Where the pages about components lie. */
export const PAGES = join(ROOT, "docs", "components");

/** Names of the pages that are missing, stale, or there without a component behind them. */
export async function stalePages(): Promise<readonly string[]> {
  const pages = await renderPages();
  const there = await readdir(PAGES).catch((): string[] => []);
  const stale: string[] = there.filter((name) => !pages.has(name));
  for (const [name, text] of pages) {
    const found = there.includes(name) ? await readFile(join(PAGES, name), "utf8") : undefined;
    if (found !== text) stale.push(name);
  }
  return stale.sort();
}

async function writePages(): Promise<void> {
  const pages = await renderPages();
  await rm(PAGES, { recursive: true, force: true });
  await mkdir(PAGES, { recursive: true });
  for (const [name, text] of pages) await writeFile(join(PAGES, name), text);
}

if (import.meta.main) {
  if (process.argv.includes("--write")) await writePages();
  else {
    const stale = await stalePages();
    if (stale.length > 0) {
      process.stderr.write(
        `stale in docs/components: ${stale.join(", ")}; node test/component-docs/write.ts --write\n`,
      );
      process.exitCode = 1;
    }
  }
}
