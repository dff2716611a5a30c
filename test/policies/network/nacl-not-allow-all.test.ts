import { expect } from "chai";
import { DEFAULT_NETWORK_ACL, NETWORK_ACL, NETWORK_ACL_RULE, VPCS } from "../../../policypacks/mas-trm/kit/types.ts";
import { naclNotAllowAll } from "../../../policypacks/mas-trm/rules/network/nacl-not-allow-all.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

type Plain = Readonly<Record<string, unknown>>;

const entry = (ruleNo: number, more: Plain = {}): Plain => ({
  ruleNo,
  action: "allow",
  protocol: "-1",
  fromPort: 0,
  toPort: 0,
  cidrBlock: "0.0.0.0/0",
  ...more,
});
const acl = (ingress: unknown, egress: unknown = [], type: string = NETWORK_ACL): TestResource => ({
  type,
  name: "acl",
  props: { ingress, egress },
});
const separate = (name: string, props: Plain, from: readonly string[] = ["acl"]): TestResource => ({
  type: NETWORK_ACL_RULE,
  name,
  props: { ruleAction: "allow", protocol: "-1", cidrBlock: "0.0.0.0/0", ...props },
  dependsOn: { networkAclId: from },
});
const judged = (...resources: readonly TestResource[]) => examine(naclNotAllowAll, resources);
const open = (numbers: string, holder = "acl", direction = "ingress") =>
  `violation ${holder}: ${direction} entry ${numbers} opens nearly every port to any address`;

describe("nacl-not-allow-all: one entry", () => {
  for (const [why, more, found] of [
    ["every protocol", {}, [open("100")]],
    ["every protocol by name", { protocol: "all" }, [open("100")]],
    ["every protocol, whatever ports are named", { fromPort: 443, toPort: 443 }, [open("100")]],
    ["every TCP port", { protocol: "tcp", fromPort: 0, toPort: 65535 }, [open("100")]],
    ["every TCP port but one", { protocol: "6", fromPort: 1, toPort: 65535 }, [open("100")]],
    ["every UDP port", { protocol: "17", fromPort: 0, toPort: 65535 }, [open("100")]],
    ["IPv6", { cidrBlock: "", ipv6CidrBlock: "::/0" }, [open("100")]],
    ["half of IPv4", { cidrBlock: "128.0.0.0/1" }, [open("100")]],
    ["what is no address range", { cidrBlock: "anywhere" }, [open("100")]],
    ["the VPC only", { cidrBlock: "10.0.0.0/8" }, []],
    ["one public range of a partner", { cidrBlock: "203.0.113.0/24" }, []],
    ["HTTPS from anywhere", { protocol: "tcp", fromPort: 443, toPort: 443 }, []],
    ["the range for replies", { protocol: "tcp", fromPort: 1024, toPort: 65535 }, []],
    ["ICMP", { protocol: "1", icmpType: -1, icmpCode: -1 }, []],
    ["a denial", { action: "deny" }, []],
  ] as const) {
    it(`judges ${why}`, () => {
      expect(judged(acl([entry(100, more)]))).to.deep.equal(found);
    });
  }

  it("judges egress too", () => {
    expect(judged(acl([], [entry(100)]))).to.deep.equal([open("100", "acl", "egress")]);
  });

  it("passes an ACL without entries, which denies all", () => {
    expect(judged(acl([]), { type: DEFAULT_NETWORK_ACL, props: { defaultNetworkAclId: "acl-1" } })).to.deep.equal([]);
  });

  it("refuses a default ACL that is adopted with AWS's own entries", () => {
    expect(judged(acl([entry(100)], [entry(100)], DEFAULT_NETWORK_ACL))).to.deep.equal([
      open("100"),
      open("100", "acl", "egress"),
    ]);
  });
});

describe("nacl-not-allow-all: several entries", () => {
  const half = (ruleNo: number, cidrBlock: string, more: Plain = {}) => entry(ruleNo, { cidrBlock, ...more });

  it("adds up addresses and ports that are written in pieces", () => {
    expect(judged(acl([half(100, "0.0.0.0/1"), half(110, "128.0.0.0/1")]))).to.deep.equal([open("100, 110")]);
    const tcp = { protocol: "tcp" };
    const low = entry(100, { ...tcp, fromPort: 0, toPort: 400 });
    const high = entry(110, { ...tcp, fromPort: 401, toPort: 65535 });
    expect(judged(acl([low, high]))).to.deep.equal([open("100, 110")]);
    const quarters = ["1.0.0.0/8", "2.0.0.0/8", "3.0.0.0/8", "4.0.0.0/8"].map((cidr, index) => half(100 + index, cidr));
    expect(judged(acl(quarters))).to.deep.equal([open("100, 101, 102, 103")]);
  });

  it("passes HTTPS and replies side by side", () => {
    const https = entry(100, { protocol: "tcp", fromPort: 443, toPort: 443 });
    const replies = entry(110, { protocol: "tcp", fromPort: 1024, toPort: 65535 });
    expect(judged(acl([https, replies], [https, replies]))).to.deep.equal([]);
  });

  it("lets an earlier denial of the same traffic undo an allowance, whatever order they are written in", () => {
    const deny = entry(90, { action: "deny" });
    expect(judged(acl([deny, entry(100)]))).to.deep.equal([]);
    expect(judged(acl([entry(100), deny]))).to.deep.equal([]);
    const halves = [half(80, "0.0.0.0/1", { action: "deny" }), half(90, "128.0.0.0/1", { action: "deny" })];
    expect(judged(acl([...halves, entry(100)]))).to.deep.equal([]);
  });

  it("is not misled by a later denial, nor by one of something else", () => {
    expect(judged(acl([entry(100), entry(110, { action: "deny" })]))).to.deep.equal([open("100")]);
    for (const other of [
      { cidrBlock: "203.0.113.0/24" },
      { protocol: "tcp", fromPort: 22, toPort: 22 },
      { protocol: "udp", fromPort: 0, toPort: 65535 },
      { cidrBlock: "", ipv6CidrBlock: "::/0" },
    ]) {
      expect(judged(acl([entry(90, { action: "deny", ...other }), entry(100)]))).to.deep.equal([open("100")]);
    }
  });

  it("reads separate entries with the ACL's own", () => {
    expect(judged(acl([]), separate("rule", { ruleNumber: 100 }))).to.deep.equal([open("100", "rule")]);
    expect(judged(acl([]), separate("rule", { ruleNumber: 100, egress: true }))).to.deep.equal([
      open("100", "rule", "egress"),
    ]);
    const denied = acl([entry(90, { action: "deny" })]);
    expect(judged(denied, separate("rule", { ruleNumber: 100 }))).to.deep.equal([]);
    const denial = separate("denial", { ruleNumber: 90, ruleAction: "deny" });
    expect(judged(acl([]), denial, separate("rule", { ruleNumber: 100 }))).to.deep.equal([]);
    expect(judged(acl([entry(100, { cidrBlock: "0.0.0.0/1" })]), separate("rule", { ruleNumber: 110 }))).to.deep.equal([
      open("100"),
      open("110", "rule"),
    ]);
  });

  it("does not let the denial of another ACL count", () => {
    const other: TestResource = { ...acl([]), name: "other" };
    const denial = separate("denial", { ruleNumber: 90, ruleAction: "deny" }, ["other"]);
    expect(judged(acl([entry(100)]), other, denial)).to.deep.equal([open("100")]);
  });

  it("finds entries added to the default ACL by the VPC's defaultNetworkAclId", () => {
    const core: TestResource = { type: VPCS[0], name: "core", props: {} };
    const adopted: TestResource = {
      type: DEFAULT_NETWORK_ACL,
      name: "acl",
      props: { ingress: [entry(90, { action: "deny" })] },
      dependsOn: { defaultNetworkAclId: ["core"] },
    };
    const rule = separate("rule", { ruleNumber: 100 }, ["core"]);
    expect(judged(core, rule)).to.deep.equal([open("100", "rule")]);
    expect(judged(core, adopted, rule)).to.deep.equal([]);
  });

  it("judges entries of an ACL from elsewhere by themselves", () => {
    const rule = { ...separate("rule", { networkAclId: "acl-1", ruleNumber: 100 }), dependsOn: {} };
    expect(judged(rule)).to.deep.equal([open("100", "rule")]);
  });
});

describe("nacl-not-allow-all: what is not known yet", () => {
  it("cannot decide without the entries", () => {
    expect(judged(acl(unknown))).to.deep.equal(["undetermined acl: ingress is not known yet"]);
    expect(judged(acl([entry(100, { cidrBlock: unknown })]))).to.deep.equal([
      "undetermined acl: ingress[0].cidrBlock is not known yet",
    ]);
  });

  it("does not let an unknown allowance hide an open entry", () => {
    expect(judged(acl([entry(90, { cidrBlock: unknown }), entry(100)]))).to.deep.equal([
      "undetermined acl: ingress[0].cidrBlock is not known yet",
      open("100"),
    ]);
  });

  it("cannot decide when an unknown denial may come first", () => {
    const doubt =
      "undetermined acl: ingress entry 100 opens nearly every port to any address, unless an entry that is not known yet denies it";
    for (const first of [entry(90, { action: "deny", cidrBlock: unknown }), entry(90, { action: unknown }), unknown]) {
      expect(judged(acl([first, entry(100)]))).to.include(doubt);
    }
  });
});
