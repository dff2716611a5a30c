import { createHash } from "node:crypto";
import { homedir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";

/** The repository that this sandbox belongs to. */
export const REPOSITORY = dirname(import.meta.dirname);

/**
 * The folder for all that the sandbox keeps between runs: `KIRO_SANDBOX_CACHE`, else `kiro-landing-zone` in the user's
 * cache folder (`XDG_CACHE_HOME`, default `~/.cache`). Deleting it costs one rebuild and the sandbox's own stacks.
 */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  if (env.KIRO_SANDBOX_CACHE) return resolve(env.KIRO_SANDBOX_CACHE);
  return join(env.XDG_CACHE_HOME || join(homedir(), ".cache"), "kiro-landing-zone");
}

/** Pulumi home, stack state and project copies of one clone of the repository; two clones never share them. */
export function stateFolder(env: NodeJS.ProcessEnv, repository = REPOSITORY): string {
  return join(cacheFolder(env), "state", keyOf(repository));
}

/** A folder name that is readable and unique for a path: `landing-zone-1a2b3c4d5e6f`. */
export function keyOf(path: string): string {
  return `${basename(path)}-${createHash("sha256").update(path).digest("hex").slice(0, 12)}`;
}
