import { expect } from "chai";
import { BASELINE_SETTINGS, isDeclared, mustExist } from "../../../policypacks/mas-trm/kit/account-baseline.ts";
import { Judge } from "../../../policypacks/mas-trm/kit/judge.ts";
import { Resource } from "../../../policypacks/mas-trm/kit/resource.ts";
import { StackGraph } from "../../../policypacks/mas-trm/kit/stack-graph.ts";
import {
  ACCESS_ANALYZER,
  CONFIG_RECORDER,
  DETECTOR,
  INSPECTOR,
  MACIE,
  SECURITY_HUBS,
  TRAIL,
} from "../../../policypacks/mas-trm/kit/types.ts";

const NOBODY = { required: false, declaredAdministrator: "" };
const stackWith = (type: string, facts: object) =>
  new StackGraph([new Resource({ urn: `urn:pulumi:prod::test::${type}::it`, type, name: "it", ...facts })]);

describe("the baseline of an account", () => {
  for (const type of [DETECTOR, ...SECURITY_HUBS, CONFIG_RECORDER, ACCESS_ANALYZER, MACIE, INSPECTOR]) {
    it(`is kept by a stack that makes a ${type}, and not by one that reads it`, () => {
      expect(mustExist(stackWith(type, { inputs: {} }), new Judge(), NOBODY)).to.equal(true);
      expect(mustExist(stackWith(type, { outputs: {} }), new Judge(), NOBODY)).to.equal(false);
    });
  }

  it("is not kept by a stack with anything else, such as a trail, unless it is told to", () => {
    const stack = stackWith(TRAIL, { inputs: {} });
    expect(mustExist(stack, new Judge(), NOBODY)).to.equal(false);
    expect(mustExist(stack, new Judge(), { ...NOBODY, required: true })).to.equal(true);
  });

  it("is left to a declared administrator, if it is an account", () => {
    const stack = stackWith(DETECTOR, { inputs: {} });
    const judge = new Judge();
    expect(mustExist(stack, judge, { required: true, declaredAdministrator: "444455556666" })).to.equal(false);
    expect(judge.findings).to.deep.equal([]);
    for (const declaredAdministrator of ["them", "1444455556666", "444455556666x"]) {
      const doubting = new Judge();
      expect(mustExist(stack, doubting, { required: true, declaredAdministrator })).to.equal(false);
      expect(doubting.findings).to.deep.equal([
        { verdict: "violation", why: "the setting declaredAdministrator is not an account id of 12 digits" },
      ]);
    }
  });

  it("is nobody's by default", () => {
    expect(BASELINE_SETTINGS.required.default).to.equal(false);
    expect(
      isDeclared({ required: false, declaredAdministrator: String(BASELINE_SETTINGS.declaredAdministrator.default) }),
    ).to.equal(false);
  });
});
