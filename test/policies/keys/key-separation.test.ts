import { expect } from "chai";
import {
  BUCKET_ENCRYPTIONS,
  BUCKETS,
  DIRECTORY_LOG,
  FLOW_LOG,
  KEY,
  KEY_ALIAS,
  LOG_GROUP,
  TRAIL,
  VOLUME,
  WORKSPACE,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { keySeparation } from "../../../policypacks/mas-trm/rules/keys/key-separation.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

const found = (...resources: readonly TestResource[]) => examine(keySeparation, resources);
const key = (name: string, props = {}): TestResource => ({ type: KEY, name, props });
const trail = (of: object): TestResource => ({ type: TRAIL, name: "trail", props: {}, ...of });
const desktop = (of: object): TestResource => ({ type: WORKSPACE, name: "desktop", props: {}, ...of });
const by = (property: string, name: string) => ({ dependsOn: { [property]: [name] } });
const shared = (where: string) => [
  `violation ${where}: one key encrypts audit records and desktop volumes (trail, desktop)`,
];
const arn = "arn:aws:kms:us-east-1:111122223333:";

describe("key-separation", () => {
  it("passes keys that each have one purpose", () => {
    expect(
      found(
        key("audit"),
        key("desktops"),
        trail(by("kmsKeyId", "audit")),
        desktop(by("volumeEncryptionKey", "desktops")),
      ),
    ).to.deep.equal([]);
  });

  it("refuses one key for two purposes", () => {
    expect(found(key("both"), trail(by("kmsKeyId", "both")), desktop(by("volumeEncryptionKey", "both")))).to.deep.equal(
      shared("both"),
    );
  });

  it("refuses one key by itself and by its alias", () => {
    const alias: TestResource = {
      type: KEY_ALIAS,
      name: "alias",
      props: { name: "alias/both" },
      ...by("targetKeyId", "both"),
    };
    expect(
      found(
        key("both"),
        alias,
        trail(by("kmsKeyId", "both")),
        desktop({ props: { volumeEncryptionKey: "alias/both" } }),
      ),
    ).to.deep.equal(shared("both"));
    expect(
      found(
        key("both"),
        alias,
        trail(by("kmsKeyId", "both")),
        desktop({ props: { volumeEncryptionKey: `${arn}alias/both` } }),
      ),
    ).to.deep.equal(shared("both"));
  });

  it("refuses one key by two of its outputs, once they are known", () => {
    const id = "1a2b3c4d-0000-1111-2222-333344445555";
    const made = { ...key("both"), outputs: { id, keyId: id, arn: `${arn}key/${id}` } };
    const byArn = trail({ props: { kmsKeyId: `${arn}key/${id}` }, ...by("kmsKeyId", "both") });
    const byId = desktop({ props: { volumeEncryptionKey: id }, ...by("volumeEncryptionKey", "both") });
    expect(found(made, byArn, byId)).to.deep.equal(shared("both"));
    expect(found(made, byArn, desktop(by("volumeEncryptionKey", "both")))).to.deep.equal(shared("both"));
  });

  it("reads the key that a bucket of either older form names inside", () => {
    const encryption = { kmsMasterKeyId: `${arn}key/1` };
    const rule = { applyServerSideEncryptionByDefault: encryption };
    const rules = [{ applyServerSideEncryptionByDefaults: [encryption] }];
    for (const [type, props] of [
      [BUCKETS[0], { serverSideEncryptionConfiguration: { rule } }],
      [BUCKETS[1], { serverSideEncryptionConfigurations: [{ rules }] }],
    ] as const) {
      const files = { type, name: "files", props };
      expect(found(files, trail({ props: { kmsKeyId: `${arn}key/1` } })), type).to.deep.equal([
        "violation trail: one key encrypts audit records and stored data (trail, files)",
      ]);
    }
  });

  it("refuses one key from elsewhere by its id and by its ARN", () => {
    const id = "1a2b3c4d-0000-1111-2222-333344445555";
    expect(
      found(trail({ props: { kmsKeyId: `${arn}key/${id}` } }), desktop({ props: { volumeEncryptionKey: id } })),
    ).to.deep.equal(shared("trail"));
  });

  it("tells the bucket of records from one of other data", () => {
    const bucket = (name: string): TestResource => ({ type: BUCKETS[0], name, props: { bucket: name } });
    const encrypted = (of: string): TestResource => ({
      type: BUCKET_ENCRYPTIONS[0],
      name: `${of}-encryption`,
      props: { bucket: of, rules: [{ applyServerSideEncryptionByDefault: { kmsMasterKeyId: unknown } }] },
      ...by("rules", "audit-key"),
    });
    const delivering = trail({ props: { s3BucketName: "audit" }, ...by("kmsKeyId", "audit-key") });
    expect(found(key("audit-key"), bucket("audit"), delivering, encrypted("audit"))).to.deep.equal([]);
    expect(
      found(key("audit-key"), bucket("audit"), bucket("files"), delivering, encrypted("audit"), encrypted("files")),
    ).to.deep.equal([
      "violation audit-key: one key encrypts audit records and stored data (trail, audit-encryption, files-encryption)",
    ]);
  });

  it("tells the log group of records from one of an application", () => {
    const group = (name: string): TestResource => ({
      type: LOG_GROUP,
      name,
      props: { name },
      ...by("kmsKeyId", "audit"),
    });
    const flow: TestResource = { type: FLOW_LOG, name: "flow", props: {}, ...by("logDestination", "flows") };
    expect(found(key("audit"), group("flows"), flow, trail(by("kmsKeyId", "audit")))).to.deep.equal([]);
    expect(found(key("audit"), group("flows"), group("app"), flow)).to.deep.equal([
      "violation audit: one key encrypts audit records and stored data (flows, app)",
    ]);
  });

  it("takes the log group of a directory for records, whichever way it is named", () => {
    const group: TestResource = {
      type: LOG_GROUP,
      name: "group",
      props: { name: "users" },
      ...by("kmsKeyId", "audit"),
    };
    const volume: TestResource = { type: VOLUME, name: "volume", props: {}, ...by("kmsKeyId", "audit") };
    const named: TestResource = { type: DIRECTORY_LOG, props: { logGroupName: "users" } };
    const linked: TestResource = { type: DIRECTORY_LOG, props: {}, ...by("logGroupName", "group") };
    for (const subscription of [named, linked]) {
      expect(found(key("audit"), group, subscription, trail(by("kmsKeyId", "audit")))).to.deep.equal([]);
      expect(found(key("audit"), group, subscription, volume)).to.deep.equal([
        "violation audit: one key encrypts audit records and stored data (volume, group)",
      ]);
    }
  });

  it("cannot tell what a store holds while records may or may not go there", () => {
    const group: TestResource = { type: LOG_GROUP, name: "group", props: { name: "app" }, ...by("kmsKeyId", "audit") };
    const bucket: TestResource = { type: BUCKETS[0], name: "bucket", props: {} };
    const flow: TestResource = { type: FLOW_LOG, name: "flow", props: { logDestination: unknown } };
    const keyed = trail(by("kmsKeyId", "audit"));
    expect(found(key("audit"), group, flow, keyed)).to.deep.equal([
      "undetermined flow: logDestination is not known yet",
      "undetermined group: whether audit records go there is not known yet",
    ]);
    // Where it goes to one of two buckets, the log group is none of them.
    const either = { ...flow, dependsOn: { logDestination: ["bucket", "second"] } };
    expect(found(key("audit"), group, bucket, { ...bucket, name: "second" }, either, keyed)).to.deep.equal([
      "undetermined flow: logDestination is not known yet",
      "violation audit: one key encrypts audit records and stored data (trail, group)",
    ]);
    // Nor does a trail write to log groups by its bucket's name.
    const elsewhere = trail({ props: { s3BucketName: unknown }, ...by("kmsKeyId", "audit") });
    expect(found(key("audit"), group, elsewhere)).to.deep.equal([
      "undetermined trail: s3BucketName is not known yet",
      "violation audit: one key encrypts audit records and stored data (trail, group)",
    ]);
  });

  it("follows no alias from alias to alias, which AWS refuses, so that one that names itself is no endless way", () => {
    const alias: TestResource = {
      type: KEY_ALIAS,
      name: "loop",
      props: { name: "alias/loop", targetKeyId: "alias/loop" },
    };
    const keyed = trail({ props: { kmsKeyId: "alias/loop" } });
    expect(found(alias, keyed, desktop({ props: { volumeEncryptionKey: "alias/loop" } }))).to.deep.equal([
      "violation trail: one key encrypts audit records and desktop volumes (trail, desktop)",
    ]);
  });

  it("cannot follow a key that is not known yet, and still refuses the others", () => {
    const volume: TestResource = { type: VOLUME, name: "volume", props: { kmsKeyId: unknown } };
    expect(
      found(key("both"), volume, trail(by("kmsKeyId", "both")), desktop(by("volumeEncryptionKey", "both"))),
    ).to.have.members(["undetermined volume: kmsKeyId is not known yet", ...shared("both")]);
  });
});
