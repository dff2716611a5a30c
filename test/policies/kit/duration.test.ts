import { expect } from "chai";
import { durationMinutes } from "../../../policypacks/mas-trm/kit/duration.ts";

describe("ISO-8601 durations", () => {
  for (const [text, minutes] of [
    ["PT1H", 60],
    ["PT720M", 720],
    ["PT1H30M", 90],
    ["PT90S", 1.5],
    ["P1D", 1440],
    ["P1DT1H", 1500],
    ["P1W", 10080],
    ["P1M", 43200],
    ["P1Y", 525600],
    ["pt2h", 120],
    ["PT0.5H", 30],
    [" PT1H ", 60],
  ] as const) {
    it(`read ${text}`, () => {
      expect(durationMinutes(text)).to.equal(minutes);
    });
  }

  for (const text of ["", "P", "PT", "2h", "PT2", "P1H", "PT1D", "PT-1H", "PT1M1H"]) {
    it(`do not read "${text}"`, () => {
      expect(durationMinutes(text)).to.equal(undefined);
    });
  }
});
