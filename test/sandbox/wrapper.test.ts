import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { WRAPPER_FOLDER } from "../../sandbox/cli.ts";
import { TempFolder } from "./temp-folder.ts";

describe("the sandbox's pulumi", () => {
  const temp = new TempFolder();
  temp.write("repo/Pulumi.yaml", "name: zone\n");
  for (const stack of ["dev", "prod"]) temp.write(`repo/Pulumi.${stack}.yaml`, "config: {}\n");
  temp.write("other/Pulumi.yaml", "runtime:\n  name: nodejs\nname: other\n");
  for (const stack of ["one", "two"]) temp.write(`other/Pulumi.${stack}.yaml`, "config: {}\n");

  // A CLI that writes down how it is called and, like the real one, makes a state file for a new stack.
  const log = join(temp.path, "calls");
  const project = 'project=$(sed -n "s/^name: //p" Pulumi.yaml)';
  const create = `mkdir -p $PULUMI_STATE/$project && touch $PULUMI_STATE/$project/$3.json`;
  const record = `echo "$(basename "$PWD" | cut -d- -f1): $*" >> ${log}`;
  const cli = temp.script(
    "cli/pulumi",
    `${project}; ${record}; [ "$1 $2" = "stack init" ] && { ${create}; exit; }; exit 5`,
  );

  const call = (...args: string[]) => {
    rmSync(log, { force: true });
    const state = join(temp.path, "state");
    const { status, stderr } = spawnSync(join(WRAPPER_FOLDER, "pulumi"), args, {
      cwd: join(temp.path, "repo"),
      encoding: "utf8",
      env: {
        ...process.env,
        KIRO_SANDBOX_CLI: join(cli, "pulumi"),
        KIRO_SANDBOX_STATE: state,
        PULUMI_STATE: join(state, "backend/.pulumi/stacks"),
      },
    });
    return { status, stderr, calls: readFileSync(log, "utf8").trim().split("\n") };
  };

  it("creates the stacks of the project, selects dev, and becomes the real CLI in the copy", () => {
    expect(call("preview", "--policy-pack", "pack")).to.deep.equal({
      status: 5,
      stderr: "",
      calls: [
        "repo: stack init dev --non-interactive",
        "repo: stack init prod --non-interactive --no-select",
        `repo: preview --policy-pack ${temp.path}/repo/pack`,
      ],
    });
  });

  it("creates each stack once", () => {
    expect(call("stack", "ls").calls).to.deep.equal(["repo: stack ls"]);
  });

  it("works on another project, and selects its first stack where it has no dev", () => {
    expect(call("-C", "../other", "up").calls).to.deep.equal([
      "other: stack init one --non-interactive",
      "other: stack init two --non-interactive --no-select",
      "other: up",
    ]);
  });

  it("leaves `stack init` to the user", () => {
    rmSync(join(temp.path, "state/backend/.pulumi/stacks/zone/dev.json"));
    expect(call("stack", "init", "dev").calls).to.deep.equal(["repo: stack init dev"]);
  });
});
