import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { findProject, readCall, syncCopy } from "../../sandbox/project-copy.ts";
import { TempFolder } from "./temp-folder.ts";

describe("reading a pulumi call", () => {
  it("takes the folder out, in each way that Pulumi allows", () => {
    for (const flag of [["-C", "sub"], ["-Csub"], ["-C=sub"], ["--cwd", "sub"], ["--cwd=sub"]]) {
      const call = readCall([...flag, "preview", "-s", "dev"], "/repo");
      expect(call, flag.join(" ")).to.deep.equal({ folder: "/repo/sub", args: ["preview", "-s", "dev"] });
    }
  });

  it("makes paths absolute from where the user stands, and leaves every other argument", () => {
    const args = ["preview", "--policy-pack", "../pack", "--save-plan=plan.json", "--event-log", "/tmp/e", "--json"];
    expect(readCall(args, "/repo/sub").args).to.deep.equal([
      "preview",
      "--policy-pack",
      "/repo/pack",
      "--save-plan=/repo/sub/plan.json",
      "--event-log",
      "/tmp/e",
      "--json",
    ]);
  });
});

describe("the copy of a project", () => {
  const temp = new TempFolder();
  temp.write("repo/Pulumi.yaml", "name: zone\n");
  temp.write("repo/Pulumi.dev.yaml", "config: {}\n");
  temp.write("repo/infra/index.ts", "");
  temp.write("repo/.git/HEAD", "");
  temp.write("repo/node_modules/some/package.json", "{}");
  temp.write("repo/test/bad/Pulumi.yaml", "name: bad\n");
  temp.write("repo/test/bad/Pulumi.test.yaml", "config: {}\n");
  const repo = join(temp.path, "repo");

  it("finds the project at or above a folder", () => {
    expect(findProject(join(repo, "infra"))).to.equal(repo);
    expect(findProject(join(repo, "test", "bad"))).to.equal(join(repo, "test", "bad"));
    expect(findProject("/")).to.equal(undefined);
  });

  it("links everything but git's folder, and copies the stack files", () => {
    const root = join(temp.path, "copy");
    expect(syncCopy(repo, root)).to.deep.equal({ folder: root, stacks: ["dev"] });
    expect(readdirSync(root).sort()).to.deep.equal(["Pulumi.dev.yaml", "Pulumi.yaml", "infra", "node_modules", "test"]);
    expect(realpathSync(join(root, "infra"))).to.equal(join(repo, "infra"));
    expect(lstatSync(join(root, "Pulumi.dev.yaml")).isFile()).to.equal(true);
  });

  it("follows the project: new text, new files, removed files; its own salt stays", () => {
    const root = join(temp.path, "follow");
    temp.write("repo/gone.txt", "");
    syncCopy(repo, root);
    const salted = `${readFileSync(join(root, "Pulumi.dev.yaml"), "utf8")}encryptionsalt: v1:x\n`;
    temp.write("follow/Pulumi.dev.yaml", salted);
    rmSync(join(repo, "gone.txt"));
    temp.write("repo/Pulumi.dev.yaml", "config: { a: 1 }\n");
    temp.write("repo/Pulumi.prod.yaml", "config: {}\n");
    expect(syncCopy(repo, root).stacks).to.deep.equal(["dev", "prod"]);
    expect(readFileSync(join(root, "Pulumi.dev.yaml"), "utf8")).to.equal("config: { a: 1 }\nencryptionsalt: v1:x\n");
    expect(readFileSync(join(repo, "Pulumi.dev.yaml"), "utf8")).to.equal("config: { a: 1 }\n");
    expect(readdirSync(root)).not.to.include("gone.txt");
  });

  it("gives a project below the packages' folder the levels above it", () => {
    const root = join(temp.path, "nested");
    const copy = syncCopy(join(repo, "test", "bad"), root);
    expect(copy).to.deep.equal({ folder: join(root, "test", "bad"), stacks: ["test"] });
    expect(existsSync(join(root, "node_modules", "some", "package.json"))).to.equal(true);
    expect(lstatSync(join(copy.folder, "Pulumi.test.yaml")).isFile()).to.equal(true);
    expect(lstatSync(join(copy.folder, "Pulumi.yaml")).isSymbolicLink()).to.equal(true);
  });

  it("copies a project without packages by itself", () => {
    const lone = join(temp.path, "lone");
    mkdirSync(lone);
    temp.write("lone/Pulumi.yaml", "name: lone\n");
    expect(syncCopy(lone, join(temp.path, "lone-copy")).folder).to.equal(join(temp.path, "lone-copy"));
  });
});
