import { expect } from "chai";
import {
  isObject,
  isTextList,
  objectsOf,
  parseJson,
  strangers,
} from "../../../../policypacks/mas-trm/kit/artefacts/json-text.ts";
import { Props } from "../../../../policypacks/mas-trm/kit/props.ts";

describe("a JSON text", () => {
  it("is read where it holds an object or a list", () => {
    expect(parseJson('{"a":1}')?.number("a")).to.equal(1);
    expect(parseJson(" \r\n\t[1]")?.value).to.deep.equal([1]);
  });

  for (const text of ["", '"a [list]"', '"{}"', "12", "null", "rules: []", '{"a":1,}', '{"a":1} // end', "x {}"]) {
    it(`is not read from ${JSON.stringify(text)}`, () => {
      expect(parseJson(text)).to.equal(undefined);
    });
  }

  it("is read once, however many rules ask for it one after the other, and anew when another came between", () => {
    const content = parseJson('{"a":1}');
    expect(parseJson('{"a":1}')).to.equal(content);
    expect(parseJson('{"a":2}')?.number("a")).to.equal(2);
    expect(parseJson("none")).to.equal(undefined);
    expect(parseJson('{"a":1}')?.number("a")).to.equal(1);
  });
});

describe("what a JSON text holds", () => {
  for (const [value, object, texts] of [
    [{}, true, false],
    [{ a: ["b"] }, true, false],
    [[], false, true],
    [["a", "b"], false, true],
    [["a", 1], false, false],
    [[1], false, false],
    [[["a"]], false, false],
    ["a", false, false],
    [null, false, false],
    [undefined, false, false],
  ] as const) {
    it(`is told by its shape: ${JSON.stringify(value)}`, () => {
      expect(isObject(new Props(value))).to.equal(object);
      expect(isTextList(new Props(value))).to.equal(texts);
    });
  }

  it("gives the objects of a list, and nothing of anything else", () => {
    const found = objectsOf(new Props([1, { a: 1 }, null, ["x"], { a: 2 }], "rules"));
    expect(found.map(({ path }) => path)).to.deep.equal(["rules[1]", "rules[4]"]);
    expect(objectsOf(new Props({ a: 1 }))).to.deep.equal([]);
    expect(objectsOf(new Props("text"))).to.deep.equal([]);
  });

  it("counts names that nobody knows", () => {
    expect(strangers(new Props({ match: 1, why: 2, version: 3 }), ["match", "exclude"])).to.equal(2);
    expect(strangers(new Props({ match: 1 }), ["match"])).to.equal(0);
  });
});
