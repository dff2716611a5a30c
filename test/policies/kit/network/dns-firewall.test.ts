import { expect } from "chai";
import {
  associationsElsewhere,
  covers,
  deciding,
  type DnsRule,
  readDnsFirewall,
} from "../../../../policypacks/mas-trm/kit/network/dns-firewall.ts";
import { Resource } from "../../../../policypacks/mas-trm/kit/resource.ts";
import {
  DNS_DOMAIN_LIST,
  DNS_RULE,
  DNS_RULE_GROUP,
  DNS_RULE_GROUP_ASSOCIATION,
} from "../../../../policypacks/mas-trm/kit/types.ts";
import { graphOf, type TestResource, unknown } from "../../support/examine.ts";
import { make, type Plain, vpc } from "../../support/subnet-stack.ts";

const rule = (lets: boolean, names: readonly string[], isPartial = false): DnsRule => ({
  resource: new Resource({ urn: "urn:pulumi:prod::test::t::r", type: "t", name: "r" }),
  lets,
  names,
  isPartial,
});

describe("a rule of DNS Firewall", () => {
  it("covers exact names, names below a star, and every name by a star alone", () => {
    expect(covers(["app.kiro.dev"], "app.kiro.dev")).to.equal(true);
    expect(covers(["app.kiro.dev"], "x.app.kiro.dev")).to.equal(false);
    expect(covers(["*.kiro.dev"], "x.app.kiro.dev")).to.equal(true);
    expect(covers(["*.kiro.dev"], "kiro.dev")).to.equal(false);
    expect(covers(["*.kiro.dev"], "notkiro.dev")).to.equal(false);
    expect(covers(["*"], "anything.at.all")).to.equal(true);
    expect(covers([], "anything.at.all")).to.equal(false);
  });

  it("decides when it is the first to know the name", () => {
    const [first, second] = [rule(true, ["a.example"]), rule(false, ["*"])];
    expect(deciding([first, second], "a.example")).to.equal(first);
    expect(deciding([second, first], "a.example")).to.equal(second);
    expect(deciding([first], "b.example")).to.equal(undefined);
  });

  it("does not decide by a block of one type of query, but by what is let through of one type", () => {
    const partialBlock = rule(false, ["*"], true);
    const partialLet = rule(true, ["*"], true);
    expect(deciding([partialBlock], "a.example")).to.equal(undefined);
    expect(deciding([partialLet], "a.example")).to.equal(partialLet);
  });
});

describe("the firewall of a VPC", () => {
  const group = (name: string) => make(DNS_RULE_GROUP, name);
  const link = (of: string, priority: unknown) =>
    make(DNS_RULE_GROUP_ASSOCIATION, `${of}-link`, { vpcId: ["core"], firewallRuleGroupId: [of] }, { priority });
  const block = (name: string, of: string, priority: unknown, props: Plain = { firewallDomainListId: "rslvr-fdl-1" }) =>
    make(DNS_RULE, name, { firewallRuleGroupId: [of] }, { priority, action: "BLOCK", ...props });
  const read = (...resources: readonly TestResource[]) => {
    const stack = graphOf([vpc, ...resources]);
    const { rules, unplaced, gaps } = readDnsFirewall(stack, stack.ofType(DNS_RULE_GROUP_ASSOCIATION));
    return {
      rules: rules.map(({ resource, names }) => [resource.name, names]),
      unplaced: unplaced.map(({ resource }) => resource.name),
      gaps: gaps.map(({ resource, why }) => `${resource.name}: ${why}`),
    };
  };

  it("asks the rules in the order of their groups and then of their own, however they are written", () => {
    const stack = [group("late"), group("early"), link("late", 200), link("early", 101)];
    expect(
      read(...stack, block("d", "late", 20), block("c", "late", 10), block("b", "early", 900), block("a", "early", 50)),
    ).to.deep.equal({
      rules: ["a", "b", "c", "d"].map((name) => [name, []]),
      unplaced: [],
      gaps: [],
    });
  });

  it("has no place for the rules of a group whose own is not known, unless it is the only group", () => {
    const open = [group("early"), link("early", unknown), block("a", "early", 50)];
    expect(read(...open)).to.deep.equal({ rules: [["a", []]], unplaced: [], gaps: [] });
    expect(read(...open, group("late"), link("late", 200), block("b", "late", 10))).to.deep.equal({
      rules: [["b", []]],
      unplaced: ["a"],
      gaps: ["early-link: priority is not known yet"],
    });
  });

  it("reads the names of a list as the resolver compares them, and leaves out what is no name", () => {
    const list = make(DNS_DOMAIN_LIST, "list", {}, { domains: [" App.Kiro.dev. ", null, unknown, "*"] });
    const rule = make(
      DNS_RULE,
      "a",
      { firewallRuleGroupId: ["early"], firewallDomainListId: ["list"] },
      { priority: 50, action: "BLOCK" },
    );
    expect(read(group("early"), link("early", 101), list, rule)).to.deep.equal({
      rules: [["a", ["app.kiro.dev", "*"]]],
      unplaced: [],
      gaps: ["list: domains[2] is not known yet"],
    });
  });

  it("cannot tell the rules of a group that is not known yet, or not of this stack", () => {
    const to = (firewallRuleGroupId: unknown) =>
      make(DNS_RULE_GROUP_ASSOCIATION, "link", { vpcId: ["core"] }, { firewallRuleGroupId, priority: 101 });
    expect(read(to(unknown)).gaps).to.deep.equal(["link: its rule group is not known yet"]);
    expect(read(to("rslvr-frg-1")).gaps).to.deep.equal(["link: its rule group is not part of this stack"]);
  });

  it("is told by the id of a VPC from elsewhere, and by each association whose VPC is not known yet", () => {
    const to = (name: string, vpcId: unknown) => make(DNS_RULE_GROUP_ASSOCIATION, name, {}, { vpcId });
    const own = make(DNS_RULE_GROUP_ASSOCIATION, "own", { vpcId: ["core"] });
    const stack = graphOf([
      vpc,
      own,
      to("a", "vpc-1"),
      to("b", unknown),
      to("c", "vpc-2"),
      to("d", "vpc-1"),
      to("e", unknown),
    ]);
    const names = [...associationsElsewhere(stack)].map((some) => some.map(({ name }) => name));
    expect(names).to.deep.equal([["a", "d"], ["b"], ["c"], ["e"]]);
  });
});
