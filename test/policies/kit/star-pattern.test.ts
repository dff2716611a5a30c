import { expect } from "chai";
import { starPattern } from "../../../policypacks/mas-trm/kit/star-pattern.ts";

describe("a text with stars", () => {
  it("matches anything where the stars are, and itself elsewhere", () => {
    expect(starPattern("a*c").test("abbc")).to.equal(true);
    expect(starPattern("a**c").test("ac")).to.equal(true);
    expect(starPattern("a*").test("a\nb")).to.equal(true);
    expect(starPattern("a*c").test("xabc")).to.equal(false);
  });

  it("takes nothing else for special", () => {
    expect(starPattern("a.c?").test("abcc")).to.equal(false);
    expect(starPattern("a.c?(+)[1]$^{}|\\").test("a.c?(+)[1]$^{}|\\")).to.equal(true);
  });
});
