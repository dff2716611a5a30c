import { Cidr } from "./cidr.ts";
import type { Problem, SettingPath } from "./explain.ts";
import { type LandingZoneConfig, PROJECT, type StackSettings } from "./schema.ts";
import type { WellFormed } from "./well-formed.ts";

const ACCESS: SettingPath = [PROJECT, "kiroAccess"];

/** Checks whether the VPC in the profile's region is of use, and its ranges against all others. */
export function accessProblems(settings: WellFormed<StackSettings>): Problem[] {
  const region = settings.aws?.region;
  const config = settings[PROJECT];
  const access = config?.kiroAccess;
  // Without it, the region of the workload must have endpoints: see regionProblems.
  if (region === undefined || config === undefined || access === undefined) return [];
  if (region === config.kiroProfileRegion) {
    const wrong = "is of no use where the workload is in the profile's region";
    return [{ path: ACCESS, wrong, allowed: "must be absent, since the workload's own VPC has the endpoints" }];
  }
  return [
    ...zoneProblems(access.zones ?? [], config.kiroProfileRegion),
    ...rangeProblems(config),
    ...transitProblems(config),
  ];
}

/** Gateways join the two VPCs only where the desktops' VPC is attached to one as well. */
function transitProblems({ kiroAccess, egress }: WellFormed<LandingZoneConfig>): Problem[] {
  if (kiroAccess?.transit === undefined || egress?.mode === undefined) return [];
  if (egress.mode === "corporate" && egress.corporate?.transit !== undefined) return [];
  const path = [...ACCESS, "transit"];
  const allowed = "must be absent, or egress.corporate.transit must name the gateway of the desktops' region";
  return [{ path, wrong: "has no counterpart where the desktops are", allowed }];
}

function zoneProblems(zones: readonly (string | undefined)[], region: string | undefined): Problem[] {
  return zones.flatMap((zone, index): Problem[] => {
    if (zone === undefined || region === undefined) return [];
    const path = [...ACCESS, "zones", index];
    const first = zones.indexOf(zone);
    if (first < index) {
      return [{ path, wrong: `repeats zones[${first}]`, given: zone, allowed: "must be two different zones" }];
    }
    if (zone.slice(0, -1) === region) return [];
    return [{ path, wrong: "lies in another region", given: zone, allowed: `must be a zone of ${region}` }];
  });
}

function rangeProblems(config: WellFormed<LandingZoneConfig>): Problem[] {
  const given = config.kiroAccess?.cidr;
  if (given === undefined) return [];
  const own = new Cidr(given);
  return [...formProblems(given, own), ...overlapProblems(given, own, config), ...subnetProblems(config, own)];
}

function formProblems(given: string, own: Cidr): Problem[] {
  const path = [...ACCESS, "cidr"];
  const problems: Problem[] = [];
  if (own.hasHostBits) {
    problems.push({ path, wrong: "has host bits set", given, allowed: `must be a network such as ${String(own)}` });
  }
  if (!own.isPrivate) {
    const allowed = "must lie in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 (RFC 1918)";
    problems.push({ path, wrong: "is not a private range", given, allowed });
  }
  return problems;
}

function overlapProblems(given: string, own: Cidr, { network, egress }: WellFormed<LandingZoneConfig>): Problem[] {
  const behind = egress?.corporate?.transit?.cidrs ?? [];
  const others = [
    { name: "network.cidr", text: network?.cidr },
    ...behind.map((text, i) => ({ name: `egress.corporate.transit.cidrs[${i}]`, text })),
  ];
  return others.flatMap(({ name, text }): Problem[] => {
    if (text === undefined || !own.overlaps(new Cidr(text))) return [];
    const allowed = `must be a range apart from ${text}`;
    return [{ path: [...ACCESS, "cidr"], wrong: `overlaps ${name}`, given, allowed }];
  });
}

function subnetProblems({ kiroAccess }: WellFormed<LandingZoneConfig>, own: Cidr): Problem[] {
  const named = (key: string, way: SettingPath, texts: readonly (string | undefined)[] = []) =>
    texts.flatMap((given, index) =>
      given === undefined
        ? []
        : [{ path: [...ACCESS, ...way, index], name: `${key}[${index}]`, given, cidr: new Cidr(given) }],
    );
  const subnets = [
    ...named("endpointSubnets", ["endpointSubnets"], kiroAccess?.endpointSubnets),
    ...named("transit.subnets", ["transit", "subnets"], kiroAccess?.transit?.subnets),
  ];
  return subnets.flatMap(({ path, given, cidr }, index): Problem[] => {
    if (!cidr.isWithin(own)) {
      return [{ path, wrong: "lies outside kiroAccess.cidr", given, allowed: `must be a subnet of ${String(own)}` }];
    }
    const other = subnets.slice(0, index).find((earlier) => cidr.overlaps(earlier.cidr));
    if (other === undefined) return [];
    return [{ path, wrong: `overlaps ${other.name}`, given, allowed: "must be disjoint subnets" }];
  });
}
