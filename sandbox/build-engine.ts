import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { NO_SUCH_COMMAND, runChild } from "./child.ts";
import { type Output, Progress } from "./progress.ts";
import { SandboxError } from "./sandbox-error.ts";

/** The Go module whose go.mod and go.sum pin the Pulumi CLI, and which holds the Node.js language host. */
export const ENGINE_SOURCE = join(import.meta.dirname, "engine");

const CLI_PACKAGE = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
const VERSION_VARIABLE = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

/** A builder touches its lock at every beat; a lock that missed this many milliseconds has lost its builder. */
const LOCK_STALE_MS = 30_000;
const LOCK_BEAT_MS = 5_000;

/** One build: fill the empty folder `target` with `pulumi` and `pulumi-language-nodejs`. */
export interface Build {
  readonly source: string;
  readonly target: string;
  readonly env: NodeJS.ProcessEnv;
  /** Where progress is told. */
  readonly out: Output;
}

/** What tests replace. */
export interface BuildOptions {
  readonly source?: string;
  readonly builder?: (build: Build) => Promise<void>;
  readonly out?: Output;
}

/** Identifies what would be built: the pinned versions, the host's source and the platform. */
export async function pinHash(source: string): Promise<string> {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}\n`);
  const names = await readdir(source, { recursive: true });
  for (const name of names.filter((name) => /(^go\.(mod|sum)|\.go)$/.test(name)).sort()) {
    hash.update(`${name}\n`).update(await readFile(join(source, name)));
  }
  return hash.digest("hex").slice(0, 12);
}

/**
 * The folder of the built engine under `cache`; builds it first where this pin has not been built yet.
 *
 * The build goes to a folder of its own and is renamed into place, so a finished engine is always whole, also when two
 * builds race. The lock only spares the second one the work.
 */
export async function builtEngine(
  cache: string,
  env: NodeJS.ProcessEnv,
  { source = ENGINE_SOURCE, builder = goBuild, out = process.stderr }: BuildOptions = {},
): Promise<string> {
  const target = join(cache, `engine-${await pinHash(source)}`);
  if (existsSync(target)) return target;
  await mkdir(cache, { recursive: true });
  const waiting = () => out.write("Another process is building the Pulumi engine; waiting for it\n");
  const release = await lock(`${target}.lock`, () => existsSync(target), waiting);
  try {
    if (existsSync(target)) return target;
    const scratch = await mkdtemp(`${target}.building-`);
    try {
      await builder({ source, target: scratch, env, out });
      await rename(scratch, target).catch((error: unknown) => {
        if (!existsSync(target)) throw error; // else another build was faster, and its engine is as good
      });
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
    return target;
  } finally {
    await release();
  }
}

/** Takes the lock file; while another builder holds it, waits until that one is done, gone or silent. */
async function lock(path: string, done: () => boolean, waiting: () => void): Promise<() => Promise<void>> {
  for (let told = false; !done();) {
    const handle = await open(path, "wx").catch(() => undefined);
    if (handle) {
      await handle.close();
      const beat = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => undefined), LOCK_BEAT_MS);
      return async () => {
        clearInterval(beat);
        await rm(path, { force: true });
      };
    }
    const held = await stat(path).catch(() => undefined);
    if (held && Date.now() - held.mtimeMs > LOCK_STALE_MS) {
      await rm(path, { force: true });
      continue;
    }
    if (!told) waiting();
    told = true;
    await sleep(250);
  }
  return () => Promise.resolve();
}

/** Builds both programs with the user's own Go settings (GOPROXY, GOFLAGS, ...): modules come from the module proxy. */
async function goBuild({ source, target, env, out }: Build): Promise<void> {
  const goMod = await readFile(join(source, "go.mod"), "utf8");
  const oldestGo = /^go (\S+)$/m.exec(goMod)?.[1] ?? "";
  const version = /^\s*github\.com\/pulumi\/pulumi\/pkg\/v3 (\S+)/m.exec(goMod)?.[1] ?? "";
  const progress = new Progress(`Building the Pulumi engine ${version} from Go modules, which happens once`, out);
  const complaints: string[] = [];
  let modules = 0;
  let packages = 0;
  const onLine = (line: string) => {
    if (line.startsWith("go: downloading ")) modules++;
    else if (/^[\w./~-]+$/.test(line)) packages++;
    else complaints.push(line);
    progress.update(packages ? `packages compiled: ${packages}` : `modules downloaded: ${modules}`);
  };
  const flags = ["-v", "-buildvcs=false", "-ldflags", `-s -w -X ${VERSION_VARIABLE}=${version}`];
  const args = ["build", ...flags, "-o", `${target}/`, "./cmd/pulumi-language-nodejs", CLI_PACKAGE];
  const { code } = await runChild("go", args, env, { cwd: source, onLine });
  progress.done(code === 0 ? "done" : "failed");
  if (code === NO_SUCH_COMMAND) throw new SandboxError(noEngine(oldestGo));
  if (code === 0) return;
  const why = complaints.slice(-8).join("\n  ") || `go ended with exit code ${code}`;
  throw new SandboxError(`the Pulumi engine could not be built (it needs Go >= ${oldestGo}):\n  ${why}`);
}

function noEngine(goVersion: string): string {
  return (
    "neither `pulumi` nor `go` is on the PATH; install one of the two: " +
    `pulumi >= 3.250 (https://www.pulumi.com/docs/install/), or Go >= ${goVersion}, from which the sandbox builds it`
  );
}
