import { expect } from "chai";
import { holdsUnknown, isUnknown, remembered, UnknownProperty } from "../../../policypacks/mas-trm/kit/unknown.ts";

describe("isUnknown", () => {
  // What the engine puts in place of a value of each kind (pulumi/pulumi, sdk/go/common/resource/plugin).
  for (const [kind, marker] of [
    ["boolean", "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7"],
    ["number", "3eeb2bf0-c639-47a8-9e75-3b44932eb421"],
    ["string", "04da6b54-80e4-46f7-96ec-b56ff0331ba9"],
    ["array", "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2"],
    ["asset", "030794c1-ac77-496b-92df-f27374a8bd58"],
    ["archive", "e48ece36-62e2-4504-bad9-02848725956a"],
    ["object", "dd056dcd-154b-4c76-9bd3-c8f88648b5ff"],
  ] as const) {
    it(`knows the mark of an unknown ${kind}, alone and inside others`, () => {
      expect(isUnknown(marker)).to.equal(true);
      expect(isUnknown(`${marker} `)).to.equal(false);
      expect([[marker], { a: { b: [marker] } }, marker].map(holdsUnknown)).to.deep.equal([true, true, true]);
    });
  }

  it("takes nothing else for unknown", () => {
    const known = ["", "0".repeat(36), 1, true, null, undefined, [], {}, { a: [null, "b"] }];
    for (const value of known) expect([isUnknown(value), holdsUnknown(value)]).to.deep.equal([false, false]);
  });
});

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
