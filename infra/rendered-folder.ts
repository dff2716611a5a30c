import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { sha256 } from "../components/artefacts/published-file.ts";
import { jsonText } from "../components/foundation/json-text.ts";
import type { Artefact } from "../components/index.ts";

/** List of what was rendered, by which a folder is known as one of ours. */
export const LIST = "artefacts.json";

/**
 * Writes files into a folder of their own. What an earlier run put there is removed first; anything else that lies
 * where a file is to go is a reason to stop.
 *
 * @throws Error, whose message is for the person who named the folder
 */
export function writeArtefacts(folder: string, stack: string, artefacts: readonly Artefact[]): void {
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    throw new Error(`${folder}: is not a folder; an empty or missing folder`);
  }
  try {
    makeFolder(folder);
    for (const path of filesOf(folder)) rmSync(join(folder, path), { force: true });
    // The list first: a run that is interrupted leaves a folder that the next one may clear.
    writeFileSync(join(folder, LIST), listOf(stack, artefacts));
    for (const { path, content } of artefacts) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content, { encoding: "utf8", flag: "wx" });
    }
  } catch (error) {
    // Node's own errors know the path and the reason, and say so in one line.
    if (!isOfFileSystem(error)) throw error;
    const allowed = "a folder that you may write to, with nothing in the way";
    throw new Error(`${error.path ?? folder}: cannot be written (${error.code}); ${allowed}`);
  }
}

/** Step by step, because Node's recursive call never ends where a parent takes no folders, such as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function listOf(stack: string, artefacts: readonly Artefact[]): string {
  const files = artefacts.map(({ path, mediaType, content, purpose }) => ({
    path,
    mediaType,
    sha256: sha256(content),
    purpose,
  }));
  return jsonText({ stack, files });
}

/** What an earlier run put into a folder. */
function filesOf(folder: string): readonly string[] {
  const inside = readdirSync(folder);
  if (inside.length === 0) return [];
  const allowed = "an empty or missing folder, or one that was rendered into before";
  const refusal = new Error(`${folder}: holds other files; ${allowed}`);
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

function isOfFileSystem(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).code === "string";
}
