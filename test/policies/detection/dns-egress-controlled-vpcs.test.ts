import { expect } from "chai";
import {
  DNS_RULE,
  DNS_RULE_GROUP,
  DNS_RULE_GROUP_ASSOCIATION,
  NAT_GATEWAY,
  RESOLVER_QUERY_LOG_ASSOCIATION,
  SUBNETS,
  TRANSIT_GATEWAY_VPC_ATTACHMENT,
  VPCS,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { unknown } from "../support/examine.ts";
import { gateway, join, make, publicTable, subnet } from "../support/subnet-stack.ts";
import { allowed, association, firewall, found, group, queryLog, rest, rule, vpc } from "./dns-stack.ts";

describe("dns-egress-controlled, by VPC", () => {
  describe("of query logs", () => {
    it("refuses a VPC without one, or with one for another VPC", () => {
      const resources = [vpc, group, association, ...allowed("a.bank.example"), ...rest];
      const refused = ["violation core: it has no query log association"];
      expect(found(resources)).to.deep.equal(refused);
      const other = { ...queryLog, dependsOn: { resourceId: ["other"] } };
      expect(found([...resources, make(VPCS[0], "other"), other])).to.deep.equal(refused);
    });

    it("cannot decide when a query log may be the VPC's", () => {
      const open = make(RESOLVER_QUERY_LOG_ASSOCIATION, "log", {}, { resourceId: unknown });
      expect(found([vpc, group, association, open, ...allowed("a.bank.example"), ...rest])).to.deep.equal([
        "undetermined core: a query log association of this stack may or may not be for it",
      ]);
    });
  });

  describe("of a VPC with a way out and no firewall", () => {
    const refused = (way: string) => [`violation core: ${way}, and no DNS Firewall is associated with it`];
    const place = make(SUBNETS[0], "place", { vpcId: ["core"] });

    it("asks nothing of a VPC without a way out", () => {
      expect(found([vpc, place])).to.deep.equal([]);
    });

    it("refuses a NAT gateway in a subnet, or in the VPC as a whole", () => {
      for (const origins of [{ subnetId: ["place"] }, { vpcId: ["core"] }]) {
        expect(found([vpc, place, queryLog, make(NAT_GATEWAY, "nat", origins)])).to.deep.equal(
          refused("NAT gateway nat stands in it"),
        );
      }
    });

    it("says nothing of private NAT gateways, and of those of another VPC", () => {
      const inner = make(NAT_GATEWAY, "nat", { subnetId: ["place"] }, { connectivityType: "private" });
      const other = make(NAT_GATEWAY, "nat", { vpcId: ["other"] });
      expect(found([vpc, place, inner])).to.deep.equal([]);
      expect(found([vpc, place, make(VPCS[0], "other"), other])).to.deep.equal([
        "violation other: NAT gateway nat stands in it, and no DNS Firewall is associated with it",
        "violation other: it has no query log association",
      ]);
    });

    it("refuses an attachment to a transit gateway", () => {
      const attachment = make(TRANSIT_GATEWAY_VPC_ATTACHMENT, "hub", { vpcId: ["core"] });
      expect(found([vpc, queryLog, attachment])).to.deep.equal(
        refused("transit gateway attachment hub joins it to other networks"),
      );
    });

    it("refuses a route to an internet gateway, and prints the path", () => {
      const resources = [make(VPCS[0], "core"), subnet, gateway, publicTable, join("tie", "out"), queryLog];
      expect(found(resources)).to.deep.equal(
        refused("route table out (by association tie) sends 0.0.0.0/0 to internet gateway door for subnet desk"),
      );
    });

    it("asks for a query log too", () => {
      expect(found([vpc, make(NAT_GATEWAY, "nat", { vpcId: ["core"] })])).to.deep.equal([
        ...refused("NAT gateway nat stands in it"),
        "violation core: it has no query log association",
      ]);
    });

    it("says nothing of a VPC that is only read", () => {
      expect(found([{ ...vpc, read: true }, make(NAT_GATEWAY, "nat", { vpcId: ["core"] })])).to.deep.equal([]);
    });

    it("takes the word for a firewall that is associated from outside, if it is one", () => {
      const resources = [vpc, queryLog, make(NAT_GATEWAY, "nat", { vpcId: ["core"] })];
      expect(found(resources, { declaredFirewall: "rslvr-frg-0a1b2c3d" })).to.deep.equal([]);
      for (const declaredFirewall of ["yes", "not rslvr-frg-0a1b2c3d", "rslvr-frg-0a1b2c3d!"]) {
        expect(found([vpc], { declaredFirewall }), declaredFirewall).to.deep.equal([
          "violation (stack): the setting declaredFirewall is not the id of a rule group",
        ]);
      }
    });

    it("passes a way out behind a firewall of its own", () => {
      const nat = make(NAT_GATEWAY, "nat", { vpcId: ["core"] });
      expect(firewall(nat, ...allowed("a.bank.example"), ...rest)).to.deep.equal([]);
    });

    it("cannot decide whose a firewall, or a NAT gateway, is", () => {
      const nat = make(NAT_GATEWAY, "nat", { vpcId: ["core"] });
      const loose = make(DNS_RULE_GROUP_ASSOCIATION, "link", { firewallRuleGroupId: ["names"] }, { vpcId: unknown });
      expect(found([vpc, group, loose, queryLog, nat, ...allowed("a.bank.example"), ...rest])).to.deep.equal([
        "undetermined core: NAT gateway nat stands in it, and whether DNS Firewall holds for it cannot be told",
      ]);
      expect(found([vpc, make(NAT_GATEWAY, "nat", {}, { subnetId: unknown })])).to.deep.equal([
        "undetermined core: NAT gateway nat may stand in it, and whether DNS Firewall holds for it cannot be told",
      ]);
      const somewhere = make(SUBNETS[0], "loose", {}, { vpcId: unknown });
      expect(found([vpc, somewhere, make(NAT_GATEWAY, "nat", { subnetId: ["loose"] })])).to.deep.equal([
        "undetermined core: NAT gateway nat may stand in it, and whether DNS Firewall holds for it cannot be told",
      ]);
      const two = [place, make(SUBNETS[0], "abroad", { vpcId: ["other"] }), make(VPCS[0], "other", {}, {})];
      expect(found([vpc, ...two, make(NAT_GATEWAY, "nat", { subnetId: ["place", "abroad"] })])).to.deep.equal(
        ["core", "other"].map(
          (name) =>
            `undetermined ${name}: NAT gateway nat may stand in it, and whether DNS Firewall holds for it cannot be told`,
        ),
      );
      expect(found([vpc, make(TRANSIT_GATEWAY_VPC_ATTACHMENT, "hub", {}, { vpcId: unknown })])).to.deep.equal([
        "undetermined core: transit gateway attachment hub may join it to other networks, and whether DNS Firewall holds for it cannot be told",
      ]);
    });
  });

  describe("of parts from elsewhere", () => {
    it("judges the rules of a VPC that is not of this stack, and asks no query log of it", () => {
      const foreign = make(
        DNS_RULE_GROUP_ASSOCIATION,
        "link",
        { firewallRuleGroupId: ["names"] },
        { vpcId: "vpc-0a1b2c3d", priority: 101 },
      );
      expect(found([group, foreign, ...allowed("*.amazonaws.com")])).to.include.members([
        "violation allowed: lets *.amazonaws.com through, under which anybody can have a name",
        "violation link: no rule blocks all names that are not allowed",
      ]);
      expect(found([group, foreign, ...allowed("a.bank.example"), ...rest])).to.deep.equal([]);
    });

    it("takes several associations with such a VPC together", () => {
      const to = (name: string, of: string, priority: number) =>
        make(DNS_RULE_GROUP_ASSOCIATION, name, { firewallRuleGroupId: [of] }, { vpcId: "vpc-0a1b2c3d", priority });
      const late = [make(DNS_RULE_GROUP, "late"), ...rule("rest", 1, "BLOCK", ["*"], {}, "late")];
      const links = [to("link", "names", 101), to("late-link", "late", 102)];
      expect(found([group, ...links, ...allowed("a.bank.example"), ...late])).to.deep.equal([]);
    });

    it("cannot see the rules of a group from elsewhere", () => {
      const why = "undetermined link: its rule group is not part of this stack";
      const shared = make(
        DNS_RULE_GROUP_ASSOCIATION,
        "link",
        { vpcId: ["core"] },
        { firewallRuleGroupId: "rslvr-frg-0a1b2c3d", priority: 101 },
      );
      expect(found([vpc, queryLog, shared])).to.deep.equal([why]);
      expect(found([vpc, queryLog, { ...group, read: true }, association])).to.deep.equal([
        "undetermined names: it is made elsewhere, so its rules cannot be seen",
      ]);
    });

    it("cannot see a list from elsewhere that is let through; one that is blocked does no harm", () => {
      const managed = (action: string) =>
        make(
          DNS_RULE,
          "managed",
          { firewallRuleGroupId: ["names"] },
          { priority: 5, action, firewallDomainListId: "rslvr-fdl-0a1b2c3d" },
        );
      expect(firewall(managed("BLOCK"), ...rest)).to.deep.equal([]);
      for (const action of ["ALLOW", "ALERT"]) {
        expect(firewall(managed(action), ...rest)).to.deep.equal([
          "undetermined managed: its domain list, which it lets through, is not part of this stack",
        ]);
      }
    });
  });

  describe("of what is not known yet", () => {
    it("cannot decide on a name, and refuses those beside it", () => {
      expect(firewall(...allowed(unknown, "*.awsapps.com"), ...rest)).to.include.members([
        "undetermined allowed-list: domains[0] is not known yet",
        "violation allowed: lets *.awsapps.com through, under which anybody can have a name",
      ]);
    });

    it("cannot decide on the reference to a list", () => {
      const open = { priority: 1, action: "BLOCK", firewallDomainListId: unknown };
      expect(firewall(make(DNS_RULE, "open", { firewallRuleGroupId: ["names"] }, open), ...rest)).to.deep.equal([
        "undetermined open: firewallDomainListId is not known yet",
      ]);
    });

    it("cannot decide on a list, an action or a group", () => {
      expect(firewall(...rule("allowed", 1, "ALLOW", unknown), ...rest)).to.deep.equal([
        "undetermined allowed: domains of allowed-list is not known yet",
      ]);
      expect(firewall(...rule("rest", 900, unknown, ["*"]))).to.deep.equal([
        "undetermined rest: action is not known yet",
      ]);
      const loose = make(DNS_RULE, "loose", {}, { firewallRuleGroupId: unknown, priority: 1, action: "BLOCK" });
      expect(firewall(loose, ...rest)).to.deep.equal(["undetermined loose: firewallRuleGroupId is not known yet"]);
    });

    it("cannot decide on a rule without a place, and still refuses what it lets through", () => {
      expect(firewall(...rule("allowed", unknown, "ALLOW", ["*.amazonaws.com"]), ...rest)).to.deep.equal([
        "undetermined allowed: priority is not known yet",
        "violation allowed: lets *.amazonaws.com through, under which anybody can have a name",
      ]);
    });

    it("needs no priority of a single association", () => {
      const open = { ...association, props: { priority: unknown } };
      expect(found([vpc, group, open, queryLog, ...allowed("a.bank.example"), ...rest])).to.deep.equal([]);
    });

    it("cannot tell which name may be missing", () => {
      expect(firewall(...allowed("app.kiro.dev", unknown), ...rest)).to.deep.equal([
        "undetermined allowed-list: domains[1] is not known yet",
      ]);
    });
  });
});
