import { expect } from "chai";
import {
  MANAGED_PREFIX_LIST,
  SECURITY_GROUP,
  SECURITY_GROUP_EGRESS_RULE,
  SECURITY_GROUP_INGRESS_RULE,
  SECURITY_GROUP_RULE,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { sgSensitivePortsNarrow } from "../../../policypacks/mas-trm/rules/network/sg-sensitive-ports-narrow.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

type Plain = Readonly<Record<string, unknown>>;

const ssh = { protocol: "tcp", fromPort: 22, toPort: 22 };
const group = (...ingress: readonly unknown[]): TestResource => ({
  type: SECURITY_GROUP,
  name: "group",
  props: { ingress },
});
const judged = (subject: TestResource, settings: Plain = {}) =>
  examine(sgSensitivePortsNarrow, [subject], { settings });
const all = "20, 21, 22 and 20 more";

describe("sg-sensitive-ports-narrow: ports", () => {
  for (const [why, rule, ports] of [
    ["SSH", ssh, "22"],
    ["a database", { protocol: "6", fromPort: 5432, toPort: 5432 }, "5432"],
    ["a range that straddles a port", { protocol: "tcp", fromPort: 3380, toPort: 3400 }, "3389"],
    ["several", { protocol: "tcp", fromPort: 20, toPort: 23 }, "20, 21, 22 and 1 more"],
    ["three", { protocol: "tcp", fromPort: 20, toPort: 22 }, "20, 21, 22"],
    ["every port", { protocol: "tcp", fromPort: 0, toPort: 65535 }, all],
    ["every protocol, which names no ports", { protocol: "-1", fromPort: 0, toPort: 0 }, all],
    ["every protocol by name", { protocol: "all" }, all],
    ["ports below zero, which mean all", { protocol: "udp", fromPort: -1, toPort: -1 }, all],
    ["SCTP, of which groups see no ports", { protocol: "132", fromPort: 443, toPort: 443 }, all],
    ["SCTP by name", { protocol: "sctp", fromPort: 443, toPort: 443 }, all],
  ] as const) {
    it(`refuses ${why} from a wide range`, () => {
      expect(judged(group({ ...rule, cidrBlocks: ["10.0.0.0/16"] }))).to.deep.equal([
        `violation group: ingress[0] lets a range as wide as /16 reach port ${ports}`,
      ]);
    });
  }

  for (const [why, rule] of [
    ["HTTPS", { protocol: "tcp", fromPort: 443, toPort: 443 }],
    ["ICMP, whose types look like ports", { protocol: "icmp", fromPort: 0, toPort: 255 }],
    ["IPv6's ICMP", { protocol: "58", fromPort: 20, toPort: 23 }],
    ["a tunnel, which has no ports", { protocol: "50", fromPort: 0, toPort: 0 }],
  ] as const) {
    it(`passes ${why}`, () => {
      expect(judged(group({ ...rule, cidrBlocks: ["10.0.0.0/16"] }))).to.deep.equal([]);
    });
  }

  it("lets the bank choose the ports", () => {
    const https = group({ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/16"] });
    expect(judged(https, { ports: ["443"] })).to.have.length(1);
    expect(judged(group({ ...ssh, cidrBlocks: ["10.0.0.0/16"] }), { ports: ["443"] })).to.deep.equal([]);
  });
});

describe("sg-sensitive-ports-narrow: sources and forms", () => {
  for (const [why, source, found] of [
    ["a group", { securityGroups: ["sg-1"] }, []],
    ["the group itself", { self: true }, []],
    ["a subnet", { cidrBlocks: ["10.0.1.0/24"], ipv6CidrBlocks: ["fd00::/64"] }, []],
    ["two subnets side by side", { cidrBlocks: ["10.0.0.0/24", "10.0.1.0/24"] }, ["/23"]],
    ["two subnets apart", { cidrBlocks: ["10.0.0.0/24", "10.0.2.0/24"] }, []],
    ["a wide range beside the group itself", { self: true, cidrBlocks: ["10.0.0.0/8"] }, ["/8"]],
    ["a wide IPv6 range", { ipv6CidrBlocks: ["fd00::/56"] }, ["/56"]],
    ["a wide range beside what is no range", { cidrBlocks: ["anywhere", "10.0.0.0/8"] }, ["/8"]],
    [
      "a wide range beside a prefix list from elsewhere",
      { prefixListIds: ["pl-1"], cidrBlocks: ["10.0.0.0/8"] },
      ["/8"],
    ],
  ] as const) {
    it(`judges ${why}`, () => {
      expect(judged(group({ ...ssh, ...source }))).to.deep.equal(
        found.map((width) => `violation group: ingress[0] lets a range as wide as ${width} reach port 22`),
      );
    });
  }

  it("lets the bank choose the width", () => {
    expect(judged(group({ ...ssh, cidrBlocks: ["10.0.0.0/16"] }), { widestIpv4: 16 })).to.deep.equal([]);
  });

  it("judges rules in resources of their own, and ingress only", () => {
    const rule = (type: string, props: Plain) => judged({ type, name: "rule", props });
    const found = ["violation rule: lets a range as wide as /16 reach port 22"];
    const newer = { ipProtocol: "tcp", fromPort: 22, toPort: 22, cidrIpv4: "10.0.0.0/16" };
    expect(rule(SECURITY_GROUP_RULE, { type: "ingress", ...ssh, cidrBlocks: ["10.0.0.0/16"] })).to.deep.equal(found);
    expect(rule(SECURITY_GROUP_INGRESS_RULE, newer)).to.deep.equal(found);
    expect(rule(SECURITY_GROUP_EGRESS_RULE, newer)).to.deep.equal([]);
  });

  it("reads prefix lists of the stack", () => {
    const list = { type: MANAGED_PREFIX_LIST, name: "list", props: { entries: [{ cidr: "10.0.0.0/16" }] } };
    const rule = {
      type: SECURITY_GROUP_INGRESS_RULE,
      name: "rule",
      props: { ipProtocol: "tcp", fromPort: 22, toPort: 22 },
      dependsOn: { prefixListId: ["list"] },
    };
    expect(examine(sgSensitivePortsNarrow, [list, rule])).to.deep.equal([
      "violation rule: lets a range as wide as /16 reach port 22",
    ]);
  });

  it("cannot decide on what is not known yet, and hides nothing by it", () => {
    const wide = { cidrBlocks: ["10.0.0.0/16"] };
    expect(
      judged(group({ ...ssh, toPort: unknown, ...wide }, { ...ssh, cidrBlocks: [unknown, "10.0.0.0/16"] })),
    ).to.deep.equal([
      "violation group: ingress[1] lets a range as wide as /16 reach port 22",
      "undetermined group: ingress[0].toPort is not known yet",
      "undetermined group: ingress[1].cidrBlocks[0] is not known yet",
    ]);
    expect(judged({ type: SECURITY_GROUP, name: "group", props: { ingress: unknown } })).to.deep.equal([
      "undetermined group: ingress is not known yet",
    ]);
  });
});
