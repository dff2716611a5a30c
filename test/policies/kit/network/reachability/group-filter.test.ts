import { expect } from "chai";
import * as types from "../../../../../policypacks/mas-trm/kit/types.ts";
import { type TestResource, unknown } from "../../../support/examine.ts";
import { all, base, guard, into, NOTHING, open, outOf, without } from "../../../support/reachability-stack.ts";
import { make, type Plain } from "../../../support/subnet-stack.ts";

describe("reachability: security groups", () => {
  it("reads the three forms of group rules, and prefix lists", () => {
    const bare = { ...guard, props: {} };
    const list = make(types.MANAGED_PREFIX_LIST, "list", {}, { entries: [{ cidr: "8.8.8.0/24" }] });
    const older = make(
      types.SECURITY_GROUP_RULE,
      "older",
      { securityGroupId: ["guard"] },
      { type: "egress", cidrBlocks: all },
    );
    const newer = make(
      types.SECURITY_GROUP_EGRESS_RULE,
      "newer",
      { securityGroupId: ["guard"] },
      { cidrIpv4: "0.0.0.0/1" },
    );
    const listed = make(types.SECURITY_GROUP_EGRESS_RULE, "listed", {
      securityGroupId: ["guard"],
      prefixListId: ["list"],
    });
    for (const [rules, says] of [
      [[older], "0.0.0.0/0 by rule older"],
      [[newer], "0.0.0.0/1 by rule newer"],
      [[list, listed], "prefix list list by rule listed"],
    ] as const) {
      const [path = ""] = outOf([...without("guard"), bare, ...rules]).open;
      expect(path.split(", then ")[0]).to.equal(`security group guard lets out to ${says}`);
      expect(into([...without("guard"), bare, ...rules])).to.deep.equal(NOTHING);
    }
  });

  it("knows what AWS's own default group lets through, and that adopting it closes it", () => {
    const unguarded = make(types.INSTANCE, "web", { subnetId: ["desk"] }, { associatePublicIpAddress: true });
    const stack = [...without("web"), unguarded];
    expect(outOf(stack).open[0]).to.match(/^the default security group of VPC core lets everything out/);
    expect(into(stack)).to.deep.equal(NOTHING);
    const adopted = make(types.DEFAULT_SECURITY_GROUP, "closed", { vpcId: ["core"] });
    expect(outOf([...stack, adopted])).to.deep.equal(NOTHING);
  });

  it("reads the rules of a default group that is adopted", () => {
    const unguarded = make(types.INSTANCE, "web", { subnetId: ["desk"] }, { associatePublicIpAddress: true });
    const adopted = make(types.DEFAULT_SECURITY_GROUP, "reopened", { vpcId: ["core"] }, { ingress: [open] });
    expect(into([...without("web"), unguarded, adopted]).open[0]).to.include(
      "then security group reopened lets in 0.0.0.0/0, then",
    );
  });

  it("takes a range that it cannot read for an open one, and does not repeat it", () => {
    const odd = { ...guard, props: { egress: [{ ...open, cidrBlocks: ["anywhere"] }] } };
    expect(outOf([...without("guard"), odd]).open[0]).to.match(/^security group guard lets out to \(withheld\), then/);
  });
});

describe("reachability: prefix lists of security groups", () => {
  const list = (cidr: unknown) => make(types.MANAGED_PREFIX_LIST, "list", {}, { entries: [{ cidr }] });
  const s3 = make(types.VPC_ENDPOINT, "list");
  const through = (...resources: readonly TestResource[]) => {
    const rule = make(types.SECURITY_GROUP_EGRESS_RULE, "listed", {
      securityGroupId: ["guard"],
      prefixListId: ["list"],
    });
    return outOf([...without("guard"), { ...guard, props: {} }, rule, ...resources]);
  };

  it("are closed when they hold private ranges, or those of an AWS service", () => {
    expect(through(list("10.8.0.0/16"))).to.deep.equal(NOTHING);
    expect(through(s3)).to.deep.equal(NOTHING);
  });

  it("cannot be told when an entry is not known yet", () => {
    expect(through(list(unknown))).to.deep.equal({ open: [], unclear: ["list.entries[0].cidr is not known yet"] });
  });

  it("cannot be told when they are from elsewhere", () => {
    const foreign = { ...guard, props: { egress: [{ protocol: "-1", prefixListIds: ["pl-1"] }] } };
    expect(outOf([...without("guard"), foreign])).to.deep.equal({
      open: [],
      unclear: ["prefix list pl-1 is not part of this stack"],
    });
  });
});

describe("reachability: groups that cannot be told", () => {
  const behind = (props: Plain) =>
    outOf([...without("web"), make(types.INSTANCE, "web", { subnetId: ["desk"] }, props)]);

  for (const [why, props, doubt] of [
    ["a group from elsewhere", { vpcSecurityGroupIds: ["sg-1"] }, "security group sg-1 is not part of this stack"],
    ["groups not known yet", { vpcSecurityGroupIds: unknown }, "vpcSecurityGroupIds is not known yet"],
    [
      "the default group of a VPC that cannot be seen",
      { subnetId: "subnet-1" },
      "the default security group that guards it is not part of this stack",
    ],
  ] as const) {
    it(`leave the path unclear: ${why}`, () => {
      expect(behind(props)).to.deep.equal({ open: [], unclear: [doubt] });
    });
  }

  it("leave it unclear when a rule of unknown group lets everything out", () => {
    const closed = { ...guard, props: {} };
    const loose = make(
      types.SECURITY_GROUP_EGRESS_RULE,
      "loose",
      {},
      { securityGroupId: unknown, ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" },
    );
    expect(outOf([...without("guard"), closed, loose])).to.deep.equal({
      open: [],
      unclear: ["rule loose may be of security group guard"],
    });
    expect(outOf([...base, loose]).open).to.have.length(1);
  });
});
