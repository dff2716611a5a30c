import {
  AMI,
  AMI_COPY,
  AMI_FROM_INSTANCE,
  AUTO_SCALING_GROUP,
  CONTAINER_RECIPE,
  EC2_FLEET,
  ECS_SERVICE,
  EKS_NODE_GROUP,
  IMAGE_RECIPE,
  INSTANCE,
  LAUNCH_CONFIGURATION,
  LAUNCH_TEMPLATE,
  SNAPSHOT,
  SNAPSHOT_COPY,
  SNAPSHOT_IMPORT,
  SPOT_FLEET_REQUEST,
  SPOT_INSTANCE_REQUEST,
  VOLUME,
  VOLUME_ATTACHMENT,
  VOLUME_COPY,
} from "../types.ts";

/** Where a type says what block devices there will be. Paths lead through lists by `[]`. */
export interface DeviceForm {
  /** Things that are encrypted by a flag `encrypted` of their own; the empty path is the resource itself. */
  readonly devices?: readonly string[];
  /** Lists of device mappings, each of which may hold an `ebs` part. They must cover the root device. */
  readonly mappings?: string;
  /** Machines that need a root device: their path, and the path from there to the root device, where it can be told. */
  readonly machines?: { readonly path: string; readonly root?: string };
  /** References to launch templates, which then decide about what is not said here. */
  readonly templates?: readonly string[];
  /** A reference to the thing that this one is made of or brings in, and so is encrypted like. */
  readonly source?: { readonly path: string; readonly types: readonly string[] };
}

const MACHINE: DeviceForm = {
  devices: ["rootBlockDevice", "ebsBlockDevices[]"],
  machines: { path: "", root: "rootBlockDevice" },
  templates: ["launchTemplate"],
};

const VOLUMES = [VOLUME, VOLUME_COPY];
const SPECIFICATION = "launchTemplateSpecification";
const MIXED = "mixedInstancesPolicy.launchTemplate";

/** The types that say it about themselves, each with its form. */
export const DEVICE_FORMS: Readonly<Record<string, DeviceForm>> = {
  [VOLUME]: { devices: [""] },
  [SNAPSHOT_COPY]: { devices: [""] },
  [SNAPSHOT_IMPORT]: { devices: [""] },
  [AMI_COPY]: { devices: [""] },
  [SNAPSHOT]: { source: { path: "volumeId", types: VOLUMES } },
  [VOLUME_COPY]: { source: { path: "sourceVolumeId", types: VOLUMES } },
  [VOLUME_ATTACHMENT]: { source: { path: "volumeId", types: VOLUMES } },
  [AMI_FROM_INSTANCE]: {
    source: { path: "sourceInstanceId", types: [INSTANCE, SPOT_INSTANCE_REQUEST] },
  },
  // An image's device is made of a snapshot and then takes no flag of its own.
  [AMI]: {
    devices: ["ebsBlockDevices[]"],
    source: { path: "ebsBlockDevices[].snapshotId", types: [SNAPSHOT, SNAPSHOT_COPY, SNAPSHOT_IMPORT] },
  },
  [INSTANCE]: MACHINE,
  [SPOT_INSTANCE_REQUEST]: MACHINE,
  [LAUNCH_CONFIGURATION]: MACHINE,
  [SPOT_FLEET_REQUEST]: {
    devices: ["launchSpecifications[].rootBlockDevices[]", "launchSpecifications[].ebsBlockDevices[]"],
    machines: { path: "launchSpecifications[]", root: "rootBlockDevices" },
    templates: [`launchTemplateConfigs[].${SPECIFICATION}`],
  },
  [EC2_FLEET]: { templates: [`launchTemplateConfigs[].${SPECIFICATION}`] },
  [AUTO_SCALING_GROUP]: {
    templates: ["launchTemplate", `${MIXED}.${SPECIFICATION}`, `${MIXED}.overrides[].${SPECIFICATION}`],
  },
  // Without a template EKS makes the root device, unencrypted unless the account's default says otherwise.
  [EKS_NODE_GROUP]: { machines: { path: "" }, templates: ["launchTemplate"] },
  [ECS_SERVICE]: { devices: ["volumeConfiguration.managedEbsVolume"] },
  [LAUNCH_TEMPLATE]: { mappings: "blockDeviceMappings" },
  [IMAGE_RECIPE]: { mappings: "blockDeviceMappings" },
  [CONTAINER_RECIPE]: { mappings: "instanceConfiguration.blockDeviceMappings" },
};
