import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { types } from "node:util";
import { compileFunction } from "node:vm";
import { transform } from "esbuild";

type Body = (...scope: readonly unknown[]) => void;

interface Loaded {
  exports: unknown;
}

/**
 * The project's own modules, loaded so that one of them can be loaded again: Node.js never forgets an imported
 * module, and a mutant in code that runs while loading shows only when that code runs anew. Packages, and files that
 * are not among the compiled ones, come from Node.js itself, once.
 */
export class Modules {
  readonly #bodies = new Map<string, Body>();
  readonly #loaded = new Map<string, Loaded>();
  readonly #importers = new Map<string, Set<string>>();

  /** Compiles TypeScript files; none runs before something loads it. */
  static async compile(files: readonly string[]): Promise<Modules> {
    const modules = new Modules();
    await Promise.all(files.map((file) => modules.#compile(file)));
    return modules;
  }

  /** What CommonJS cannot say (a script that awaits) fails only when something loads it, which no test does. */
  async #compile(file: string): Promise<void> {
    const { code } = await transform(readFileSync(file, "utf8"), {
      loader: "ts",
      format: "cjs",
      target: "node24",
      define: { "import.meta": "importMeta" },
      logLevel: "silent",
    }).catch((error: Error) => ({ code: `throw new SyntaxError(${JSON.stringify(error.message)});` }));
    const scope = ["module", "exports", "require", "importMeta"];
    this.#bodies.set(file, compileFunction(code, scope, { filename: file }) as Body);
  }

  /** What a module exports. Runs it if it, or anything that it imports, was forgotten or never ran. */
  load(file: string): unknown {
    const known = this.#loaded.get(file);
    if (known) return known.exports;
    const body = this.#bodies.get(file);
    if (!body) throw new Error(`${file}: is not one of the compiled files`);
    const module: Loaded = { exports: {} };
    this.#loaded.set(file, module);
    const native = createRequire(file);
    const load = (name: string): unknown => {
      const imported = resolve(dirname(file), name);
      if (!name.startsWith(".") || !this.#bodies.has(imported)) return asNodeImports(native(name));
      this.#importers.set(imported, (this.#importers.get(imported) ?? new Set()).add(file));
      return this.load(imported);
    };
    const meta = { url: pathToFileURL(file).href, filename: file, dirname: dirname(file), main: false };
    try {
      body(module, module.exports, load, meta);
    } catch (error) {
      this.#loaded.delete(file);
      throw error;
    }
    return module.exports;
  }

  /** Forgets a module and all that import it, directly or not. Returns their files. */
  forget(file: string): ReadonlySet<string> {
    const found = new Set([file]);
    for (const one of found) {
      this.#loaded.delete(one);
      for (const importer of this.#importers.get(one) ?? []) found.add(importer);
    }
    return found;
  }

  /** The test files among the compiled ones. */
  get tests(): readonly string[] {
    return [...this.#bodies.keys()].filter((file) => file.endsWith(".test.ts"));
  }
}

/** What Node.js makes of a CommonJS module that is imported: its names, and all of it as the default. */
function asNodeImports(exports: unknown): unknown {
  if (types.isModuleNamespaceObject(exports)) return exports;
  const names = { ...Object.getOwnPropertyDescriptors(exports), default: { value: exports, enumerable: true } };
  return Object.defineProperties({}, { ...names, __esModule: { value: true } });
}
