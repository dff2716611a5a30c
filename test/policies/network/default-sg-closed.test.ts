import { expect } from "chai";
import {
  DEFAULT_SECURITY_GROUP,
  DEFAULT_VPC,
  SECURITY_GROUP,
  SECURITY_GROUP_EGRESS_RULE,
  SECURITY_GROUP_INGRESS_RULE,
  SECURITY_GROUP_RULE,
  VPCS,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { defaultSgClosed } from "../../../policypacks/mas-trm/rules/network/default-sg-closed.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

type Plain = Readonly<Record<string, unknown>>;

const core: TestResource = { type: VPCS[0], name: "core", props: { cidrBlock: "10.0.0.0/16" } };
const closed = (props: Plain = {}, vpc = "core"): TestResource => ({
  type: DEFAULT_SECURITY_GROUP,
  name: "closed",
  props,
  dependsOn: { vpcId: [vpc] },
});
const judged = (...resources: readonly TestResource[]) => examine(defaultSgClosed, resources);
const open = "violation core: its default security group is not adopted and keeps AWS's rules";
const anyone = { protocol: "-1", fromPort: 0, toPort: 0, self: true };

describe("default-sg-closed", () => {
  it("passes a VPC whose default group is adopted, with empty lists of rules or none", () => {
    expect(judged(core, closed())).to.deep.equal([]);
    expect(judged(core, closed({ ingress: [], egress: [] }))).to.deep.equal([]);
  });

  it("refuses a VPC whose default group is left alone", () => {
    expect(judged(core)).to.deep.equal([open]);
    expect(judged(core, { type: SECURITY_GROUP, props: {}, dependsOn: { vpcId: ["core"] } })).to.deep.equal([open]);
  });

  it("does not take the default group of another VPC for it", () => {
    expect(judged(core, { ...core, name: "other" }, closed({}, "other"))).to.deep.equal([open]);
    const home = { type: DEFAULT_VPC, name: "home", props: {} };
    expect(judged(core, home, closed({}, "home"))).to.deep.equal([open]);
  });

  it("refuses rules in the adopted group, its own members' included", () => {
    expect(judged(core, closed({ ingress: [anyone], egress: [anyone] }))).to.deep.equal([
      "violation closed: the default security group has ingress rules",
      "violation closed: the default security group has egress rules",
    ]);
  });

  for (const type of [SECURITY_GROUP_RULE, SECURITY_GROUP_INGRESS_RULE, SECURITY_GROUP_EGRESS_RULE]) {
    it(`refuses ${type} in the default group, by the adopting resource or by the VPC`, () => {
      const rule = (securityGroupId: string) => ({
        type,
        name: "rule",
        props: {},
        dependsOn: { securityGroupId: [securityGroupId] },
      });
      expect(judged(core, closed(), rule("closed"))).to.deep.equal([
        "violation rule: adds a rule to the default security group of closed",
      ]);
      expect(judged(core, closed(), rule("core"))).to.deep.equal([
        "violation rule: adds a rule to the default security group of core",
      ]);
      expect(judged(core, closed(), { type: SECURITY_GROUP, name: "own", props: {} }, rule("own"))).to.deep.equal([]);
    });
  }

  it("knows the group by its id once AWS has given one", () => {
    const made = { ...core, outputs: { defaultSecurityGroupId: "sg-1" } };
    const rule = { type: SECURITY_GROUP_RULE, name: "rule", props: { securityGroupId: "sg-1" } };
    expect(judged(made, closed(), rule)).to.deep.equal([
      "violation rule: adds a rule to the default security group of core",
    ]);
  });

  it("takes an adopted group without a VPC for that of the default VPC", () => {
    const home: TestResource = { type: DEFAULT_VPC, name: "core", props: {} };
    const adopted: TestResource = { type: DEFAULT_SECURITY_GROUP, name: "closed", props: {} };
    expect(judged(home)).to.deep.equal([open]);
    expect(judged(home, adopted)).to.deep.equal([]);
    expect(judged(core, adopted)).to.deep.equal([open]);
    expect(judged(home, { ...core, name: "other" }, closed({}, "other"))).to.deep.equal([open]);
  });

  it("cannot decide on a VPC that is only read, nor whose group an adopted one is", () => {
    expect(judged({ ...core, read: true })).to.deep.equal([
      "undetermined core: the VPC is only read here, and so is the state of its default security group",
    ]);
    const loose = { type: DEFAULT_SECURITY_GROUP, name: "closed", props: { vpcId: unknown } };
    expect(judged(core, loose)).to.deep.equal([
      "undetermined core: a default security group of this stack may or may not be that of this VPC",
    ]);
  });

  it("cannot decide on rules not known yet, and hides nothing by them", () => {
    expect(judged(core, closed({ ingress: unknown, egress: [anyone] }))).to.deep.equal([
      "undetermined closed: ingress is not known yet",
      "violation closed: the default security group has egress rules",
    ]);
  });
});
