import { expect } from "chai";
import fc from "fast-check";
import { type Cidr, contains, isPrivate, overlaps, parseCidr } from "../../components/foundation/cidr.ts";

const range = (text: string): Cidr => {
  const parsed = parseCidr(text);
  if (parsed === undefined) throw new Error(`${text} was not parsed`);
  return parsed;
};
/** Any range that a network could have: the host bits of a random address cut off. */
const anyRange = fc.tuple(fc.nat(2 ** 32 - 1), fc.integer({ min: 1, max: 32 })).map(([address, prefix]) => {
  const first = Math.floor(address / 2 ** (32 - prefix)) * 2 ** (32 - prefix);
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
  return range(`${bytes.join(".")}/${prefix}`);
});

describe("cidr", () => {
  for (const text of ["10.0.0.0", "10.0.0.5/16", "010.0.0.0/8", "10.0.0.0/33", "10.0/16", "::/0", "x", ""]) {
    it(`takes "${text}" for no range`, () => {
      expect(parseCidr(text)).to.equal(undefined);
    });
  }

  it("knows the ends of a range", () => {
    expect(range("10.0.1.0/24")).to.deep.equal({
      text: "10.0.1.0/24",
      prefix: 24,
      first: 0x0a000100n,
      last: 0x0a0001ffn,
    });
  });

  it("finds ranges to overlap exactly when one holds the other", () => {
    fc.assert(
      fc.property(anyRange, anyRange, (a, b) => {
        expect(overlaps(a, b)).to.equal(contains(a, b) || contains(b, a));
      }),
    );
  });

  it("takes the ranges of RFC 1918 and what lies inside for private, and nothing else", () => {
    for (const text of ["10.0.0.0/8", "172.31.255.0/24", "192.168.0.0/16"])
      expect(isPrivate(range(text)), text).to.equal(true);
    for (const text of ["0.0.0.0/0", "10.0.0.0/7", "172.32.0.0/16", "192.169.0.0/16", "11.0.0.0/8"])
      expect(isPrivate(range(text)), text).to.equal(false);
  });
});
