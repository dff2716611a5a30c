import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { sha256 } from "../components/artefacts/published-file.ts";
import { jsonText } from "../components/foundation/json-text.ts";
import type { Artefact } from "../components/index.ts";
import { artefactsOf } from "./artefacts.ts";
import { explain } from "./config/explain.ts";
import { PROJECT } from "./config/schema.ts";
import { readStackFile } from "./config/stack-file.ts";
import { validate } from "./config/validate.ts";
import { findMcpServers } from "./mcp.ts";
import { registryBucketName, ZONE_NAME } from "./site.ts";

const HELP = `npm run render -- <stack> <folder>

Renders every file that the landing zone publishes, such as group policies, Kiro's settings and runbooks, into a folder.
Needs no engine, no AWS account and no network.

  <stack>   the stack whose configuration is used, such as dev
  <folder>  where to; made if missing, and emptied of what an earlier run put there

Exit code: 0 rendered, 1 the configuration is wrong, 2 could not run.
`;

const WRONG_CONFIGURATION = 1;
const COULD_NOT_RUN = 2;
/** List of what was rendered, by which a folder is known as one of ours. */
const LIST = "artefacts.json";

/** A mistake of the person at the keyboard, told without a stack trace. */
class RenderError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Every file of a stack, in the order of the layers. */
export function renderStack(project: string, stack: string): readonly Artefact[] {
  const given = readStackFile(project, stack);
  const { settings, problems } = validate(given);
  if (settings === undefined) {
    const lines = problems.map((problem) => explain(problem, `Pulumi.${stack}.yaml`));
    throw new RenderError(lines.join("\n"), WRONG_CONFIGURATION);
  }
  const { region, allowedAccountIds } = settings.aws;
  // The commercial partition: the configuration admits no region of another.
  const place = { accountId: allowedAccountIds[0] ?? "", region, partition: "aws" };
  const site = { name: ZONE_NAME, place, config: settings[PROJECT], registryBucketName: registryBucketName(place) };
  return artefactsOf(site, findMcpServers(site));
}

/**
 * Writes files into a folder of their own. What an earlier run put there is removed first; anything else that lies
 * there is a reason to stop.
 */
export function writeArtefacts(folder: string, stack: string, artefacts: readonly Artefact[]): void {
  const earlier = existsSync(folder) ? filesOf(folder) : [];
  for (const path of earlier) rmSync(join(folder, path), { force: true });
  for (const { path, content } of artefacts) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, "utf8");
  }
  const files = artefacts.map(({ path, mediaType, content, purpose }) => ({
    path,
    mediaType,
    sha256: sha256(content),
    purpose,
  }));
  writeFileSync(join(folder, LIST), jsonText({ stack, files }));
}

/** What an earlier run put into a folder. */
function filesOf(folder: string): readonly string[] {
  const inside = readdirSync(folder);
  if (inside.length === 0) return [];
  const allowed = "an empty or missing folder, or one that was rendered into before";
  const refusal = new RenderError(`${folder}: holds other files; ${allowed}`, COULD_NOT_RUN);
  if (!inside.includes(LIST)) throw refusal;
  try {
    const { files } = JSON.parse(readFileSync(join(folder, LIST), "utf8")) as { files: { path: string }[] };
    const paths = files.map(({ path }) => path);
    // A list that points out of the folder is none of ours.
    if (paths.every((path) => isInside(path))) return paths;
  } catch {
    // Not a list of files at all.
  }
  throw refusal;
}

function isInside(path: string): boolean {
  return path.split("/").every((step) => /^(?!\.+$)[\w.-]+$/.test(step));
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: "boolean", short: "h", default: false } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const [stack, folder, ...rest] = positionals;
  if (stack === undefined || folder === undefined || rest.length > 0) {
    throw new RenderError(`needs a stack and a folder, got ${positionals.length} words\n\n${HELP}`, COULD_NOT_RUN);
  }
  const artefacts = renderStack(process.cwd(), stack);
  writeArtefacts(resolve(folder), stack, artefacts);
  const width = Math.max(...artefacts.map(({ path }) => path.length));
  for (const { path, purpose } of artefacts) process.stdout.write(`${path.padEnd(width)}  ${purpose}\n`);
  process.stdout.write(`\n${artefacts.length} files in ${resolve(folder)}, listed in ${LIST}\n`);
}

if (import.meta.main) {
  try {
    main();
  } catch (error) {
    process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof RenderError ? error.exitCode : COULD_NOT_RUN;
  }
}
