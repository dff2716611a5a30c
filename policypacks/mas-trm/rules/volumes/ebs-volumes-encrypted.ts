import { DEVICE_FORMS, type DeviceForm } from "../../kit/compute/block-devices.ts";
import type { Judge } from "../../kit/judge.ts";
import { checkTemplates } from "../../kit/compute/template-devices.ts";
import type { Props } from "../../kit/props.ts";
import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";
import {
  AMI_COPY,
  INSTANCE,
  LAUNCH_CONFIGURATION,
  LAUNCH_TEMPLATE,
  SNAPSHOT_COPY,
  SNAPSHOT_IMPORT,
  SPOT_INSTANCE_REQUEST,
  VOLUME,
} from "../../kit/types.ts";
import { UnknownProperty } from "../../kit/unknown.ts";
import { reach } from "../../kit/values.ts";

/** What starts as one machine with devices of its own. */
const MACHINES = [INSTANCE, SPOT_INSTANCE_REQUEST, LAUNCH_CONFIGURATION];

/**
 * Everything that makes block storage says that it is encrypted: volumes, copies and imports of snapshots, images,
 * machines and the templates they are made from.
 *
 * Silence is a violation, also about a machine's root device, which otherwise is as the image has it. The account's
 * default encryption does not stand in: it is another resource, of another owner, that can be lifted at any time.
 * A launch template stands in where this stack shows it.
 */
export const ebsVolumesEncrypted = resourceRule<{ rootDeviceNames: readonly string[] }>({
  id: "ebs-volumes-encrypted",
  control: "MAS-11.1-01",
  title: "All block storage is encrypted",
  severity: "critical",
  types: Object.keys(DEVICE_FORMS),
  cause: "Whoever gets hold of an unencrypted volume or of a snapshot of it reads the bank's data.",
  remediation:
    'Set encrypted to true on every device, the root device included; in a launch template map the root device and set ebs.encrypted to "true".',
  source: "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
  settings: {
    rootDeviceNames: {
      type: "array",
      items: { type: "string" },
      description: "Names that images give to the root device",
      default: ["/dev/xvda", "/dev/sda1"],
    },
  },
  remedies: [
    { types: [VOLUME, SNAPSHOT_COPY, SNAPSHOT_IMPORT, AMI_COPY], set: { encrypted: true }, replaces: true },
    { types: MACHINES, set: { "rootBlockDevice.encrypted": true }, replaces: true },
    { types: MACHINES, set: { "ebsBlockDevices[].encrypted": true }, replaces: true },
    { types: [LAUNCH_TEMPLATE], set: { "blockDeviceMappings[].ebs.encrypted": "true" } },
  ],
  examples: {
    compliant: [
      { type: VOLUME, props: { availabilityZone: "us-east-1a", encrypted: true } },
      {
        type: LAUNCH_TEMPLATE,
        name: "template",
        props: { blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "true" } }] },
      },
    ],
    violating: [{ type: VOLUME, props: { availabilityZone: "us-east-1a" } }],
  },
  check(resource, judge, { rootDeviceNames }) {
    const form = DEVICE_FORMS[resource.type];
    if (form === undefined) return;
    checkDevices(judge, resource, form);
    if (form.mappings !== undefined) checkMappings(judge, resource, form.mappings, rootDeviceNames);
    checkTemplates(judge, resource, form);
  },
});

function checkDevices(judge: Judge, resource: Resource, { devices = [], source }: DeviceForm): void {
  for (const path of devices) {
    judge.guard(resource, () => {
      for (const device of reach(resource.props, path)) {
        // A device made of a snapshot takes no flag, where the form has one for the snapshot.
        if (source === undefined || !device.has("snapshotId")) requireEncrypted(judge, resource, device);
      }
    });
  }
  if (source === undefined) return;
  judge.guard(resource, () => {
    for (const reference of reach(resource.props, source.path)) {
      judge.guard(resource, () => {
        const isSeen = leadsInside(resource, reference, source.types);
        if (!isSeen)
          judge.undetermined(resource, `${reference.path} leads outside this stack, so its encryption cannot be seen`);
      });
    }
  });
}

function requireEncrypted(judge: Judge, resource: Resource, device: Props): void {
  judge.guard(resource, () => {
    judge.require(device.flag("encrypted") === true, resource, `${device.at("encrypted").path} is not true`);
  });
}

/** Whether a reference leads to resources of this stack, which are judged themselves. */
function leadsInside(resource: Resource, reference: Props, types: readonly string[]): boolean {
  if (resource.graph === undefined) throw new UnknownProperty(reference.path);
  const link = resource.graph.linkOf(resource, reference, types);
  if (link.kind === "open" && link.candidates.length === 0) throw new UnknownProperty(reference.path);
  return link.kind === "resource" || link.kind === "open";
}

function checkMappings(judge: Judge, resource: Resource, path: string, rootNames: readonly string[]): void {
  judge.eachOf(resource, path, (mapping) => {
    // Left out of the machine, or a disk of the host that is gone with it.
    const isNoVolume = mapping.has("noDevice") || mapping.has("virtualName");
    if (mapping.has("ebs") || !isNoVolume) requireEncrypted(judge, resource, mapping.at("ebs"));
  });
  judge.guard(resource, () => {
    const volumes = resource.props.list(path).filter((mapping) => mapping.has("ebs"));
    const isRoot = (mapping: Props) => rootNames.includes(mapping.string("deviceName") ?? "");
    const why = `no mapping covers the root device (${rootNames.join(", ")}), so that the image decides about it`;
    judge.require(volumes.some(isRoot), resource, why);
  });
}
