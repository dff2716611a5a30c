import { expect } from "chai";
import fc from "fast-check";
import { opened, silenced } from "./openings.ts";
import { examples, oddStack } from "./stacks.ts";
import { SEED } from "./whole-pack.ts";

describe("a value that is not known yet", () => {
  it("silences nothing that the whole pack has against any rule's example", () => {
    for (const { rule, side, resources } of examples) {
      for (const open of opened(resources)) {
        expect(silenced(open), `${side} example of ${rule} without ${open.what}`).to.deep.equal([]);
      }
    }
  }).timeout(120_000);

  it("silences nothing that the whole pack has against an odd stack", () => {
    fc.assert(
      fc.property(oddStack, fc.nat(), (stack, pick) => {
        const ways = opened(stack);
        const open = ways[pick % ways.length];
        if (open !== undefined) expect(silenced(open), open.what).to.deep.equal([]);
      }),
      { seed: SEED, numRuns: 500 },
    );
  }).timeout(120_000);
});
