import { expect } from "chai";
import type { PlannedResource } from "../../reports/plan.ts";
import { summarisePlan } from "../../sandbox/plan-summary.ts";

function planned(urn: string, type: string, parent?: string, operation = "create"): [string, PlannedResource] {
  return [urn, { urn, type, name: urn, operation, parent, location: undefined }];
}

describe("the summary of a plan", () => {
  const plan = new Map([
    planned("stack", "pulumi:pulumi:Stack"),
    planned("zone", "kiro:landing-zone:KiroLandingZone", "stack"),
    planned("net", "kiro:network:IsolatedVpc", "zone"),
    planned("vpc", "aws:ec2/vpc:Vpc", "net"),
    planned("a", "aws:ec2/subnet:Subnet", "net"),
    planned("b", "aws:ec2/subnet:Subnet", "vpc"),
    planned("trail", "kiro:audit:AuditTrail", "zone"),
    planned("t", "aws:cloudtrail/trail:Trail", "trail", "update"),
    planned("stray", "aws:s3/bucket:Bucket", "stack"),
  ]);

  it("counts operations, and resources by type and by layer, in the order of their names; components are no resources", () => {
    expect(summarisePlan("dev", plan).split("\n")).to.deep.equal([
      "Plan for dev: 4 create, 1 update",
      "  audit     1  Trail",
      "  network   3  2 Subnet, Vpc",
      "  other     1  Bucket",
    ]);
  });

  it("says so when there is nothing", () => {
    expect(summarisePlan("dev", new Map())).to.equal("Plan for dev: no resources");
  });
});
