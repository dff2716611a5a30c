import { expect } from "chai";
import fc from "fast-check";
import * as kinds from "../../../policypacks/mas-trm/kit/types.ts";
import type { TestResource } from "../support/examine.ts";
import { reversed } from "./places.ts";
import { examples, oddStack } from "./stacks.ts";
import { line, sayings, SEED, verdictOn } from "./whole-pack.ts";

/** Pairs of tokens that are one type of resource: an older form, or the same under another module. */
const TWINS: readonly (readonly [string, string])[] = [
  kinds.BUCKETS,
  kinds.BUCKET_ENCRYPTIONS,
  kinds.BUCKET_OBJECT_LOCKS,
  kinds.BUCKET_LIFECYCLES,
  kinds.BUCKET_LOGGINGS,
  kinds.BUCKET_VERSIONINGS,
  kinds.BUCKET_ACLS,
  kinds.BUCKET_WEBSITES,
  kinds.LOAD_BALANCERS,
  kinds.LISTENERS,
  kinds.LISTENER_RULES,
];
const twinOf = new Map(TWINS.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]));

const respelled = (stack: readonly TestResource[]) =>
  stack.map((resource) => ({ ...resource, type: twinOf.get(resource.type) ?? resource.type }));
const innerReversed = (stack: readonly TestResource[]) =>
  stack.map((resource) => ({ ...resource, props: reversed(resource.props) as TestResource["props"] }));

const said = (stack: readonly TestResource[]) => [...new Set(sayings(stack).map(line))].sort();
const verdicts = (stack: readonly TestResource[]) => [...new Set(sayings(stack).map(verdictOn))].sort();

describe("what the whole pack finds", () => {
  it("does not hang on the order of names in an object or in a JSON text", () => {
    fc.assert(
      fc.property(oddStack, (stack) => {
        expect(said(innerReversed(stack))).to.deep.equal(said(stack));
      }),
      { seed: SEED, numRuns: 400 },
    );
  }).timeout(120_000);

  it("does not hang on the order in which resources are declared", () => {
    const shuffled = oddStack.chain((stack) =>
      fc.tuple(fc.constant(stack), fc.shuffledSubarray([...stack], { minLength: stack.length })),
    );
    fc.assert(
      fc.property(shuffled, ([stack, other]) => {
        expect(verdicts(other)).to.deep.equal(verdicts(stack));
      }),
      { seed: SEED, numRuns: 400 },
    );
  }).timeout(120_000);

  it("does not hang on which of two tokens a type is spelled by", () => {
    const withTwins = oddStack.filter((stack) => stack.some(({ type }) => twinOf.has(type)));
    fc.assert(
      fc.property(withTwins, (stack) => {
        expect(said(respelled(stack))).to.deep.equal(said(stack));
      }),
      { seed: SEED, numRuns: 400 },
    );
  }).timeout(120_000);

  it("is the same for each rule's examples by any order and spelling", () => {
    for (const { rule, side, resources } of examples) {
      const found = verdicts(resources);
      for (const change of [innerReversed, respelled, (stack: readonly TestResource[]) => stack.toReversed()]) {
        expect(verdicts(change(resources)), `${side} example of ${rule}`).to.deep.equal(found);
      }
    }
  }).timeout(120_000);
});
