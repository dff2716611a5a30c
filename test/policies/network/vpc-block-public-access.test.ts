import { expect } from "chai";
import {
  VPC_BLOCK_PUBLIC_ACCESS,
  VPC_BLOCK_PUBLIC_ACCESS_EXCLUSION,
  VPCS,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { vpcBlockPublicAccess } from "../../../policypacks/mas-trm/rules/network/vpc-block-public-access.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

const block = (internetGatewayBlockMode: unknown, more: Partial<TestResource> = {}): TestResource => ({
  type: VPC_BLOCK_PUBLIC_ACCESS,
  name: "block",
  props: { internetGatewayBlockMode },
  ...more,
});
const core: TestResource = { type: VPCS[0], name: "core", props: {} };
const judged = (...resources: readonly TestResource[]) => examine(vpcBlockPublicAccess, resources);
const required = (...resources: readonly TestResource[]) =>
  examine(vpcBlockPublicAccess, resources, { settings: { required: true } });

describe("vpc-block-public-access", () => {
  for (const [mode, found] of [
    ["block-bidirectional", []],
    ["block-ingress", ["violation block: internetGatewayBlockMode is not block-bidirectional"]],
    ["off", ["violation block: internetGatewayBlockMode is not block-bidirectional"]],
    [unknown, ["undetermined block: internetGatewayBlockMode is not known yet"]],
  ] as const) {
    it(`judges the mode ${mode === unknown ? "that is not known yet" : mode}`, () => {
      expect(judged(block(mode))).to.deep.equal(found);
    });
  }

  it("refuses exclusions of a VPC or a subnet, and hides none behind an unknown mode", () => {
    const exclusion = { type: VPC_BLOCK_PUBLIC_ACCESS_EXCLUSION, name: "hole", props: { subnetId: "subnet-1" } };
    expect(judged(block(unknown), exclusion)).to.deep.equal([
      "undetermined block: internetGatewayBlockMode is not known yet",
      "violation hole: exempts a network from the block",
    ]);
  });

  it("asks only the stack that lays the base of the account to have it", () => {
    expect(judged(core)).to.deep.equal([]);
    expect(required(core)).to.deep.equal(["violation core: nothing in this stack blocks public access in us-east-1"]);
    expect(required(core, block("block-bidirectional"))).to.deep.equal([]);
  });

  it("asks that stack for it also where there is no VPC yet", () => {
    const bucket = { type: "aws:s3/bucket:Bucket", name: "bucket", props: {} };
    expect(judged(bucket)).to.deep.equal([]);
    expect(required(bucket)).to.deep.equal([
      "violation (stack): the stack lays the base of the account but does not block public access to VPCs",
    ]);
    expect(required(bucket, block("block-bidirectional"))).to.deep.equal([]);
  });

  it("asks for it in each Region that has a VPC", () => {
    const abroad = block("block-bidirectional", { provider: { region: "ap-southeast-1" } });
    expect(required(core, abroad)).to.deep.equal([
      "violation core: nothing in this stack blocks public access in us-east-1",
    ]);
    const own = { ...core, props: { region: "ap-southeast-1" } };
    expect(required(own, abroad)).to.deep.equal([]);
    expect(required({ ...core, provider: {} }, abroad)).to.deep.equal([
      "violation core: nothing in this stack blocks public access in its Region",
    ]);
  });
});
