import { expect } from "chai";
import fc from "fast-check";
import { matchesWildcard } from "../../../policypacks/mas-trm/kit/wildcard.ts";

describe("a pattern with wildcards", () => {
  for (const [pattern, text, expected] of [
    ["a*c", "abbc", true],
    ["a**c", "ac", true],
    ["a*", "a\nb", true],
    ["*", "", true],
    ["", "", true],
    ["a*c", "xabc", false],
    ["a*c", "abcx", false],
    ["*abc", "ababc", true],
    ["a*b*c", "aXbYbZ", false],
    ["", "a", false],
    ["a", "", false],
    ["ab", "a", false],
    ["a.c?", "abcc", false],
    ["a?", "a?", true],
    ["a?", "ab", false],
  ] as const) {
    it(`${expected ? "covers" : "does not cover"} "${text.replace("\n", "\\n")}" as "${pattern}"`, () => {
      expect(matchesWildcard(pattern, text)).to.equal(expected);
    });
  }

  it("takes a question mark for any one character where that is asked for", () => {
    expect(matchesWildcard("a?c", "abc", "?")).to.equal(true);
    expect(matchesWildcard("a?c", "ac", "?")).to.equal(false);
    expect(matchesWildcard("?*?", "a", "?")).to.equal(false);
    expect(matchesWildcard("?*?", "ab", "?")).to.equal(true);
    expect(matchesWildcard("a?", "a", "?")).to.equal(false);
  });

  it("is what a regular expression says of it", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "*", "?", "."), maxLength: 8 });
    fc.assert(
      fc.property(letters, letters, (pattern, text) => {
        const parts = pattern.replaceAll(".", "\\.").replaceAll("*", "[^]*").replaceAll("?", "[^]");
        expect(matchesWildcard(pattern, text, "?")).to.equal(new RegExp(`^${parts}$`).test(text));
      }),
    );
  });

  it("is decided at once, however many stars it has", function () {
    this.timeout(1000);
    expect(matchesWildcard(`${"a*".repeat(200)}b`, "a".repeat(5000))).to.equal(false);
  });
});
