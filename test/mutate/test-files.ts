import Mocha from "mocha";
import type { Modules } from "./modules.ts";

/** One test that ran. */
export interface Outcome {
  /** File and full title, with a number where a file has a title twice. */
  readonly id: string;
  readonly file: string;
  readonly milliseconds: number;
  /** Absent when the test passed. */
  readonly failure?: string;
}

/** What to do around each test. */
export interface Watch {
  before(id: string): void;
  after(): void;
}

const SUFFIX = ".test.ts";
const IDLE: Watch = { before: () => undefined, after: () => undefined };

/** Runs test files in this process, each with a Mocha of its own, so that one can be loaded again without the others. */
export class TestFiles {
  readonly #modules: Modules;
  readonly #mochas = new Map<string, Mocha>();

  constructor(modules: Modules) {
    this.#modules = modules;
  }

  /** Loads a file's tests unless they are loaded. */
  load(file: string): Mocha {
    const known = this.#mochas.get(file);
    if (known) return known;
    const mocha = new Mocha({ timeout: 20_000, reporter: Silent });
    mocha.cleanReferencesAfterRun(false);
    mocha.suite.emit("pre-require", globalThis, file, mocha);
    this.#modules.load(file);
    this.#mochas.set(file, mocha);
    return mocha;
  }

  /** Forgets a module, and with it the tests that depend on it. Returns the latter's files. */
  forget(file: string): readonly string[] {
    const stale = this.#modules.forget(file);
    const files = this.#modules.tests.filter((test) => stale.has(test));
    for (const test of files) this.#mochas.delete(test);
    return files;
  }

  /**
   * Runs a file's tests.
   *
   * @param only the tests to run, all if undefined
   * @param bail stop at the first failure
   */
  async run(file: string, only: ReadonlySet<string> | undefined, bail: boolean, watch = IDLE): Promise<Outcome[]> {
    const mocha = this.load(file);
    const ids = identify(file, mocha.suite);
    const outcomes: Outcome[] = [];
    mocha.suite.bail(bail);
    mocha.suite.eachTest((test) => {
      const chosen = test as Mocha.Test & { pending: boolean };
      chosen.pending = only !== undefined && !only.has(ids.get(test) ?? "");
    });
    await new Promise<void>((resolve) => {
      const runner = mocha.run(() => resolve());
      const push = (test: Mocha.Runnable, failure?: string) =>
        outcomes.push({
          id: ids.get(test as Mocha.Test) ?? `${file} ${test.fullTitle()}`,
          file,
          milliseconds: test.duration ?? 0,
          ...(failure !== undefined && { failure }),
        });
      runner.on("test", (test) => watch.before(ids.get(test) ?? test.fullTitle()));
      runner.on("test end", () => watch.after());
      runner.on("pass", (test) => push(test));
      runner.on("fail", (test, error: unknown) => push(test, error instanceof Error ? error.message : String(error)));
    });
    return outcomes;
  }
}

/** The file of a test, from the test's id. */
export function fileOf(id: string): string {
  return id.slice(0, id.indexOf(SUFFIX) + SUFFIX.length);
}

/** Mocha's base of reporters counts and prints nothing by itself. */
class Silent extends Mocha.reporters.Base {}

function identify(file: string, suite: Mocha.Suite): ReadonlyMap<Mocha.Test, string> {
  const seen = new Map<string, number>();
  const ids = new Map<Mocha.Test, string>();
  suite.eachTest((test) => {
    const title = `${file} ${test.fullTitle()}`;
    const count = (seen.get(title) ?? 0) + 1;
    seen.set(title, count);
    ids.set(test, count === 1 ? title : `${title} (${String(count)})`);
  });
  return ids;
}
