import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { openTestSandbox, type Previewed, ROOT, type TestSandbox } from "./support.ts";

const PROGRAMS = join(ROOT, "test", "engine", "programs");

describe("the pack's configuration on the real engine", function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "kiro-config-"));
  let sandbox: TestSandbox;
  before(async () => {
    sandbox = await openTestSandbox();
  });
  after(async () => {
    await sandbox.close();
    rmSync(folder, { recursive: true });
  });

  const preview = (configuration: object): Promise<Previewed> => {
    const file = join(folder, "policy.json");
    writeFileSync(file, JSON.stringify(configuration));
    return sandbox.preview(PROGRAMS, "prod", ["--config", "engine-cases:case=zone", "--policy-pack-config", file]);
  };

  it("lets the account's role demand what rules leave alone by default, but for a rule whose entry says otherwise", async () => {
    const found = await preview({
      "pack-settings": { accountRole: "baseline", externalEvidence: { "posture-administrator": "111122223333" } },
      "vpc-block-public-access": { required: false },
    });
    expect(found.violations, found.stderr).to.deep.equal(["guardduty-on (stack)", "malware-protection-on (stack)"]);
  });

  it("names the nearest to a misspelt choice", async () => {
    const found = await preview({ "pack-settings": { profile: "inspecton" } });
    expect(found.report.findings.map(({ rule, why }) => `${rule}: ${why}`)).to.deep.equal([
      "pack-settings: profile is not one of isolated, inspection; did you mean inspection?",
    ]);
  });

  it("takes a level for all rules, and still tells mistakes when all rules are off", async () => {
    const softened = await preview({ all: "advisory" });
    expect(softened.report.findings.filter(({ rule }) => rule === "pack-settings")).to.deep.equal([]);
    const off = await preview({ all: "disabled", "no-public-subnet": "disabled" });
    expect(off.report.findings.map(({ rule, level, why }) => `${level} ${rule}: ${why}`)).to.deep.equal([
      "mandatory pack-settings: no-public-subnet is not a rule of this pack; did you mean no-public-subnets?",
    ]);
    expect(off.code).to.not.equal(0);
  });
});
