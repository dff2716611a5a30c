import { resolve } from "node:path";
import { parseArgs } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import type { Artefact } from "../components/index.ts";
import { artefactsOf } from "./artefacts.ts";
import { explain } from "./config/explain.ts";
import { PROJECT } from "./config/schema.ts";
import { readStackFile } from "./config/stack-file.ts";
import { validate } from "./config/validate.ts";
import { findMcpServers } from "./mcp.ts";
import { LIST, writeArtefacts } from "./rendered-folder.ts";
import { registryBucketName, ZONE_NAME } from "./site.ts";

const HELP = `npm run render -- <stack> <folder>

Renders every file that the landing zone publishes, such as group policies, Kiro's settings and runbooks, into a folder.
Needs no engine, no AWS account and no network.

  <stack>   the stack whose configuration is used, such as dev
  <folder>  where to; made if missing, and emptied of what an earlier run put there.
            artefacts.json in it lists the files with their purpose and SHA-256

Exit code: 0 rendered, 1 the configuration is wrong, 2 could not run.
`;

const WRONG_CONFIGURATION = 1;
const COULD_NOT_RUN = 2;

/**
 * Every file of a stack, in the order of the layers.
 *
 * @throws pulumi.RunError with one line for each problem of the configuration
 */
export function renderStack(project: string, stack: string): readonly Artefact[] {
  const given = readStackFile(project, stack);
  const { settings, problems } = validate(given);
  if (settings === undefined) {
    const lines = problems.map((problem) => explain(problem, `Pulumi.${stack}.yaml`));
    throw new pulumi.RunError(lines.join("\n"));
  }
  const { region, allowedAccountIds } = settings.aws;
  // The commercial partition: the configuration admits no region of another.
  const place = { accountId: allowedAccountIds[0] ?? "", region, partition: "aws" };
  const site = { name: ZONE_NAME, place, config: settings[PROJECT], registryBucketName: registryBucketName(place) };
  return artefactsOf(site, findMcpServers(site));
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
    throw new Error(`needs a stack and a folder, got ${positionals.length} words\n\n${HELP}`);
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
    process.exitCode = pulumi.RunError.isInstance(error) ? WRONG_CONFIGURATION : COULD_NOT_RUN;
  }
}
