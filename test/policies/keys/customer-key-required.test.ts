import { expect } from "chai";
import {
  AMI_COPY,
  BACKUP_VAULTS,
  CONTAINER_RECIPE,
  IMAGE_RECIPE,
  INSTANCE,
  KEY,
  KEY_ALIAS,
  LAUNCH_TEMPLATE,
  SNAPSHOT_COPY,
  SNAPSHOT_IMPORT,
  SPOT_FLEET_REQUEST,
  SPOT_INSTANCE_REQUEST,
  VOLUME,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { customerKeyRequired } from "../../../policypacks/mas-trm/rules/keys/customer-key-required.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

const provider = { region: "us-east-1", allowedAccountIds: '["111122223333"]' };
const one = (type: string, props: Readonly<Record<string, unknown>>, settings = {}) =>
  examine(customerKeyRequired, [{ type, name: "it", props, provider }], { settings });
const own = "arn:aws:kms:us-east-1:111122223333:key/1a2b3c4d-0000-1111-2222-333344445555";
const foreign = own.replace("111122223333", "999988887777");
const none = (path: string) => [`violation it: ${path} names no customer-managed key`];

describe("customer-key-required", () => {
  for (const [type, path, withKey] of [
    [VOLUME, "kmsKeyId", (key?: unknown) => ({ kmsKeyId: key })],
    [SNAPSHOT_COPY, "kmsKeyId", (key?: unknown) => ({ kmsKeyId: key })],
    [SNAPSHOT_IMPORT, "kmsKeyId", (key?: unknown) => ({ kmsKeyId: key })],
    [AMI_COPY, "kmsKeyId", (key?: unknown) => ({ kmsKeyId: key })],
    [INSTANCE, "rootBlockDevice.kmsKeyId", (key?: unknown) => ({ rootBlockDevice: { kmsKeyId: key } })],
    [INSTANCE, "ebsBlockDevices[0].kmsKeyId", (key?: unknown) => ({ ebsBlockDevices: [{ kmsKeyId: key }] })],
    [
      LAUNCH_TEMPLATE,
      "blockDeviceMappings[0].ebs.kmsKeyId",
      (key?: unknown) => ({ blockDeviceMappings: [{ ebs: { kmsKeyId: key } }] }),
    ],
    [SPOT_INSTANCE_REQUEST, "rootBlockDevice.kmsKeyId", (key?: unknown) => ({ rootBlockDevice: { kmsKeyId: key } })],
    [
      SPOT_FLEET_REQUEST,
      "launchSpecifications[0].rootBlockDevices[0].kmsKeyId",
      (key?: unknown) => ({ launchSpecifications: [{ rootBlockDevices: [{ kmsKeyId: key }] }] }),
    ],
    [
      SPOT_FLEET_REQUEST,
      "launchSpecifications[0].ebsBlockDevices[0].kmsKeyId",
      (key?: unknown) => ({ launchSpecifications: [{ ebsBlockDevices: [{ kmsKeyId: key }] }] }),
    ],
    [
      IMAGE_RECIPE,
      "blockDeviceMappings[0].ebs.kmsKeyId",
      (key?: unknown) => ({ blockDeviceMappings: [{ ebs: { kmsKeyId: key } }] }),
    ],
    [
      CONTAINER_RECIPE,
      "instanceConfiguration.blockDeviceMappings[0].ebs.kmsKeyId",
      (key?: unknown) => ({ instanceConfiguration: { blockDeviceMappings: [{ ebs: { kmsKeyId: key } }] } }),
    ],
    ["aws:ebs/defaultKmsKey:DefaultKmsKey", "keyArn", (key?: unknown) => ({ keyArn: key })],
    [BACKUP_VAULTS[0], "kmsKeyArn", (key?: unknown) => ({ kmsKeyArn: key })],
    [BACKUP_VAULTS[1], "encryptionKeyArn", (key?: unknown) => ({ encryptionKeyArn: key })],
    [
      "aws:ecr/repository:Repository",
      "encryptionConfigurations[0].kmsKey",
      (key?: unknown) => ({ encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: key }] }),
    ],
    ["aws:codebuild/project:Project", "encryptionKey", (key?: unknown) => ({ encryptionKey: key })],
    ["aws:codeartifact/domain:Domain", "encryptionKey", (key?: unknown) => ({ encryptionKey: key })],
    ["aws:xray/encryptionConfig:EncryptionConfig", "keyId", (key?: unknown) => ({ keyId: key })],
    ["aws:workspacesweb/portal:Portal", "customerManagedKey", (key?: unknown) => ({ customerManagedKey: key })],
  ] as const) {
    it(`demands the bank's key at ${path} of ${type}`, () => {
      expect(one(type, withKey(own)), "own").to.deep.equal([]);
      expect(one(type, withKey()), "left out").to.deep.equal(none(path));
      expect(one(type, withKey("alias/aws/ebs")), "AWS's own").to.deep.equal(none(path));
      expect(one(type, withKey(foreign)), "a stranger's").to.deep.equal([
        `violation it: ${path} names a key of account 999988887777, neither this stack's own nor trusted`,
      ]);
      expect(one(type, withKey(unknown)), "not known yet").to.deep.equal([`undetermined it: ${path} is not known yet`]);
    });
  }

  it("demands a key of backup vaults in stacks that are made to be thrown away too", () => {
    const vault = { type: BACKUP_VAULTS[0], name: "it", props: {} };
    expect(examine(customerKeyRequired, [vault], { stack: "dev" })).to.deep.equal(none("kmsKeyArn"));
  });

  it("demands a key of a registry that says nothing of encryption", () => {
    expect(one("aws:ecr/repository:Repository", {})).to.deep.equal(none("encryptionConfigurations"));
  });

  it("follows the key of this stack before its ARN is known, inside lists too", () => {
    const machine: TestResource = {
      type: INSTANCE,
      name: "it",
      props: { ebsBlockDevices: [{ kmsKeyId: unknown }] },
      dependsOn: { ebsBlockDevices: ["key"] },
    };
    expect(examine(customerKeyRequired, [{ type: KEY, name: "key", props: {} }, machine])).to.deep.equal([]);
  });

  it("refuses AWS's own key by an alias that the program reads, and passes the bank's", () => {
    const alias = (name: string): TestResource => ({ type: KEY_ALIAS, name: "alias", read: true, props: { name } });
    const volume: TestResource = { type: VOLUME, name: "it", props: {}, dependsOn: { kmsKeyId: ["alias"] } };
    expect(examine(customerKeyRequired, [alias("alias/aws/ebs"), volume])).to.deep.equal(none("kmsKeyId"));
    expect(examine(customerKeyRequired, [alias("alias/kiro-data"), volume])).to.deep.equal([]);
    const arn = "arn:aws:kms:us-east-1:111122223333:alias/aws/ebs";
    expect(one(VOLUME, { kmsKeyId: arn })).to.deep.equal(none("kmsKeyId"));
    expect(examine(customerKeyRequired, [alias(unknown), volume])).to.deep.equal([
      "undetermined it: name is not known yet",
    ]);
  });

  it("refuses the key of a stranger anywhere", () => {
    expect(one("aws:sns/topic:Topic", { kmsMasterKeyId: foreign })).to.deep.equal([
      "violation it: kmsMasterKeyId names a key of account 999988887777, neither this stack's own nor trusted",
    ]);
    expect(
      one("aws:sns/topic:Topic", { kmsMasterKeyId: foreign }, { trustedAccounts: ["999988887777"] }),
    ).to.deep.equal([]);
  });

  it("leaves alone what is not AWS's, and texts that only speak of a key", () => {
    expect(one("kubernetes:core/v1:ConfigMap", { data: { key: foreign } })).to.deep.equal([]);
    expect(one("aws:sns/topic:Topic", { displayName: `never under ${foreign}` })).to.deep.equal([]);
  });

  it("refuses one device although the key of another is not known yet", () => {
    expect(one(INSTANCE, { rootBlockDevice: { kmsKeyId: unknown }, ebsBlockDevices: [{}] })).to.have.members([
      "undetermined it: rootBlockDevice.kmsKeyId is not known yet",
      ...none("ebsBlockDevices[0].kmsKeyId"),
    ]);
  });

  it("cannot tell its own account where the provider is not pinned", () => {
    expect(examine(customerKeyRequired, [{ type: VOLUME, name: "it", props: { kmsKeyId: own } }])).to.deep.equal([
      "undetermined it: account 111122223333 may or may not be this stack's own: no allowedAccountIds pin the provider",
    ]);
  });
});
