import { expect } from "chai";
import { Judge } from "../../../policypacks/mas-trm/kit/judge.ts";
import {
  assess,
  demand,
  listFaults,
  listUnknowns,
  mayMeetAll,
  meetsAll,
  type Requirement,
} from "../../../policypacks/mas-trm/kit/requirement.ts";
import { Resource } from "../../../policypacks/mas-trm/kit/resource.ts";
import { UnknownProperty } from "../../../policypacks/mas-trm/kit/unknown.ts";

const resource = new Resource({ urn: "urn:pulumi:prod::test::a::core", type: "a", name: "core", inputs: {} });
const fine: Requirement = () => undefined;
const wrong: Requirement = () => "it is wrong";
const open: Requirement = () => {
  throw new UnknownProperty("size");
};
const ugly: Requirement = () => "it is ugly";
const late: Requirement = () => {
  throw new UnknownProperty("colour");
};
const broken: Requirement = () => {
  throw new TypeError("a mistake in the rule");
};

describe("requirements", () => {
  it("are met when none has a fault", () => {
    const all = assess(resource, [fine, fine]);
    expect([meetsAll(all), mayMeetAll(all)]).to.deep.equal([true, true]);
  });

  it("may be met while something is unknown", () => {
    const all = assess(resource, [fine, open]);
    expect([meetsAll(all), mayMeetAll(all)]).to.deep.equal([false, true]);
    expect(listUnknowns([all, all])).to.equal("size of core");
    expect(listUnknowns([assess(resource, [open, late])])).to.equal("size of core, colour of core");
  });

  it("are not met when one has a fault, whatever is unknown", () => {
    const all = assess(resource, [open, wrong]);
    expect([meetsAll(all), mayMeetAll(all)]).to.deep.equal([false, false]);
    expect(listFaults([all])).to.equal("core: it is wrong");
    expect(listFaults([assess(resource, [wrong, ugly]), all])).to.equal(
      "core: it is wrong, it is ugly; core: it is wrong",
    );
  });

  it("do not swallow mistakes of a rule", () => {
    expect(() => assess(resource, [broken])).to.throw(TypeError);
  });

  it("speak each for itself when a rule demands them", () => {
    const judge = new Judge();
    demand(open, wrong, fine)(resource, judge);
    expect(judge.findings.map(({ verdict, why }) => `${verdict}: ${why}`)).to.deep.equal([
      "undetermined: size is not known yet",
      "violation: it is wrong",
    ]);
  });
});
