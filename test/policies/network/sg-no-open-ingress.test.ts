import { expect } from "chai";
import {
  DEFAULT_SECURITY_GROUP,
  MANAGED_PREFIX_LIST,
  MANAGED_PREFIX_LIST_ENTRY,
  SECURITY_GROUP,
  SECURITY_GROUP_EGRESS_RULE,
  SECURITY_GROUP_INGRESS_RULE,
  SECURITY_GROUP_RULE,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { sgNoOpenIngress } from "../../../policypacks/mas-trm/rules/network/sg-no-open-ingress.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

type Plain = Readonly<Record<string, unknown>>;

const https = { protocol: "tcp", fromPort: 443, toPort: 443 };
const group = (ingress: unknown, type: string = SECURITY_GROUP): TestResource => ({
  type,
  name: "group",
  props: { ingress },
});
const rule = (type: string, props: Plain, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
  type,
  name: "rule",
  props,
  dependsOn,
});
const judged = (subject: TestResource, settings: Plain = {}) => examine(sgNoOpenIngress, [subject], { settings });

describe("sg-no-open-ingress: the three forms of rules", () => {
  for (const type of [SECURITY_GROUP, DEFAULT_SECURITY_GROUP]) {
    it(`refuses an open range inline in ${type}, and passes a private one`, () => {
      expect(
        judged(
          group(
            [
              { ...https, cidrBlocks: ["10.0.0.0/16"] },
              { ...https, cidrBlocks: ["0.0.0.0/0"] },
            ],
            type,
          ),
        ),
      ).to.deep.equal(["violation group: ingress[1] lets in public range 0.0.0.0/0"]);
    });
  }

  it("refuses an open rule of the older resource, by its type", () => {
    const open = { ...https, type: "ingress", cidrBlocks: ["0.0.0.0/0"], ipv6CidrBlocks: ["::/0"] };
    expect(judged(rule(SECURITY_GROUP_RULE, open))).to.deep.equal([
      "violation rule: lets in public range 0.0.0.0/0",
      "violation rule: lets in public range ::/0",
    ]);
    expect(judged(rule(SECURITY_GROUP_RULE, { ...open, type: "egress" }))).to.deep.equal([]);
    expect(judged(rule(SECURITY_GROUP_RULE, { ...open, type: unknown }))).to.deep.equal([
      "undetermined rule: type is not known yet",
    ]);
  });

  it("refuses an open rule of the newer resource, and leaves egress to its own rule", () => {
    const open = { ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "0.0.0.0/0" };
    expect(judged(rule(SECURITY_GROUP_INGRESS_RULE, open))).to.deep.equal([
      "violation rule: lets in public range 0.0.0.0/0",
    ]);
    expect(judged(rule(SECURITY_GROUP_INGRESS_RULE, { ipProtocol: "-1", cidrIpv6: "::/0" }))).to.deep.equal([
      "violation rule: lets in public range ::/0",
    ]);
    expect(judged(rule(SECURITY_GROUP_EGRESS_RULE, open))).to.deep.equal([]);
  });
});

describe("sg-no-open-ingress: sources", () => {
  for (const [why, source, found] of [
    ["nothing", {}, []],
    ["the group itself", { self: true }, []],
    ["another group", { securityGroups: [unknown] }, []],
    [
      "private ranges",
      { cidrBlocks: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"], ipv6CidrBlocks: ["fd00::/8"] },
      [],
    ],
    ["one public address", { cidrBlocks: ["203.0.113.7/32"] }, ["203.0.113.7/32"]],
    ["both halves of IPv4", { cidrBlocks: ["0.0.0.0/1", "128.0.0.0/1"] }, ["0.0.0.0/1", "128.0.0.0/1"]],
    ["an odd spelling of the whole", { cidrBlocks: ["0.0.0.0/00"] }, ["0.0.0.0/00"]],
    ["a private address with a prefix of nothing", { cidrBlocks: ["10.0.0.1/0"] }, ["10.0.0.1/0"]],
    ["a range that starts private", { cidrBlocks: ["10.0.0.0/7"] }, ["10.0.0.0/7"]],
    ["an open range beside a prefix list", { cidrBlocks: ["0.0.0.0/0"], prefixListIds: ["pl-trusted"] }, ["0.0.0.0/0"]],
    ["an open range beside the group itself", { self: true, cidrBlocks: ["0.0.0.0/0"] }, ["0.0.0.0/0"]],
    [
      "IPv6 spelled out",
      { ipv6CidrBlocks: ["0000:0000:0000:0000:0000:0000:0000:0000/0"] },
      ["0000:0000:0000:0000:0000:0000:0000:0000/0"],
    ],
  ] as const) {
    it(`judges ${why}`, () => {
      const settings = { trustedPrefixLists: ["pl-trusted"] };
      expect(judged(group([{ ...https, ...source }]), settings)).to.deep.equal(
        found.map((cidr) => `violation group: ingress[0] lets in public range ${cidr}`),
      );
    });
  }

  for (const protocol of ["-1", "all", 6, "icmp", "58"]) {
    it(`refuses an open range whatever the protocol: ${String(protocol)}`, () => {
      expect(judged(group([{ protocol, fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }]))).to.have.length(1);
    });
  }

  it("refuses an open rule that follows a self-referencing one", () => {
    expect(
      judged(
        group([
          { ...https, self: true },
          { ...https, cidrBlocks: ["0.0.0.0/0"] },
        ]),
      ),
    ).to.deep.equal(["violation group: ingress[1] lets in public range 0.0.0.0/0"]);
  });

  it("refuses what is no address range", () => {
    expect(judged(group([{ ...https, cidrBlocks: ["anywhere"] }]))).to.deep.equal([
      "violation group: ingress[0] lets in something at ingress[0].cidrBlocks[0] that is no address range",
    ]);
  });

  it("refuses private ranges wider than the bank allows, also in halves", () => {
    const halves = group([{ ...https, cidrBlocks: ["10.0.0.0/16", "10.1.0.0/16"] }]);
    expect(judged(halves)).to.deep.equal([]);
    expect(judged(halves, { widestIpv4: 16 })).to.deep.equal([
      "violation group: ingress[0] lets in a private range as wide as /15, wider than /16",
    ]);
    expect(judged(group([{ ...https, cidrBlocks: ["10.0.0.0/16", "10.8.0.0/16"] }]), { widestIpv4: 16 })).to.deep.equal(
      [],
    );
  });

  it("reads prefix lists of the stack", () => {
    const lists = (cidr: unknown): readonly TestResource[] => [
      { type: MANAGED_PREFIX_LIST, name: "list", props: { entries: [{ cidr: "10.0.0.0/8" }] } },
      { type: MANAGED_PREFIX_LIST_ENTRY, name: "entry", props: { cidr }, dependsOn: { prefixListId: ["list"] } },
      rule(SECURITY_GROUP_INGRESS_RULE, { ipProtocol: "-1" }, { prefixListId: ["list"] }),
    ];
    expect(examine(sgNoOpenIngress, lists("10.9.0.0/16"))).to.deep.equal([]);
    expect(examine(sgNoOpenIngress, lists("0.0.0.0/1"))).to.deep.equal([
      "violation rule: lets in prefix list list, which holds public range 0.0.0.0/1",
    ]);
  });

  it("cannot decide on a list that an entry may or may not be of", () => {
    const list = (cidr: string) => ({ type: MANAGED_PREFIX_LIST, name: "list", props: { entries: [{ cidr }] } });
    const loose = {
      type: MANAGED_PREFIX_LIST_ENTRY,
      name: "loose",
      props: { cidr: "0.0.0.0/0", prefixListId: unknown },
    };
    const using = rule(SECURITY_GROUP_INGRESS_RULE, { ipProtocol: "-1" }, { prefixListId: ["list"] });
    expect(examine(sgNoOpenIngress, [list("10.0.0.0/8"), loose, using])).to.deep.equal([
      "undetermined rule: list.prefixListId is not known yet",
    ]);
    expect(examine(sgNoOpenIngress, [list("0.0.0.0/0"), loose, using])).to.deep.equal([
      "violation rule: lets in prefix list list, which holds public range 0.0.0.0/0",
    ]);
  });
});

describe("sg-no-open-ingress: what is not known yet", () => {
  for (const [why, ingress, found] of [
    ["the whole list", unknown, ["undetermined group: ingress is not known yet"]],
    ["a whole rule", [unknown], ["undetermined group: ingress[0] is not known yet"]],
    [
      "a list of ranges",
      [{ ...https, cidrBlocks: unknown }],
      ["undetermined group: ingress[0].cidrBlocks is not known yet"],
    ],
    [
      "a range",
      [{ ...https, cidrBlocks: [unknown] }],
      ["undetermined group: ingress[0].cidrBlocks[0] is not known yet"],
    ],
    ["the ports of a private rule", [{ ...https, toPort: unknown, cidrBlocks: ["10.0.0.0/8"] }], []],
    [
      "a prefix list from elsewhere",
      [{ ...https, prefixListIds: ["pl-1"] }],
      ["undetermined group: ingress[0] lets in prefix list pl-1, which is not part of this stack"],
    ],
  ] as const) {
    it(`cannot decide without ${why}`, () => {
      expect(judged(group(ingress))).to.deep.equal(found);
    });
  }

  it("does not let it hide an open range", () => {
    const ingress = [unknown, { ...https, cidrBlocks: [unknown, "0.0.0.0/0"] }];
    expect(judged(group(ingress))).to.deep.equal([
      "violation group: ingress[1] lets in public range 0.0.0.0/0",
      "undetermined group: ingress[0] is not known yet",
      "undetermined group: ingress[1].cidrBlocks[0] is not known yet",
    ]);
  });
});
