import { expect } from "chai";
import { Props } from "../../../policypacks/mas-trm/kit/props.ts";
import { leaves, parts, reach } from "../../../policypacks/mas-trm/kit/values.ts";
import { unknown } from "../support/examine.ts";

const props = new Props({
  name: "a",
  none: null,
  rules: [{ to: { bucket: "b" } }, { to: { bucket: unknown } }, { to: {} }],
  labels: { "aws:x.y": 1 },
  later: unknown,
});

describe("leaves", () => {
  it("lists every value without parts with its innermost property and its path", () => {
    expect(leaves(props).map(({ key, value }) => [key, value.path])).to.deep.equal([
      ["name", "name"],
      ["bucket", "rules[0].to.bucket"],
      ["bucket", "rules[1].to.bucket"],
      ["aws:x.y", "labels.aws:x.y"],
      ["later", "later"],
    ]);
  });

  it("gives elements of a list the list's name", () => {
    expect(leaves(new Props({ regions: ["a", "b"] })).map(({ key }) => key)).to.deep.equal(["regions", "regions"]);
  });
});

describe("leaves of what is not known at all", () => {
  it("are that alone, under no name", () => {
    expect(leaves(props.at("later")).map(({ key, value }) => [key, value.path, value.isOpaque])).to.deep.equal([
      ["", "later", true],
    ]);
  });

  it("have no name where a plain value stands alone", () => {
    expect(leaves(props.at("name")).map(({ key, value }) => [key, value.text])).to.deep.equal([["", "a"]]);
  });
});

describe("parts", () => {
  it("reaches names that hold a dot", () => {
    expect(parts(props.at("labels")).map(({ key, value }) => [key, value.text])).to.deep.equal([["aws:x.y", "1"]]);
  });
});

describe("reach", () => {
  for (const [path, found] of [
    ["", [""]],
    ["name", ["name"]],
    ["none", []],
    ["absent.deeper", []],
    ["rules[]", ["rules[0]", "rules[1]", "rules[2]"]],
    ["rules[].to.bucket", ["rules[0].to.bucket", "rules[1].to.bucket"]],
  ] as const) {
    it(`finds ${String(found.length)} at "${path}"`, () => {
      expect(reach(props, path).map((value) => value.path)).to.deep.equal(found);
    });
  }

  it("throws at a list that is not known yet", () => {
    expect(() => reach(props, "later[].to")).to.throw("later is not known yet");
  });
});
