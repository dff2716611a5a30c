import { expect } from "chai";
import { remembered, UnknownProperty } from "../../../policypacks/mas-trm/kit/unknown.ts";

describe("remembered", () => {
  it("reads once and gives what it read", () => {
    const read: number[] = [];
    const value = remembered(() => read.push(0));
    expect([value(), value()]).to.deep.equal([1, 1]);
    expect(read).to.have.length(1);
  });

  it("says whenever it is asked that the value is not known yet", () => {
    const value = remembered(() => {
      throw new UnknownProperty("vpcId");
    });
    expect(value).to.throw(UnknownProperty, "vpcId is not known yet");
    expect(value).to.throw(UnknownProperty);
  });

  it("lets every other error through at once", () => {
    expect(() =>
      remembered(() => {
        throw new TypeError("broken");
      }),
    ).to.throw(TypeError);
  });
});
