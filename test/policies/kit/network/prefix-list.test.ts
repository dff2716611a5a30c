import { expect } from "chai";
import {
  entriesOf,
  followPrefixList,
  publicRangesOf,
} from "../../../../policypacks/mas-trm/kit/network/prefix-list.ts";
import { Resource } from "../../../../policypacks/mas-trm/kit/resource.ts";
import * as types from "../../../../policypacks/mas-trm/kit/types.ts";
import { graphOf, type TestResource, unknown } from "../../support/examine.ts";
import { named } from "../../support/reachability-stack.ts";
import { make, type Origins, type Plain } from "../../support/subnet-stack.ts";

const list = make(types.MANAGED_PREFIX_LIST, "list", {}, { entries: [{ cidr: "10.0.0.0/8" }] });
const s3 = { ...make(types.VPC_ENDPOINT, "s3"), outputs: { prefixListId: "pl-s3" } };
const dynamodb = { ...make(types.VPC_ENDPOINT, "dynamodb"), outputs: { prefixListId: unknown } };
const follow = (props: Plain, origins: Origins = {}) => {
  const graph = graphOf([list, s3, dynamodb, make(types.SECURITY_GROUP_EGRESS_RULE, "rule", origins, props)]);
  const rule = named(graph, "rule");
  const found = followPrefixList(rule, rule.props.at("prefixListId"));
  return found.kind === "own" ? `own ${found.list.name}` : found.kind === "elsewhere" ? found.id : found.kind;
};
/** A resource that the engine shows without the stack around it. */
const alone = (type: string, inputs: Plain) => new Resource({ urn: `urn:${type}`, type, name: "alone", inputs });

describe("prefix lists: what an id names", () => {
  for (const [why, props, origins, found] of [
    ["a list of the stack", {}, { prefixListId: ["list"] }, "own list"],
    ["the list of an endpoint", {}, { prefixListId: ["s3"] }, "service"],
    ["that of one of two endpoints", {}, { prefixListId: ["s3", "dynamodb"] }, "service"],
    ["the known id of an endpoint's list", { prefixListId: "pl-s3" }, {}, "service"],
    ["any other id", { prefixListId: "pl-1" }, {}, "pl-1"],
    ["none", {}, {}, "none"],
    ["an empty one", { prefixListId: "" }, {}, "none"],
  ] as const) {
    it(`reads ${why}`, () => {
      expect(follow(props, origins)).to.equal(found);
    });
  }

  for (const [why, props, origins] of [
    ["of a list or an endpoint", {}, { prefixListId: ["s3", "list"] }],
    ["of nothing in the stack", { prefixListId: unknown }, {}],
  ] as const) {
    it(`cannot tell one not known yet that comes ${why}`, () => {
      expect(() => follow(props, origins)).to.throw("prefixListId is not known yet");
    });
  }

  it("cannot tell a known one either, without the stack around", () => {
    const rule = alone(types.SECURITY_GROUP_EGRESS_RULE, { prefixListId: "pl-1" });
    expect(() => followPrefixList(rule, rule.props.at("prefixListId"))).to.throw("prefixListId is not known yet");
  });
});

describe("prefix lists: public ranges", () => {
  const rangesOf = (entries: unknown, ...more: readonly TestResource[]) =>
    publicRangesOf(named(graphOf([{ ...list, props: { entries } }, ...more]), "list"));
  const entry = (origins: Origins, props: Plain) => make(types.MANAGED_PREFIX_LIST_ENTRY, "entry", origins, props);
  const mine = { prefixListId: ["list"] };

  for (const [why, entries, more, found] of [
    ["finds none among private ranges", [{ cidr: "10.0.0.0/8" }], [], []],
    ["finds them inline", [{ cidr: "10.0.0.0/8" }, { cidr: "8.8.8.0/24" }], [], ["8.8.8.0/24"]],
    ["finds them in entries apart", [], [entry(mine, { cidr: "::/0" })], ["::/0"]],
    ["counts what it cannot read, and withholds it", [{ cidr: "anywhere" }, {}], [], ["(withheld)", "(withheld)"]],
    ["finds one beside what is not known yet", [{ cidr: unknown }, { cidr: "8.8.8.8/32" }], [], ["8.8.8.8/32"]],
    ["leaves out the entries of other lists", [], [entry({}, { prefixListId: "pl-1", cidr: "8.8.8.8/32" })], []],
  ] as const) {
    it(why, () => {
      expect(rangesOf(entries, ...more)).to.deep.equal(found);
    });
  }

  for (const [why, entries, more, path] of [
    ["a range", [{ cidr: unknown }], [], "list.entries[0].cidr"],
    ["the range of an entry apart", [], [entry(mine, { cidr: unknown })], "list.cidr"],
    ["the list of an entry", [], [entry({}, { prefixListId: unknown, cidr: "8.8.8.8/32" })], "list.prefixListId"],
  ] as const) {
    it(`cannot tell without ${why}`, () => {
      expect(() => rangesOf(entries, ...more)).to.throw(`${path} is not known yet`);
    });
  }

  it("are read inline without the stack around", () => {
    const lone = alone(types.MANAGED_PREFIX_LIST, { entries: [{ cidr: "8.8.8.0/24" }] });
    expect(publicRangesOf(lone)).to.deep.equal(["8.8.8.0/24"]);
    expect(entriesOf(lone).map(({ holder }) => holder)).to.deep.equal([lone]);
  });
});
