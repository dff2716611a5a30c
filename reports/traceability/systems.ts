import { readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import type { Claim } from "./claim.ts";
import { desktopsAndEndpoints } from "./desktops-and-endpoints.ts";
import { egress } from "./egress.ts";
import { network } from "./network.ts";
import { principlesAndIdentity } from "./principles-and-identity.ts";
import { trail } from "./trail.ts";

/** Where the list of systems lies. */
export const systemsFile = new URL("../../docs/systems.md", import.meta.url);

/** Every system that sections 1 to 4 of the guide name, in its order. */
export const claims: readonly Claim[] = [
  ...principlesAndIdentity,
  ...egress,
  ...trail,
  ...network,
  ...desktopsAndEndpoints,
].sort((a, b) => a.row.localeCompare(b.row, "en", { numeric: true }));

const ROOT = new URL("../../", import.meta.url);

/** The components that a claim's files define, by the type tokens under which Pulumi shows them. */
export function componentsOf({ files }: Pick<Claim, "files">): readonly string[] {
  return files
    .filter((file) => file.startsWith("components/"))
    .flatMap((file) => readFileSync(new URL(file, ROOT), "utf8").match(/(?<=super\(")kiro:[\w-]+:\w+(?=")/g) ?? []);
}

/** docs/systems.md: each system of the guide, what provisions it, what judges it, what tests it. */
export function renderSystems(all: readonly Claim[]): string {
  return [
    "# Systems of the guide",
    "",
    `Each of the ${String(all.length)} systems that sections 1 to 4 of the guide name, and where it is built.`,
    "Files that AWS has no API for are rendered; `npm run render -- dev out/` writes them.",
    "A row without a component is checked in the configuration, looked up, or rendered only.",
    "Made by `node reports/traceability/systems.ts --write`; a test checks that every file, component, rendered file, rule, test and section named here exists, and that no component and no section is left out.",
    "",
    "| # | system | component | built in | rendered | rules | tests | note |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...all.map((claim) =>
      row([
        claim.row,
        claim.system,
        componentsOf(claim).map(linkToComponent).join(", "),
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

function linkToComponent(token: string): string {
  const [, folder = "", name = ""] = token.split(":");
  return `[${name}](components/${folder}.md#${name.toLowerCase()})`;
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
