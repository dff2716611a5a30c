import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type RunOptions, type RunResult, runChild } from "./child.ts";
import { resolveCli } from "./cli.ts";
import { backendFolder, pulumiHome, sandboxEnvironment } from "./environment.ts";
import { stateFolder } from "./folders.ts";
import { SandboxError } from "./sandbox-error.ts";

const STAND_INS = join(import.meta.dirname, "providers", "serve.ts");
const PROVIDER_START_MS = 60_000;

/** An open sandbox: the Pulumi CLI and running provider stand-ins, for any number of commands. */
export interface Sandbox {
  /** The environment that its commands run in. */
  readonly env: Readonly<NodeJS.ProcessEnv>;
  /** Where it keeps Pulumi's home, state and project copies. */
  readonly stateFolder: string;
  /** Runs one command in it; `pulumi` is the sandbox's. */
  run(command: string, args: readonly string[], options?: RunOptions): Promise<RunResult>;
  /** Ends the provider stand-ins. */
  readonly close: () => Promise<void>;
}

/** How to open a sandbox. */
export interface SandboxOptions {
  /** Default: this clone's own state folder in the cache. Tests give a fresh one. */
  readonly stateFolder?: string;
  /** The script that serves the provider stand-ins; tests of the sandbox itself give a smaller one. */
  readonly standIns?: string;
}

/** Opens a sandbox; whoever opens it closes it. */
export async function openSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const state = options.stateFolder ?? stateFolder(process.env);
  mkdirSync(pulumiHome(state), { recursive: true });
  mkdirSync(backendFolder(state), { recursive: true });
  const cli = await resolveCli({ env: process.env, home: pulumiHome(state) });
  const providers = await startProviders(options.standIns ?? STAND_INS);
  const env = sandboxEnvironment(process.env, { cli, state, providers: providers.ports });
  return {
    env,
    stateFolder: state,
    run: (command, args, options = {}) => runChild(command, args, { ...env, ...options.env }, options),
    close: providers.close,
  };
}

/** Opens a sandbox for the duration of `use`. */
export async function withSandbox<T>(use: (sandbox: Sandbox) => Promise<T>, options?: SandboxOptions): Promise<T> {
  const sandbox = await openSandbox(options);
  try {
    return await use(sandbox);
  } finally {
    await sandbox.close();
  }
}

interface Providers {
  readonly ports: Record<string, number>;
  readonly close: () => Promise<void>;
}

/**
 * Starts the stand-ins in a process group of their own, so that Ctrl-C reaches Pulumi first and Pulumi can still talk
 * to them. They end when their stdin closes, which also happens when this process is killed.
 */
async function startProviders(script: string): Promise<Providers> {
  const child = spawn(process.execPath, [script], { stdio: ["pipe", "pipe", "inherit"], detached: true });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const killAtExit = () => killGroup(child);
  process.once("exit", killAtExit);
  const close = async () => {
    child.stdin.end();
    const timer = setTimeout(killAtExit, 2_000);
    await ended;
    clearTimeout(timer);
    process.off("exit", killAtExit);
  };
  try {
    return { ports: await portsOf(child), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function portsOf(child: ChildProcess): Promise<Record<string, number>> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new SandboxError(`the AWS stand-ins did not start: ${why}`));
    const timer = setTimeout(() => fail(`no answer in ${PROVIDER_START_MS / 1000} s`), PROVIDER_START_MS);
    child.once("error", (error) => fail(error.message));
    child.once("close", (code) => fail(`exit code ${code ?? "unknown"}`));
    if (!child.stdout) return fail("no output");
    createInterface({ input: child.stdout }).once("line", (line) => {
      clearTimeout(timer);
      resolve(JSON.parse(line) as Record<string, number>);
    });
  });
}

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  } catch {
    // it is gone already
  }
}
