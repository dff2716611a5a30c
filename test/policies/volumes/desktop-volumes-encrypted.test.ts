import { expect } from "chai";
import { FILE_SYSTEMS, KEY, WORKSPACE } from "../../../policypacks/mas-trm/kit/types.ts";
import { desktopVolumesEncrypted } from "../../../policypacks/mas-trm/rules/volumes/desktop-volumes-encrypted.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

const good = {
  rootVolumeEncryptionEnabled: true,
  userVolumeEncryptionEnabled: true,
  volumeEncryptionKey: "alias/kiro-desktops",
};
const desktop = (props: Readonly<Record<string, unknown>>): readonly TestResource[] => [
  { type: WORKSPACE, name: "desktop", props },
];
const found = (resources: readonly TestResource[]) => examine(desktopVolumesEncrypted, resources);

const root = "violation desktop: rootVolumeEncryptionEnabled is not true";
const user = "violation desktop: userVolumeEncryptionEnabled is not true";
const key = "violation desktop: volumeEncryptionKey names no customer-managed key";

describe("desktop-volumes-encrypted", () => {
  for (const [why, props, expected] of [
    ["passes both volumes with the customer's key", good, []],
    ["refuses a desktop that says nothing", {}, [root, user, key]],
    ["refuses an unencrypted root volume", { ...good, rootVolumeEncryptionEnabled: false }, [root]],
    ["refuses an unencrypted user volume", { ...good, userVolumeEncryptionEnabled: "false" }, [user]],
    ["refuses a key without the flags", { volumeEncryptionKey: good.volumeEncryptionKey }, [root, user]],
    ["refuses the flags without a key", { ...good, volumeEncryptionKey: undefined }, [key]],
    ["refuses AWS's own key", { ...good, volumeEncryptionKey: "alias/aws/workspaces" }, [key]],
    [
      "cannot decide on a flag that is not known yet, and still refuses the other",
      { ...good, rootVolumeEncryptionEnabled: unknown, userVolumeEncryptionEnabled: false },
      ["undetermined desktop: rootVolumeEncryptionEnabled is not known yet", user],
    ],
    [
      "cannot decide on a key that is not known yet",
      { ...good, volumeEncryptionKey: unknown },
      ["undetermined desktop: volumeEncryptionKey is not known yet"],
    ],
  ] as const) {
    it(why, () => {
      expect(found(desktop(props))).to.have.members(expected);
    });
  }

  it("follows the key of this stack before its ARN is known", () => {
    const withKey: TestResource = {
      type: WORKSPACE,
      name: "desktop",
      props: { ...good, volumeEncryptionKey: unknown },
      dependsOn: { volumeEncryptionKey: ["key"] },
    };
    expect(found([{ type: KEY, name: "key", props: {} }, withKey])).to.deep.equal([]);
  });

  for (const type of FILE_SYSTEMS) {
    it(`demands a customer's key of ${type}`, () => {
      const share = (props: Readonly<Record<string, unknown>>) => found([{ type, name: "share", props }]);
      expect(
        share({ kmsKeyId: "arn:aws:kms:us-east-1:111122223333:key/1a2b3c4d-0000-1111-2222-333344445555" }),
      ).to.deep.equal([]);
      expect(share({})).to.deep.equal(["violation share: kmsKeyId names no customer-managed key"]);
      expect(share({ kmsKeyId: "alias/aws/fsx" })).to.deep.equal([
        "violation share: kmsKeyId names no customer-managed key",
      ]);
    });
  }

  it("asks nothing of desktops in pools and AppStream fleets, which have no such switches", () => {
    for (const type of ["aws:workspaces/pool:Pool", "aws:appstream/fleet:Fleet"]) {
      expect(
        found([{ type, name: "fleet", props: {} }, ...desktop({ ...good, rootVolumeEncryptionEnabled: false })]),
      ).to.deep.equal([root]);
    }
  });
});
