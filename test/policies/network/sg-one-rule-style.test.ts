import { expect } from "chai";
import {
  DEFAULT_SECURITY_GROUP,
  SECURITY_GROUP,
  SECURITY_GROUP_EGRESS_RULE,
  SECURITY_GROUP_INGRESS_RULE,
  SECURITY_GROUP_RULE,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { sgOneRuleStyle } from "../../../policypacks/mas-trm/rules/network/sg-one-rule-style.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

type Plain = Readonly<Record<string, unknown>>;

const group = (props: Plain = {}, more: Partial<TestResource> = {}): TestResource => ({
  type: SECURITY_GROUP,
  name: "group",
  props,
  ...more,
});
const rule = (type: string, of = "group"): TestResource => ({
  type,
  name: type,
  props: {},
  dependsOn: { securityGroupId: [of] },
});
const judged = (...resources: readonly TestResource[]) => examine(sgOneRuleStyle, resources);
const mixed = "violation group: has rules inside it and as resources of their own";
const inline = { ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, self: true }] };

describe("sg-one-rule-style", () => {
  it("passes each style by itself", () => {
    expect(judged(group(inline))).to.deep.equal([]);
    expect(judged(group(), rule(SECURITY_GROUP_RULE))).to.deep.equal([]);
    expect(judged(group(), rule(SECURITY_GROUP_INGRESS_RULE), rule(SECURITY_GROUP_EGRESS_RULE))).to.deep.equal([]);
  });

  for (const type of [SECURITY_GROUP_RULE, SECURITY_GROUP_INGRESS_RULE, SECURITY_GROUP_EGRESS_RULE]) {
    it(`refuses rules inside the group beside ${type}, an empty list included`, () => {
      expect(judged(group(inline), rule(type))).to.deep.equal([mixed]);
      expect(judged(group({ egress: [] }), rule(type))).to.deep.equal([mixed]);
      expect(judged(group({ ingress: unknown }), rule(type))).to.deep.equal([mixed]);
      expect(judged({ ...group(inline), type: DEFAULT_SECURITY_GROUP }, rule(type))).to.deep.equal([mixed]);
    });
  }

  it("refuses the older beside the newer resource", () => {
    expect(judged(group(), rule(SECURITY_GROUP_RULE), rule(SECURITY_GROUP_EGRESS_RULE))).to.deep.equal([
      "violation group: has rules of the older and of the newer resource",
    ]);
  });

  it("does not count the rules of another group", () => {
    expect(judged(group(inline), { ...group(), name: "other" }, rule(SECURITY_GROUP_RULE, "other"))).to.deep.equal([]);
  });

  it("does not take the rules of a common group for those of a default one", () => {
    const adopted = { ...group(inline), type: DEFAULT_SECURITY_GROUP };
    const other = { ...group(), name: "other" };
    expect(judged(adopted, other, rule(SECURITY_GROUP_INGRESS_RULE, "other"))).to.deep.equal([]);
  });

  it("does not blame a group that is only read for what AWS lists in it", () => {
    expect(judged(group(inline, { read: true }), rule(SECURITY_GROUP_RULE))).to.deep.equal([]);
  });

  it("cannot decide when a rule may belong to the group", () => {
    const loose = { type: SECURITY_GROUP_RULE, name: "rule", props: { securityGroupId: unknown } };
    expect(judged(group(inline), loose)).to.deep.equal([
      "undetermined group: has rules inside it, and a rule of this stack may or may not be its own",
    ]);
    expect(judged(group(), loose)).to.deep.equal([]);
  });

  it("sees of a group in another stack only what this one adds, and refuses both resources for it", () => {
    const added = (type: string, securityGroupId: unknown) => ({ type, name: type, props: { securityGroupId } });
    const older = added(SECURITY_GROUP_RULE, "sg-1");
    const newer = added(SECURITY_GROUP_EGRESS_RULE, "sg-1");
    expect(judged(older)).to.deep.equal([]);
    expect(judged(newer)).to.deep.equal([]);
    expect(judged(older, newer)).to.deep.equal([
      `violation ${SECURITY_GROUP_EGRESS_RULE}: its group is from elsewhere and has rules of the older resource in this stack too`,
    ]);
    expect(judged(older, added(SECURITY_GROUP_EGRESS_RULE, "sg-2"))).to.deep.equal([]);
    expect(judged(older, added(SECURITY_GROUP_EGRESS_RULE, unknown))).to.deep.equal([]);
  });
});
