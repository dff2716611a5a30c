import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { resolveCli, WRAPPER_FOLDER } from "../../sandbox/cli.ts";
import { TempFolder } from "./temp-folder.ts";

describe("which pulumi the sandbox runs", () => {
  const temp = new TempFolder();
  const fresh = temp.script("fresh/pulumi", "echo v3.999.1");
  const oldest = temp.script("oldest/pulumi", "echo v3.250.0");
  const old = temp.script("old/pulumi", "echo v3.249.9");
  const mute = temp.script("mute/pulumi", "exit 1");
  const nosy = temp.script("nosy/pulumi", `echo "$PULUMI_HOME" > ${temp.path}/home; echo v4.0.0`);

  const resolve = async (...folders: string[]) => {
    const said: string[] = [];
    const cli = await resolveCli({
      env: { PATH: folders.join(":") },
      home: "/sandbox/home",
      build: () => Promise.resolve("/cache/engine"),
      say: (line) => said.push(line),
    });
    return { ...cli, said };
  };

  it("takes the one on the PATH when it is new enough", async () => {
    expect(await resolve(fresh)).to.deep.equal({ path: join(fresh, "pulumi"), origin: "installed", said: [] });
    expect(await resolve(oldest, fresh)).to.include({ path: join(oldest, "pulumi") });
  });

  it("passes over one that is too old, says so, and takes the next", async () => {
    const { path, said } = await resolve(old, fresh);
    expect(path).to.equal(join(fresh, "pulumi"));
    expect(said).to.deep.equal([`${old}/pulumi: version 3.249.9 is passed over; 3.250 is needed`]);
  });

  it("builds its own where none is installed, too old, or does not answer", async () => {
    const built = { path: "/cache/engine/pulumi", origin: "built" };
    expect(await resolve()).to.include(built);
    expect(await resolve(old)).to.include(built);
    expect(await resolve(mute)).to.include(built);
  });

  it("never takes its own wrapper for a pulumi", async () => {
    expect(existsSync(join(WRAPPER_FOLDER, "pulumi"))).to.equal(true);
    expect(await resolve(WRAPPER_FOLDER)).to.deep.include({ origin: "built", said: [] });
  });

  it("asks for the version with the sandbox's own Pulumi home", async () => {
    await resolve(nosy);
    expect(readFileSync(join(temp.path, "home"), "utf8")).to.equal("/sandbox/home\n");
  });
});
