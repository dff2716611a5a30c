import { expect } from "chai";
import { INTERFACE_GROUP_ATTACHMENT } from "../../../../policypacks/mas-trm/kit/network/reachability/types.ts";
import * as types from "../../../../policypacks/mas-trm/kit/types.ts";
import { unknown } from "../../support/examine.ts";
import {
  all,
  base,
  defaultAcl,
  groups,
  guard,
  into,
  machine,
  NOTHING,
  open,
  outOf,
  without,
} from "../../support/reachability-stack.ts";
import { make, type Plain } from "../../support/subnet-stack.ts";

const route = "route table out (by association join) sends 0.0.0.0/0 to internet gateway door";
const acl = (name: string, entries: readonly Plain[]) => {
  const list = entries.map((entry, index) => ({
    protocol: "-1",
    ruleNo: 100 + index,
    fromPort: 0,
    toPort: 0,
    ...entry,
  }));
  return make(
    types.NETWORK_ACL,
    name,
    { vpcId: ["core"], subnetIds: ["desk"] },
    { subnetIds: [unknown], ingress: list, egress: list },
  );
};
const allow = { action: "allow", cidrBlock: "0.0.0.0/0" };
const deny = { action: "deny", cidrBlock: "0.0.0.0/0" };

describe("reachability: routes, groups and ACL together", () => {
  it("names each station of the path, in the order in which traffic passes it", () => {
    expect(outOf(base).open).to.deep.equal([
      `security group guard lets out to 0.0.0.0/0, then subnet desk, then ${defaultAcl("out")}, then ${route}`,
    ]);
    expect(into(base).open).to.deep.equal([
      `${route}, then ${defaultAcl("in")}, then subnet desk, then security group guard lets in 0.0.0.0/0, then the public address of Instance web`,
    ]);
  });

  it("answers for a subnet, whatever stands in it", () => {
    expect(into(base, "desk").open).to.deep.equal([`${route}, then ${defaultAcl("in")}, then subnet desk`]);
  });

  it("finds no way in without a public address, without an open group, or without a route", () => {
    const hidden = { ...machine, props: { ...groups, associatePublicIpAddress: false } };
    expect(into([...without("web"), hidden])).to.deep.equal(NOTHING);
    const closed = { ...guard, props: { ingress: [{ ...open, cidrBlocks: ["10.0.0.0/8"] }] } };
    expect(into([...without("guard"), closed])).to.deep.equal(NOTHING);
    expect(outOf([...without("guard"), closed])).to.deep.equal(NOTHING);
    expect(into(without("join"))).to.deep.equal(NOTHING);
    expect(outOf(without("join"))).to.deep.equal(NOTHING);
  });

  it("falls to the main table where a subnet has no association", () => {
    const exit = make(
      types.ROUTE,
      "exit",
      { routeTableId: ["core"], gatewayId: ["door"] },
      { destinationCidrBlock: "0.0.0.0/0" },
    );
    expect(outOf([...without("join"), exit], "desk").open).to.deep.equal([
      `subnet desk, then ${defaultAcl("out")}, then main route table of VPC core (having no association of its own) sends 0.0.0.0/0 to internet gateway door by route exit`,
    ]);
  });

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

  it("reads a group that is attached to an interface or endpoint later", () => {
    const closed = make(types.SECURITY_GROUP, "closed", { vpcId: ["core"] });
    const behind = (type: string, place: string, guards: string) =>
      make(type, "card", { [place]: ["desk"], [guards]: ["closed"] }, { [place]: [unknown], [guards]: [unknown] });
    const card = behind(types.NETWORK_INTERFACE, "subnetId", "securityGroups");
    const plain = { ...card, props: { securityGroups: [unknown] } };
    const tap = behind(types.VPC_ENDPOINT, "subnetIds", "securityGroupIds");
    for (const [guarded, type, path] of [
      [plain, INTERFACE_GROUP_ATTACHMENT, "networkInterfaceId"],
      [tap, types.SECURITY_GROUP_ASSOCIATION, "vpcEndpointId"],
    ] as const) {
      const later = make(type, "later", { [path]: ["card"], securityGroupId: ["guard"] });
      expect(outOf([...base, closed, guarded], "card")).to.deep.equal(NOTHING);
      expect(outOf([...base, closed, guarded, later], "card").open).to.have.length(1);
    }
  });

  it("follows a machine to an interface made apart, and an Elastic IP address to both", () => {
    const card = make(
      types.NETWORK_INTERFACE,
      "card",
      { subnetId: ["desk"], securityGroups: ["guard"] },
      { securityGroups: [unknown] },
    );
    const carded = make(
      types.INSTANCE,
      "web",
      { primaryNetworkInterface: ["card"] },
      { primaryNetworkInterface: { networkInterfaceId: unknown } },
    );
    const stack = [...without("web"), card, carded];
    expect(into(stack)).to.deep.equal(NOTHING);
    const address = make(types.ELASTIC_IP, "fixed", { networkInterface: ["card"] });
    expect(into([...stack, address]).open[0]).to.match(/then Elastic IP address fixed of NetworkInterface card$/);
    expect(into([...stack, address], "card").open).to.have.length(1);
  });
});

describe("reachability: network ACLs", () => {
  it("lets a denial that comes before an allowance close the path, and not one that comes later", () => {
    expect(outOf([...base, acl("wall", [deny, allow])])).to.deep.equal(NOTHING);
    expect(into([...base, acl("wall", [deny, allow])])).to.deep.equal(NOTHING);
    expect(outOf([...base, acl("sieve", [allow, deny])]).open[0]).to.include(
      "then network ACL sieve lets public addresses out by entry 100, then",
    );
  });

  it("is not closed by the denial of one port, one protocol or half the addresses", () => {
    for (const partial of [
      { protocol: "tcp", fromPort: 22, toPort: 22 },
      { protocol: "tcp", fromPort: 0, toPort: 65535 },
      { cidrBlock: "0.0.0.0/1" },
    ]) {
      expect(into([...base, acl("sieve", [{ ...deny, ...partial }, allow])]).open).to.have.length(1);
    }
  });

  it("reads entries added to the default ACL, which come before AWS's own", () => {
    const added = (ruleNumber: number) =>
      make(
        types.NETWORK_ACL_RULE,
        "added",
        { networkAclId: ["core"] },
        { ruleNumber, ruleAction: "deny", protocol: "-1", cidrBlock: "0.0.0.0/0", egress: true },
      );
    const denyAll = (ruleNumber: number) => ({
      ...added(ruleNumber),
      name: `six${String(ruleNumber)}`,
      props: { ...added(ruleNumber).props, cidrBlock: undefined, ipv6CidrBlock: "::/0" },
    });
    expect(outOf([...base, added(90), denyAll(91)])).to.deep.equal(NOTHING);
    expect(outOf([...base, added(110), denyAll(111)]).open).to.have.length(1);
    expect(into([...base, added(90), denyAll(91)]).open).to.have.length(1);
  });

  it("cannot tell when an entry that may deny is not known yet", () => {
    expect(outOf([...base, acl("wall", [{ ...deny, action: unknown }, allow])])).to.deep.equal({
      open: [],
      unclear: ["network ACL wall has an entry that is not known yet"],
    });
  });
});

describe("reachability: what is not known yet", () => {
  it("does not let an unknown filter pass for a closed one", () => {
    const hidden = { ...guard, props: { ingress: unknown, egress: [open] } };
    expect(into([...without("guard"), hidden])).to.deep.equal({ open: [], unclear: ["ingress is not known yet"] });
    expect(outOf([...without("guard"), hidden]).open).to.have.length(1);
  });

  it("does not let an unknown address pass for none", () => {
    const perhaps = { ...machine, props: { ...groups, associatePublicIpAddress: unknown } };
    expect(into([...without("web"), perhaps])).to.deep.equal({
      open: [],
      unclear: ["associatePublicIpAddress is not known yet"],
    });
  });

  it("cannot tell where something stands that names no subnet, or one from elsewhere", () => {
    const lost = make(types.INSTANCE, "web", { vpcSecurityGroupIds: ["guard"] }, groups);
    expect(outOf([...without("web"), lost]).unclear.join()).to.include("in which subnet web stands");
    const guest = { ...lost, props: { ...groups, subnetId: "subnet-1" } };
    expect(outOf([...without("web"), guest]).unclear).to.deep.equal([
      "a subnet that web stands in is not part of this stack, or not known yet",
    ]);
  });
});
