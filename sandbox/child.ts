import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { constants } from "node:os";
import { createInterface } from "node:readline";

/** How long a command may take to end in order after it was asked to. */
const GRACE_MS = 10_000;

/** Exit code for a command that does not exist, as in a shell. */
export const NO_SUCH_COMMAND = 127;

const FORWARDED = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** How to run a command. */
export interface RunOptions {
  /** Working directory; default: the caller's. */
  readonly cwd?: string;
  /** Variables to add to the sandbox's. */
  readonly env?: Readonly<Record<string, string>>;
  /** `inherit` gives the command the terminal, `pipe` (default) collects its output. */
  readonly stdio?: "inherit" | "pipe";
  /** With `pipe`: is told each line of stderr as it comes. */
  readonly onLine?: (line: string) => void;
}

/** How a command ended. */
export interface RunResult {
  /** Its exit code; 128 + the signal's number when a signal ended it. */
  readonly code: number;
  /** What it wrote; empty with `stdio: "inherit"`. */
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end, handing on the signals that this process receives meanwhile. */
export async function runChild(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { cwd, stdio = "pipe", onLine }: RunOptions,
): Promise<RunResult> {
  const ownGroup = stdio === "pipe"; // with the terminal it stays in our group, or it could not read from it
  const options: SpawnOptions = {
    env,
    stdio: ownGroup ? ["ignore", "pipe", "pipe"] : "inherit",
    detached: ownGroup,
    ...(cwd !== undefined && { cwd }),
  };
  const child = spawn(command, args, options);
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  if (onLine && child.stderr) createInterface({ input: child.stderr }).on("line", onLine);
  const stopForwarding = forwardSignals(child, ownGroup);
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
    });
    return { code, stdout: stdout(), stderr: stderr() };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return { code: NO_SUCH_COMMAND, stdout: "", stderr: `${command}: no such command, or no folder ${cwd ?? ""}\n` };
  } finally {
    stopForwarding();
  }
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  const parts: Buffer[] = [];
  stream?.on("data", (part: Buffer) => parts.push(part));
  return () => Buffer.concat(parts).toString("utf8");
}

function forwardSignals(child: ChildProcess, ownGroup: boolean): () => void {
  let grace: NodeJS.Timeout | undefined;
  const forward = (signal: NodeJS.Signals) => {
    // A terminal sends Ctrl-C to the whole group: handing it on would make two, and Pulumi takes two as "drop it".
    if (signal === "SIGINT" && !ownGroup && process.stdin.isTTY) return;
    kill(child, ownGroup, signal);
    grace ??= setTimeout(() => kill(child, ownGroup, "SIGKILL"), GRACE_MS);
  };
  for (const signal of FORWARDED) process.on(signal, forward);
  return () => {
    clearTimeout(grace);
    for (const signal of FORWARDED) process.off(signal, forward);
  };
}

function kill(child: ChildProcess, group: boolean, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(group ? -child.pid : child.pid, signal);
  } catch {
    // it is gone already
  }
}
