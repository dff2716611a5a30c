import { expect } from "chai";
import { didYouMean, nearest } from "../../../policypacks/mas-trm/kit/nearest.ts";

describe("the nearest name", () => {
  for (const [name, candidates, found] of [
    ["kms", ["kms", "sts"], "kms"],
    ["kns", ["sts", "kms"], "kms"],
    ["ab", ["xy"], "xy"],
    ["abc", ["xyz"], undefined],
    ["monitoring", ["monitxxxng"], "monitxxxng"],
    ["monitoring", ["monixxxxng"], undefined],
    ["trail", ["trial", "trails"], "trails"],
    ["kms", [], undefined],
    ["k", ["kms"], "kms"],
    ["kms", ["k"], "k"],
    ["k", ["kmskmsk"], undefined],
    ["", ["kms"], undefined],
  ] as const) {
    it(`to ${name} among ${candidates.join(" and ")} is ${found ?? "none"}`, () => {
      expect(nearest(name, candidates)).to.equal(found);
    });
  }

  it("ends a complaint as a question, or not at all", () => {
    expect(didYouMean("kns", ["kms"])).to.equal("; did you mean kms?");
    expect(didYouMean("lambda", ["kms"])).to.equal("");
  });
});
