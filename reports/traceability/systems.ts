import { readFile, writeFile } from "node:fs/promises";
import type { Claim } from "./claim.ts";
import { desktopsAndEndpoints } from "./desktops-and-endpoints.ts";
import { egress } from "./egress.ts";
import { principlesAndIdentity } from "./principles-and-identity.ts";
import { trailAndNetwork } from "./trail-and-network.ts";

/** Where the list of systems lies. */
export const systemsFile = new URL("../../docs/systems.md", import.meta.url);

/** Every system that sections 1 to 4 of the guide name, in its order. */
export const claims: readonly Claim[] = [
  ...principlesAndIdentity,
  ...egress,
  ...trailAndNetwork,
  ...desktopsAndEndpoints,
].sort((a, b) => a.row.localeCompare(b.row, "en", { numeric: true }));

/** docs/systems.md: each system of the guide, what provisions it, what judges it, what tests it. */
export function renderSystems(all: readonly Claim[]): string {
  return [
    "# Systems of the guide",
    "",
    `Each of the ${String(all.length)} systems that sections 1 to 4 of the guide name, and where it is built.`,
    "Files that AWS has no API for are rendered; `npm run render -- dev out/` writes them.",
    "Made by `node reports/traceability/systems.ts --write`; a test checks that every file, rendered file, rule and section named here exists.",
    "",
    "| # | system | built in | rendered | rules | tests | note |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...all.map((claim) =>
      row([
        claim.row,
        claim.system,
        claim.files.map(link).join(", "),
        (claim.artefacts ?? []).map((path) => `\`${path}\``).join(", "),
        (claim.rules ?? []).map((rule) => `[${rule}](rules/${rule}.md)`).join(", "),
        claim.tests.map(link).join(", "),
        remarkOn(claim),
      ]),
    ),
    "",
  ].join("\n");
}

function remarkOn({ note, deviation }: Claim): string {
  const words = note === undefined ? [] : [note];
  return [...words, ...(deviation === undefined ? [] : [`[deviations](deviations.md#${deviation})`])].join("; ");
}

function link(file: string): string {
  return `[${file.split("/").at(-1) ?? file}](../${file})`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("<", "&lt;")).join(" | ")} |`;
}

if (process.argv[1] === import.meta.filename) {
  const text = renderSystems(claims);
  if (process.argv.includes("--write")) await writeFile(systemsFile, text);
  else if ((await readFile(systemsFile, "utf8")) !== text) {
    process.stderr.write("docs/systems.md is stale; node reports/traceability/systems.ts --write renews it\n");
    process.exitCode = 1;
  }
}
