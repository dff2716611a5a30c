import { expect } from "chai";
import {
  DEFAULT_SECURITY_GROUP,
  MANAGED_PREFIX_LIST,
  SECURITY_GROUP,
  SECURITY_GROUP_EGRESS_RULE,
  SECURITY_GROUP_INGRESS_RULE,
  SECURITY_GROUP_RULE,
  VPC_ENDPOINT,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { sgNoOpenEgress } from "../../../policypacks/mas-trm/rules/network/sg-no-open-egress.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

type Plain = Readonly<Record<string, unknown>>;

const everything = { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] };
const subject = (type: string, props: Plain, more: Partial<TestResource> = {}): TestResource => ({
  type,
  name: "subject",
  props,
  ...more,
});
const judged = (...resources: readonly TestResource[]) => examine(sgNoOpenEgress, resources);

describe("sg-no-open-egress: the forms of rules", () => {
  it("passes groups that declare no egress, made or adopted: the provider removes AWS's allow-all", () => {
    expect(judged(subject(SECURITY_GROUP, { description: "closed" }))).to.deep.equal([]);
    expect(judged(subject(DEFAULT_SECURITY_GROUP, { vpcId: unknown }))).to.deep.equal([]);
    expect(judged(subject(SECURITY_GROUP, { egress: [] }))).to.deep.equal([]);
  });

  for (const [why, type, props, found] of [
    ["an inline allow-all", SECURITY_GROUP, { egress: [everything] }, ["egress[0] lets out to public range 0.0.0.0/0"]],
    [
      "it in an adopted default group",
      DEFAULT_SECURITY_GROUP,
      { egress: [everything] },
      ["egress[0] lets out to public range 0.0.0.0/0"],
    ],
    [
      "an older rule resource",
      SECURITY_GROUP_RULE,
      { type: "egress", ...everything },
      ["lets out to public range 0.0.0.0/0"],
    ],
    [
      "a newer rule resource",
      SECURITY_GROUP_EGRESS_RULE,
      { ipProtocol: "tcp", cidrIpv6: "::/0" },
      ["lets out to public range ::/0"],
    ],
    [
      "half of IPv4",
      SECURITY_GROUP_EGRESS_RULE,
      { ipProtocol: "tcp", cidrIpv4: "128.0.0.0/1" },
      ["lets out to public range 128.0.0.0/1"],
    ],
  ] as const) {
    it(`refuses ${why}`, () => {
      expect(judged(subject(type, props))).to.deep.equal(found.map((line) => `violation subject: ${line}`));
    });
  }

  it("leaves ingress to its own rule", () => {
    expect(judged(subject(SECURITY_GROUP, { ingress: [everything] }))).to.deep.equal([]);
    expect(judged(subject(SECURITY_GROUP_INGRESS_RULE, { ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" }))).to.deep.equal([]);
  });

  it("refuses a group that is only read and has kept AWS's allow-all", () => {
    expect(judged(subject(SECURITY_GROUP, { egress: [everything] }, { read: true }))).to.deep.equal([
      "violation subject: egress[0] lets out to public range 0.0.0.0/0",
    ]);
  });
});

describe("sg-no-open-egress: prefix lists", () => {
  const endpoint = (outputs: Plain = {}): TestResource => ({
    type: VPC_ENDPOINT,
    name: "s3",
    props: { serviceName: "com.amazonaws.us-east-1.s3", vpcEndpointType: "Gateway" },
    outputs,
  });
  const toList = (props: Plain, from: readonly string[] = []) =>
    subject(
      SECURITY_GROUP_EGRESS_RULE,
      { ipProtocol: "tcp", fromPort: 443, toPort: 443, ...props },
      {
        dependsOn: from.length > 0 ? { prefixListId: from } : {},
      },
    );

  it("passes the list that a gateway endpoint of the stack publishes, before and after AWS has named it", () => {
    expect(judged(endpoint(), toList({}, ["s3"]))).to.deep.equal([]);
    expect(judged(endpoint({ prefixListId: "pl-63a5400a" }), toList({ prefixListId: "pl-63a5400a" }))).to.deep.equal(
      [],
    );
  });

  it("passes it inline too", () => {
    const inline = subject(
      SECURITY_GROUP,
      { egress: [{ protocol: "tcp", fromPort: 443, toPort: 443, prefixListIds: [unknown] }] },
      { dependsOn: { egress: ["s3"] } },
    );
    expect(judged(endpoint(), inline)).to.deep.equal([]);
  });

  it("refuses an open range beside it", () => {
    expect(judged(endpoint(), toList({ cidrIpv4: "0.0.0.0/0" }, ["s3"]))).to.deep.equal([
      "violation subject: lets out to public range 0.0.0.0/0",
    ]);
  });

  it("cannot decide on a list from elsewhere unless the bank answers for it", () => {
    const rule = toList({ prefixListId: "pl-1" });
    const settings = { trustedPrefixLists: ["pl-1"] };
    expect(judged(rule)).to.deep.equal([
      "undetermined subject: lets out to prefix list pl-1, which is not part of this stack",
    ]);
    expect(examine(sgNoOpenEgress, [rule], { settings })).to.deep.equal([]);
  });

  it("refuses a list of the stack that holds public ranges, and names them all", () => {
    const list = (...cidrs: readonly string[]): TestResource => ({
      type: MANAGED_PREFIX_LIST,
      name: "list",
      props: { entries: cidrs.map((cidr) => ({ cidr })) },
    });
    const rule = toList({}, ["list"]);
    expect(judged(list("10.8.0.0/16", "fd00::/8"), rule)).to.deep.equal([]);
    expect(judged(list("8.8.8.0/24", "10.8.0.0/16", "::/0"), rule)).to.deep.equal([
      "violation subject: lets out to prefix list list, which holds public range 8.8.8.0/24 and ::/0",
    ]);
    expect(judged(list("everything"), rule)).to.deep.equal([
      "violation subject: lets out to prefix list list, which holds public range (withheld)",
    ]);
  });

  it("cannot decide on a list not known yet", () => {
    expect(judged(toList({ prefixListId: unknown }))).to.deep.equal([
      "undetermined subject: prefixListId is not known yet",
    ]);
  });
});

describe("sg-no-open-egress: what is not known yet", () => {
  it("cannot decide without the list of rules, nor without a range, and hides nothing", () => {
    expect(judged(subject(SECURITY_GROUP, { egress: unknown }))).to.deep.equal([
      "undetermined subject: egress is not known yet",
    ]);
    const mixed = { ...everything, cidrBlocks: [unknown, "0.0.0.0/0"] };
    expect(judged(subject(SECURITY_GROUP, { egress: [mixed] }))).to.deep.equal([
      "violation subject: egress[0] lets out to public range 0.0.0.0/0",
      "undetermined subject: egress[0].cidrBlocks[0] is not known yet",
    ]);
  });
});
