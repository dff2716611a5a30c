import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { build } from "esbuild";
import { openTestSandbox, type Previewed, ROOT, type TestSandbox } from "./support.ts";

const PROGRAMS = join(ROOT, "test", "engine", "programs");
const MANIFEST = "runtime: {name: nodejs, options: {typescript: false}}\nversion: 0.0.1\n";

describe("a pack with rules that throw, on the real engine", function () {
  this.timeout(60_000);
  let sandbox: TestSandbox;
  let pack: string;
  const preview = (name: string) =>
    sandbox.preview(PROGRAMS, "prod", ["--config", `engine-cases:case=${name}`], { policyPack: pack });
  const told = ({ report }: Previewed) =>
    report.findings.map(({ rule, verdict, level, resource, why }) =>
      [verdict, level, rule, resource?.name ?? "(stack)", why].join(" | "),
    );
  /** Nothing of what stood in the errors: neither values nor places. */
  const expectSilence = ({ stderr, report }: Previewed) =>
    expect(stderr + JSON.stringify(report.findings)).to.not.match(/cannot judge|us-east-1a|\.cjs|\bat \S+ \(/);
  const broken = [
    "not evaluated | mandatory | security-trail-exists | (stack) | the rule failed with TypeError",
    "not evaluated | mandatory | required-tags | volume | the rule failed with RangeError",
  ];

  before(async () => {
    sandbox = await openTestSandbox();
    pack = await mkdtemp(join(tmpdir(), "kiro-throwing-pack-"));
    await symlink(join(ROOT, "node_modules"), join(pack, "node_modules"));
    await writeFile(join(pack, "PulumiPolicy.yaml"), MANIFEST);
    await writeFile(join(pack, "package.json"), JSON.stringify({ name: "throwing", main: "index.cjs" }));
    await build({
      entryPoints: [join(ROOT, "test", "engine", "packs", "throwing.ts")],
      outfile: join(pack, "index.cjs"),
      bundle: true,
      platform: "node",
      format: "cjs",
      external: ["@pulumi/*", "@grpc/grpc-js", "google-protobuf"],
      logLevel: "error",
    });
  });
  after(async () => {
    await sandbox.close();
    await rm(pack, { recursive: true, force: true });
  });

  it("names each broken rule, and still says what the sound ones find", async () => {
    const found = await preview("volume-plain");
    expect(told(found)).to.deep.equal([
      "violation | mandatory | ebs-volumes-encrypted | volume | encrypted is not true",
      ...broken,
    ]);
    expect(found.code).to.not.equal(0);
    expect(found.exitCode).to.equal(1);
    expectSilence(found);
  });

  it("does not take a program for clean that broken rules have not judged", async () => {
    const found = await preview("volume");
    expect(told(found)).to.deep.equal(broken);
    expect(found.report.reason).to.equal("these rules failed to run: security-trail-exists, required-tags");
    expect(found.code).to.not.equal(0);
    expect(found.exitCode).to.equal(2);
    expectSilence(found);
  });
});
