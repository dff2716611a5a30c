import { expect } from "chai";
import { matchesInTime } from "../../../policypacks/mas-trm/kit/foreign-expression.ts";

describe("a regular expression that a program brings along", () => {
  it("matches as ever", () => {
    expect(matchesInTime(/^a+$/, "aaa")).to.equal(true);
    expect(matchesInTime(/^a+$/, "aab")).to.equal(false);
    expect(matchesInTime(/^A+$/i, "aaa")).to.equal(true);
  });

  it("is given up when it takes too long, and the next one is tried anew", () => {
    const before = Date.now();
    expect(matchesInTime(/^(a*)*b$/, "a".repeat(60))).to.equal(undefined);
    expect(Date.now() - before).to.be.lessThan(15_000);
    expect(matchesInTime(/^a*$/, "a".repeat(60))).to.equal(true);
  });

  it("lets every other error through", () => {
    const broken = {
      test: () => {
        throw new TypeError("broken");
      },
    };
    expect(() => matchesInTime(broken as unknown as RegExp, "a")).to.throw(TypeError, "broken");
  });
});
