import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Raise this when the schema model changes, so that schemas written by older code are not read. */
const FORMAT = 1;

/**
 * JSON values on disk, one file a key. Two runs may fill it at once: each file is written under a name of its own and
 * then renamed, so a reader finds a whole file or none. A cache that cannot be written costs time, never the run.
 */
export class DiskCache {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The kept value, or what `make` gives, which is then kept. Undefined values are not kept. */
  get<T>(key: string, make: () => T | undefined): T | undefined {
    const file = join(this.#folder, `${key.replaceAll(/[^\w.-]+/g, "-")}.json`);
    const kept = read<T>(file);
    if (kept !== undefined) return kept;
    const made = make();
    if (made !== undefined) this.#write(file, made);
    return made;
  }

  #write(file: string, value: unknown): void {
    const draft = `${file}.${process.pid}.tmp`;
    try {
      mkdirSync(this.#folder, { recursive: true });
      writeFileSync(draft, JSON.stringify({ format: FORMAT, value }));
      renameSync(draft, file);
    } catch {
      // A read-only or full disk: the next run parses again.
    }
  }
}

function read<T>(file: string): T | undefined {
  try {
    const { format, value } = JSON.parse(readFileSync(file, "utf8")) as { format: number; value: T };
    return format === FORMAT ? value : undefined;
  } catch {
    return undefined; // missing, or left half-written by something else than this class
  }
}
