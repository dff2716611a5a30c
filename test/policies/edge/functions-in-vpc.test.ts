import { expect } from "chai";
import { FUNCTION, SECURITY_GROUP, SUBNETS } from "../../../policypacks/mas-trm/kit/types.ts";
import { functionsInVpc } from "../../../policypacks/mas-trm/rules/edge/functions-in-vpc.ts";
import { examine, unknown } from "../support/examine.ts";
import { make, type Origins, type Plain } from "../support/subnet-stack.ts";

const found = (props: Plain, origins: Origins = {}) =>
  examine(functionsInVpc, [
    make(SUBNETS[0], "place"),
    make(SECURITY_GROUP, "group"),
    make(FUNCTION, "fn", origins, props),
  ]);
const empty = (list: string) => `violation fn: vpcConfig.${list} is empty, so it runs outside of the bank's networks`;
const both = [empty("subnetIds"), empty("securityGroupIds")];

describe("functions-in-vpc", () => {
  it("passes a function with subnets and groups", () => {
    expect(found({ vpcConfig: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] } })).to.deep.equal([]);
    expect(found({ vpcConfig: { subnetIds: [unknown], securityGroupIds: [unknown] } })).to.deep.equal([]);
  });

  it("refuses none, and empty lists", () => {
    expect(found({})).to.deep.equal(both);
    expect(found({ vpcConfig: {} })).to.deep.equal(both);
    expect(found({ vpcConfig: { subnetIds: [], securityGroupIds: [] } })).to.deep.equal(both);
    for (const nothing of ["", null])
      expect(found({ vpcConfig: { subnetIds: [nothing], securityGroupIds: ["sg-1"] } })).to.deep.equal([
        empty("subnetIds"),
      ]);
  });

  it("passes a function on managed instances", () => {
    expect(found({ capacityProviderConfig: { lambdaManagedInstancesCapacityProviderConfig: {} } })).to.deep.equal([]);
  });

  it("follows unknown lists to what they come from", () => {
    expect(
      found({ vpcConfig: { subnetIds: unknown, securityGroupIds: unknown } }, { vpcConfig: ["place", "group"] }),
    ).to.deep.equal([]);
    expect(
      found({ vpcConfig: { subnetIds: unknown, securityGroupIds: unknown } }, { vpcConfig: ["place"] }),
    ).to.deep.equal(["undetermined fn: vpcConfig.securityGroupIds is not known yet"]);
  });

  it("follows an unknown list to several resources", () => {
    const lists = { vpcConfig: { subnetIds: unknown, securityGroupIds: ["sg-1"] } };
    const fn = make(FUNCTION, "fn", { vpcConfig: ["place", "other"] }, lists);
    expect(examine(functionsInVpc, [make(SUBNETS[0], "place"), make(SUBNETS[0], "other"), fn])).to.deep.equal([]);
  });

  it("cannot decide on lists that come from nowhere, and refuses those that are empty", () => {
    expect(found({ vpcConfig: { subnetIds: unknown, securityGroupIds: [] } })).to.have.members([
      "undetermined fn: vpcConfig.subnetIds is not known yet",
      empty("securityGroupIds"),
    ]);
    expect(found({ vpcConfig: unknown })).to.deep.equal(["undetermined fn: vpcConfig is not known yet"]);
  });
});
