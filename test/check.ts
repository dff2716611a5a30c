import { spawnSync } from "node:child_process";

/** Everything that can be said about the code without running it: types, lint, format, and generated files. */
const checks = [
  ["types", "tsc", ["--project", "tsconfig.json"]],
  ["lint", "eslint", ["--max-warnings", "0", "."]],
  ["format", "prettier", ["--check", "--log-level", "warn", "."]],
] as const;

const root = new URL("..", import.meta.url).pathname;
const failed = checks.filter(([name, command, args]) => {
  process.stdout.write(`${name} … `);
  const { status, stdout, stderr } = spawnSync(`${root}node_modules/.bin/${command}`, args, {
    cwd: root,
    encoding: "utf8",
  });
  process.stdout.write(status === 0 ? "ok\n" : `failed\n${stdout}${stderr}\n`);
  return status !== 0;
});
process.exitCode = failed.length === 0 ? 0 : 1;
