import { expect } from "chai";
import fc from "fast-check";
import { BUCKET_POLICY, METRIC_ALARM, SUBNETS, TRAIL } from "../../../policypacks/mas-trm/kit/types.ts";
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

/** Types that name a key, a network, a bucket and a topic. */
const REFERRING = [TRAIL, SUBNETS[0], BUCKET_POLICY, METRIC_ALARM];
/** Read only of a resource to which another one has led, so that nobody alone is asked for it. */
const ALSO_READ = ["targetKeyId"];
const NAMES = ["id", "arn", "name", "bucket", "keyId", "groupName", "urn"];

/** A resource of which every property that rules read holds one value, and comes from some other if that is unknown. */
function filled(type: string, name: string, value: unknown, isNamed: boolean): TestResource {
  const paths = [...(vocabulary.get(type) ?? []), ...ALSO_READ];
  const read = [...new Set(paths.map((path) => path.split(".")[0] ?? ""))];
  const top = read.filter((property) => isNamed || !NAMES.includes(property));
  const origins = value === unknown ? top.map((property) => [property, ["one"]] as const) : [];
  return {
    type,
    name,
    props: Object.fromEntries(top.map((property) => [property, value])),
    dependsOn: Object.fromEntries(origins),
  };
}

/** A resource that refers to itself in all that it says, and one of each of some types that refer to it. */
function circle(type: string, users: readonly string[], value: unknown): readonly TestResource[] {
  return [filled(type, "one", value, true), ...users.map((user) => filled(user, `by ${user}`, value, false))];
}

describe("the whole pack, whatever stack it is shown", () => {
  it("judges it: nothing throws, and no rule fails", () => {
    fc.assert(
      fc.property(oddStack, (stack) => {
        expect(failures(stack)).to.deep.equal([]);
      }),
      { seed: SEED, numRuns: 1500 },
    );
  }).timeout(120_000);

  it("knows which properties its rules read, so that odd values stand where they are read", () => {
    const read = [...vocabulary.values()].flat();
    expect(read).to.include.members(["ingress.cidrBlocks", "enableLogFileValidation", "metadataOptions.httpTokens"]);
    expect(vocabulary.size).to.be.greaterThan(300);
  });

  for (const [what, value] of [
    ["that all name the same one, as it does itself", "one"],
    ["that all come from the same one, as it does itself", unknown],
  ] as const) {
    it(`follows no reference for ever in stacks of resources ${what}`, () => {
      for (const type of knownTypes)
        expect(failures(circle(type, [type, ...REFERRING], value)), type).to.deep.equal([]);
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
