import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "../../sandbox/folders.ts";

/** Installs AWSGuard from npm into the cache, in a folder of its own, since it needs an old @pulumi/aws. */
export function installAwsGuard(): string {
  const folder = join(cacheFolder(process.env), "bench-awsguard");
  if (existsSync(join(folder, "node_modules", "@pulumi", "awsguard"))) return folder;
  mkdirSync(folder, { recursive: true });
  const dependencies = { "@pulumi/awsguard": "0.3.1", "@pulumi/pulumi": "3.270.0" };
  const main = 'const { AwsGuard } = require("@pulumi/awsguard");\nnew AwsGuard({ all: "mandatory" });\n';
  const manifest = { name: "bench-awsguard", version: "0.0.1", private: true, main: "index.js", dependencies };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "index.js"), main);
  const { status } = spawnSync("npm", ["install", "--ignore-scripts", "--legacy-peer-deps"], {
    cwd: folder,
    stdio: "inherit",
  });
  if (status !== 0) throw new Error("AWSGuard could not be installed from npm");
  return folder;
}
