import { bucketCases, bucketTwin } from "./buckets.ts";
import type { Case, Twin } from "./case.ts";
import { desktopCases, desktopTwin } from "./desktops.ts";
import { fileCases, fileTwin } from "./files.ts";
import { governanceCases, governedTwin } from "./governance.ts";
import { identityCases, identityTwin } from "./identities.ts";
import { remedyProgram } from "./remedies.ts";
import { serviceCases, serviceTwin } from "./service.ts";
import { openPrograms } from "./undetermined.ts";
import { subnetCases, subnetTwin } from "./subnets.ts";
import { volumeCases, volumeTwin } from "./volumes.ts";
import { zoneCases, zoneTwin } from "./zone.ts";

/** Every deliberately bad program. */
export const cases: readonly Case[] = [
  ...subnetCases,
  ...serviceCases,
  ...volumeCases,
  ...desktopCases,
  ...fileCases,
  ...identityCases,
  ...bucketCases,
  ...governanceCases,
  ...zoneCases,
];
/** Their good twins. */
export const twins: readonly Twin[] = [
  subnetTwin,
  serviceTwin,
  volumeTwin,
  desktopTwin,
  fileTwin,
  identityTwin,
  bucketTwin,
  governedTwin,
  zoneTwin,
];
/** All programs, those of other tests included. */
export const programs: readonly Twin[] = [...cases, ...twins, remedyProgram, ...openPrograms];
