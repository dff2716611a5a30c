import { trailLogValidation } from "../../../policypacks/mas-trm/rules/trail/trail-log-validation.ts";
import { unknown } from "../support/examine.ts";
import { switches } from "./trails.ts";

const off = "violation trail: log file validation is not on";

switches(trailLogValidation, [
  ["passes validation that is on", { enableLogFileValidation: true }, []],
  ["refuses validation that is off", { enableLogFileValidation: false }, [off]],
  ["refuses validation that is left out, which means off", { enableLogFileValidation: undefined }, [off]],
  ["refuses the text false", { enableLogFileValidation: "false" }, [off]],
  [
    "cannot decide on what is not known yet",
    { enableLogFileValidation: unknown },
    ["undetermined trail: enableLogFileValidation is not known yet"],
  ],
]);
