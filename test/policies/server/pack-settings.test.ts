import { expect } from "chai";
import { packSettings, readPackSettings } from "../../../policypacks/mas-trm/server/pack-settings.ts";
import { examine } from "../support/examine.ts";

describe("pack-settings: the names of development stacks", () => {
  const accepts = (developmentStacks: unknown) => {
    const found = examine(packSettings, [], { settings: { developmentStacks } });
    if (found.length > 0) {
      expect(found).to.deep.equal(["violation (stack): developmentStacks is not a list of stack names"]);
    }
    return found.length === 0;
  };

  for (const names of [[], ["dev"], ["dev", "sandbox-2", "team.dev_1"]]) {
    it(`may be ${JSON.stringify(names)}`, () => {
      expect(accepts(names)).to.equal(true);
      expect(readPackSettings({ developmentStacks: names }).developmentStacks).to.deep.equal(names);
    });
  }

  for (const odd of ["dev", {}, [""], [7], ["dev", 7], ["dev", "a b"], ["*dev"], ["dev*"], ["org/dev"]]) {
    it(`may not be ${JSON.stringify(odd)}, which leaves the defaults in force`, () => {
      expect(accepts(odd)).to.equal(false);
      expect(readPackSettings({ developmentStacks: odd }).developmentStacks).to.deep.equal(["dev", "sandbox"]);
    });
  }
});

describe("pack-settings: what is undetermined", () => {
  for (const level of ["advisory", "mandatory"]) {
    it(`may be ${level}`, () => {
      expect(examine(packSettings, [], { settings: { undetermined: level } })).to.deep.equal([]);
      expect(readPackSettings({ undetermined: level }).undetermined).to.equal(level);
    });
  }
});

describe("pack-settings: the descriptions", () => {
  for (const [setting, part] of [
    ["profile", "isolated or inspection;"],
    ["accountRole", "workload or baseline,"],
    ["externalEvidence", "(organization-trail, threat-detection-administrator, "],
    ["developmentStacks", "thrown away"],
    ["undetermined", "cannot decide yet"],
  ] as const) {
    it(`say what ${setting} takes`, () => {
      expect(packSettings.settings?.[setting]?.description).to.include(part);
    });
  }
});
