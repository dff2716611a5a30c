import { expect } from "chai";
import fc from "fast-check";
import { rules } from "../../../policypacks/mas-trm/rules/index.ts";
import { judgementsOf, nameOf, type TestResource } from "../support/examine.ts";
import { oddStackOf } from "./stacks.ts";
import { SEED } from "./whole-pack.ts";
import { type Worsening, worsened } from "./worsen.ts";
import { worsenings } from "./worsenings.ts";

/** What one rule says of a stack: about whom, and how surely. */
function verdictsOf(id: string, stack: readonly TestResource[]): readonly { about: string; verdict: string }[] {
  const rule = rules.filter((one) => one.id === id);
  return judgementsOf(rule, stack).map(({ finding }) => ({ about: nameOf(finding.urn), verdict: finding.verdict }));
}

/** The resources that a worsening clears of a violation, or of a doubt altogether. */
function cleared(stack: readonly TestResource[], by: Worsening): readonly string[] {
  const after = verdictsOf(by.rule, worsened(stack, by));
  return verdictsOf(by.rule, stack)
    .filter(({ verdict, about }) => {
      const left = after.filter((one) => one.about === about);
      return verdict === "violation" ? !left.some((one) => one.verdict === "violation") : left.length === 0;
    })
    .map(({ verdict, about }) => `${verdict} ${about}`);
}

describe("what makes a stack worse", () => {
  for (const by of worsenings) {
    const examples = rules.find(({ id }) => id === by.rule)?.examples;

    describe(`(${by.what}, for ${by.rule})`, () => {
      it("is refused in a compliant stack", () => {
        const found = verdictsOf(by.rule, worsened(examples?.compliant ?? [], by));
        expect(found.map(({ verdict }) => verdict)).to.include("violation");
      }).timeout(120_000);

      it("clears nothing of what was refused already, whatever else stands in the stack", () => {
        expect(cleared(examples?.violating ?? [], by)).to.deep.equal([]);
        fc.assert(
          fc.property(oddStackOf(by.rule), (stack) => {
            expect(cleared(stack, by)).to.deep.equal([]);
          }),
          { seed: SEED, numRuns: 60 },
        );
      }).timeout(120_000);
    });
  }
});
