import { spawnSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { backendFolder } from "./environment.ts";
import { keyOf } from "./folders.ts";
import { sandboxStackFile } from "./stack-file.ts";

/**
 * Why a copy: Pulumi keeps a stack's encryption settings in Pulumi.<stack>.yaml, next to Pulumi.yaml, and writes them
 * there at the first preview on a passphrase backend; no option moves that for all of its commands. So the CLI runs in
 * a folder of links to everything in the project, in which only the stack files are real, and the sandbox's own.
 * Node.js resolves links, so the program runs from the repository's files and positions in reports point there.
 * A project below the folder of its node_modules gets the levels above it too, so that packages are found as ever.
 */

const PROJECT_FILES = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];
const STACK_FILE = /^Pulumi\.(.+)\.ya?ml$/;
const NOT_LINKED = new Set([".git"]); // metadata of the user's commits is no business of the sandbox

/** The stack that is selected where the user selects none; in a project without it, the first. */
const DEFAULT_STACK = "dev";

/** Flags whose value is a path: it is meant from the folder that the user stands in, not from the copy. */
const PATH_FLAG =
  /^--(policy-pack|policy-pack-config|event-log|save-plan|plan|config-file|file|import-file|out)(?:=(.*))?$/s;

/** A call of the CLI: the folder to run in and what to tell it. */
export interface PulumiCall {
  readonly folder: string;
  readonly args: readonly string[];
}

/** Takes `-C <folder>` out of the arguments and makes the paths in them absolute. */
export function readCall(args: readonly string[], cwd: string): PulumiCall {
  let folder = cwd;
  const rest: string[] = [];
  const queue = [...args];
  for (let arg = queue.shift(); arg !== undefined; arg = queue.shift()) {
    const inline = /^(?:--cwd=|-C=?)(.+)$/s.exec(arg)?.[1];
    const isFolderFlag = arg === "-C" || arg === "--cwd";
    if (inline !== undefined) folder = resolve(cwd, inline);
    else if (isFolderFlag && queue[0] !== undefined) folder = resolve(cwd, queue.shift() ?? "");
    else rest.push(arg);
  }
  return { folder, args: absolutePaths(rest, folder) };
}

function absolutePaths(args: readonly string[], folder: string): string[] {
  return args.map((arg, index) => {
    const [, flag, inline] = PATH_FLAG.exec(arg) ?? [];
    if (inline !== undefined) return `--${flag}=${resolve(folder, inline)}`;
    const follows = PATH_FLAG.exec(args[index - 1] ?? "");
    return follows?.[2] === undefined && follows?.[1] && !isAbsolute(arg) ? resolve(folder, arg) : arg;
  });
}

/** The folder at or above `folder` that holds a Pulumi project. */
export function findProject(folder: string): string | undefined {
  if (PROJECT_FILES.some((name) => existsSync(join(folder, name)))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : findProject(above);
}

/** A project's copy: where Pulumi runs, and the stacks that the project has a file for. */
export interface ProjectCopy {
  readonly folder: string;
  readonly stacks: readonly string[];
}

/** Brings the copy of a project, somewhere below `root`, up to date. */
export function syncCopy(project: string, root: string): ProjectCopy {
  const top = packageFolder(project) ?? project;
  let source = top;
  let target = root;
  for (const step of relative(top, project).split(sep).filter(Boolean)) {
    syncFolder(source, target, (name) => (name === step ? "skip" : "link"));
    source = join(source, step);
    target = join(target, step);
  }
  const names = syncFolder(source, target, (name) => (STACK_FILE.test(name) ? "copy" : "link"));
  return { folder: target, stacks: names.flatMap((name) => STACK_FILE.exec(name)?.[1] ?? []) };
}

/** The nearest folder, from here upwards, that holds installed packages. */
function packageFolder(folder: string): string | undefined {
  if (existsSync(join(folder, "node_modules"))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : packageFolder(above);
}

function syncFolder(source: string, target: string, how: (name: string) => "link" | "copy" | "skip"): string[] {
  mkdirSync(target, { recursive: true });
  const names = readdirSync(source).filter((name) => !NOT_LINKED.has(name));
  for (const stale of readdirSync(target)) {
    if (isLink(join(target, stale)) && !names.includes(stale)) rmSync(join(target, stale), { force: true });
  }
  for (const name of names) {
    const way = how(name);
    if (way === "copy") copyStackFile(join(source, name), join(target, name));
    if (way === "link" && !isLink(join(target, name))) linkOnce(join(source, name), join(target, name));
  }
  return names;
}

function copyStackFile(source: string, target: string): void {
  const previous = existsSync(target) ? readFileSync(target, "utf8") : "";
  const text = sandboxStackFile(readFileSync(source, "utf8"), previous);
  if (text !== previous) writeWhole(target, text);
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** Two commands may sync the same copy at once: a file is never half written, a link that is there is as good. */
function writeWhole(path: string, text: string): void {
  const scratch = `${path}.${process.pid}`;
  writeFileSync(scratch, text);
  renameSync(scratch, path);
}

function linkOnce(source: string, target: string): void {
  try {
    symlinkSync(source, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/** Replaces this process by the real CLI, run in the copy of the project, with a stack ready for each stack file. */
export function runOnCopy(args: readonly string[], env: NodeJS.ProcessEnv): never {
  const { KIRO_SANDBOX_CLI: cli, KIRO_SANDBOX_STATE: state } = env;
  if (!cli || !state) throw new Error("this `pulumi` works inside `npm run sandbox` only");
  const call = readCall(args, process.cwd());
  const project = statSync(call.folder, { throwIfNoEntry: false }) && findProject(call.folder);
  let folder = call.folder;
  if (project) {
    const copy = syncCopy(project, join(state, "projects", keyOf(project)));
    folder = copy.folder;
    const createsItself = call.args[0] === "stack" && call.args[1] === "init";
    if (!createsItself) createStacks(copy, project, { cli, state, env });
  }
  process.chdir(folder);
  process.execve?.(cli, ["pulumi", ...call.args], { ...env, PWD: folder });
  throw new Error("this Node.js cannot hand over to another program; Node.js 22.15 or later can");
}

interface Place {
  readonly cli: string;
  readonly state: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Creates the stacks that the backend does not have yet; the default one is selected as it is created. */
function createStacks({ folder, stacks }: ProjectCopy, project: string, { cli, state, env }: Place): void {
  const known = join(backendFolder(state), ".pulumi", "stacks", projectName(project));
  mkdirSync(backendFolder(state), { recursive: true });
  const selected = stacks.includes(DEFAULT_STACK) ? DEFAULT_STACK : stacks[0];
  for (const stack of stacks.filter((stack) => !existsSync(join(known, `${stack}.json`)))) {
    const flags = ["--non-interactive", ...(stack === selected ? [] : ["--no-select"])];
    const created = spawnSync(cli, ["stack", "init", stack, ...flags], { cwd: folder, env });
    // A command that runs at the same time may have created it: then the stack is there, and all is well.
    if (created.status !== 0 && !existsSync(join(known, `${stack}.json`))) process.stderr.write(created.stderr);
  }
}

function projectName(project: string): string {
  const file = PROJECT_FILES.map((name) => join(project, name)).find((path) => existsSync(path));
  const name = file && /^(?:name|\s*"name"):\s*["']?([\w.-]+)/m.exec(readFileSync(file, "utf8"))?.[1];
  return name ?? basename(project);
}
