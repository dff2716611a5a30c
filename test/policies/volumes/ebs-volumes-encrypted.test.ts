import { expect } from "chai";
import {
  AMI,
  AMI_COPY,
  AMI_FROM_INSTANCE,
  CONTAINER_RECIPE,
  ECS_SERVICE,
  IMAGE_RECIPE,
  INSTANCE,
  LAUNCH_CONFIGURATION,
  LAUNCH_TEMPLATE,
  SNAPSHOT,
  SNAPSHOT_COPY,
  SNAPSHOT_IMPORT,
  SPOT_INSTANCE_REQUEST,
  VOLUME,
  VOLUME_ATTACHMENT,
  VOLUME_COPY,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { ebsVolumesEncrypted } from "../../../policypacks/mas-trm/rules/volumes/ebs-volumes-encrypted.ts";
import { type Circumstances, examine, type TestResource, unknown } from "../support/examine.ts";

const found = (resources: readonly TestResource[], at: Circumstances = {}) =>
  examine(ebsVolumesEncrypted, resources, at);
const one = (type: string, props: Readonly<Record<string, unknown>>) => found([{ type, name: "it", props }]);

const silent = "violation it: nothing says that its root device is encrypted";
const unmapped =
  "violation it: no mapping covers the root device (/dev/xvda, /dev/sda1), so that the image decides about it";
const encrypted = { encrypted: true };
const root = { deviceName: "/dev/xvda", ebs: { encrypted: "true" } };
const template: TestResource = { type: LAUNCH_TEMPLATE, name: "template", props: { blockDeviceMappings: [root] } };

describe("ebs-volumes-encrypted", () => {
  for (const type of [VOLUME, SNAPSHOT_COPY, SNAPSHOT_IMPORT, AMI_COPY]) {
    describe(type, () => {
      for (const [why, props, expected] of [
        ["passes when encrypted", encrypted, []],
        ["is refused when it says nothing", {}, ["violation it: encrypted is not true"]],
        ["is refused when not encrypted", { encrypted: false }, ["violation it: encrypted is not true"]],
        ["is refused for the string false", { encrypted: "false" }, ["violation it: encrypted is not true"]],
        [
          "is refused for a key without the flag",
          { kmsKeyId: "alias/kiro-data" },
          ["violation it: encrypted is not true"],
        ],
        ["cannot be decided while unknown", { encrypted: unknown }, ["undetermined it: encrypted is not known yet"]],
      ] as const) {
        it(why, () => {
          expect(one(type, props)).to.deep.equal(expected);
        });
      }
    });
  }

  it("does not take the account's default encryption for the volume's own", () => {
    const byDefault = {
      type: "aws:ebs/encryptionByDefault:EncryptionByDefault",
      name: "default",
      props: { enabled: true },
    };
    const volume = { type: VOLUME, name: "it", props: { encrypted: false } };
    expect(found([byDefault, volume])).to.deep.equal(["violation it: encrypted is not true"]);
    expect(found([byDefault, { type: INSTANCE, name: "it", props: {} }])).to.deep.equal([silent]);
  });

  it("refuses a volume from a snapshot that does not say that it is encrypted", () => {
    expect(one(VOLUME, { snapshotId: "snap-0123456789abcdef0" })).to.deep.equal([
      "violation it: encrypted is not true",
    ]);
  });

  it("judges a volume that the program only reads by what it is", () => {
    const volume = { type: VOLUME, name: "it", read: true, props: { encrypted: false } };
    expect(found([volume])).to.deep.equal(["violation it: encrypted is not true"]);
  });

  for (const type of [INSTANCE, SPOT_INSTANCE_REQUEST, LAUNCH_CONFIGURATION]) {
    describe(type, () => {
      for (const [why, props, expected] of [
        ["passes with an encrypted root device", { rootBlockDevice: encrypted }, []],
        ["is refused when it says nothing about its root device", {}, [silent]],
        [
          "is refused for an empty root device",
          { rootBlockDevice: {} },
          ["violation it: rootBlockDevice.encrypted is not true"],
        ],
        [
          "is refused for each device that is not encrypted",
          {
            rootBlockDevice: encrypted,
            ebsBlockDevices: [encrypted, { deviceName: "/dev/sdf" }, { encrypted: false }],
          },
          [
            "violation it: ebsBlockDevices[1].encrypted is not true",
            "violation it: ebsBlockDevices[2].encrypted is not true",
          ],
        ],
        ["is refused when only other devices are encrypted", { ebsBlockDevices: [encrypted] }, [silent]],
        [
          "passes disks of the host",
          {
            rootBlockDevice: encrypted,
            ephemeralBlockDevices: [{ deviceName: "/dev/sdb", virtualName: "ephemeral0" }],
          },
          [],
        ],
        [
          "cannot be decided while the root device is unknown, and is still refused for another device",
          { rootBlockDevice: unknown, ebsBlockDevices: [{ encrypted: false }] },
          [
            "violation it: ebsBlockDevices[0].encrypted is not true",
            "undetermined it: rootBlockDevice is not known yet",
          ],
        ],
      ] as const) {
        it(why, () => {
          expect(one(type, props)).to.have.members(expected);
        });
      }
    });
  }

  describe("launch templates and image recipes", () => {
    for (const [type, at] of [
      [LAUNCH_TEMPLATE, "blockDeviceMappings"],
      [IMAGE_RECIPE, "blockDeviceMappings"],
      [CONTAINER_RECIPE, "instanceConfiguration.blockDeviceMappings"],
    ] as const) {
      const withMappings = (mappings: unknown) =>
        one(
          type,
          at.startsWith("i")
            ? { instanceConfiguration: { blockDeviceMappings: mappings } }
            : { blockDeviceMappings: mappings },
        );
      for (const [why, mappings, expected] of [
        ["passes the string true", [root], []],
        ["passes the value true", [{ deviceName: "/dev/sda1", ebs: encrypted }], []],
        [
          "refuses the string false, which is truthy",
          [{ deviceName: "/dev/xvda", ebs: { encrypted: "false" } }],
          [`violation it: ${at}[0].ebs.encrypted is not true`],
        ],
        [
          "refuses a root device that does not say it",
          [{ deviceName: "/dev/xvda", ebs: { volumeSize: 8 } }],
          [`violation it: ${at}[0].ebs.encrypted is not true`],
        ],
        ["refuses silence about the root device", [], [unmapped]],
        [
          "refuses when only another device is mapped",
          [{ deviceName: "/dev/sdf", ebs: { encrypted: "true" } }],
          [unmapped],
        ],
        [
          "refuses a mapping without anything",
          [root, { deviceName: "/dev/sdg" }],
          [`violation it: ${at}[1].ebs.encrypted is not true`],
        ],
        [
          "passes devices that are left out, and disks of the host",
          [root, { deviceName: "/dev/sdb", noDevice: "" }, { deviceName: "/dev/sdc", virtualName: "ephemeral0" }],
          [],
        ],
        [
          "refuses a device that is said to be left out and described all the same",
          [root, { deviceName: "/dev/sdb", noDevice: "", ebs: { volumeSize: 8 } }],
          [`violation it: ${at}[1].ebs.encrypted is not true`],
        ],
        [
          "does not take the root device left out for encrypted",
          [{ deviceName: "/dev/xvda", noDevice: "true" }],
          [unmapped],
        ],
        [
          "cannot decide on a flag that is not known yet",
          [{ deviceName: "/dev/xvda", ebs: { encrypted: unknown } }],
          [`undetermined it: ${at}[0].ebs.encrypted is not known yet`],
        ],
      ] as const) {
        it(`${type} ${why}`, () => {
          expect(withMappings(mappings)).to.deep.equal(expected);
        });
      }
    }

    it("know other names of the root device from the settings", () => {
      const odd = { ...template, name: "it", props: { blockDeviceMappings: [{ ...root, deviceName: "/dev/xvdb" }] } };
      expect(found([odd])).to.deep.equal([unmapped]);
      expect(found([odd], { settings: { rootDeviceNames: ["/dev/xvdb"] } })).to.deep.equal([]);
    });
  });

  describe("things made of others", () => {
    const volume: TestResource = { type: VOLUME, name: "volume", props: { availabilityZone: "us-east-1a" } };
    const machine: TestResource = { type: INSTANCE, name: "volume", props: {} };
    for (const [type, path, source] of [
      [SNAPSHOT, "volumeId", volume],
      [VOLUME_COPY, "sourceVolumeId", volume],
      [VOLUME_ATTACHMENT, "volumeId", volume],
      [AMI_FROM_INSTANCE, "sourceInstanceId", machine],
    ] as const) {
      it(`${type} is encrypted like its source, which is judged itself`, () => {
        const made = { type, name: "it", props: {}, dependsOn: { [path]: ["volume"] } };
        const expected =
          source === machine ? silent.replace("it:", "volume:") : "violation volume: encrypted is not true";
        expect(found([source, made])).to.deep.equal([expected]);
      });

      it(`${type} may be made of any of several of this stack, which are judged themselves`, () => {
        const [good, better] = ["good", "better"].map((name) => ({
          ...source,
          name,
          props: { ...encrypted, rootBlockDevice: encrypted },
        }));
        const made = { type, name: "it", props: {}, dependsOn: { [path]: ["good", "better"] } };
        expect(found([good, better, made].flatMap((it) => it ?? []))).to.deep.equal([]);
      });

      it(`${type} cannot be decided when its source is from elsewhere, or not known yet`, () => {
        expect(one(type, { [path]: "vol-0123456789abcdef0" })).to.deep.equal([
          `undetermined it: ${path} leads outside this stack, so its encryption cannot be seen`,
        ]);
        expect(one(type, { [path]: unknown })).to.deep.equal([`undetermined it: ${path} is not known yet`]);
      });
    }

    it("an image is judged by its devices, or by the snapshots that they are made of", () => {
      expect(one(AMI, { ebsBlockDevices: [{ deviceName: "/dev/xvda", encrypted: true }] })).to.deep.equal([]);
      expect(one(AMI, { ebsBlockDevices: [{ deviceName: "/dev/xvda" }] })).to.deep.equal([
        "violation it: ebsBlockDevices[0].encrypted is not true",
      ]);
      expect(one(AMI, { ebsBlockDevices: [{ deviceName: "/dev/xvda", snapshotId: "snap-1" }] })).to.deep.equal([
        "undetermined it: ebsBlockDevices[0].snapshotId leads outside this stack, so its encryption cannot be seen",
      ]);
      const copy = { type: SNAPSHOT_COPY, name: "copy", props: encrypted, outputs: { id: "snap-1" } };
      const image = {
        type: AMI,
        name: "it",
        props: { ebsBlockDevices: [{ deviceName: "/dev/xvda", snapshotId: "snap-1" }] },
      };
      expect(found([copy, image])).to.deep.equal([]);
    });
  });

  it("judges the volume that ECS makes for a service", () => {
    expect(one(ECS_SERVICE, {})).to.deep.equal([]);
    expect(one(ECS_SERVICE, { volumeConfiguration: { managedEbsVolume: { sizeInGb: 8 } } })).to.deep.equal([
      "violation it: volumeConfiguration.managedEbsVolume.encrypted is not true",
    ]);
  });
});
