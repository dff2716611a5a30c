import { expect } from "chai";
import {
  cidrsOf,
  type Direction,
  groupRules,
  portsOf,
  prefixListsOf,
  protocolOf,
} from "../../../../policypacks/mas-trm/kit/network/security-group-rules.ts";
import {
  SECURITY_GROUP,
  SECURITY_GROUP_EGRESS_RULE,
  SECURITY_GROUP_INGRESS_RULE,
  SECURITY_GROUP_RULE,
} from "../../../../policypacks/mas-trm/kit/types.ts";
import { graphOf, unknown } from "../../support/examine.ts";
import { make, type Plain } from "../../support/subnet-stack.ts";

const rulesOf = (type: string, props: Plain, direction: Direction = "ingress") =>
  graphOf([make(type, "holder", {}, props)])
    .ofType(type)
    .flatMap((holder) => groupRules(holder, direction));
const rules = (props: Plain) => rulesOf(SECURITY_GROUP_INGRESS_RULE, props);

describe("the rules of a security group", () => {
  it("are those of the direction, inline or in a resource of their own", () => {
    const labels = (type: string, props: Plain, direction: Direction) =>
      rulesOf(type, props, direction).map(({ label }) => label);
    const both = { ingress: [{}, {}], egress: [{}] };
    expect(labels(SECURITY_GROUP, both, "ingress")).to.deep.equal(["ingress[0]", "ingress[1]"]);
    expect(labels(SECURITY_GROUP, both, "egress")).to.deep.equal(["egress[0]"]);
    for (const [type, props, own, other] of [
      [SECURITY_GROUP_INGRESS_RULE, {}, "ingress", "egress"],
      [SECURITY_GROUP_EGRESS_RULE, {}, "egress", "ingress"],
      [SECURITY_GROUP_RULE, { type: "ingress" }, "ingress", "egress"],
      [SECURITY_GROUP_RULE, { type: "egress" }, "egress", "ingress"],
    ] as const) {
      expect(labels(type, props, own)).to.deep.equal([""]);
      expect(labels(type, props, other)).to.deep.equal([]);
    }
  });
});

describe("the protocol of a rule", () => {
  for (const [why, props, protocol] of [
    ["every one by number", { ipProtocol: "-1" }, "all"],
    ["every one by name", { protocol: "all" }, "all"],
    ["every one by omission", {}, "all"],
    ["TCP by number", { ipProtocol: "6" }, "tcp"],
    ["TCP in another spelling", { protocol: " TCP " }, "tcp"],
    ["UDP by number", { protocol: "17" }, "udp"],
    ["ICMP by number", { protocol: 1 }, "icmp"],
    ["ICMP for IPv6 by number", { protocol: "58" }, "icmpv6"],
    ["another one by number", { protocol: "50" }, "50"],
  ] as const) {
    it(`is ${why}`, () => {
      expect(rules(props).map(protocolOf)).to.deep.equal([protocol]);
    });
  }
});

describe("the ports of a rule", () => {
  const every = { from: 0, to: 65535 };
  for (const [why, props, ports] of [
    ["those of TCP", { protocol: "tcp", fromPort: 22, toPort: 23 }, { from: 22, to: 23 }],
    ["those of UDP", { protocol: "udp", fromPort: 53, toPort: 53 }, { from: 53, to: 53 }],
    ["port 0 where TCP names just that", { protocol: "tcp", fromPort: 0, toPort: 0 }, { from: 0, to: 0 }],
    ["all from 0 where the first is left out", { protocol: "tcp", toPort: 22 }, { from: 0, to: 22 }],
    ["all up to the last where that is left out", { protocol: "tcp", fromPort: 1024 }, { from: 1024, to: 65535 }],
    ["all where the first is below zero", { protocol: "tcp", fromPort: -1, toPort: 443 }, every],
    ["all where the last is below zero", { protocol: "udp", fromPort: 443, toPort: -1 }, every],
    ["all of every protocol", { protocol: "-1", fromPort: 443, toPort: 443 }, every],
    ["all of a protocol without ports", { protocol: "50", fromPort: 443, toPort: 443 }, every],
    ["none of ICMP, which has types", { protocol: "icmp", fromPort: 8, toPort: 0 }, undefined],
    ["none of IPv6's ICMP", { protocol: "icmpv6", fromPort: 128, toPort: 0 }, undefined],
  ] as const) {
    it(`are ${why}`, () => {
      expect(rules(props).map(portsOf)).to.deep.equal([ports]);
    });
  }
});

describe("the sources of a rule", () => {
  it("are what is named in any field, without what is empty or no text", () => {
    const [rule] = rules({ cidrBlocks: [null, "", {}, "10.0.0.0/8"], ipv6CidrBlocks: ["::/0"], cidrIpv4: "" });
    expect(rule && cidrsOf(rule).map(({ text }) => text)).to.deep.equal(["10.0.0.0/8", "::/0"]);
    const [newer] = rules({ cidrIpv4: "10.0.0.0/8", cidrIpv6: "::/0", prefixListId: "pl-1" });
    expect(newer && cidrsOf(newer).map(({ text }) => text)).to.deep.equal(["10.0.0.0/8", "::/0"]);
    expect(newer && prefixListsOf(newer).map(({ text }) => text)).to.deep.equal(["pl-1"]);
  });

  it("count one that is not known yet, and a list that is not known yet as one", () => {
    const [rule] = rules({ cidrBlocks: unknown, ipv6CidrBlocks: ["::/0", unknown], prefixListIds: unknown });
    expect(rule && cidrsOf(rule).map(({ path }) => path)).to.deep.equal([
      "cidrBlocks",
      "ipv6CidrBlocks[0]",
      "ipv6CidrBlocks[1]",
    ]);
    expect(rule && prefixListsOf(rule).map(({ path }) => path)).to.deep.equal(["prefixListIds"]);
  });
});
