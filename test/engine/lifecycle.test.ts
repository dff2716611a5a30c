import { expect } from "chai";
import { openTestSandbox, PACK, ROOT, type TestSandbox } from "./support.ts";

/** Counts of a preview's steps by operation, `same` aside. */
function changesOf(previewJson: string): Readonly<Record<string, number>> {
  const { changeSummary } = JSON.parse(previewJson) as { changeSummary: Record<string, number> };
  return Object.fromEntries(Object.entries(changeSummary).filter(([operation]) => operation !== "same"));
}

describe("the life of the landing zone on the real engine", function () {
  this.timeout(240_000);
  let sandbox: TestSandbox;
  before(async () => {
    sandbox = await openTestSandbox();
  });
  after(() => sandbox.close());
  const pulumi = (...args: readonly string[]) => sandbox.pulumi(ROOT, ...args);

  describe("dev", () => {
    it("goes up with the pack watching", async () => {
      const up = await pulumi("up", "--yes", "--skip-preview", "--stack", "dev", "--policy-pack", PACK);
      expect(up.code, up.stdout + up.stderr).to.equal(0);
    });

    it("shows no change in a preview afterwards, and judges clean what now has ids", async () => {
      const preview = await sandbox.preview(ROOT, "dev");
      expect(preview.violations).to.deep.equal([]);
      expect(preview.report.counts.undetermined).to.equal(0);
      const again = await pulumi("preview", "--json", "--stack", "dev");
      expect(changesOf(again.stdout)).to.deep.equal({});
    });

    it("is judged clean from its state alone, without program or provider", async () => {
      const analysis = await pulumi("policy", "analyze", "--policy-pack", PACK, "--stack", "dev");
      expect(analysis.code, analysis.stdout + analysis.stderr).to.equal(0);
      expect(analysis.stdout).to.not.contain("Undetermined");
    });

    it("shows no change in a refresh", async () => {
      const refresh = await pulumi("refresh", "--yes", "--skip-preview", "--stack", "dev", "--expect-no-changes");
      expect(refresh.code, refresh.stdout + refresh.stderr).to.equal(0);
    });

    it("can be destroyed to the last resource", async () => {
      const destroy = await pulumi("destroy", "--yes", "--skip-preview", "--stack", "dev");
      expect(destroy.code, destroy.stdout + destroy.stderr).to.equal(0);
      const left = await pulumi("stack", "export", "--stack", "dev");
      const { deployment } = JSON.parse(left.stdout) as { deployment: { resources?: unknown[] } };
      expect(deployment.resources ?? []).to.deep.equal([]);
    });
  });

  describe("prod", () => {
    it("goes up, and shows no change in a preview afterwards", async () => {
      const up = await pulumi("up", "--yes", "--skip-preview", "--stack", "prod");
      expect(up.code, up.stdout + up.stderr).to.equal(0);
      const again = await pulumi("preview", "--json", "--stack", "prod");
      expect(changesOf(again.stdout)).to.deep.equal({});
    });

    it("refuses to lose its evidence", async () => {
      const destroy = await pulumi("destroy", "--yes", "--skip-preview", "--stack", "prod");
      expect(destroy.code).to.not.equal(0);
      expect(destroy.stdout + destroy.stderr).to.contain("protected");
      const left = await pulumi("stack", "export", "--stack", "prod");
      expect(left.stdout).to.contain("aws:cloudtrail/trail:Trail").and.to.contain("kiro-audit-logs-444455556666");
    });
  });
});
