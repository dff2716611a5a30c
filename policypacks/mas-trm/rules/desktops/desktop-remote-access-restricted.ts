import { type AddressRange, countAddresses, parseCidr, prefixLengthFor, publicPart } from "../../kit/network/cidr.ts";
import type { Judge } from "../../kit/judge.ts";
import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";
import { DESKTOP_DIRECTORY, DESKTOP_IP_GROUP } from "../../kit/types.ts";
import { UnknownProperty } from "../../kit/unknown.ts";
import { told } from "../../kit/told.ts";

interface Settings {
  readonly managedDevices: readonly string[];
  readonly widestPrefix: number;
}

/** The kinds of device that a directory can let in or keep out, as its properties are named. */
const DEVICES = ["Android", "Chromeos", "Ios", "Linux", "Osx", "Web", "Windows", "Zeroclient"] as const;
const HARDENED = Object.fromEntries(
  DEVICES.map((device) => [`deviceType${device}`, device === "Windows" ? "ALLOW" : "DENY"]),
);

/** Desktops open to known addresses and to devices that the bank manages, and to nobody else. */
export const desktopRemoteAccessRestricted = resourceRule<Settings>({
  id: "desktop-remote-access-restricted",
  control: "MAS-9.3-01",
  title: "Desktops are reachable only from bank networks and managed devices",
  severity: "high",
  types: [DESKTOP_DIRECTORY, DESKTOP_IP_GROUP],
  cause: "A desktop that any browser on any network can open is guarded by a password and little else.",
  remediation:
    "Attach IP access control groups with the bank's own ranges, set the other device types to DENY, and leave out internetFallbackProtocols.",
  source: "https://docs.aws.amazon.com/workspaces/latest/adminguide/amazon-workspaces-ip-access-control-groups.html",
  settings: {
    managedDevices: {
      type: "array",
      items: { type: "string" },
      description: `Kinds of device that may connect, of ${DEVICES.join(", ")}; by default those that can prove by certificate that the bank manages them`,
      default: ["Windows", "Osx"],
    },
    widestPrefix: {
      type: "integer",
      minimum: 0,
      description: "Prefix length of the widest block of public addresses that one IP group may admit in all",
      default: 16,
    },
  },
  examples: {
    compliant: [
      { type: DESKTOP_IP_GROUP, name: "bank", props: { rules: [{ source: "203.0.113.0/24" }] } },
      {
        type: DESKTOP_DIRECTORY,
        props: { directoryId: "d-1234567890", workspaceAccessProperties: HARDENED },
        dependsOn: { ipGroupIds: ["bank"] },
      },
    ],
    violating: [{ type: DESKTOP_DIRECTORY, props: { directoryId: "d-1234567890" } }],
  },
  check(resource, judge, { managedDevices, widestPrefix }) {
    if (resource.type === DESKTOP_IP_GROUP) return checkRanges(resource, judge, widestPrefix);
    judge.guard(resource, () => checkGroups(resource, judge));
    checkDevices(resource, judge, managedDevices);
    judge.guard(resource, () => {
      const fallbacks = resource.props.list("workspaceAccessProperties.accessEndpointConfig.internetFallbackProtocols");
      judge.require(fallbacks.length === 0, resource, "streaming falls back to the internet");
    });
  },
});

/** The groups of this stack are judged themselves. A group without rules lets nobody in. */
function checkGroups(directory: Resource, judge: Judge): void {
  const groups = directory.props.at("ipGroupIds");
  if (!groups.isOpaque && groups.elements.length === 0) {
    return judge.violation(directory, "it has no IP group, and AWS's default one lets in any address");
  }
  if (directory.graph === undefined) throw new UnknownProperty(groups.path);
  for (const link of directory.graph.links(directory, "ipGroupIds", [DESKTOP_IP_GROUP])) {
    if (link.kind === "literal") {
      judge.undetermined(
        directory,
        `IP group ${told(link.value, "id")} is not part of this stack, so its rules cannot be seen`,
      );
    } else if (link.kind === "open" && link.candidates.length === 0) {
      judge.undetermined(directory, `${link.path} is not known yet`);
    }
  }
}

function checkDevices(directory: Resource, judge: Judge, managed: readonly string[]): void {
  const known = managed.map((device) => device.toLowerCase());
  for (const device of DEVICES.filter((kind) => !known.includes(kind.toLowerCase()))) {
    judge.guard(directory, () => {
      const value = directory.props.string(`workspaceAccessProperties.deviceType${device}`);
      judge.require(value?.toUpperCase() === "DENY", directory, `deviceType${device} is not DENY`);
    });
  }
}

/** Ranges are added up, so that a wide one cannot be written as several. */
function checkRanges(group: Resource, judge: Judge, widestPrefix: number): void {
  const ranges: AddressRange[] = [];
  judge.eachOf(group, "rules", (rule) => {
    const range = parseCidr(rule.string("source") ?? "");
    if (range === undefined) judge.violation(group, `${rule.path}.source is not a range of addresses`);
    else ranges.push(range);
  });
  const open = countAddresses(publicPart(ranges), 4);
  const prefix = prefixLengthFor(open, 4);
  if (open > 0n && prefix < widestPrefix) {
    judge.violation(group, `it admits as many public addresses as a /${prefix}, and /${widestPrefix} is allowed`);
  }
}
