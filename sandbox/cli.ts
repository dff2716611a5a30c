import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { builtEngine } from "./build-engine.ts";
import { cacheFolder } from "./folders.ts";

/** The oldest CLI that will do: `preview --skip-config-validation` is in 3.250.0 and was not in 3.245.0. */
const OLDEST_CLI: readonly [number, number] = [3, 250];

/** Holds the `pulumi` that stands before the real one in the sandbox; never a candidate for the real one. */
export const WRAPPER_FOLDER = join(import.meta.dirname, "bin");

const VERSION_TIMEOUT_MS = 20_000;

/** The Pulumi CLI that the sandbox runs. */
export interface Cli {
  /** Absolute path of the executable. */
  readonly path: string;
  readonly origin: "installed" | "built";
}

/** What {@link resolveCli} needs; tests replace the build. */
export interface CliOptions {
  readonly env: NodeJS.ProcessEnv;
  /** PULUMI_HOME for asking a CLI its version, so that even this question leaves the user's own home alone. */
  readonly home: string;
  readonly build?: (cache: string, env: NodeJS.ProcessEnv) => Promise<string>;
  /** Is told of each CLI that will not do; default: stderr. */
  readonly say?: (line: string) => void;
}

/** The first `pulumi` on the PATH that is new enough; else the one built from Go modules, built now if need be. */
export async function resolveCli({ env, home, build = builtEngine, say = tell }: CliOptions): Promise<Cli> {
  for (const path of pulumisOnPath(env.PATH ?? "")) {
    const version = await versionOf(path, { ...env, PULUMI_HOME: home, PULUMI_SKIP_UPDATE_CHECK: "true" });
    if (version && isNewEnough(version)) return { path, origin: "installed" };
    say(`${path}: version ${version?.join(".") ?? "unknown"} is passed over; ${OLDEST_CLI.join(".")} is needed`);
  }
  return { path: join(await build(cacheFolder(env), env), "pulumi"), origin: "built" };
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

function pulumisOnPath(path: string): string[] {
  const folders = path.split(delimiter).filter((folder) => folder !== "" && folder !== WRAPPER_FOLDER);
  return [...new Set(folders)].map((folder) => join(folder, "pulumi")).filter(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function versionOf(path: string, env: NodeJS.ProcessEnv): Promise<number[] | undefined> {
  try {
    const { stdout } = await promisify(execFile)(path, ["version"], { env, timeout: VERSION_TIMEOUT_MS });
    return /(\d+)\.(\d+)\.(\d+)/.exec(stdout)?.slice(1).map(Number);
  } catch {
    return undefined;
  }
}

function isNewEnough([major = 0, minor = 0]: readonly number[]): boolean {
  return major > OLDEST_CLI[0] || (major === OLDEST_CLI[0] && minor >= OLDEST_CLI[1]);
}
