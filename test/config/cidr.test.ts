import { expect } from "chai";
import fc from "fast-check";
import { Cidr } from "../../infra/config/cidr.ts";
import { changed, linesAbout, stackFile } from "./given.ts";

const address = fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 0, max: 255 })));
const range = fc
  .tuple(address, fc.integer({ min: 0, max: 32 }))
  .map(([octets, prefix]) => `${octets.join(".")}/${prefix}`);

/** First and last address of a range as numbers: a second, slower reading to compare with. */
function bounds(text: string): [number, number] {
  const [dotted = "", prefix = "0"] = text.split("/");
  const value = dotted.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
  const size = 2 ** (32 - Number(prefix));
  const first = Math.floor(value / size) * size;
  return [first, first + size - 1];
}

describe("an IPv4 range", () => {
  it("overlaps another exactly where they share an address, whichever is asked", () => {
    fc.assert(
      fc.property(range, range, (one, other) => {
        const [firstOfOne, lastOfOne] = bounds(one);
        const [firstOfOther, lastOfOther] = bounds(other);
        const expected = firstOfOne <= lastOfOther && firstOfOther <= lastOfOne;
        expect(new Cidr(one).overlaps(new Cidr(other))).to.equal(expected);
        expect(new Cidr(other).overlaps(new Cidr(one))).to.equal(expected);
      }),
    );
  });

  it("lies within another exactly where all its addresses do", () => {
    fc.assert(
      fc.property(range, range, (one, other) => {
        const [firstOfOne, lastOfOne] = bounds(one);
        const [firstOfOther, lastOfOther] = bounds(other);
        expect(new Cidr(one).isWithin(new Cidr(other))).to.equal(
          firstOfOther <= firstOfOne && lastOfOne <= lastOfOther,
        );
      }),
    );
  });

  it("has host bits exactly where its text does not start with its first address", () => {
    fc.assert(
      fc.property(range, (text) => {
        const cidr = new Cidr(text);
        expect(cidr.hasHostBits).to.equal(cidr.toString() !== text);
        expect(bounds(cidr.toString())).to.deep.equal(bounds(text));
        expect(new Cidr(cidr.toString()).hasHostBits).to.equal(false);
      }),
    );
  });

  for (const [text, isPrivate] of [
    ["10.0.0.0/8", true],
    ["10.0.0.0/7", false],
    ["172.16.0.0/12", true],
    ["172.32.0.0/16", false],
    ["192.168.255.0/24", true],
    ["192.169.0.0/16", false],
    ["100.64.0.0/10", false],
  ] as const) {
    it(`${text} is ${isPrivate ? "private" : "public"}`, () => {
      expect(new Cidr(text).isPrivate).to.equal(isPrivate);
    });
  }

  it("is refused in every form but the dotted one, before any parser sees it", () => {
    const odd = ["10.0.0.0", "10.0/16", "0x0a000000/8", "010.0.0.0/8", "10.0.0.0/016", " 10.0.0.0/16", "10.0.0.0/16\n"];
    for (const text of [...odd, "10.0.0.256/24", "10.0.0.0/33", "10.0.0.0/-1", "::/0", "10.0.0.0/255.255.0.0", ""]) {
      const flat = changed(stackFile("dev"), { "kiro-landing-zone:network/directoryCidrs": [text] });
      expect(linesAbout("dev", flat), text).to.deep.equal([
        `kiro-landing-zone:network.directoryCidrs[0]: is not valid, got ${/^[\x21-\x7e]+$/.test(text) ? text : JSON.stringify(text)}; must be an IPv4 range such as 10.0.0.0/16`,
      ]);
    }
  });
});
