import { expect } from "chai";
import { TRAIL } from "../../../policypacks/mas-trm/kit/types.ts";
import { trailLogValidation } from "../../../policypacks/mas-trm/rules/trail/trail-log-validation.ts";
import { examine, unknown } from "../support/examine.ts";

const trail = (props: Readonly<Record<string, unknown>>) => [{ type: TRAIL, name: "trail", props }];

describe("trail-log-validation", () => {
  for (const [why, props, found] of [
    ["validation on", { enableLogFileValidation: true }, []],
    ["validation off", { enableLogFileValidation: false }, ["violation trail: log file validation is not on"]],
    ["validation left out, which means off", {}, ["violation trail: log file validation is not on"]],
    ["not known yet", { enableLogFileValidation: unknown }, ["undetermined trail: enableLogFileValidation is not known yet"]],
  ] as const) {
    it(why, () => {
      expect(examine(trailLogValidation, trail(props))).to.deep.equal(found);
    });
  }
});
