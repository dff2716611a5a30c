import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { renderPage } from "./documents/rule-page.ts";
import { type ListedTest, listTests, testsOf } from "./documents/rule-tests.ts";
import { renderIndex } from "./documents/rules-index.ts";
import type { Rule } from "./kit/rule.ts";
import { rules } from "./rules/index.ts";

/** Where the rules' pages lie. */
export const rulesFolder = new URL("../../docs/rules/", import.meta.url);

/** The files of docs/rules/ by name: a page for each rule, and README.md, which lists them. */
export async function renderRules(
  all: readonly Rule[],
  tests: readonly ListedTest[],
): Promise<ReadonlyMap<string, string>> {
  const pages = all.map(async (rule) => [`${rule.id}.md`, await renderPage(rule, testsOf(rule, tests))] as const);
  return new Map([["README.md", renderIndex(all)], ...(await Promise.all(pages))]);
}

/** Names of the files in docs/rules/ that differ from what they should be, are missing, or belong to no rule. */
export async function staleFiles(wanted: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const present = await readdir(rulesFolder).catch(() => []);
  const stale = await Promise.all(
    [...new Set([...wanted.keys(), ...present])].map(async (name) => {
      const text = await readFile(new URL(name, rulesFolder), "utf8").catch(() => undefined);
      return text === wanted.get(name) ? [] : [name];
    }),
  );
  return stale.flat().sort();
}

if (process.argv[1] === import.meta.filename) {
  const wanted = await renderRules(rules, await listTests());
  const stale = await staleFiles(wanted);
  if (process.argv.includes("--write")) {
    await mkdir(rulesFolder, { recursive: true });
    for (const name of stale) {
      const text = wanted.get(name);
      if (text === undefined) await rm(new URL(name, rulesFolder));
      else await writeFile(new URL(name, rulesFolder), text);
    }
  } else if (stale.length > 0) {
    process.stderr.write(
      `docs/rules is stale (${stale.join(", ")}); node policypacks/mas-trm/rules-document.ts --write renews it\n`,
    );
    process.exitCode = 1;
  }
}
