import { expect } from "chai";
import {
  DEFAULT_NETWORK_ACL,
  DEFAULT_SUBNET,
  NETWORK_ACL,
  NETWORK_ACL_ASSOCIATION,
  SUBNETS,
  VPCS,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { subnetsHaveNacl } from "../../../policypacks/mas-trm/rules/network/subnets-have-nacl.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

type Plain = Readonly<Record<string, unknown>>;
type Origins = Readonly<Record<string, readonly string[]>>;

const make = (type: string, name: string, dependsOn: Origins = {}, props: Plain = {}): TestResource => ({
  type,
  name,
  props,
  dependsOn,
});
const core = make(VPCS[0], "core");
const desk = make(SUBNETS[0], "desk", { vpcId: ["core"] });
const other = make(SUBNETS[0], "other", { vpcId: ["core"] });
const acl = make(NETWORK_ACL, "acl", { vpcId: ["core"] });
const join = (to: Origins, props: Plain = {}) =>
  make(NETWORK_ACL_ASSOCIATION, "join", { subnetId: ["desk"], ...to }, props);
const judged = (...resources: readonly TestResource[]) => examine(subnetsHaveNacl, [core, desk, ...resources]);
const falls = "violation desk: it falls to the default network ACL of its VPC";

describe("subnets-have-nacl", () => {
  it("passes subnets that an ACL lists", () => {
    const both = make(NETWORK_ACL, "acl", { subnetIds: ["desk", "other"] }, { subnetIds: [unknown, unknown] });
    expect(judged(other, both)).to.deep.equal([]);
  });

  it("passes a subnet that is associated with an ACL", () => {
    expect(judged(acl, join({ networkAclId: ["acl"] }))).to.deep.equal([]);
  });

  it("refuses a subnet that no ACL names, though there is one for another", () => {
    expect(judged()).to.deep.equal([falls]);
    expect(judged(other, { ...acl, dependsOn: { subnetIds: ["other"] } })).to.deep.equal([falls]);
    const found = make(DEFAULT_SUBNET, "desk", {}, { availabilityZone: "us-east-1a" });
    expect(examine(subnetsHaveNacl, [found])).to.deep.equal([falls]);
  });

  it("does not take the default ACL for one, by list or by association", () => {
    const adopted = make(DEFAULT_NETWORK_ACL, "adopted", { defaultNetworkAclId: ["core"], subnetIds: ["desk"] });
    expect(judged(adopted)).to.deep.equal([falls]);
    expect(judged(adopted, join({ networkAclId: ["adopted"] }))).to.deep.equal([falls]);
    expect(judged(join({ networkAclId: ["core"] }))).to.deep.equal([falls]);
  });

  it("knows subnets and the default ACL by their ids once AWS has given them", () => {
    const made = { ...core, outputs: { defaultNetworkAclId: "acl-0" } };
    const known = { ...desk, outputs: { id: "subnet-1" } };
    const listed = make(NETWORK_ACL, "acl", {}, { subnetIds: ["subnet-1"] });
    expect(examine(subnetsHaveNacl, [made, known, listed])).to.deep.equal([]);
    const joined = make(NETWORK_ACL_ASSOCIATION, "join", {}, { subnetId: "subnet-1", networkAclId: "acl-0" });
    expect(examine(subnetsHaveNacl, [made, known, joined])).to.deep.equal([falls]);
  });

  it("cannot decide when an ACL or association may be of this subnet", () => {
    const doubt = "undetermined desk: a network ACL of this stack may or may not be that of this subnet";
    expect(judged(make(NETWORK_ACL, "acl", {}, { subnetIds: unknown }))).to.deep.equal([doubt]);
    const loose = make(NETWORK_ACL_ASSOCIATION, "join", { networkAclId: ["acl"] }, { subnetId: unknown });
    expect(judged(acl, loose)).to.deep.equal([doubt]);
    expect(
      judged(make(NETWORK_ACL_ASSOCIATION, "join", { networkAclId: ["core"] }, { subnetId: unknown })),
    ).to.deep.equal([falls]);
  });

  it("cannot decide on an ACL from elsewhere, nor on a subnet that is only read", () => {
    expect(judged(join({}, { networkAclId: "acl-1" }))).to.deep.equal([
      "undetermined desk: the network ACL that it is associated with is not part of this stack, or not known yet",
    ]);
    expect(examine(subnetsHaveNacl, [core, { ...desk, read: true }])).to.deep.equal([
      "undetermined desk: the subnet is only read here, and so is its network ACL",
    ]);
  });
});
