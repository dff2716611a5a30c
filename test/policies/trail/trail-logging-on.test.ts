import { trailLoggingOn } from "../../../policypacks/mas-trm/rules/trail/trail-logging-on.ts";
import { unknown } from "../support/examine.ts";
import { switches } from "./trails.ts";

const stopped = "violation trail: enableLogging is false";
const notGlobal = "violation trail: includeGlobalServiceEvents is false";

switches(trailLoggingOn, [
  ["passes a trail that says nothing, which means on", {}, []],
  ["refuses a stopped trail", { enableLogging: false }, [stopped]],
  ["passes a trail that says on", { enableLogging: true, includeGlobalServiceEvents: true }, []],
  ["refuses a trail without the global services", { includeGlobalServiceEvents: false }, [notGlobal]],
  [
    "cannot decide on one switch and still refuses the other",
    { enableLogging: false, includeGlobalServiceEvents: unknown },
    [stopped, "undetermined trail: includeGlobalServiceEvents is not known yet"],
  ],
]);
