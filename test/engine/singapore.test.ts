import { join } from "node:path";
import { expect } from "chai";
import { openTestSandbox, ROOT, type TestSandbox } from "./support.ts";

const EXAMPLE = join(ROOT, "examples", "singapore");

describe("desktops in Singapore on the real engine", function () {
  this.timeout(180_000);
  let sandbox: TestSandbox;
  before(async () => {
    sandbox = await openTestSandbox();
  });
  after(() => sandbox.close());

  it("pass the pack as production, with the configuration that the example gives it", async () => {
    const policyConfig = join(EXAMPLE, "policy-config.json");
    const preview = await sandbox.preview(EXAMPLE, "singapore", [], { policyConfig });
    expect(preview.violations, preview.stderr).to.deep.equal([]);
    expect(preview.report.findings.map(({ rule, verdict, why }) => `${rule} ${verdict}: ${why}`)).to.deep.equal([]);
    expect(preview.code).to.equal(0);
  });

  it("go up, and show no change afterwards", async () => {
    const up = await sandbox.pulumi(EXAMPLE, "up", "--yes", "--skip-preview", "--stack", "singapore");
    expect(up.code, up.stdout + up.stderr).to.equal(0);
    const again = await sandbox.pulumi(EXAMPLE, "preview", "--json", "--stack", "singapore");
    const { changeSummary } = JSON.parse(again.stdout) as { changeSummary: Record<string, number> };
    expect(Object.keys(changeSummary)).to.deep.equal(["same"]);
  });
});
