import { expect } from "chai";
import { allOf, anyOf, ask, not } from "../../../policypacks/mas-trm/kit/maybe.ts";
import { UnknownProperty } from "../../../policypacks/mas-trm/kit/unknown.ts";

describe("answers that may not be known yet", () => {
  it("are yes when any is, and no only when none may be", () => {
    expect(anyOf([false, undefined, true])).to.equal(true);
    expect(anyOf([false, undefined])).to.equal(undefined);
    expect(anyOf([false])).to.equal(false);
    expect(anyOf([])).to.equal(false);
  });

  it("are no when any is not, and yes only when all are", () => {
    expect(allOf([true, undefined, false])).to.equal(false);
    expect(allOf([true, undefined])).to.equal(undefined);
    expect(allOf([true])).to.equal(true);
    expect(allOf([])).to.equal(true);
  });

  it("are turned round, but for those not known", () => {
    expect([not(true), not(false), not(undefined)]).to.deep.equal([false, true, undefined]);
  });

  it("are not known when asking needs an unknown property, and other failures stay failures", () => {
    expect(
      ask(() => {
        throw new UnknownProperty("name");
      }),
    ).to.equal(undefined);
    expect(ask(() => true)).to.equal(true);
    expect(() =>
      ask(() => {
        throw new TypeError("broken");
      }),
    ).to.throw(TypeError);
  });
});
