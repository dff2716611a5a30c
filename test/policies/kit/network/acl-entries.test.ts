import { expect } from "chai";
import { type AclReading, aclsOf, readAcl } from "../../../../policypacks/mas-trm/kit/network/acl-entries.ts";
import type { AddressRange } from "../../../../policypacks/mas-trm/kit/network/cidr.ts";
import type { Direction } from "../../../../policypacks/mas-trm/kit/network/security-group-rules.ts";
import { DEFAULT_NETWORK_ACL, NETWORK_ACL, NETWORK_ACL_RULE, VPCS } from "../../../../policypacks/mas-trm/kit/types.ts";
import { graphOf, type TestResource, unknown } from "../../support/examine.ts";
import { make, type Origins, type Plain } from "../../support/subnet-stack.ts";

const IPV4: AddressRange = { version: 4, first: 0n, last: 0xffff_ffffn };
const IPV6: AddressRange = { version: 6, first: 0n, last: (1n << 128n) - 1n };

function read(entries: readonly Plain[], rules: readonly Plain[] = [], direction: Direction = "ingress"): AclReading {
  const stack = [
    make(NETWORK_ACL, "acl", {}, { [direction]: entries }),
    ...rules.map((props, index) => make(NETWORK_ACL_RULE, `rule${String(index)}`, {}, props)),
  ];
  const graph = graphOf(stack);
  return readAcl(graph.ofType(NETWORK_ACL)[0], graph.ofType(NETWORK_ACL_RULE), direction);
}

/** What is read of one entry, without where it stands. */
function one(props: Plain) {
  const [entry] = read([{ ruleNo: 100, action: "allow", protocol: "-1", cidrBlock: "0.0.0.0/0", ...props }]).entries;
  if (entry === undefined) throw new Error("no entry was read");
  const { holder: _, ...rest } = entry;
  return rest;
}

describe("an entry of a network ACL", () => {
  it("is for every port where it is for every protocol, whatever ports it names", () => {
    const all = { number: 100, allows: true, protocol: "all", from: 0, to: 65535, ranges: [IPV4] };
    expect(one({})).to.deep.equal(all);
    for (const protocol of [undefined, "all", "ALL", " -1"]) {
      expect(one({ protocol, fromPort: 443, toPort: 444 })).to.deep.equal(all);
    }
  });

  it("is for the ports that it names, or for all up to the end that is left out", () => {
    const ports = (props: Plain) => {
      const { protocol, from, to } = one(props);
      return [protocol, from, to];
    };
    expect(ports({ protocol: "6", fromPort: 443, toPort: 444 })).to.deep.equal(["tcp", 443, 444]);
    expect(ports({ protocol: "17", fromPort: 53 })).to.deep.equal(["udp", 53, 65535]);
    expect(ports({ protocol: "TCP", toPort: 80 })).to.deep.equal(["tcp", 0, 80]);
    expect(ports({ protocol: "1" })).to.deep.equal(["1", 0, 65535]);
  });

  it("denies when it says so in either form, in whatever case, and allows by any other word", () => {
    expect(one({ action: "deny" }).allows).to.equal(false);
    expect(one({ action: undefined, ruleAction: "DENY" }).allows).to.equal(false);
    expect(one({ action: "allow", ruleAction: "deny" }).allows).to.equal(true);
    expect(one({ action: undefined }).allows).to.equal(true);
  });

  it("is for both versions of IP when it names a range of each", () => {
    expect(one({ ipv6CidrBlock: "::/0" }).ranges).to.deep.equal([IPV4, IPV6]);
  });

  it("opens everything by a range that cannot be read, and closes nothing by it", () => {
    expect(one({ cidrBlock: "anywhere" }).ranges).to.deep.equal([IPV4, IPV6]);
    expect(one({ cidrBlock: "anywhere", action: "deny" }).ranges).to.deep.equal([]);
  });
});

describe("a network ACL", () => {
  const numbers = (reading: AclReading) => reading.entries.map(({ number }) => number);

  it("has its own entries and those of separate rules by their numbers, one direction at a time", () => {
    const rules = [{ ruleNumber: 90 }, { ruleNumber: 95, egress: true }, { ruleNumber: 120 }];
    expect(numbers(read([{ ruleNo: 110 }, { ruleNo: 100 }], rules))).to.deep.equal([90, 100, 110, 120]);
    expect(numbers(read([{ ruleNo: 110 }], rules, "egress"))).to.deep.equal([95, 110]);
  });

  it("may deny by an entry that is not known yet, unless that one allows", () => {
    const unclear = (entry: Plain) => {
      const { entries, unknown, mayDeny } = read([entry]);
      return { entries, unknown, mayDeny };
    };
    const path = ["ingress[0].cidrBlock"];
    expect(unclear({ action: "allow", cidrBlock: unknown })).to.deep.equal({
      entries: [],
      unknown: path,
      mayDeny: false,
    });
    expect(unclear({ action: "deny", cidrBlock: unknown })).to.deep.equal({
      entries: [],
      unknown: path,
      mayDeny: true,
    });
  });
});

describe("the ACLs of a stack", () => {
  const rule = (name: string, origins: Origins, props: Plain = {}) => make(NETWORK_ACL_RULE, name, origins, props);
  const grouped = (...stack: readonly TestResource[]) =>
    [...aclsOf(graphOf(stack))].map(([acl, rules]) => [
      typeof acl === "string" ? acl : acl.name,
      rules.map(({ name }) => name),
    ]);
  const vpc = { ...make(VPCS[0], "core"), outputs: { defaultNetworkAclId: "acl-0" } };

  it("have the rules that name them, none where none does", () => {
    const own = make(NETWORK_ACL, "own");
    const bare = make(NETWORK_ACL, "bare");
    const to = { networkAclId: ["own"] };
    expect(grouped(own, bare, rule("first", to), rule("second", to))).to.deep.equal([
      ["own", ["first", "second"]],
      ["bare", []],
    ]);
  });

  it("from elsewhere have the rules that name the same id", () => {
    const [first, second] = [
      rule("first", {}, { networkAclId: "acl-1" }),
      rule("second", {}, { networkAclId: "acl-1" }),
    ];
    expect(grouped(first, second, rule("third", {}, { networkAclId: "acl-2" }))).to.deep.equal([
      ["acl-1", ["first", "second"]],
      ["acl-2", ["third"]],
    ]);
  });

  it("that are not known yet have each rule by itself", () => {
    const urn = (name: string) => `urn:pulumi:prod::test::${NETWORK_ACL_RULE}::${name}`;
    const open = { networkAclId: unknown };
    expect(grouped(rule("first", {}, open), rule("second", {}, open))).to.deep.equal([
      [urn("first"), ["first"]],
      [urn("second"), ["second"]],
    ]);
  });

  it("are found by the id that AWS gave the VPC's default one, adopted or not", () => {
    const added = rule("added", {}, { networkAclId: "acl-0" });
    expect(grouped(vpc, added)).to.deep.equal([["core", ["added"]]]);
    const adopted = make(DEFAULT_NETWORK_ACL, "adopted", {}, { defaultNetworkAclId: "acl-0" });
    expect(grouped(vpc, make(NETWORK_ACL, "other"), adopted, added)).to.deep.equal([
      ["other", []],
      ["adopted", ["added"]],
    ]);
  });
});
