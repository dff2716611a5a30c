import { isCustomerKey } from "../../kit/keys/customer-key.ts";
import { resourceRule } from "../../kit/rule.ts";
import { FILE_SYSTEMS, KEY, WORKSPACE } from "../../kit/types.ts";

const FLAGS = ["rootVolumeEncryptionEnabled", "userVolumeEncryptionEnabled"] as const;

/**
 * Both volumes of a desktop, and the file shares beside it, are encrypted with the bank's key. A flag left out means
 * no encryption, a key left out means AWS's own.
 *
 * Pools of desktops and AppStream fleets have no such switches: AWS throws their volumes away after each session.
 */
export const desktopVolumesEncrypted = resourceRule({
  id: "desktop-volumes-encrypted",
  control: "MAS-11.1-12",
  title: "Desktop volumes and file shares are encrypted with a customer-managed key",
  severity: "critical",
  types: [WORKSPACE, ...FILE_SYSTEMS],
  cause: "Developers' source code and credentials lie on desktop volumes; unencrypted, a copy of one gives them away.",
  remediation:
    "Set rootVolumeEncryptionEnabled and userVolumeEncryptionEnabled to true and volumeEncryptionKey to a customer-managed key; on file systems set kmsKeyId.",
  source: "https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html",
  remedies: FLAGS.map((flag) => ({ types: [WORKSPACE], set: { [flag]: true }, replaces: true })),
  examples: {
    compliant: [
      { type: KEY, name: "desktops", props: {} },
      {
        type: WORKSPACE,
        name: "desktop",
        props: { rootVolumeEncryptionEnabled: true, userVolumeEncryptionEnabled: true },
        dependsOn: { volumeEncryptionKey: ["desktops"] },
      },
    ],
    violating: [
      { type: WORKSPACE, props: { userVolumeEncryptionEnabled: true, volumeEncryptionKey: "alias/desktops" } },
    ],
  },
  check(resource, judge) {
    const isDesktop = resource.type === WORKSPACE;
    for (const flag of isDesktop ? FLAGS : []) {
      judge.guard(resource, () => {
        judge.require(resource.props.flag(flag) === true, resource, `${flag} is not true`);
      });
    }
    judge.guard(resource, () => {
      const path = isDesktop ? "volumeEncryptionKey" : "kmsKeyId";
      judge.require(isCustomerKey(resource, path), resource, `${path} names no customer-managed key`);
    });
  },
});
