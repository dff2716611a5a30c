import { expect } from "chai";
import * as types from "../../../../../policypacks/mas-trm/kit/types.ts";
import { unknown } from "../../../support/examine.ts";
import {
  acl,
  allow,
  base,
  defaultAcl,
  deny,
  into,
  NOTHING,
  outOf,
  without,
} from "../../../support/reachability-stack.ts";
import { make, type Origins, type Plain, vpc } from "../../../support/subnet-stack.ts";

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

  it("is closed by an ACL without entries, and opened by an entry in a resource of its own", () => {
    const rule = make(
      types.NETWORK_ACL_RULE,
      "gap",
      { networkAclId: ["wall"] },
      { ruleNumber: 50, ruleAction: "allow", protocol: "-1", cidrBlock: "0.0.0.0/0", egress: true },
    );
    expect(outOf([...base, acl("wall", [])])).to.deep.equal(NOTHING);
    expect(outOf([...base, acl("wall", []), rule]).open[0]).to.include(
      "then network ACL wall lets public addresses out by entry 50, then",
    );
  });

  it("cannot tell when an entry that may allow is not known yet", () => {
    expect(outOf([...base, acl("wall", [{ ...allow, cidrBlock: unknown }])])).to.deep.equal({
      open: [],
      unclear: ["network ACL wall has an entry that is not known yet"],
    });
  });
});

describe("reachability: the network ACL of a subnet", () => {
  /** An ACL that denies everything and names no subnet. */
  const wall = make(types.NETWORK_ACL, "wall", { vpcId: ["core"] }, { ingress: [], egress: [] });
  const use = (origins: Origins, props: Plain = {}) => make(types.NETWORK_ACL_ASSOCIATION, "use", origins, props);
  const made = { ...vpc, outputs: { defaultNetworkAclId: "acl-1" } };

  it("is the one that an association gives it", () => {
    expect(outOf([...base, wall]).open).to.have.length(1);
    const joined = use({ subnetId: ["desk"], networkAclId: ["wall"] });
    expect(outOf([...base, wall, joined])).to.deep.equal(NOTHING);
  });

  it("may be the default one by an association too, and cannot be seen when it is from elsewhere", () => {
    const joined = use({ subnetId: ["desk"] }, { networkAclId: "acl-1" });
    expect(outOf([made, ...without("core"), joined]).open[0]).to.include(`${defaultAcl("out")}, then`);
    expect(outOf([...base, joined])).to.deep.equal({
      open: [],
      unclear: ["a network ACL is not part of this stack, or not known yet"],
    });
  });

  it("cannot be told while an ACL or an association may be its own", () => {
    const mayBe = { open: [], unclear: ["the network ACL of subnet desk is not known yet"] };
    expect(outOf([...base, { ...wall, props: { ...wall.props, subnetIds: [unknown] } }])).to.deep.equal(mayBe);
    expect(outOf([...base, wall, use({ networkAclId: ["wall"] }, { subnetId: unknown })])).to.deep.equal(mayBe);
  });
});

describe("reachability: default network ACLs", () => {
  const adopted = (origins: Origins, props: Plain = {}) => make(types.DEFAULT_NETWORK_ACL, "bare", origins, props);
  const entry = (props: Plain) =>
    make(
      types.NETWORK_ACL_RULE,
      "added",
      { networkAclId: ["core"] },
      { ruleNumber: 90, ruleAction: "deny", protocol: "-1", egress: true, ...props },
    );

  it("are closed by being adopted without entries, by reference or by id", () => {
    const bare = adopted({ defaultNetworkAclId: ["core"] });
    expect(outOf([...base, bare])).to.deep.equal(NOTHING);
    expect(into([...base, bare])).to.deep.equal(NOTHING);
    const made = { ...vpc, outputs: { defaultNetworkAclId: "acl-1" } };
    expect(outOf([made, ...without("core"), adopted({}, { defaultNetworkAclId: "acl-1" })])).to.deep.equal(NOTHING);
  });

  it("let through what is written where they are adopted", () => {
    const egress = [{ ...allow, ruleNo: 7, protocol: "-1", fromPort: 0, toPort: 0 }];
    const written = adopted({ defaultNetworkAclId: ["core"] }, { egress });
    expect(outOf([...base, written]).open[0]).to.include("network ACL bare lets public addresses out by entry 7, then");
    expect(into([...base, written])).to.deep.equal(NOTHING);
  });

  it("stay open when that of another VPC is adopted", () => {
    const other = make(types.VPCS[0], "other");
    expect(outOf([...base, other, adopted({ defaultNetworkAclId: ["other"] })]).open).to.have.length(1);
  });

  it("let the other IP version through when one is denied", () => {
    expect(outOf([...base, entry({ cidrBlock: "0.0.0.0/0" })]).open).to.have.length(1);
    expect(outOf([...base, entry({ ipv6CidrBlock: "::/0" })]).open).to.have.length(1);
  });

  it("cannot be told when an added entry may deny", () => {
    expect(outOf([...base, entry({ cidrBlock: "0.0.0.0/0", ruleAction: unknown })])).to.deep.equal({
      open: [],
      unclear: ["the default network ACL of VPC core has an entry that is not known yet"],
    });
  });
});
