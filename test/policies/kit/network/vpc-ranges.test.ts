import { expect } from "chai";
import { rangeOf } from "../../../../policypacks/mas-trm/kit/network/cidr.ts";
import { covers, isWithinVpc } from "../../../../policypacks/mas-trm/kit/network/vpc-ranges.ts";
import * as types from "../../../../policypacks/mas-trm/kit/types.ts";
import { graphOf, type TestResource, unknown } from "../../support/examine.ts";
import { named } from "../../support/reachability-stack.ts";
import { make, vpc } from "../../support/subnet-stack.ts";

const within = (text: string, ...more: readonly TestResource[]) => {
  const graph = graphOf([vpc, ...more]);
  return isWithinVpc(graph, named(graph, "core"), rangeOf(text));
};
const more = (type: string, cidr: TestResource["props"], outputs: TestResource["outputs"] = {}): TestResource => ({
  ...make(type, "more", { vpcId: ["core"] }, cidr),
  outputs,
});
const v4 = more(types.VPC_CIDR_ASSOCIATION, { cidrBlock: "10.7.0.0/16" });
const v6 = more(types.VPC_IPV6_ASSOCIATION, { ipv6CidrBlock: "2001:db8::/56" });
const given = more(types.VPC_IPV6_ASSOCIATION, {}, { ipv6CidrBlock: "2001:db8::/56" });
const lost = { ...make(types.VPC_CIDR_ASSOCIATION, "more", {}, { vpcId: unknown, cidrBlock: "10.7.0.0/16" }) };

describe("ranges of a VPC", () => {
  for (const [why, text, added, answer] of [
    ["its own", "10.0.3.0/24", [], true],
    ["another", "10.7.0.0/24", [], false],
    ["one that is added", "10.7.0.0/24", [v4], true],
    ["one that is added, of IPv6", "2001:db8::/64", [v6], true],
    ["one that AWS has given", "2001:db8::/64", [given], true],
    ["one that is not known yet", "10.7.0.0/24", [more(types.VPC_CIDR_ASSOCIATION, { cidrBlock: unknown })], undefined],
    ["one that may be of another VPC", "10.7.0.0/24", [lost], undefined],
    ["one as wide as a VPC can be", "10.0.0.0/16", [], true],
    ["one wider than a VPC can be", "10.0.0.0/15", [], false],
    [
      "IPv6 as wide as a VPC can be",
      "2001:db8::/44",
      [more(types.VPC_IPV6_ASSOCIATION, { ipv6CidrBlock: "2001:db8::/44" })],
      true,
    ],
    [
      "IPv6 wider than a VPC can be",
      "2001:db8::/43",
      [more(types.VPC_IPV6_ASSOCIATION, { ipv6CidrBlock: "2001:db8::/32" })],
      false,
    ],
  ] as const) {
    it(`${answer === true ? "hold" : answer === false ? "do not hold" : "may hold"} ${why}`, () => {
      expect(within(text, ...added)).to.equal(answer);
    });
  }

  it("cannot be seen in a VPC from elsewhere", () => {
    expect(isWithinVpc(graphOf([]), undefined, rangeOf("10.0.0.0/24"))).to.equal(undefined);
    expect(isWithinVpc(graphOf([]), undefined, rangeOf("0.0.0.0/0"))).to.equal(false);
  });

  it("hold nothing when they are absent or no ranges", () => {
    expect(covers(undefined, rangeOf("0.0.0.0/0"))).to.equal(false);
    expect(covers("everything", rangeOf("0.0.0.0/0"))).to.equal(false);
    expect(covers("10.0.0.0/8", rangeOf("10.1.0.0/16"))).to.equal(true);
  });
});
