import { join } from "node:path";
import { expect } from "chai";
import { cases, twins } from "./cases/index.ts";
import { openTestSandbox, type Previewed, ROOT, type TestSandbox } from "./support.ts";

const PROGRAMS = join(ROOT, "test", "engine", "programs");

describe("the pack on the real engine", function () {
  this.timeout(120_000);
  let sandbox: TestSandbox;
  const good = new Map<string, Previewed>();
  const preview = (name: string) => sandbox.preview(PROGRAMS, "prod", ["--config", `engine-cases:case=${name}`]);

  before(async () => {
    sandbox = await openTestSandbox();
    for (const { name } of twins) good.set(name, await preview(name));
  });
  after(() => sandbox.close());

  it("finds nothing wrong with our own zone", () => {
    expect(good.get("zone")?.violations).to.deep.equal([]);
    expect(good.get("zone")?.code).to.equal(0);
  });

  it("finds nothing wrong with a subnet that has no gateway route", () => {
    const found = good.get("subnet")?.report.findings.filter((finding) => finding.resource?.name === "subnet") ?? [];
    expect(found.map(({ rule, verdict }) => `${rule} ${verdict}`)).to.deep.equal([]);
  });

  for (const { name, why, twin, fires } of cases) {
    it(`refuses ${why}`, async () => {
      const found = await preview(name);
      const before = new Set(good.get(twin)?.violations);
      expect(found.violations.filter((violation) => !before.has(violation))).to.deep.equal([...fires].sort());
      expect(found.code).to.not.equal(0);
      expect(found.exitCode).to.equal(1);
      for (const finding of found.report.findings) {
        expect(finding.clauses, finding.rule).to.not.be.empty;
        expect(finding.remediation, finding.rule).to.be.a("string");
      }
    });
  }
});
