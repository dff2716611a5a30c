import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { configurationProblems } from "../reports/configuration.ts";
import { report } from "../reports/index.ts";
import { readPlan } from "../reports/plan.ts";
import type { RunResult } from "./child.ts";
import { errorsOf, watchResources } from "./engine-events.ts";
import { REPOSITORY } from "./folders.ts";
import { summarisePlan } from "./plan-summary.ts";
import { Progress } from "./progress.ts";
import { runMain, SandboxError } from "./sandbox-error.ts";
import { type Sandbox, withSandbox } from "./session.ts";

const PACK = "policypacks/mas-trm";
/** Levels, parameters and exemptions of a stack; a stack without such a file is judged by the pack's defaults. */
const POLICY_CONFIG = (stack: string) => `policypacks/config/${stack}.json`;
const DEFAULT_STACK = "dev";
const COULD_NOT_RUN = 2;

const HELP = `npm run preview [-- <stack>] [-- --json]

Previews the landing zone on the real Pulumi engine, without an AWS account, judged by the MAS policy pack.

  <stack>  the stack to preview; default ${DEFAULT_STACK}
  --json   print the findings as JSON on stdout; everything else goes to stderr

Exit code: 0 clean, 1 violations, 2 could not run or not evaluated.
Reports: .reports/<stack>/findings.md and findings.json
`;

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const stack = positionals[0] ?? DEFAULT_STACK;
  await checkStack(stack);
  await checkPolicyConfig(stack);
  const outDir = join(REPOSITORY, ".reports", stack);
  await rm(outDir, { recursive: true, force: true }); // a run that fails must not leave an older verdict behind
  return withSandbox(async (sandbox) => {
    const runs = join(sandbox.stateFolder, "runs");
    await mkdir(runs, { recursive: true });
    const folder = await mkdtemp(join(runs, `${stack}-`));
    try {
      const eventLog = join(folder, "events.ndjson");
      const run = await preview(sandbox, stack, eventLog);
      return await tell({ stack, run, eventLog, outDir, json: values.json });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { json: { type: "boolean", default: false }, help: { type: "boolean", short: "h", default: false } },
    });
  } catch (error) {
    throw new SandboxError(`${error instanceof Error ? error.message : String(error)}; see npm run preview -- --help`);
  }
}

async function checkStack(stack: string): Promise<void> {
  const names = await readdir(REPOSITORY);
  const stacks = names.flatMap((name) => /^Pulumi\.(.+)\.yaml$/.exec(name)?.[1] ?? []);
  if (stacks.includes(stack)) return;
  throw new SandboxError(`there is no stack ${JSON.stringify(stack)}; there are ${stacks.join(", ") || "none"}`);
}

/** At once and with the nearest names, since the engine itself tells some mistakes in words that name no place. */
async function checkPolicyConfig(stack: string): Promise<void> {
  const file = policyConfigOf(stack);
  const problems = file === undefined ? [] : await configurationProblems(join(REPOSITORY, file));
  if (problems.length > 0) throw new SandboxError(problems.map((problem) => `${file}: ${problem}`).join("\nerror: "));
}

function policyConfigOf(stack: string): string | undefined {
  const file = POLICY_CONFIG(stack);
  return existsSync(join(REPOSITORY, file)) ? file : undefined;
}

/** One run of the engine gives the plan (stdout) and every policy event (event log). */
async function preview(sandbox: Sandbox, stack: string, eventLog: string): Promise<RunResult> {
  const progress = new Progress(`Previewing ${stack}`);
  const stop = watchResources(eventLog, (count) => progress.update(`${count} resources planned and judged`));
  // Pulumi would stop at the first value of another type; the program reports every mistake at once.
  const checks = ["--skip-config-validation"];
  const policyConfig = policyConfigOf(stack);
  const judged = ["--policy-pack", PACK, ...(policyConfig === undefined ? [] : ["--policy-pack-config", policyConfig])];
  const flags = [...checks, "--json", "--show-sames", "--event-log", eventLog, ...judged, "--stack", stack];
  const run = await sandbox.run("pulumi", ["preview", ...flags], {
    cwd: REPOSITORY,
    env: { PULUMI_DEBUG_COMMANDS: "1" }, // the flag --event-log exists only with it
  });
  await stop();
  progress.done(run.code === 0 ? "done" : "the engine reports problems");
  return run;
}

interface Finished {
  readonly stack: string;
  readonly run: RunResult;
  readonly eventLog: string;
  readonly outDir: string;
  readonly json: boolean;
}

async function tell({ stack, run, eventLog, outDir, json }: Finished): Promise<number> {
  const policyConfig = policyConfigOf(stack);
  const reported = await report({
    stack,
    eventLog,
    previewJson: run.stdout,
    exitCode: run.code,
    ...(policyConfig !== undefined && { policyConfig: join(REPOSITORY, policyConfig) }),
    projectDir: REPOSITORY,
    outDir,
  });
  const errors = await errorsOf(eventLog);
  if (run.code !== 0 && reported.exitCode !== 1 && errors.length === 0)
    errors.push(run.stderr.trim().replace(/^error: /, ""));
  if (json) process.stdout.write(`${JSON.stringify(reported.report, null, 2)}\n`);
  if (errors.length > 0) {
    for (const error of errors) process.stderr.write(`${error.includes("\n") ? "" : "error: "}${error}\n`);
    process.stderr.write("Not evaluated: the engine could not finish the preview.\n");
    return COULD_NOT_RUN;
  }
  const files = reported.files.map((file) => relative(REPOSITORY, file)).join(", ");
  const text = [summarisePlan(stack, readPlan(run.stdout, REPOSITORY)), reported.summary, `Reports: ${files}`];
  (json ? process.stderr : process.stdout).write(`\n${text.join("\n\n")}\n`);
  return reported.exitCode;
}

await runMain(main, COULD_NOT_RUN);
