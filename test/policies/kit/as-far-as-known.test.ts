import { expect } from "chai";
import { asFarAsKnown } from "../../../policypacks/mas-trm/kit/as-far-as-known.ts";
import { UnreadablePolicy } from "../../../policypacks/mas-trm/kit/iam/policy-document.ts";
import { UnknownProperty } from "../../../policypacks/mas-trm/kit/unknown.ts";

const throwing = (error: Error) => () => {
  throw error;
};

describe("asFarAsKnown", () => {
  it("says whether everything could be read", () => {
    expect(asFarAsKnown(() => undefined)).to.equal(true);
    expect(asFarAsKnown(throwing(new UnknownProperty("policy")))).to.equal(false);
    expect(asFarAsKnown(throwing(new UnreadablePolicy("it is no JSON")))).to.equal(false);
  });

  it("does not swallow mistakes of a rule", () => {
    expect(() => asFarAsKnown(throwing(new TypeError("a mistake in the rule")))).to.throw(TypeError);
  });
});
