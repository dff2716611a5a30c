import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { faults } from "../../examples/stranger/faults/index.ts";
import { openTestSandbox, type Previewed, ROOT, type TestSandbox } from "./support.ts";

const PROGRAM = join(ROOT, "examples", "stranger");
const policyConfig = join(PROGRAM, "policy-config.json");
const stackFile = (stack: string) => readFileSync(join(PROGRAM, `Pulumi.${stack}.yaml`), "utf8");

describe("another team's program on the real engine", function () {
  this.timeout(120_000);
  let sandbox: TestSandbox;
  before(async () => {
    sandbox = await openTestSandbox();
  });
  after(() => sandbox.close());
  const preview = (stack: string) => sandbox.preview(PROGRAM, stack, [], { policyConfig });

  it("is the same program in both stacks, but for 20 faults against 20 rules", () => {
    expect(stackFile("planted").replace("  claims:planted: true\n", "")).to.equal(stackFile("compliant"));
    expect(faults).to.have.length(20);
    for (const key of ["name", "rule", "evasion"] as const) {
      expect(new Set(faults.map((fault) => fault[key])).size, key).to.equal(faults.length);
    }
  });

  it("is clean as its team wrote it, under every rule of the pack", async () => {
    const { code, exitCode, report, stderr } = await preview("compliant");
    expect(report.findings, stderr).to.deep.equal([]);
    expect({ code, exitCode, verdict: report.verdict }).to.deep.equal({ code: 0, exitCode: 0, verdict: "clean" });
    expect(report.counts.notEvaluated).to.equal(0);
    expect(report.configuration.disabled.concat(report.configuration.softened)).to.deep.equal([]);
  });

  describe("with faults planted", () => {
    let planted: Previewed;
    before(async () => {
      planted = await preview("planted");
    });

    it("is refused for each of them, and for nothing else", () => {
      const expected = faults.map(({ rule, resource }) => `${rule} ${resource}`).sort();
      expect(planted.violations, planted.stderr).to.deep.equal(expected);
      expect(planted.exitCode).to.equal(1);
      expect(planted.code).to.not.equal(0);
      const { advisories, undetermined, notEvaluated } = planted.report.counts;
      expect({ advisories, undetermined, notEvaluated }).to.deep.equal({
        advisories: 0,
        undetermined: 0,
        notEvaluated: 0,
      });
    });

    it("is told the clause, the remedy and the line of each", () => {
      for (const { rule, clauses, remediation, location } of planted.report.findings) {
        expect(clauses, rule).to.not.be.empty;
        expect(remediation, rule).to.be.a("string").that.is.not.empty;
        expect(location?.file, rule).to.match(/^examples\/stranger\/app\/\w+\.ts$/);
        expect(location?.line, rule).to.be.above(0);
      }
    });
  });
});
