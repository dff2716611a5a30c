import { join } from "node:path";
import { expect } from "chai";
import { rules } from "../../policypacks/mas-trm/rules/index.ts";
import { cases, twins } from "./cases/index.ts";
import { openTestSandbox, type Previewed, ROOT, type TestSandbox } from "./support.ts";

const PROGRAMS = join(ROOT, "test", "engine", "programs");

describe("the deliberately bad programs", () => {
  it("break every critical rule", () => {
    const broken = new Set(cases.flatMap(({ fires }) => fires.map((line) => line.split(" ")[0])));
    const critical = rules.filter(({ severity }) => severity === "critical").map(({ id }) => id);
    expect(critical.filter((id) => !broken.has(id))).to.deep.equal([]);
  });

  it("each have a good twin, and names of their own", () => {
    const names = [...cases, ...twins].map(({ name }) => name);
    expect(new Set(names).size).to.equal(names.length);
    expect(twins.map(({ name }) => name)).to.include.members(cases.map(({ twin }) => twin));
  });
});

/** What the engine or a provider refused; policies' refusals are none of it. */
function failuresIn({ stdout }: Previewed): readonly string[] {
  const { diagnostics = [] } = JSON.parse(stdout) as {
    diagnostics?: readonly { urn?: string; severity: string; message: string }[];
  };
  return diagnostics.filter(({ urn, severity }) => urn && severity === "error").map(({ message }) => message);
}

describe("the pack on the real engine", function () {
  this.timeout(120_000);
  let sandbox: TestSandbox;
  const previewed = new Map<string, Promise<Previewed>>();
  const preview = (name: string) => sandbox.preview(PROGRAMS, "prod", ["--config", `engine-cases:case=${name}`]);
  /** A good twin, previewed once, when the first test asks for it. */
  const good = (name: string): Promise<Previewed> => {
    const known = previewed.get(name) ?? preview(name);
    previewed.set(name, known);
    return known;
  };

  before(async () => {
    sandbox = await openTestSandbox();
  });
  after(() => sandbox.close());

  it("finds nothing wrong with our own zone", async () => {
    const zone = await good("zone");
    expect(zone.violations).to.deep.equal([]);
    expect(zone.code).to.equal(0);
  });

  it("finds nothing wrong with a subnet that has no gateway route", async () => {
    const found = (await good("subnet")).report.findings.filter((finding) => finding.resource?.name === "subnet");
    expect(found.map(({ rule, verdict }) => `${rule} ${verdict}`)).to.deep.equal([]);
  });

  for (const { name, why, twin, fires } of cases) {
    it(`refuses ${why}`, async () => {
      const without = await good(twin);
      const before = new Set(without.violations);
      const found = await preview(name);
      // A resource that the provider refuses is judged by none of the rules about the whole stack.
      expect([without, found].flatMap(failuresIn)).to.deep.equal([]);
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
