import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { openTestSandbox, PACK, type Previewed, ROOT, type TestSandbox } from "./support.ts";

const PROGRAMS = join(ROOT, "test", "engine", "programs");
const REMEDIATING = {
  all: "advisory",
  "kms-rotation-on": "remediate",
  "bucket-public-access-blocked": { enforcementLevel: "remediate" },
  "ebs-volumes-encrypted": "remediate",
};

interface State {
  readonly deployment: { readonly resources: readonly { readonly urn: string; readonly inputs: object }[] };
}

describe("remediation on the real engine", function () {
  this.timeout(60_000);
  let sandbox: TestSandbox;
  let folder: string;
  let policyConfig: string;
  const chosen = ["--config", "engine-cases:case=remedies"];
  const remediable = ({ report }: Previewed) => report.findings.filter(({ rule }) => rule in REMEDIATING);

  before(async () => {
    sandbox = await openTestSandbox();
    folder = await mkdtemp(join(tmpdir(), "kiro-remediation-"));
    policyConfig = join(folder, "policy.json");
    await writeFile(policyConfig, JSON.stringify(REMEDIATING));
  });
  after(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("is off by default: the program is refused", async () => {
    const refused = await sandbox.preview(PROGRAMS, "prod", chosen);
    const found = remediable(refused).map(({ rule, verdict, resource }) => `${verdict} ${rule} ${resource?.name}`);
    expect([...new Set(found)]).to.have.members([
      "violation bucket-public-access-blocked block",
      "violation ebs-volumes-encrypted volume",
      "violation kms-rotation-on key",
    ]);
    expect(refused.code).to.not.equal(0);
  });

  it("says in a preview what it sets, as a warning", async () => {
    const previewed = await sandbox.preview(PROGRAMS, "prod", chosen, { policyConfig });
    const still = "; the program still says otherwise";
    expect(
      remediable(previewed).map(({ verdict, level, severity, rule, resource, why }) =>
        [verdict, level, severity, rule, resource?.name, why].join(" | "),
      ),
    ).to.have.members([
      `remediated | advisory | critical | bucket-public-access-blocked | block | the pack sets blockPublicPolicy to true, ignorePublicAcls to true, restrictPublicBuckets to true${still}`,
      `remediated | advisory | critical | ebs-volumes-encrypted | volume | the pack sets encrypted to true${still}`,
      `remediated | advisory | high | kms-rotation-on | key | the pack sets enableKeyRotation to true${still}`,
    ]);
    expect(previewed.report.counts.remediated).to.equal(3);
  });

  it("makes the resources with the values, and leaves a secret secret", async () => {
    const config = ["--policy-pack", PACK, "--policy-pack-config", policyConfig];
    const up = ["up", "--yes", "--skip-preview", "--stack", "prod", ...chosen, ...config];
    const { code, stdout: said, stderr } = await sandbox.pulumi(PROGRAMS, ...up);
    expect(code, said + stderr).to.equal(0);
    const { stdout } = await sandbox.pulumi(PROGRAMS, "stack", "export", "--stack", "prod");
    const inputsOf = (name: string) =>
      (JSON.parse(stdout) as State).deployment.resources.find(({ urn }) => urn.endsWith(`::${name}`))?.inputs ?? {};
    expect(inputsOf("key")).to.include({ enableKeyRotation: true });
    expect(JSON.stringify(inputsOf("key")))
      .to.contain("ciphertext")
      .and.to.not.contain("holds nothing");
    expect(inputsOf("block")).to.include({
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    expect(inputsOf("volume")).to.include({ encrypted: true });
  });
});
