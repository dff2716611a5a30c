import { expect } from "chai";
import { Props } from "../../../policypacks/mas-trm/kit/props.ts";
import { UnknownProperty } from "../../../policypacks/mas-trm/kit/unknown.ts";
import { unknown } from "../support/examine.ts";

const props = new Props({
  yes: true,
  spelled: "False",
  count: "365",
  blank: " ",
  none: null,
  rule: { mode: "COMPLIANCE", days: unknown },
  list: ["a", { b: 1 }, unknown],
  single: { cidr: "10.0.0.0/8" },
  wholly: unknown,
});

describe("Props", () => {
  it("reads switches, also when spelled as strings", () => {
    expect([props.flag("yes"), props.flag("spelled"), props.flag("count"), props.flag("missing")]).to.deep.equal([
      true,
      false,
      undefined,
      undefined,
    ]);
  });

  it("reads numbers, also when written as digits, and takes no blank for zero", () => {
    expect([props.number("count"), props.number("blank"), props.number("yes"), props.number("missing")]).to.deep.equal([
      365,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("takes null for absent", () => {
    expect([props.has("none"), props.string("none"), props.list("none")]).to.deep.equal([false, undefined, []]);
  });

  it("reads past an unknown neighbour", () => {
    expect(props.string("rule.mode")).to.equal("COMPLIANCE");
  });

  for (const [path, named] of [
    ["rule.days", "rule.days"],
    ["wholly", "wholly"],
    ["wholly.deep.down", "wholly"],
  ] as const) {
    it(`throws, naming ${named}, when ${path} is unknown`, () => {
      expect(() => props.string(path))
        .to.throw(UnknownProperty)
        .with.property("path", named);
    });
  }

  it("gives list elements their place, and only the unknown one throws", () => {
    const [first, second, third] = props.list("list");
    expect([first?.text, second?.number("b"), third?.path]).to.deep.equal(["a", 1, "list[2]"]);
    expect(() => third?.text).to.throw(UnknownProperty, "list[2] is not known yet");
    expect(() => props.strings("list")).to.throw(UnknownProperty);
  });

  it("takes a single object for a list of one", () => {
    expect(props.list("single").map((element) => element.string("cidr"))).to.deep.equal(["10.0.0.0/8"]);
  });

  it("gives plain data only when all of it is known", () => {
    expect(props.plain("single")).to.deep.equal({ cidr: "10.0.0.0/8" });
    expect(() => props.plain("rule")).to.throw(UnknownProperty);
    expect([props.isUnknown("rule"), props.isUnknown("single"), props.at("rule").isOpaque]).to.deep.equal([
      true,
      false,
      false,
    ]);
  });

  it("tells what is set without needing to know it", () => {
    expect(props.has("wholly")).to.equal(true);
    expect(props.keys()).to.include("wholly").and.not.include("none");
    expect(new Props({ a: undefined, b: null, c: 0 }).keys()).to.deep.equal(["c"]);
    expect([props.at("list").keys(), props.at("yes").keys(), props.at("missing").keys()]).to.deep.equal([[], [], []]);
  });

  it("gives the texts of a list and leaves out what is none", () => {
    expect(new Props({ a: ["x", { b: 1 }, 2, null] }).strings("a")).to.deep.equal(["x", "2"]);
  });
});
