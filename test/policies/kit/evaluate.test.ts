import { expect } from "chai";
import { judgeResource, judgeStack, looksAt } from "../../../policypacks/mas-trm/kit/evaluate.ts";
import { UnreadablePolicy } from "../../../policypacks/mas-trm/kit/iam/policy-document.ts";
import { Resource } from "../../../policypacks/mas-trm/kit/resource.ts";
import { resourceRule, stackRule } from "../../../policypacks/mas-trm/kit/rule.ts";
import { StackGraph } from "../../../policypacks/mas-trm/kit/stack-graph.ts";
import { aboutRule, BOX } from "../support/box-rule.ts";

const LID = "test:lid:Lid";
const resource = (type: string, name: string) =>
  new Resource({ urn: `urn:pulumi:prod::test::${type}::${name}`, type, name, inputs: {} });
const box = resource(BOX, "box");
const stack = new StackGraph([box, resource(LID, "lid")]);

describe("a rule about single resources", () => {
  const blames = (types: readonly string[] | "every") =>
    resourceRule({
      id: "blames",
      ...aboutRule,
      types,
      check: (one, judge) => judge.violation(one, `${one.name} is to blame`),
    });
  const blamed = (rule: Parameters<typeof judgeStack>[0]) => judgeStack(rule, stack, {}).map(({ why }) => why);

  it("looks at the resources of its types, or at every one", () => {
    expect(blamed(blames([BOX]))).to.deep.equal(["box is to blame"]);
    expect(blamed(blames("every"))).to.deep.equal(["box is to blame", "lid is to blame"]);
    expect([looksAt(blames([BOX]), BOX), looksAt(blames([BOX]), LID), looksAt(blames("every"), LID)]).to.deep.equal([
      true,
      false,
      true,
    ]);
  });

  it("takes the defaults of its settings for those that are not given", () => {
    const told = resourceRule<{ colour: string; size: number }>({
      id: "told",
      ...aboutRule,
      types: [BOX],
      settings: {
        colour: { type: "string", description: "d", default: "red" },
        size: { type: "number", description: "d", default: 1 },
      },
      check: (one, judge, { colour, size }) => judge.violation(one, `${colour} ${String(size)}`),
    });
    const why = (settings: object) => judgeResource(told, box, { ...settings }).map((finding) => finding.why);
    expect([why({}), why({ size: 2 }), why({})]).to.deep.equal([["red 1"], ["red 2"], ["red 1"]]);
  });
});

describe("a rule that fails", () => {
  const failing = (error: unknown) => ({
    resource: resourceRule({
      id: "fails",
      ...aboutRule,
      types: [BOX],
      check: () => {
        throw error;
      },
    }),
    stack: stackRule({
      id: "fails",
      ...aboutRule,
      types: [BOX],
      check: () => {
        throw error;
      },
    }),
  });

  for (const [error, why] of [
    [new TypeError("hunter2"), "the rule failed with TypeError"],
    ["hunter2", "the rule failed with string"],
  ] as const) {
    it(`is a finding on the resource, or on the stack, and never repeats the message: ${why}`, () => {
      expect(judgeResource(failing(error).resource, box, {})).to.deep.equal([{ verdict: "error", urn: box.urn, why }]);
      expect(judgeStack(failing(error).stack, stack, {})).to.deep.equal([{ verdict: "error", why }]);
    });
  }

  it("on a policy document that cannot be read is a violation", () => {
    expect(judgeResource(failing(new UnreadablePolicy("it is no JSON")).resource, box, {})).to.deep.equal([
      { verdict: "violation", urn: box.urn, why: "the policy document cannot be read: it is no JSON" },
    ]);
  });
});
