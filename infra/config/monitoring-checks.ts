import { SEVERITIES } from "../../components/monitoring/severity.ts";
import type { Problem, SettingPath } from "./explain.ts";
import { type LandingZoneConfig, PROJECT } from "./schema.ts";
import type { WellFormed } from "./well-formed.ts";

type PartialConfig = WellFormed<LandingZoneConfig>;

const SUBSCRIBERS: SettingPath = [PROJECT, "monitoring", "subscribers"];

/** Checks that alarms reach somebody in production, and nobody twice. */
export function monitoringProblems({ monitoring, environment }: PartialConfig): Problem[] {
  return SEVERITIES.flatMap((severity) => {
    const addresses = monitoring?.subscribers?.[severity];
    if (addresses === undefined) return [];
    const path = [...SUBSCRIBERS, severity];
    if (addresses.length === 0 && environment === "prod") {
      return [{ path, wrong: "is empty", allowed: "must name somebody in prod, or the alarms reach nobody" }];
    }
    return twins(path, addresses);
  });
}

/** SNS subscribes an address once, so a second entry would be made and removed with the first. */
function twins(path: SettingPath, addresses: readonly (string | undefined)[]): Problem[] {
  return addresses.flatMap((address, index): Problem[] => {
    const first = addresses.indexOf(address);
    if (address === undefined || first === index) return [];
    const wrong = `is entry ${first} too`;
    return [{ path: [...path, index], wrong, given: address, allowed: "must be named once" }];
  });
}
