import { trailMultiRegion } from "../../../policypacks/mas-trm/rules/trail/trail-multi-region.ts";
import { unknown } from "../support/examine.ts";
import { switches } from "./trails.ts";

const oneRegion = "violation trail: isMultiRegionTrail is not true";
const notGlobal = "violation trail: includeGlobalServiceEvents is false";

switches(trailMultiRegion, [
  ["passes a trail of every Region", {}, []],
  ["refuses one Region", { isMultiRegionTrail: false }, [oneRegion]],
  ["refuses one Region by omission", { isMultiRegionTrail: undefined }, [oneRegion]],
  ["refuses a trail without the global services", { includeGlobalServiceEvents: false }, [notGlobal]],
  [
    "cannot decide on one switch and still refuses the other",
    { isMultiRegionTrail: unknown, includeGlobalServiceEvents: false },
    [notGlobal, "undetermined trail: isMultiRegionTrail is not known yet"],
  ],
]);
