import { readFile, writeFile } from "node:fs/promises";
import { findingsJsonSchema } from "./findings.ts";

/** Where the JSON Schema of `findings.json` lies. */
export const findingsSchemaFile = new URL("findings.schema.json", import.meta.url);

/** The file's content as it should be. */
export function findingsSchemaText(): string {
  return `${JSON.stringify(findingsJsonSchema(), null, 2)}\n`;
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes("--write")) await writeFile(findingsSchemaFile, findingsSchemaText());
  else if ((await readFile(findingsSchemaFile, "utf8")) !== findingsSchemaText()) {
    process.stderr.write("reports/findings.schema.json is stale; node reports/json-schema.ts --write renews it\n");
    process.exitCode = 1;
  }
}
