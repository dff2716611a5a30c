import { type Cidr, contains, notPrivateRange, overlaps, parseCidr } from "../foundation/cidr.ts";

/** One value for each of the two availability zones. */
export type Pair<T = string> = readonly [T, T];

/** Address ranges of the VPC, in the order of the zones. */
export interface SubnetPlanArgs {
  /** Range of the VPC: private, /16 to /28, without host bits. */
  readonly cidr: string;
  /** Two different availability zones of the region. */
  readonly zones: Pair;
  /**
   * Ranges of the desktop subnets, one for each zone.
   *
   * @default none: a VPC that only holds endpoints
   */
  readonly desktopSubnets?: Pair | undefined;
  /** Ranges of the endpoint subnets, one for each zone. */
  readonly endpointSubnets: Pair;
  /**
   * Ranges of the subnets by which a transit gateway is attached, one for each zone.
   *
   * @default none: no transit gateway
   */
  readonly transitSubnets?: Pair | undefined;
}

/**
 * What a subnet is for: desktops live in one tier, the private endpoints they call in another, and the way into the
 * bank's network starts in a third.
 */
export type Tier = "desktop" | "endpoint" | "transit";

/** All tiers, in the order in which traffic flows. */
export const TIERS: readonly Tier[] = ["desktop", "endpoint", "transit"];

/** The ranges of each tier; undefined for a tier that the VPC does not have. */
function rangesOf(args: SubnetPlanArgs): Readonly<Record<Tier, Pair | undefined>> {
  return { desktop: args.desktopSubnets, endpoint: args.endpointSubnets, transit: args.transitSubnets };
}

/** The tiers that a VPC has. */
export function tiersOf(args: SubnetPlanArgs): readonly Tier[] {
  const ranges = rangesOf(args);
  return TIERS.filter((tier) => ranges[tier] !== undefined);
}

/** One subnet to be. */
export interface SubnetSlot {
  readonly tier: Tier;
  /** Logical position. Not the zone: a name must stay when the zone behind it changes. */
  readonly position: "a" | "b";
  readonly zone: string;
  readonly cidr: string;
}

/** The subnets: each tier in each zone. */
export function planSubnets(args: SubnetPlanArgs): readonly SubnetSlot[] {
  const ranges = rangesOf(args);
  return TIERS.flatMap((tier) => {
    const [a, b] = ranges[tier] ?? [];
    if (a === undefined || b === undefined) return [];
    return [
      { tier, position: "a" as const, zone: args.zones[0], cidr: a },
      { tier, position: "b" as const, zone: args.zones[1], cidr: b },
    ];
  });
}

/** The problems of a subnet plan for a region: ranges, nesting, overlaps and zones. */
export function checkSubnetPlan(args: SubnetPlanArgs, region: string): readonly string[] {
  const problems = [...notPrivateRange("cidr", args.cidr), ...checkZones(args.zones, region)];
  const vpc = parseCidr(args.cidr);
  if (vpc !== undefined) problems.push(...checkSize("cidr", vpc));

  const placed: { readonly path: string; readonly range: Cidr }[] = [];
  for (const { tier, position, cidr } of planSubnets(args)) {
    const path = `${tier}Subnets[${position === "a" ? 0 : 1}]`;
    const range = parseCidr(cidr);
    if (range === undefined) {
      problems.push(`${path}: not an address range, got "${cidr}"; a CIDR without host bits such as 10.0.1.0/24`);
      continue;
    }
    problems.push(...checkSize(path, range));
    if (vpc !== undefined && !contains(vpc, range)) {
      problems.push(`${path}: outside the VPC, got "${cidr}"; a range inside ${vpc.text}`);
    }
    for (const other of placed) {
      if (overlaps(other.range, range)) {
        problems.push(`${path}: overlaps ${other.path}, got "${cidr}"; a range apart from ${other.range.text}`);
      }
    }
    placed.push({ path, range });
  }
  return problems;
}

/** AWS takes VPCs and subnets from /16 to /28 (VPC user guide, "VPC CIDR blocks"). */
function checkSize(path: string, { text, prefix }: Cidr): readonly string[] {
  return prefix >= 16 && prefix <= 28 ? [] : [`${path}: wrong size, got "${text}"; a prefix from /16 to /28`];
}

function checkZones(zones: Pair, region: string): readonly string[] {
  const problems = zones.flatMap((zone, i) =>
    zone.startsWith(region) && /^[a-z]$/.test(zone.slice(region.length))
      ? []
      : [`zones[${i}]: not a zone of the region, got "${zone}"; a zone such as ${region}a`],
  );
  return zones[0] === zones[1] ? [...problems, `zones: not distinct, got "${zones[0]}" twice; two zones`] : problems;
}
