import { expect } from "chai";
import {
  anyPassage,
  CLOSED,
  ifTold,
  inDoubt,
  INTERNET,
  NO_PATH,
  opened,
  perhaps,
  through,
  union,
} from "../../../../../policypacks/mas-trm/kit/network/reachability/paths.ts";
import { UnknownProperty } from "../../../../../policypacks/mas-trm/kit/unknown.ts";

const gate = opened("gate");
const gateHop = { text: "gate", resource: undefined };

describe("reachability: paths through filters", () => {
  for (const [why, filter, paths, result] of [
    ["an open filter is a station of each path", gate, INTERNET, { open: [[gateHop]], unclear: [] }],
    ["an open filter leaves doubt as it is", gate, inDoubt("fog"), { open: [], unclear: ["fog"] }],
    ["an open filter makes no path", gate, NO_PATH, { open: [], unclear: [] }],
    ["a closed filter ends each path", CLOSED, INTERNET, { open: [], unclear: [] }],
    ["a closed filter ends doubt too", CLOSED, inDoubt("fog"), { open: [], unclear: [] }],
    ["a filter in doubt leaves no path certain", perhaps("mist"), INTERNET, { open: [], unclear: ["mist"] }],
    ["a filter in doubt keeps other doubt", perhaps("mist"), inDoubt("fog"), { open: [], unclear: ["mist"] }],
    ["a filter in doubt matters not where nothing leads on", perhaps("mist"), NO_PATH, { open: [], unclear: [] }],
  ] as const) {
    it(why, () => {
      expect(through(filter, paths)).to.deep.equal(result);
    });
  }

  it("take one opening of several, and the doubt of each", () => {
    const either = anyPassage([perhaps("mist"), gate, opened("hatch"), CLOSED]);
    expect(either).to.deep.equal({ hops: [gateHop, { text: "hatch", resource: undefined }], unclear: ["mist"] });
    expect(through(either, INTERNET).open).to.deep.equal([[gateHop]]);
  });

  it("are those of each way, taken together", () => {
    expect(union([INTERNET, inDoubt("fog", "smoke"), NO_PATH])).to.deep.equal({
      open: [[]],
      unclear: ["fog", "smoke"],
    });
  });

  it("are in doubt by a filter that cannot be read, and by no other fault", () => {
    const read = (error: Error) => () =>
      ifTold(() => {
        throw error;
      });
    expect(read(new UnknownProperty("ingress"))()).to.deep.equal(perhaps("ingress is not known yet"));
    expect(read(new RangeError("fault"))).to.throw("fault");
  });
});
