import { join } from "node:path";
import { expect } from "chai";
import { openTestSandbox, ROOT, type TestSandbox } from "./support.ts";

const EXAMPLE = join(ROOT, "examples", "singapore");

/** The example's stacks, by what joins the two VPCs in them. */
const STACKS = [
  { stack: "singapore", way: "a peering", has: "aws:ec2/vpcPeeringConnection:VpcPeeringConnection", hasNot: undefined },
  {
    stack: "transit",
    way: "the bank's transit gateways",
    has: "aws:ec2transitgateway/vpcAttachment:VpcAttachment",
    hasNot: "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
  },
] as const;

for (const { stack, way, has, hasNot } of STACKS) {
  describe(`desktops in Singapore on the real engine, their VPC joined with the endpoints' by ${way}`, function () {
    this.timeout(300_000);
    let sandbox: TestSandbox;
    before(async () => {
      sandbox = await openTestSandbox();
    });
    after(() => sandbox.close());

    it("pass the pack as production, with the configuration that the example gives it", async () => {
      const policyConfig = join(EXAMPLE, "policy-config.json");
      const preview = await sandbox.preview(EXAMPLE, stack, [], { policyConfig });
      expect(preview.violations, preview.stderr).to.deep.equal([]);
      expect(preview.report.findings.map(({ rule, verdict, why }) => `${rule} ${verdict}: ${why}`)).to.deep.equal([]);
      expect(preview.code).to.equal(0);
    });

    it("go up, and show no change afterwards", async () => {
      const up = await sandbox.pulumi(EXAMPLE, "up", "--yes", "--skip-preview", "--stack", stack);
      expect(up.code, up.stdout + up.stderr).to.equal(0);
      const again = await sandbox.pulumi(EXAMPLE, "preview", "--json", "--stack", stack);
      const { changeSummary } = JSON.parse(again.stdout) as { changeSummary: Record<string, number> };
      expect(Object.keys(changeSummary)).to.deep.equal(["same"]);
    });

    it("are joined by that way, and look Kiro's names up in zones of their VPC", async () => {
      const exported = await sandbox.pulumi(EXAMPLE, "stack", "export", "--stack", stack);
      const { resources } = (JSON.parse(exported.stdout) as { deployment: { resources: { type: string }[] } })
        .deployment;
      const types = resources.map(({ type }) => type);
      expect(types).to.include(has);
      expect(types).not.to.include(hasNot);
      expect(types.filter((type) => type === "aws:route53/zone:Zone")).to.have.lengthOf(5);
    });
  });
}
