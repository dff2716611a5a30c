import { join } from "node:path";
import { cacheFolder } from "../../folders.ts";
import { DiskCache } from "./cache.ts";
import type { FunctionSchema, ResourceSchema } from "./model.ts";
import { packageFolder, Typings } from "./typings.ts";

/** Schemas by token: from memory, else from disk, else from the installed typings. */
export class SchemaCatalogue {
  /** Version of the SDK package that the schemas are read from. */
  readonly version: string;
  readonly #typings: Typings;
  readonly #disk: DiskCache;
  readonly #memory = new Map<string, unknown>();

  /** @param cache folder under which parsed schemas are kept; the sandbox's own by default */
  constructor(packageName: string, cache: string = cacheFolder(process.env)) {
    const { folder, version } = packageFolder(packageName);
    const prefix = packageName.split("/").at(-1) ?? packageName;
    this.version = version;
    this.#typings = new Typings(folder);
    this.#disk = new DiskCache(join(cache, `${prefix}-schema-${version}`));
  }

  /** The schema of a resource type, or undefined when the SDK has no such type. */
  resource(token: string): ResourceSchema | undefined {
    return this.#get(`resource ${token}`, () => this.#typings.resource(token));
  }

  /** The schema of a function, or undefined when the SDK has none of that name. */
  function(token: string): FunctionSchema | undefined {
    return this.#get(`function ${token}`, () => this.#typings.function(token));
  }

  /** The schema of the provider's configuration. */
  provider(): ResourceSchema {
    const found = this.#get("provider", () => this.#typings.provider());
    if (found === undefined) throw new Error("the SDK's typings declare no provider");
    return found;
  }

  #get<T>(key: string, parse: () => T | undefined): T | undefined {
    if (!this.#memory.has(key)) this.#memory.set(key, this.#disk.get(key, parse));
    return this.#memory.get(key) as T | undefined;
  }
}
