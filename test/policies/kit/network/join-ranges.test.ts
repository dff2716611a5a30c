import { expect } from "chai";
import fc from "fast-check";
import { type AddressRange, parseCidr } from "../../../../policypacks/mas-trm/kit/network/cidr.ts";
import { joinRanges } from "../../../../policypacks/mas-trm/kit/network/join-ranges.ts";

const ranges = (...texts: readonly string[]) => texts.flatMap((text) => parseCidr(text) ?? []);

const addressesOf = (blocks: readonly AddressRange[]) =>
  blocks.flatMap(({ first, last }) =>
    Array.from({ length: Number(last - first) + 1 }, (_, index) => Number(first) + index),
  );

describe("joinRanges", () => {
  for (const [why, given, joined] of [
    ["joins halves, in whatever order", ["128.0.0.0/1", "0.0.0.0/1"], ["0.0.0.0/0"]],
    ["swallows what lies inside", ["10.0.0.0/8", "10.1.0.0/16"], ["10.0.0.0/8"]],
    ["keeps what does not touch apart", ["10.0.0.0/16", "10.2.0.0/16"], ["10.0.0.0/16", "10.2.0.0/16"]],
    ["keeps the versions apart", ["255.255.255.255/32", "::/128"], ["255.255.255.255/32", "::/128"]],
    [
      "sorts the versions apart before it joins",
      ["128.0.0.0/1", "8000::/1", "0.0.0.0/1", "::/1"],
      ["0.0.0.0/0", "::/0"],
    ],
    ["sorts the versions apart, whichever comes first", ["::/1", "0.0.0.0/1", "8000::/1"], ["0.0.0.0/1", "::/0"]],
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
        const once = addressesOf(joined);
        expect(new Set(once)).to.deep.equal(new Set(addressesOf(blocks)));
        expect(once).to.have.length(new Set(once).size);
      }),
    );
  });
});
