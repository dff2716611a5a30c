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
    ["leaves out what is not known", unknown, []],
    ["leaves out other names", { KEYS: "x" }, []],
  ] as const) {
    it(why, () => {
      expect(placesOf(value)).to.deep.equal(places);
    });
  }
});
