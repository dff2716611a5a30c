import type { Case, Twin } from "./case.ts";
import { desktopCases, desktopTwin } from "./desktops.ts";
import { fileCases, fileTwin } from "./files.ts";
import { remedyProgram } from "./remedies.ts";
import { openPrograms } from "./undetermined.ts";
import { subnetCases, subnetTwin } from "./subnets.ts";
import { volumeCases, volumeTwin } from "./volumes.ts";
import { zoneCases, zoneTwin } from "./zone.ts";

/** Every deliberately bad program. */
export const cases: readonly Case[] = [...subnetCases, ...volumeCases, ...desktopCases, ...fileCases, ...zoneCases];
/** Their good twins. */
export const twins: readonly Twin[] = [subnetTwin, volumeTwin, desktopTwin, fileTwin, zoneTwin];
/** All programs, those of other tests included. */
export const programs: readonly Twin[] = [...cases, ...twins, remedyProgram, ...openPrograms];
