import type { LandingZoneConfig } from "../../infra/config/schema.ts";
import { KiroLandingZone } from "../../infra/landing-zone.ts";
import { record } from "../support/record.ts";
import { SERVERS } from "./endpoint-fixtures.ts";
import { CONFIG, DESKTOPS, IDENTITY, PLACE } from "./fixtures.ts";

/** Records the whole zone of the fixtures' configuration, changed. */
export const buildZone = (change: Partial<LandingZoneConfig> = {}, place = PLACE, preview = false) =>
  record(
    () =>
      new KiroLandingZone("kiro", {
        place,
        config: { ...CONFIG, ...change },
        identity: IDENTITY,
        desktops: DESKTOPS,
        mcpServers: SERVERS,
      }),
    { preview },
  );
