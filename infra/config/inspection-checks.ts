import { Cidr } from "./cidr.ts";
import type { Problem, SettingPath } from "./explain.ts";
import { type LandingZoneConfig, PROJECT } from "./schema.ts";
import type { WellFormed } from "./well-formed.ts";

type PartialConfig = WellFormed<LandingZoneConfig>;

const RANGE: SettingPath = [PROJECT, "egress", "inspection", "cidr"];
// Three /28 subnets in each of two zones fit in a /25; a VPC is a /16 at most.
const LARGEST_PREFIX = 25;
const SMALLEST_PREFIX = 16;

/** Checks the range of the firewall's VPC, and what cannot be reached with it as the only way out. */
export function inspectionProblems(config: PartialConfig): Problem[] {
  const { inspection, mode } = config.egress ?? {};
  if (inspection === undefined) return [];
  const given = inspection.cidr;
  return [
    ...(given === undefined ? [] : [...formProblems(given), ...overlapProblems(given, config)]),
    ...(mode === "inspection" ? unroutedProblems(config) : []),
  ];
}

function formProblems(given: string): Problem[] {
  const own = new Cidr(given);
  const problems: Problem[] = [];
  if (own.hasHostBits) {
    const allowed = `must be a network such as ${String(own)}`;
    problems.push({ path: RANGE, wrong: "has host bits set", given, allowed });
  }
  if (!own.isPrivate) {
    const allowed = "must lie in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 (RFC 1918)";
    problems.push({ path: RANGE, wrong: "is not a private range", given, allowed });
  }
  if (own.prefix < SMALLEST_PREFIX || own.prefix > LARGEST_PREFIX) {
    const wrong = own.prefix < SMALLEST_PREFIX ? "is too large" : "is too small";
    problems.push({ path: RANGE, wrong, given, allowed: `must be a /${SMALLEST_PREFIX} to /${LARGEST_PREFIX} range` });
  }
  return problems;
}

function overlapProblems(given: string, { network, kiroAccess }: PartialConfig): Problem[] {
  const others = [
    { name: "network.cidr", text: network?.cidr },
    { name: "kiroAccess.cidr", text: kiroAccess?.cidr },
  ];
  return others.flatMap(({ name, text }): Problem[] => {
    if (text === undefined || !new Cidr(given).overlaps(new Cidr(text))) return [];
    return [{ path: RANGE, wrong: `overlaps ${name}`, given, allowed: `must be a range apart from ${text}` }];
  });
}

/** The way out leads to the internet and nowhere else, so domain controllers must stand among the desktops. */
function unroutedProblems({ network }: PartialConfig): Problem[] {
  const vpc = network?.cidr;
  if (vpc === undefined) return [];
  return (network?.directoryCidrs ?? []).flatMap((given, index): Problem[] => {
    if (given === undefined || new Cidr(given).isWithin(new Cidr(vpc))) return [];
    const allowed = `must lie in ${vpc}, since mode inspection has no way into the bank's network`;
    const path = [PROJECT, "network", "directoryCidrs", index];
    return [{ path, wrong: "lies outside the VPC", given, allowed }];
  });
}
