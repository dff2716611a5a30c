import { globSync } from "node:fs";
import { relative } from "node:path";
import { parseArgs } from "node:util";
import Mocha from "mocha";

/**
 * Runs the tests. `npm test` runs all of them; `npm test -- components network` those whose path holds one of the
 * words; `npm test -- --grep WORDS` those whose title does. `--list` runs none and prints them as JSON.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    grep: { type: "string" },
    reporter: { type: "string", default: "dot" },
    list: { type: "boolean", default: false },
  },
});

const root = new URL("..", import.meta.url).pathname;
const files = globSync("test/**/*.test.ts", { cwd: root })
  .sort()
  .filter(
    (file) =>
      positionals.length === 0 ||
      positionals.some((word) => file.includes(`test/${word}`) || file.includes(`/${word}`)),
  );

if (files.length === 0) {
  process.stderr.write(`no test file under test/ has any of these in its path: ${positionals.join(", ")}\n`);
  process.exit(2);
}

const mocha = new Mocha({ timeout: 20_000, reporter: values.reporter, ...(values.grep && { grep: values.grep }) });
for (const file of files) mocha.addFile(`${root}${file}`);
await mocha.loadFilesAsync();

if (values.list) process.stdout.write(`${JSON.stringify(testsIn(mocha.suite))}\n`);
else run();

function testsIn(suite: Mocha.Suite): readonly { file: string; titles: readonly string[] }[] {
  const own = suite.tests.map((test) => ({ file: relative(root, test.file ?? ""), titles: test.titlePath() }));
  return [...own, ...suite.suites.flatMap(testsIn)];
}

function run(): void {
  const runner = mocha.run((failures) => {
    const { passes = 0, pending = 0 } = runner.stats ?? {};
    process.stdout.write(`${String(passes)} passed, ${String(failures)} failed, ${String(pending)} skipped\n`);
    // A run that tested nothing is no success.
    process.exitCode = failures > 0 || passes === 0 ? 1 : 0;
  });
}
