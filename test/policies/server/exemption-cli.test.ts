import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect } from "chai";

const CLI = join(import.meta.dirname, "../../../policypacks/mas-trm/exemptions/cli.ts");

describe("npm run exemption as a process", () => {
  it("passes on what the command prints and its exit code", () => {
    const run = (...args: readonly string[]) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: "utf8" });
      return { status, stdout: stdout.split("\n")[0], stderr };
    };
    expect(run("remove")).to.deep.equal({
      status: 2,
      stdout: "",
      stderr: "error: there is no command remove; there are add and list\n",
    });
    expect(run()).to.include({ status: 0, stderr: "" });
    expect(run().stdout).to.contain("npm run exemption -- add");
  });
});
