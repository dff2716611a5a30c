import { expect } from "chai";
import {
  MANAGED_PREFIX_LIST,
  MANAGED_PREFIX_LIST_ENTRY,
  SECURITY_GROUP,
  SECURITY_GROUP_EGRESS_RULE,
  SECURITY_GROUP_RULE,
  VPC_ENDPOINT,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { prefixListsNarrow } from "../../../policypacks/mas-trm/rules/network/prefix-lists-narrow.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

type Plain = Readonly<Record<string, unknown>>;

const list = (...cidrs: readonly unknown[]): TestResource => ({
  type: MANAGED_PREFIX_LIST,
  name: "list",
  props: { maxEntries: 1000, entries: cidrs.map((cidr) => ({ cidr })) },
});
const entry = (cidr: unknown): TestResource => ({
  type: MANAGED_PREFIX_LIST_ENTRY,
  name: "entry",
  props: { cidr },
  dependsOn: { prefixListId: ["list"] },
});
const judged = (...resources: readonly TestResource[]) => examine(prefixListsNarrow, resources);
const within = (settings: Plain, ...resources: readonly TestResource[]) =>
  examine(prefixListsNarrow, resources, { settings });

describe("prefix-lists-narrow: entries", () => {
  for (const [why, cidrs, found] of [
    ["private ranges, however much room the list has left", ["10.0.0.0/8", "fd00::/48"], []],
    ["everything", ["0.0.0.0/0"], ["holds public range 0.0.0.0/0"]],
    ["both halves", ["0.0.0.0/1", "128.0.0.0/1"], ["holds public range 0.0.0.0/1", "holds public range 128.0.0.0/1"]],
    ["IPv6", ["::/0"], ["holds public range ::/0"]],
    ["one public address", ["203.0.113.7/32"], ["holds public range 203.0.113.7/32"]],
    ["what is no range", ["anywhere"], ["entries[0].cidr is no address range"]],
  ] as const) {
    it(`judges ${why}`, () => {
      expect(judged(list(...cidrs))).to.deep.equal(found.map((line) => `violation list: ${line}`));
    });
  }

  it("judges entries that stand apart, of this list or of one from elsewhere", () => {
    expect(judged(list(), entry("0.0.0.0/0"))).to.deep.equal(["violation entry: holds public range 0.0.0.0/0"]);
    const foreign = { ...entry("0.0.0.0/0"), props: { cidr: "0.0.0.0/0", prefixListId: "pl-1" }, dependsOn: {} };
    expect(judged(foreign)).to.deep.equal(["violation entry: holds public range 0.0.0.0/0"]);
    expect(judged(list(), entry("10.0.0.0/16"))).to.deep.equal([]);
  });

  it("adds up what the bank limits, inline and apart", () => {
    const settings = { widestIpv4: 16 };
    expect(within(settings, list("10.0.0.0/16", "10.2.0.0/16"))).to.deep.equal([]);
    expect(within(settings, list("10.0.0.0/16"), entry("10.1.0.0/16"))).to.deep.equal([
      "violation list: holds a private range as wide as /15, wider than /16",
    ]);
    expect(within(settings, list("10.0.0.0/15", unknown, "fd00::/8"))).to.deep.equal([
      "undetermined list: entries[1].cidr is not known yet",
      "violation list: holds a private range as wide as /15, wider than /16",
    ]);
  });

  it("cannot decide on what is not known yet, and hides nothing by it", () => {
    expect(judged(list(unknown, "0.0.0.0/0"))).to.deep.equal([
      "undetermined list: entries[0].cidr is not known yet",
      "violation list: holds public range 0.0.0.0/0",
    ]);
    expect(judged(list(), entry(unknown))).to.deep.equal(["undetermined entry: cidr is not known yet"]);
    expect(judged({ ...list(), props: { entries: unknown } })).to.deep.equal([
      "undetermined list: entries is not known yet",
    ]);
  });
});

describe("prefix-lists-narrow: who uses which", () => {
  const https = { protocol: "tcp", fromPort: 443, toPort: 443 };
  const foreign = "uses prefix list pl-1, which nobody here answers for";

  for (const [type, props] of [
    [SECURITY_GROUP, { egress: [{ ...https, prefixListIds: ["pl-1"] }] }],
    [SECURITY_GROUP, { ingress: [{ ...https, prefixListIds: ["pl-1"] }] }],
    [SECURITY_GROUP_RULE, { type: "ingress", ...https, prefixListIds: ["pl-1"] }],
    [SECURITY_GROUP_EGRESS_RULE, { ipProtocol: "-1", prefixListId: "pl-1" }],
  ] as const) {
    it(`refuses a list from elsewhere in ${type}, unless the bank answers for it`, () => {
      const user = { type, name: "user", props };
      expect(judged(user)).to.deep.equal([`violation user: ${foreign}`]);
      expect(within({ trustedPrefixLists: ["pl-1"] }, user)).to.deep.equal([]);
    });
  }

  it("passes lists of the stack and those of gateway endpoints", () => {
    const rule = (from: string) => ({
      type: SECURITY_GROUP_EGRESS_RULE,
      name: "user",
      props: { ipProtocol: "-1" },
      dependsOn: { prefixListId: [from] },
    });
    expect(judged(list("10.0.0.0/16"), rule("list"))).to.deep.equal([]);
    const endpoint = { type: VPC_ENDPOINT, name: "s3", props: {}, outputs: { prefixListId: "pl-1" } };
    expect(judged(endpoint, rule("s3"))).to.deep.equal([]);
    const known = { type: SECURITY_GROUP_EGRESS_RULE, name: "user", props: { prefixListId: "pl-1" } };
    expect(judged(endpoint, known)).to.deep.equal([]);
  });

  it("passes the list of one of several gateway endpoints, and cannot decide when it may be another's", () => {
    const rule = (...from: readonly string[]) => ({
      type: SECURITY_GROUP_EGRESS_RULE,
      name: "user",
      props: { ipProtocol: "-1" },
      dependsOn: { prefixListId: from },
    });
    const endpoint = (name: string) => ({ type: VPC_ENDPOINT, name, props: {} });
    const stack = [list("10.0.0.0/16"), endpoint("s3"), endpoint("dynamodb")];
    expect(judged(...stack, rule("s3", "dynamodb"))).to.deep.equal([]);
    expect(judged(...stack, rule("s3", "list"))).to.deep.equal(["undetermined user: prefixListId is not known yet"]);
  });

  it("cannot decide on a list not known yet, and hides nothing by it", () => {
    const user = {
      type: SECURITY_GROUP,
      name: "user",
      props: { ingress: unknown, egress: [{ ...https, prefixListIds: [unknown, "pl-1"] }] },
    };
    expect(judged(user)).to.deep.equal([
      "undetermined user: ingress is not known yet",
      "undetermined user: egress[0].prefixListIds[0] is not known yet",
      `violation user: ${foreign}`,
    ]);
  });
});
