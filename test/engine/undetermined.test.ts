import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { openTestSandbox, PACK, type Previewed, ROOT, type TestSandbox } from "./support.ts";

const PROGRAMS = join(ROOT, "test", "engine", "programs");
const RULE = "ebs-volumes-encrypted";

describe("what a preview cannot know, on the real engine", function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "kiro-undetermined-"));
  let sandbox: TestSandbox;
  const chosen = (name: string) => ["--config", `engine-cases:case=${name}`];

  /** All other rules are off: what is settled here is one rule's doubt. */
  function policyConfig(undetermined: string): string {
    const file = join(folder, `${undetermined}.json`);
    writeFileSync(file, JSON.stringify({ all: "disabled", [RULE]: "mandatory", "pack-settings": { undetermined } }));
    return file;
  }
  const found = ({ report }: Previewed) =>
    report.findings.map(({ rule, verdict, level, resource }) => [verdict, level, rule, resource?.name].join(" | "));

  before(async () => {
    sandbox = await openTestSandbox();
  });
  after(async () => {
    await sandbox.close();
    rmSync(folder, { recursive: true });
  });

  it("warns, or refuses where the configuration says so", async () => {
    const warned = await sandbox.preview(PROGRAMS, "prod", chosen("open-and-well"), {
      policyConfig: policyConfig("advisory"),
    });
    expect(found(warned), warned.stderr).to.deep.equal([`undetermined | advisory | ${RULE} | volume`]);
    expect([warned.code, warned.report.verdict]).to.deep.equal([0, "clean"]);
    const refused = await sandbox.preview(PROGRAMS, "prod", chosen("open-and-well"), {
      policyConfig: policyConfig("mandatory"),
    });
    expect(found(refused)).to.deep.equal([`undetermined | mandatory | ${RULE} | volume`]);
    expect([refused.code === 0, refused.exitCode]).to.deep.equal([false, 1]);
  });

  for (const [name, passes, what] of [
    ["open-and-well", true, "a pass"],
    ["open-and-wrong", false, "a violation"],
  ] as const) {
    it(`is settled by policy analyze after up: ${what}`, async () => {
      const up = await sandbox.pulumi(PROGRAMS, "up", "--yes", "--skip-preview", "--stack", "prod", ...chosen(name));
      expect(up.code, up.stdout + up.stderr).to.equal(0);
      const judges = ["--policy-pack", PACK, "--policy-pack-config", policyConfig("mandatory")];
      const analysis = await sandbox.pulumi(PROGRAMS, "policy", "analyze", "--json", "--stack", "prod", ...judges);
      const told = analysis.stdout.split("\n").filter((line) => line.includes('"policyEvent"'));
      expect(analysis.code, analysis.stdout + analysis.stderr).to.equal(passes ? 0 : 1);
      expect(told.length, analysis.stdout).to.equal(passes ? 0 : 1);
      if (!passes) expect(told[0]).to.contain(RULE).and.to.contain("encrypted is not true").and.to.contain("::volume");
    });
  }
});
