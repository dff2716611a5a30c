import {
  aligned,
  following,
  formatAddress,
  formatNetwork,
  lastOf,
  type Network,
  overlap,
  parseNetwork,
  sizeOf,
} from "./networks.ts";

/** One kind of subnet that a VPC has in each zone, as the program asks for it. */
export interface SubnetSpec {
  readonly type: string;
  readonly name?: string;
  readonly cidrMask?: number;
  readonly size?: number;
  readonly cidrBlocks?: readonly string[];
  readonly assignIpv6AddressOnCreation?: boolean;
  readonly tags?: Readonly<Record<string, string>>;
}

/** One subnet to be made, or one range to be left free. */
export interface PlannedSubnet {
  readonly type: string;
  readonly zone: string;
  readonly cidrBlock: string;
  /** Logical name, with the zone's number: it never depends on the tag strategy. */
  readonly resourceName: string;
  /** Value of the tag `Name`. */
  readonly nameTag: string;
  readonly spec: SubnetSpec;
}

/** What the plan follows from. */
export interface PlanRequest {
  readonly vpcName: string;
  readonly vpcCidr: string;
  readonly zones: readonly string[];
  readonly strategy: "Legacy" | "Auto" | "AutoMerge" | "Exact";
  readonly specs?: readonly SubnetSpec[];
  readonly zoneMask?: number;
  readonly tagByZone: boolean;
}

type Placed = readonly [spec: SubnetSpec, zoneIndex: number, network: Network];

/** Prefix lengths of the Legacy layout, by type, where the zone has room for them. */
const LEGACY_PREFIX: Readonly<Record<string, number>> = { private: 19, public: 20, isolated: 24 };
const LEGACY_ORDER = ["private", "public", "isolated"];
const BARE_SPECS: readonly SubnetSpec[] = [{ type: "Private" }, { type: "Public" }];
const SMALLEST_ZONE = 26;
const LARGEST_DEFAULT = 16;

/** Lays subnets over the zones of a VPC as awsx 3.9 does; throws what it says where they do not fit. */
export function planSubnets(request: PlanRequest): PlannedSubnet[] {
  const specs = request.specs === undefined ? undefined : normalized(request.specs, request.zones.length);
  const placed = place(request, specs);
  const planned = placed.map(([spec, index, network]) => named(request, spec, index, formatNetwork(network)));
  refuseOverlaps(planned);
  if (request.strategy === "Exact") refuseGaps(request.vpcCidr, planned);
  return planned;
}

/** Whether any of the subnets is of a type, in any letter case. */
export function isOfType({ type }: { readonly type: string }, wanted: string): boolean {
  return type.toLowerCase() === wanted;
}

function place(request: PlanRequest, specs: readonly SubnetSpec[] | undefined): Placed[] {
  if (request.strategy === "AutoMerge") return sequential(request, merged(specs ?? [], request));
  const explicit = specs?.some(({ cidrBlocks }) => cidrBlocks !== undefined) === true;
  if (request.strategy === "Legacy" || (specs === undefined && request.strategy === "Exact")) {
    return specs === undefined ? legacyDefault(request) : legacy(request, specs);
  }
  if (!explicit) return sequential(request, specs ?? defaultSpecs(zonePrefix(request)));
  return request.zones.flatMap((_, index) =>
    (specs ?? []).map((spec): Placed => [spec, index, parseNetwork(spec.cidrBlocks?.[index] ?? "")]),
  );
}

function zonePrefix({ vpcCidr, zones, zoneMask }: PlanRequest): number {
  return zoneMask ?? parseNetwork(vpcCidr).prefix + bitsFor(zones.length);
}

function bitsFor(count: number): number {
  return count === 0 ? 0 : Math.ceil(Math.log2(count));
}

/** Private, public and isolated subnets, in this order, each group behind the one before. */
function legacy(request: PlanRequest, specs: readonly SubnetSpec[]): Placed[] {
  const vpc = parseNetwork(request.vpcCidr);
  const prefix = vpc.prefix + bitsFor(request.zones.length);
  const spare = specs.length === 1 ? 0 : 1;
  return request.zones.flatMap((_, index) => {
    const zone: Network = { base: vpc.base + index * sizeOf(prefix), prefix };
    const placed: Placed[] = [];
    let current: Network = { base: zone.base - 1, prefix: 32 };
    let groupStart = zone.base;
    for (const type of LEGACY_ORDER) {
      specs
        .filter((spec) => isOfType(spec, type))
        .forEach((spec, nth) => {
          const mask = spec.cidrMask ?? Math.max(prefix + spare, LEGACY_PREFIX[type] ?? 0);
          if (mask > 32) throw new Error(`subnet of type ${type}: /${mask} leaves no address`);
          let network: Network = { base: groupStart + nth * sizeOf(mask), prefix: mask };
          if (overlap(current, network)) network = following(current, mask);
          placed.push([spec, index, network]);
          current = network;
        });
      if (placed.length > 0) groupStart = lastOf(current) + 1;
    }
    return placed;
  });
}

/** Without specs, half of each zone is private and a quarter public; all private subnets come first. */
function legacyDefault(request: PlanRequest): Placed[] {
  const vpc = parseNetwork(request.vpcCidr);
  const prefix = vpc.prefix + bitsFor(request.zones.length);
  const privates = request.zones.map((_, index): Network => ({
    base: vpc.base + index * sizeOf(prefix),
    prefix: prefix + 1,
  }));
  const publics = privates.map((network): Network => ({ base: lastOf(network) + 1, prefix: network.prefix + 1 }));
  return [
    ...privates.map((network, index): Placed => [{ type: "Private" }, index, network]),
    ...publics.map((network, index): Placed => [{ type: "Public" }, index, network]),
  ];
}

/** Subnets in the order of their specs, each as soon as its alignment allows. */
function sequential(request: PlanRequest, specs: readonly SubnetSpec[]): Placed[] {
  if (specs.length === 0) throw new Error("No subnets specified");
  const vpc = parseNetwork(request.vpcCidr);
  const prefix = zonePrefix(request);
  const usual = prefix + bitsFor(specs.length);
  const needed = specs.reduce((sum, spec) => sum + sizeOf(spec.cidrMask ?? usual), 0);
  if (needed > sizeOf(prefix)) {
    throw new Error(
      `Subnets are too large for VPC. VPC has ${sizeOf(prefix)} addresses, but subnets require ${needed} addresses.`,
    );
  }
  return request.zones.flatMap((_, index) => {
    let current: Network | undefined;
    return specs.map((spec): Placed => {
      const mask = spec.cidrMask ?? usual;
      current = current === undefined ? aligned(vpc.base + index * sizeOf(prefix), mask) : following(current, mask);
      return [spec, index, current];
    });
  });
}

function defaultSpecs(prefix: number): SubnetSpec[] {
  if (prefix > SMALLEST_ZONE) {
    throw new Error(
      `Automatic subnet creation requires a VPC with at least /${SMALLEST_ZONE} available per AZ, but only /${prefix} is available`,
    );
  }
  const largest = Math.max(prefix, LARGEST_DEFAULT);
  return BARE_SPECS.map((spec, index) => ({ ...spec, cidrMask: largest + index + 1 }));
}

/** The default specs, each changed by the unnamed spec of its type; then the specs that have no such counterpart. */
function merged(specs: readonly SubnetSpec[], request: PlanRequest): SubnetSpec[] {
  if (specs.some(({ cidrBlocks }) => cidrBlocks !== undefined)) {
    throw new Error('subnetStrategy="AutoMerge" does not support subnetSpecs with explicit cidrBlocks');
  }
  const defaults = defaultSpecs(zonePrefix(request));
  const overrides = specs.filter(
    (spec) => spec.name === undefined && defaults.some((one) => isOfType(one, spec.type.toLowerCase())),
  );
  return [
    ...defaults.map((one) => ({ ...one, ...given(overrides.find((spec) => isOfType(spec, one.type.toLowerCase()))) })),
    ...specs.filter((spec) => !overrides.includes(spec)),
  ];
}

function given(spec: SubnetSpec | undefined): Partial<SubnetSpec> {
  return Object.fromEntries(Object.entries(spec ?? {}).filter(([, value]) => value !== undefined));
}

function named(request: PlanRequest, spec: SubnetSpec, index: number, cidrBlock: string): PlannedSubnet {
  const zone = request.zones[index] ?? "";
  const stem = `${request.vpcName}-${spec.name ?? spec.type.toLowerCase()}`;
  const resourceName = `${stem}-${index + 1}`;
  const nameTag = request.tagByZone ? `${stem}-${zone.replace(/^[a-z]{2}(?:-[a-z]+)+-/, "")}` : resourceName;
  return { type: spec.type, zone, cidrBlock, resourceName, nameTag, spec };
}

function normalized(specs: readonly SubnetSpec[], zoneCount: number): SubnetSpec[] {
  const issues = [...nameIssues(specs), ...blockIssues(specs, zoneCount)];
  const sized = specs.map((spec) => {
    const fromSize = spec.size === undefined ? undefined : 32 - Math.log2(spec.size);
    if (fromSize !== undefined && !Number.isInteger(fromSize))
      issues.push(`The subnet size ${spec.size ?? ""} is invalid.`);
    if (fromSize !== undefined && spec.cidrMask !== undefined && fromSize !== spec.cidrMask) {
      issues.push(`Subnet size ${spec.size ?? ""} does not match the expected size for a /${spec.cidrMask} subnet.`);
    }
    const cidrMask = spec.cidrMask ?? fromSize;
    return cidrMask === undefined ? spec : { ...spec, cidrMask };
  });
  if (issues.length > 0) throw new Error(`Invalid subnet specifications:\n - ${issues.join("\n - ")}`);
  return sized;
}

function nameIssues(specs: readonly SubnetSpec[]): string[] {
  const names = specs.map(({ type, name }) => `${type.toLowerCase()} ${name ?? ""}`);
  const doubled = specs.filter((_, index) => names.indexOf(names[index] ?? "") !== index);
  return doubled.map(({ type }) => `Multiple subnet specs of type "${type.toLowerCase()}" require unique names.`);
}

function blockIssues(specs: readonly SubnetSpec[], zoneCount: number): string[] {
  if (specs.every(({ cidrBlocks }) => cidrBlocks === undefined)) return [];
  return specs.flatMap(({ cidrBlocks }, index) => {
    if (cidrBlocks === undefined) {
      return ["If any subnet spec has explicit cidrBlocks, all subnets must have explicit cidrBlocks."];
    }
    if (cidrBlocks.length === zoneCount) return [];
    return [
      `The number of CIDR blocks in subnetSpecs[${index}] must match the number of availability zones (${zoneCount}).`,
    ];
  });
}

function refuseOverlaps(subnets: readonly PlannedSubnet[]): void {
  const overlapping = subnets.filter(({ cidrBlock }, index) =>
    subnets.some((other, place) => place !== index && overlap(parseNetwork(cidrBlock), parseNetwork(other.cidrBlock))),
  );
  if (overlapping.length === 0) return;
  const lines = overlapping.map(({ resourceName, cidrBlock }, index) => `${index + 1}. ${resourceName}: ${cidrBlock}`);
  throw new Error(
    `The following subnets overlap with at least one other subnet. Make the CIDR for the VPC larger, reduce the size of the subnets per AZ, or use less Availability Zones:\n\n${lines.join("\n")}`,
  );
}

/** With the Exact strategy the whole range has to be accounted for. */
function refuseGaps(vpcCidr: string, subnets: readonly PlannedSubnet[]): void {
  const vpc = parseNetwork(vpcCidr);
  const gaps: string[] = [];
  let next = vpc.base;
  for (const { resourceName, cidrBlock } of subnets) {
    const network = parseNetwork(cidrBlock);
    if (network.base !== next) gaps.push(`${resourceName} (${cidrBlock}) does not start at ${formatAddress(next)}`);
    next = lastOf(network) + 1;
  }
  if (next !== lastOf(vpc) + 1) gaps.push(`the last subnet ends at ${formatAddress(next - 1)}, before the VPC does`);
  if (gaps.length > 0)
    throw new Error(`There are gaps in the subnet ranges. Please fix the following gaps: ${gaps.join(", ")}`);
}
