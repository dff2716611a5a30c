import { join } from "node:path";
import { expect } from "chai";
import { openTestSandbox, ROOT, type TestSandbox } from "./support.ts";

const EXAMPLE = join(ROOT, "examples", "in-region");
const STACK = "in-region";

interface StateResource {
  readonly type: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
}

describe("everything in one Region, by the smallest stack file, on the real engine", function () {
  this.timeout(300_000);
  let sandbox: TestSandbox;
  before(async () => {
    sandbox = await openTestSandbox();
  });
  after(() => sandbox.close());

  it("passes the pack as production, without any configuration of the pack", async () => {
    const preview = await sandbox.preview(EXAMPLE, STACK);
    expect(preview.violations, preview.stderr).to.deep.equal([]);
    expect(preview.report.findings.map(({ rule, verdict, why }) => `${rule} ${verdict}: ${why}`)).to.deep.equal([]);
    expect(preview.code).to.equal(0);
  });

  it("goes up, and shows no change afterwards", async () => {
    const up = await sandbox.pulumi(EXAMPLE, "up", "--yes", "--skip-preview", "--stack", STACK);
    expect(up.code, up.stdout + up.stderr).to.equal(0);
    const again = await sandbox.pulumi(EXAMPLE, "preview", "--json", "--stack", STACK);
    const { changeSummary } = JSON.parse(again.stdout) as { changeSummary: Record<string, number> };
    expect(Object.keys(changeSummary)).to.deep.equal(["same"]);
  });

  it("has one VPC with the guide's four subnets and Kiro's endpoints in it, joined to the bank's gateway alone", async () => {
    const exported = await sandbox.pulumi(EXAMPLE, "stack", "export", "--stack", STACK);
    const { resources } = (JSON.parse(exported.stdout) as { deployment: { resources: StateResource[] } }).deployment;
    const allOf = (type: string, property: string) =>
      resources.filter((resource) => resource.type === type).map(({ inputs }) => inputs?.[property]);
    expect(allOf("aws:ec2/vpc:Vpc", "cidrBlock")).to.deep.equal(["10.0.0.0/16"]);
    expect(allOf("aws:ec2/subnet:Subnet", "cidrBlock")).to.include.members([
      "10.0.1.0/24",
      "10.0.2.0/24",
      "10.0.3.0/24",
      "10.0.4.0/24",
    ]);
    expect(allOf("aws:ec2/vpcEndpoint:VpcEndpoint", "serviceName")).to.include.members([
      "com.amazonaws.us-east-1.q",
      "com.amazonaws.us-east-1.codewhisperer",
    ]);
    expect(allOf("aws:ec2/route:Route", "destinationCidrBlock")).to.deep.equal(["10.200.0.0/16"]);
    const ways = resources.map(({ type }) => type).filter((type) => /Gateway:|Peering|route53\/zone:/.test(type));
    expect(ways).to.deep.equal([]);
  });
});
