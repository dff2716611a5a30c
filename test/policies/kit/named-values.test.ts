import { expect } from "chai";
import { valuesNamed } from "../../../policypacks/mas-trm/kit/named-values.ts";
import { Props } from "../../../policypacks/mas-trm/kit/props.ts";
import { unknown } from "../support/examine.ts";

const placesOf = (value: unknown) => valuesNamed(new Props(value), (name) => name === "KEY").map(({ path }) => path);

describe("valuesNamed", () => {
  for (const [why, value, places] of [
    ["finds properties of maps at any depth", { a: [{ b: { KEY: "x" } }] }, ["a[0].b.KEY"]],
    ["finds pairs of a name and a value", { a: [{ name: "KEY", value: "x" }] }, ["a[0].value"]],
    [
      "finds both inside JSON texts",
      { a: JSON.stringify([{ KEY: "x" }, { name: "KEY", value: "x" }]) },
      ["a[0].KEY", "a[1].value"],
    ],
    ["counts unknown values", { KEY: unknown }, ["KEY"]],
    ["leaves out empty ones, and maps", { KEY: "", a: { KEY: { b: "x" } } }, []],
    ["leaves out names of secrets in a vault", { name: "KEY", value: "x", type: "PARAMETER_STORE" }, []],
    ["leaves out texts that only look like JSON", { a: "[not json", b: "{" }, []],
    ["leaves out texts that hold JSON further on", { a: 'see {"KEY": "x"}' }, []],
    ["finds them in JSON after white space", { a: ' \n{"KEY": "x"}' }, ["a.KEY"]],
    ["leaves out JSON texts of one plain value", { a: '"KEY"', b: "1", c: "null" }, []],
    ["leaves out JSON in quotes, which is one plain value", { a: JSON.stringify('{"KEY": "x"}') }, []],
    ["leaves out what is not known", unknown, []],
    ["finds nothing in numbers, switches and nothing", [1, true, null], []],
    ["leaves out other names", { KEYS: "x" }, []],
  ] as const) {
    it(why, () => {
      expect(placesOf(value)).to.deep.equal(places);
    });
  }

  it("asks no name of a pair that has none", () => {
    const asked: string[] = [];
    valuesNamed(new Props({ value: "x" }), (name) => asked.push(name) < 0);
    expect(asked).to.deep.equal(["value", ""]);
  });

  it("takes a pair without a type for one of a plain value", () => {
    expect(placesOf({ name: "KEY", value: "x" })).to.deep.equal(["value"]);
    expect(placesOf({ name: "KEY", value: unknown, type: "PLAINTEXT" })).to.deep.equal(["value"]);
  });
});
