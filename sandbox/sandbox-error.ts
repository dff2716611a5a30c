/** A failure that the user can act on: printed as one message, without a stack trace. */
export class SandboxError extends Error {}

/** Runs a command-line entry point: its result is the exit code, and a {@link SandboxError} is told in one line. */
export async function runMain(main: () => Promise<number>, codeOnError: number): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error;
    process.stderr.write(`error: ${error.message}\n`);
    process.exitCode = codeOnError;
  }
}
