import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { openTestSandbox, ROOT, type TestSandbox } from "./support.ts";

const EXAMPLES = join(ROOT, "examples", "components");
/** What is shared by the components and makes no resources by itself. */
const FOUNDATION = "foundation";

const folders = globSync("*/Pulumi.yaml", { cwd: EXAMPLES })
  .map((file) => file.split("/")[0] ?? "")
  .sort();

/** The configuration of the pack that an example is judged with: its own, or the one for all. */
function policyConfigOf(folder: string): string {
  const own = join(EXAMPLES, folder, "policy-config.json");
  return existsSync(own) ? own : join(EXAMPLES, "policy-config.json");
}

describe("components used alone, on the real engine", function () {
  this.timeout(120_000);
  let sandbox: TestSandbox;
  before(async () => {
    sandbox = await openTestSandbox();
  });
  after(() => sandbox.close());

  it("have an example for each folder", () => {
    const layers = globSync("components/*/", { cwd: ROOT }).map((folder) => folder.split("/")[1] ?? "");
    expect(folders).to.deep.equal(layers.filter((layer) => layer !== FOUNDATION).sort());
  });

  for (const folder of folders) {
    it(`pass the pack in ${folder}`, async () => {
      const config = ["--policy-pack-config", policyConfigOf(folder)];
      const preview = await sandbox.preview(join(EXAMPLES, folder), "dev", config);
      expect(preview.violations, preview.stderr).to.deep.equal([]);
      expect(preview.code, preview.stderr).to.equal(0);
      expect(preview.report.verdict).to.equal("clean");
    });
  }
});
