import { expect } from "chai";
import fc from "fast-check";
import { type AddressRange, countAddresses, parseCidr } from "../../../../policypacks/mas-trm/kit/network/cidr.ts";
import { joinRanges } from "../../../../policypacks/mas-trm/kit/network/join-ranges.ts";

const ranges = (...texts: readonly string[]) => texts.flatMap((text) => parseCidr(text) ?? []);

describe("joinRanges", () => {
  for (const [why, given, joined] of [
    ["joins halves, in whatever order", ["128.0.0.0/1", "0.0.0.0/1"], ["0.0.0.0/0"]],
    ["swallows what lies inside", ["10.0.0.0/8", "10.1.0.0/16"], ["10.0.0.0/8"]],
    ["keeps what does not touch apart", ["10.0.0.0/16", "10.2.0.0/16"], ["10.0.0.0/16", "10.2.0.0/16"]],
    ["keeps the versions apart", ["255.255.255.255/32", "::/128"], ["255.255.255.255/32", "::/128"]],
    ["joins nothing to nothing", [], []],
  ] as const) {
    it(why, () => {
      expect(joinRanges(ranges(...given))).to.deep.equal(ranges(...joined));
    });
  }

  it("keeps every address and repeats none", () => {
    const block = fc
      .tuple(fc.bigInt(0n, 4095n), fc.bigInt(0n, 64n))
      .map(([first, size]): AddressRange => ({ version: 4, first, last: first + size }));
    fc.assert(
      fc.property(fc.array(block), (blocks) => {
        const joined = joinRanges(blocks);
        expect(joined.reduce((total, { first, last }) => total + last - first + 1n, 0n)).to.equal(
          countAddresses(blocks, 4),
        );
      }),
    );
  });
});
