import { globSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { InstrumenterContext } from "@stryker-mutator/api/core";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  determineHitLimitReached,
  DryRunStatus,
  MutantRunStatus,
  TestStatus,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestRunner,
} from "@stryker-mutator/api/test-runner";
import fastCheck from "fast-check";
import { Modules } from "./modules.ts";
import { fileOf, TestFiles, type Outcome } from "./test-files.ts";

/** The modules that the pack's tests load, and the tests. */
const SOURCES = [
  "policypacks/mas-trm/{kit,rules,server,exemptions}/**/*.ts",
  "controls/**/*.ts",
  "test/policies/**/*.ts",
];
/**
 * Tests that take longer than all others together: the whole landing zone, which judges the zone and not the pack, and
 * large stacks, or thousands of them, on all rules, where a rule's own tests are to notice a change. And one that looks
 * at the built pack, which no mutation reaches.
 */
const NOT = [
  "test/policies/own-zone.test.ts",
  "test/policies/properties/**",
  "test/policies/server/growth.test.ts",
  "test/policies/package.test.ts",
];

/** One number for all runs, so that property tests try the same inputs and a mutant dies in every run or in none. */
const SEED = 20_260_101;

/** Stryker's switch of mutants, which the code that it has instrumented reads. */
const instrumented: InstrumenterContext = ((globalThis as { __stryker__?: InstrumenterContext }).__stryker__ ??= {});

/**
 * Runs the pack's tests for Stryker in one process. Stryker's own runner wants internals of Mocha that Mocha 12 no
 * longer has, and starts a process for each mutant in code that runs while loading, a fifth of a pack of
 * declarations; this one loads the changed module and those that depend on it again.
 */
class PackTestRunner implements TestRunner {
  #files: TestFiles | undefined;
  #tests: readonly string[] = [];
  /** Milliseconds that a file's tests and hooks took when nothing was changed. */
  readonly #cost = new Map<string, number>();

  capabilities(): { reloadEnvironment: boolean } {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    fastCheck.configureGlobal({ seed: SEED });
    const files = globSync(SOURCES, { exclude: NOT }).map((file) => resolve(file));
    const modules = await Modules.compile(files);
    this.#files = new TestFiles(modules);
    this.#tests = modules.tests;
    for (const file of this.#tests) this.#files.load(file); // from now on it is known who imports what
  }

  async dryRun(): Promise<DryRunResult> {
    const files = this.#require();
    const outcomes: Outcome[] = [];
    for (const file of this.#tests) {
      const started = performance.now();
      const found = await files.run(file, undefined, false, {
        before: (id) => (instrumented.currentTestId = id),
        after: () => delete instrumented.currentTestId,
      });
      this.#cost.set(file, performance.now() - started);
      outcomes.push(...found);
    }
    return {
      status: DryRunStatus.Complete,
      tests: outcomes.map(({ id, file, milliseconds, failure }) => ({
        id,
        name: id.slice(process.cwd().length + 1),
        fileName: file,
        timeSpentMs: milliseconds,
        ...(failure === undefined
          ? { status: TestStatus.Success }
          : { status: TestStatus.Failed, failureMessage: failure }),
      })),
      ...(instrumented.mutantCoverage && { mutantCoverage: instrumented.mutantCoverage }),
    };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const files = this.#require();
    const { testFilter, reloadEnvironment, sandboxFileName } = options;
    instrumented.hitCount = 0;
    if (options.hitLimit === undefined) delete instrumented.hitLimit;
    else instrumented.hitLimit = options.hitLimit;
    const only = testFilter && new Set(testFilter);
    if (!reloadEnvironment) {
      const wanted = new Set(testFilter?.map(fileOf));
      const chosen = this.#tests.filter((file) => wanted.has(file));
      for (const file of chosen) files.load(file);
      return await this.#kill(chosen, only, options);
    }
    const chosen = files.forget(sandboxFileName);
    try {
      return await this.#kill(chosen, only, options);
    } finally {
      files.forget(sandboxFileName);
    }
  }

  async #kill(
    chosen: readonly string[],
    only: ReadonlySet<string> | undefined,
    { activeMutant, hitLimit }: MutantRunOptions,
  ): Promise<MutantRunResult> {
    const files = this.#require();
    let count = 0;
    instrumented.activeMutant = activeMutant.id;
    try {
      for (const file of this.#likeliestFirst(chosen, activeMutant.fileName)) {
        const outcomes = await this.#outcomes(files, file, only);
        count += outcomes.length;
        const overrun = determineHitLimitReached(instrumented.hitCount, hitLimit);
        if (overrun) return { status: MutantRunStatus.Timeout, ...(overrun.reason && { reason: overrun.reason }) };
        const failed = outcomes.find(({ failure }) => failure !== undefined);
        if (failed) {
          return {
            status: MutantRunStatus.Killed,
            killedBy: [failed.id],
            failureMessage: failed.failure ?? "",
            nrOfTests: count,
          };
        }
      }
      return { status: MutantRunStatus.Survived, nrOfTests: count };
    } finally {
      delete instrumented.activeMutant;
    }
  }

  /** A file that cannot even be loaded has failed, as it would under `npm test`. */
  async #outcomes(files: TestFiles, file: string, only: ReadonlySet<string> | undefined): Promise<Outcome[]> {
    try {
      files.load(file);
    } catch (error) {
      return [{ id: `${file} loads`, file, milliseconds: 0, failure: String(error) }];
    }
    return await files.run(file, only, true);
  }

  /** The mutated file's own tests, then the quick ones. */
  #likeliestFirst(files: readonly string[], mutated: string): readonly string[] {
    const own = basename(mutated, ".ts");
    const rank = (file: string) => (basename(file).startsWith(own) ? -1 : (this.#cost.get(file) ?? 0));
    return files.toSorted((one, other) => rank(one) - rank(other));
  }

  #require(): TestFiles {
    if (!this.#files) throw new Error("the test runner was not started");
    return this.#files;
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "pack", PackTestRunner)];
