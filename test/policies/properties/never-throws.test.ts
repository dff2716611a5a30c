import { expect } from "chai";
import fc from "fast-check";
import { rules } from "../../../policypacks/mas-trm/rules/index.ts";
import { Session } from "../../../policypacks/mas-trm/server/session.ts";
import { type TestResource, unknown } from "../support/examine.ts";
import { generatedResource, oddStack } from "./stacks.ts";
import { knownTypes, vocabulary } from "./vocabulary.ts";
import { line, sayings, SEED } from "./whole-pack.ts";

const failures = (stack: readonly TestResource[]) =>
  sayings(stack)
    .filter(({ verdict }) => verdict === "error")
    .map(line);

/** Two resources of a type of which every property that rules read holds one value. */
function pair(type: string, value: unknown): readonly TestResource[] {
  const top = [...new Set((vocabulary.get(type) ?? []).map((path) => path.split(".")[0] ?? ""))];
  const props = Object.fromEntries(top.map((property) => [property, value]));
  const dependsOn = value === unknown ? Object.fromEntries(top.map((property) => [property, ["one"]])) : {};
  return ["one", "other"].map((name) => ({ type, name, props, dependsOn }));
}

describe("the whole pack, whatever stack it is shown", () => {
  it("judges it: nothing throws, and no rule fails", () => {
    fc.assert(
      fc.property(oddStack, (stack) => {
        expect(failures(stack)).to.deep.equal([]);
      }),
      { seed: SEED, numRuns: 2000 },
    );
  }).timeout(120_000);

  it("knows which properties its rules read, so that odd values stand where they are read", () => {
    const read = [...vocabulary.values()].flat();
    expect(read).to.include.members(["ingress.cidrBlocks", "enableLogFileValidation", "metadataOptions.httpTokens"]);
    expect(vocabulary.size).to.be.greaterThan(300);
  });

  for (const [what, value] of [
    ["named by one word, also where they name others", "one"],
    ["known to come from each other and from themselves", unknown],
  ] as const) {
    it(`follows no reference for ever between resources ${what}`, () => {
      for (const type of knownTypes) expect(failures(pair(type, value)), type).to.deep.equal([]);
    }).timeout(120_000);
  }

  it("remedies it without throwing", () => {
    const session = new Session(rules);
    session.configure(new Map(rules.map(({ id }) => [id, { level: "remediate" as const, settings: {} }])));
    fc.assert(
      fc.property(generatedResource, ({ type, props }) => {
        const urn = `urn:pulumi:prod::test::${type}::subject`;
        expect(() => session.remedy({ urn, type, name: "subject", inputs: props })).to.not.throw();
      }),
      { seed: SEED, numRuns: 1000 },
    );
  }).timeout(120_000);
});
