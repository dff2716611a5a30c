import { Cidr } from "./cidr.ts";
import type { Problem, SettingPath } from "./explain.ts";
import { type LandingZoneConfig, PROJECT } from "./schema.ts";
import type { WellFormed } from "./well-formed.ts";

type PartialConfig = WellFormed<LandingZoneConfig>;
type PartialDirectory = NonNullable<NonNullable<PartialConfig["desktops"]>["directory"]>;

const DESKTOPS: SettingPath = [PROJECT, "desktops"];
const DIRECTORY: SettingPath = [...DESKTOPS, "directory"];

/** Keys that a kind of directory needs, and those that it may have beside them. */
const KEYS_OF_KIND = {
  "ad-connector": {
    needs: ["domainName", "passwordSecretArn", "passwordVersionId", "dnsIps", "serviceUser"],
    may: ["shortName", "size", "organizationalUnit"],
  },
  "managed-ad": {
    needs: ["domainName", "passwordSecretArn", "passwordVersionId"],
    may: ["shortName", "edition", "organizationalUnit"],
  },
  existing: { needs: ["id"], may: ["organizationalUnit"] },
} as const satisfies Record<
  string,
  { needs: readonly (keyof PartialDirectory)[]; may: readonly (keyof PartialDirectory)[] }
>;

/** Wider ranges than these are no networks of one bank's. */
const WIDEST_PREFIX = { private: 8, public: 16 } as const;

/** Checks what the desktops' settings say against one another and against the network's. */
export function desktopProblems(config: PartialConfig): Problem[] {
  const { desktops, network } = config;
  if (desktops === undefined) return [];
  return [
    ...kindProblems(desktops.directory),
    ...reachProblems(desktops.directory, network),
    ...clientRangeProblems(desktops.clientCidrs),
    ...repeatedDevices(desktops.devices),
  ];
}

function kindProblems(directory: PartialDirectory | undefined): Problem[] {
  const kind = directory?.kind;
  if (directory === undefined || kind === undefined) return [];
  const { needs, may } = KEYS_OF_KIND[kind];
  const known: readonly string[] = ["kind", ...needs, ...may];
  // A key that is there but malformed is undefined here, and reported for its form.
  const missing = needs.filter((key) => !(key in directory));
  const needless = Object.entries(directory).filter(([key, value]) => value !== undefined && !known.includes(key));
  return [
    ...missing.map((key) => ({
      path: [...DIRECTORY, key],
      wrong: "is missing",
      allowed: `must be set, since directory.kind is ${kind}`,
    })),
    ...needless.map(([key]) => ({
      path: [...DIRECTORY, key],
      wrong: `is of no use with directory.kind ${kind}`,
      allowed: "must be absent",
    })),
  ];
}

/** Desktops join the domain over the directory ports, which are open to network.directoryCidrs only. */
function reachProblems(directory: PartialDirectory | undefined, network: PartialConfig["network"]): Problem[] {
  const open: readonly (Cidr | undefined)[] = (network?.directoryCidrs ?? []).map((range) =>
    range === undefined ? undefined : new Cidr(range),
  );
  // Ranges that are wrong by themselves are worth a line each, not one for each address beside it.
  if (!areSound(open)) return [];
  const isOpen = (text: string) => open.some((outer) => new Cidr(text).isWithin(outer));
  const wrong = "lies in no range of network.directoryCidrs";
  const allowed = "must lie in one, or desktops do not reach the directory";
  if (directory?.kind === "managed-ad") {
    return (network?.desktopSubnets ?? []).flatMap((subnet, index): Problem[] => {
      if (subnet === undefined || isOpen(subnet)) return [];
      return [{ path: [PROJECT, "network", "desktopSubnets", index], wrong, given: subnet, allowed }];
    });
  }
  if (directory?.kind !== "ad-connector") return [];
  return (directory.dnsIps ?? []).flatMap((address, index): Problem[] => {
    if (address === undefined || isOpen(`${address}/32`)) return [];
    return [{ path: [...DIRECTORY, "dnsIps", index], wrong, given: address, allowed }];
  });
}

function areSound(ranges: readonly (Cidr | undefined)[]): ranges is readonly Cidr[] {
  return ranges.every((range) => range?.hasHostBits === false && range.isPrivate);
}

function clientRangeProblems(ranges: readonly (string | undefined)[] | undefined): Problem[] {
  return (ranges ?? []).flatMap((text, index): Problem[] => {
    if (text === undefined) return [];
    const path = [...DESKTOPS, "clientCidrs", index];
    const range = new Cidr(text);
    if (range.hasHostBits) {
      return [{ path, wrong: "has host bits set", given: text, allowed: `must be a network such as ${String(range)}` }];
    }
    const widest = WIDEST_PREFIX[range.isPrivate ? "private" : "public"];
    if (range.prefix < widest) {
      const allowed = `must be a /${widest} at the most, since only the bank may connect`;
      return [{ path, wrong: "is too wide", given: text, allowed }];
    }
    if (ranges?.indexOf(text) === index) return [];
    const wrong = `repeats clientCidrs[${ranges?.indexOf(text) ?? 0}]`;
    return [{ path, wrong, given: text, allowed: "must name each range once" }];
  });
}

function repeatedDevices(devices: readonly (string | undefined)[] | undefined): Problem[] {
  return (devices ?? []).flatMap((device, index): Problem[] => {
    const first = devices?.indexOf(device) ?? index;
    if (device === undefined || first === index) return [];
    const path = [...DESKTOPS, "devices", index];
    return [{ path, wrong: `repeats devices[${first}]`, given: device, allowed: "must name each device once" }];
  });
}
