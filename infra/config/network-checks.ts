import { Cidr } from "./cidr.ts";
import type { Problem, SettingPath } from "./explain.ts";
import { KIRO_REGIONS } from "./regions.ts";
import { PROJECT, type StackSettings } from "./schema.ts";
import type { WellFormed } from "./well-formed.ts";

// Source: VPC User Guide, "VPC CIDR blocks" and "Subnet CIDR blocks".
const LARGEST_PREFIX = 28;
const SMALLEST_PREFIX = 16;

/** A range of the configuration with the place where it stands. */
interface Range {
  readonly path: SettingPath;
  /** Its name in the messages about other ranges. */
  readonly name: string;
  readonly text: string;
  readonly cidr: Cidr;
}

/** Checks the regions against one another and the zones against theirs. */
export function regionProblems(settings: WellFormed<StackSettings>): Problem[] {
  const region = settings.aws?.region;
  if (region === undefined) return [];
  if (settings[PROJECT]?.kiroAccess !== undefined) return zoneProblems(settings, region);
  const kiroRegions: readonly string[] = KIRO_REGIONS;
  if (!kiroRegions.includes(region)) {
    // Zones and profile of a region that cannot be used are not worth a line each.
    return [
      {
        path: ["aws", "region"],
        wrong: "has no private Kiro endpoint",
        given: region,
        allowed: `must be one of ${kiroRegions.join(", ")}, or ${PROJECT}:kiroAccess must say where its endpoints stand`,
      },
    ];
  }
  return [...profileProblems(settings, region), ...zoneProblems(settings, region)];
}

function profileProblems(settings: WellFormed<StackSettings>, region: string): Problem[] {
  const profileRegion = settings[PROJECT]?.kiroProfileRegion;
  if (profileRegion === undefined || profileRegion === region) return [];
  return [
    {
      path: [PROJECT, "kiroProfileRegion"],
      wrong: "is not the region of the workload",
      given: profileRegion,
      allowed: `must be ${region} like aws:region, or ${PROJECT}:kiroAccess must say where its endpoints stand`,
    },
  ];
}

function zoneProblems(settings: WellFormed<StackSettings>, region: string): Problem[] {
  const zones = settings[PROJECT]?.network?.zones ?? [];
  return zones.flatMap((zone, index): Problem[] => {
    if (zone === undefined) return [];
    const path = [PROJECT, "network", "zones", index];
    const first = zones.indexOf(zone);
    if (first < index) {
      return [{ path, wrong: `repeats zones[${first}]`, given: zone, allowed: "must be two different zones" }];
    }
    if (zone.slice(0, -1) === region) return [];
    return [{ path, wrong: "lies in another region", given: zone, allowed: `must be a zone of ${region}` }];
  });
}

/** Checks every address range by itself, then the subnets against the VPC and one another. */
export function rangeProblems(settings: WellFormed<StackSettings>): Problem[] {
  const network = settings[PROJECT]?.network;
  const vpc = rangesOf("cidr", [network?.cidr]).at(0);
  const subnets = [
    ...rangesOf("desktopSubnets", network?.desktopSubnets),
    ...rangesOf("endpointSubnets", network?.endpointSubnets),
    ...transitSubnets(settings),
  ];
  const directories = rangesOf("directoryCidrs", network?.directoryCidrs);
  return [
    ...[...(vpc ? [vpc] : []), ...subnets, ...directories].flatMap(hostBitProblems),
    ...[...(vpc ? [vpc] : []), ...directories].flatMap(publicRangeProblems),
    ...[...(vpc ? [vpc] : []), ...subnets].flatMap(sizeProblems),
    ...subnets.flatMap((subnet) => (vpc ? outsideProblems(subnet, vpc) : [])),
    ...overlapProblems(subnets, vpc),
  ];
}

/** Subnets of the way out; they are subnets of the VPC like the others. */
function transitSubnets(settings: WellFormed<StackSettings>): Range[] {
  const { corporate, inspection } = settings[PROJECT]?.egress ?? {};
  const ways = ["egress", "corporate", "transit", "subnets"];
  return [
    ...rangesOf("transit.subnets", corporate?.transit?.subnets, ways),
    ...rangesOf("transitSubnets", inspection?.transitSubnets, ["egress", "inspection", "transitSubnets"]),
  ];
}

/** Checks that no supporting endpoint is asked for twice. */
export function endpointProblems(settings: WellFormed<StackSettings>): Problem[] {
  const services = settings[PROJECT]?.network?.supportingEndpoints ?? [];
  return services.flatMap((service, index): Problem[] => {
    const first = services.indexOf(service);
    if (service === undefined || first === index) return [];
    const path = [PROJECT, "network", "supportingEndpoints", index];
    const wrong = `repeats supportingEndpoints[${first}]`;
    return [{ path, wrong, given: service, allowed: "must name each service once" }];
  });
}

function rangesOf(
  key: string,
  texts: readonly (string | undefined)[] | undefined,
  way: SettingPath = ["network", key],
): Range[] {
  const isList = key !== "cidr";
  return (texts ?? []).flatMap((text, index) => {
    if (text === undefined) return [];
    const path = [PROJECT, ...way, ...(isList ? [index] : [])];
    return [{ path, name: isList ? `${key}[${index}]` : key, text, cidr: new Cidr(text) }];
  });
}

function hostBitProblems({ path, text, cidr }: Range): Problem[] {
  if (!cidr.hasHostBits) return [];
  return [{ path, wrong: "has host bits set", given: text, allowed: `must be a network such as ${String(cidr)}` }];
}

function publicRangeProblems({ path, text, cidr }: Range): Problem[] {
  if (cidr.isPrivate) return [];
  const allowed = "must lie in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 (RFC 1918)";
  return [{ path, wrong: "is not a private range", given: text, allowed }];
}

function sizeProblems({ path, text, cidr }: Range): Problem[] {
  if (cidr.prefix >= SMALLEST_PREFIX && cidr.prefix <= LARGEST_PREFIX) return [];
  const wrong = cidr.prefix < SMALLEST_PREFIX ? "is too large" : "is too small";
  return [{ path, wrong, given: text, allowed: `must be a /${SMALLEST_PREFIX} to /${LARGEST_PREFIX} range` }];
}

function outsideProblems({ path, text, cidr }: Range, vpc: Range): Problem[] {
  if (cidr.isWithin(vpc.cidr)) return [];
  return [{ path, wrong: "lies outside the VPC", given: text, allowed: `must be a subnet of ${String(vpc.cidr)}` }];
}

function overlapProblems(subnets: readonly Range[], vpc: Range | undefined): Problem[] {
  const allowed = `must be disjoint subnets of ${vpc ? String(vpc.cidr) : "the VPC"}`;
  return subnets.flatMap((subnet, index) =>
    subnets
      .slice(index + 1)
      .filter((other) => subnet.cidr.overlaps(other.cidr))
      .map((other) => ({ path: subnet.path, wrong: `overlaps ${other.name}`, given: subnet.text, allowed })),
  );
}
