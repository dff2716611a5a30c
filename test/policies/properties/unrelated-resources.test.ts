import { expect } from "chai";
import fc from "fast-check";
import type { TestResource } from "../support/examine.ts";
import { oddValue } from "./odd-values.ts";
import { placesIn } from "./places.ts";
import { oddStack } from "./stacks.ts";
import { line, sayings, SEED } from "./whole-pack.ts";

/** Types that no rule but those about every resource looks at. */
const BYSTANDERS = [
  "aws:cloudwatch/dashboard:Dashboard",
  "aws:athena/namedQuery:NamedQuery",
  "aws:resourcegroups/group:Group",
  "aws:budgets/budget:Budget",
  "pulumi:pulumi:StackReference",
  "bank:desk:Component",
];

const bystander: fc.Arbitrary<TestResource> = fc
  .record({
    type: fc.constantFrom(...BYSTANDERS),
    props: fc.dictionary(fc.constantFrom("description", "queryString", "vpcId", "tags"), oddValue, {
      maxKeys: 3,
      noNullPrototype: true,
    }),
    component: fc.boolean(),
  })
  .map((one) => ({ ...one, name: "bystander" }));

/** The stranger, by a name that stands in the stack: a namesake of another kind is no relation. */
function namesake(one: TestResource, stack: readonly TestResource[], pick: number): TestResource {
  const texts = stack.flatMap(({ props }) => placesIn(props)).filter(({ value }) => typeof value === "string");
  const name = texts[pick % texts.length]?.value;
  return { ...one, props: { ...one.props, name, bucket: name, id: name, arn: name } };
}

describe("a resource that has nothing to do with the others", () => {
  it("changes nothing in what the pack says of them and of the stack, wherever it is declared", () => {
    fc.assert(
      fc.property(oddStack, bystander, fc.nat(), (stack, one, place) => {
        const others = sayings(stack).map(line).sort();
        const joined = sayings(stack.toSpliced(place % (stack.length + 1), 0, namesake(one, stack, place)));
        const ofOthers = joined.filter(({ about }) => about !== "bystander");
        expect(ofOthers.map(line).sort()).to.deep.equal(others);
      }),
      { seed: SEED, numRuns: 500 },
    );
  }).timeout(120_000);
});
