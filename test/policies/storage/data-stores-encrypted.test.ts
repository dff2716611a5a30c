import { expect } from "chai";
import { isKnownType } from "../../../policypacks/mas-trm/kit/tagged.ts";
import { KEY } from "../../../policypacks/mas-trm/kit/types.ts";
import { dataStoresEncrypted } from "../../../policypacks/mas-trm/rules/storage/data-stores-encrypted.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

const key = "arn:aws:kms:us-east-1:111122223333:key/1a2b3c4d-0000-1111-2222-333344445555";
const found = (type: string, props: Readonly<Record<string, unknown>>) =>
  examine(dataStoresEncrypted, [{ type, name: "it", props }]);
const noKey = (path: string) => `violation it: ${path} names no customer-managed key`;
const notTrue = (path: string) => `violation it: ${path} is not true`;

const CACHE = "aws:elasticache/cluster:Cluster";
const DATABASE = "aws:rds/instance:Instance";

/** A good resource of each type, and what is said when it says nothing. */
const STORES = [
  [
    "aws:rds/instance:Instance",
    { storageEncrypted: true, kmsKeyId: key },
    [notTrue("storageEncrypted"), noKey("kmsKeyId")],
  ],
  [
    "aws:rds/cluster:Cluster",
    { storageEncrypted: true, kmsKeyId: key },
    [notTrue("storageEncrypted"), noKey("kmsKeyId")],
  ],
  ["aws:rds/globalCluster:GlobalCluster", { storageEncrypted: true }, [notTrue("storageEncrypted")]],
  [
    "aws:docdb/cluster:Cluster",
    { storageEncrypted: true, kmsKeyId: key },
    [notTrue("storageEncrypted"), noKey("kmsKeyId")],
  ],
  ["aws:docdb/globalCluster:GlobalCluster", { storageEncrypted: true }, [notTrue("storageEncrypted")]],
  ["aws:neptune/globalCluster:GlobalCluster", { storageEncrypted: true }, [notTrue("storageEncrypted")]],
  [
    "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
    { kmsKeyId: key },
    [noKey("kmsKeyId")],
  ],
  ["aws:redshift/snapshotCopyGrant:SnapshotCopyGrant", { kmsKeyId: key }, [noKey("kmsKeyId")]],
  ["aws:sagemaker/endpointConfiguration:EndpointConfiguration", { kmsKeyArn: key }, [noKey("kmsKeyArn")]],
  [
    CACHE,
    { replicationGroupId: "group" },
    ["violation it: it is a cache outside a replication group, which cannot be encrypted"],
  ],
  ["aws:efs/replicationConfiguration:ReplicationConfiguration", { destination: { kmsKeyId: key } }, []],
  ["aws:docdb/elasticCluster:ElasticCluster", { kmsKeyId: key }, [noKey("kmsKeyId")]],
  [
    "aws:neptune/cluster:Cluster",
    { storageEncrypted: true, kmsKeyArn: key },
    [notTrue("storageEncrypted"), noKey("kmsKeyArn")],
  ],
  ["aws:efs/fileSystem:FileSystem", { encrypted: true, kmsKeyId: key }, [notTrue("encrypted"), noKey("kmsKeyId")]],
  [
    "aws:dynamodb/table:Table",
    { serverSideEncryption: { enabled: true, kmsKeyArn: key } },
    [notTrue("serverSideEncryption.enabled"), noKey("serverSideEncryption.kmsKeyArn")],
  ],
  ["aws:dynamodb/tableReplica:TableReplica", { kmsKeyArn: key }, [noKey("kmsKeyArn")]],
  ["aws:dax/cluster:Cluster", { serverSideEncryption: { enabled: true } }, [notTrue("serverSideEncryption.enabled")]],
  [
    "aws:elasticache/replicationGroup:ReplicationGroup",
    { atRestEncryptionEnabled: true, kmsKeyId: key },
    [notTrue("atRestEncryptionEnabled"), noKey("kmsKeyId")],
  ],
  ["aws:elasticache/serverlessCache:ServerlessCache", { kmsKeyId: key }, [noKey("kmsKeyId")]],
  ["aws:memorydb/cluster:Cluster", { kmsKeyArn: key }, [noKey("kmsKeyArn")]],
  [
    "aws:opensearch/domain:Domain",
    { encryptAtRest: { enabled: true, kmsKeyId: key } },
    [notTrue("encryptAtRest.enabled"), noKey("encryptAtRest.kmsKeyId")],
  ],
  [
    "aws:elasticsearch/domain:Domain",
    { encryptAtRest: { enabled: true, kmsKeyId: key } },
    [notTrue("encryptAtRest.enabled"), noKey("encryptAtRest.kmsKeyId")],
  ],
  ["aws:redshift/cluster:Cluster", { kmsKeyId: key }, [noKey("kmsKeyId")]],
  ["aws:redshiftserverless/namespace:Namespace", { kmsKeyId: key }, [noKey("kmsKeyId")]],
  [
    "aws:kinesis/stream:Stream",
    { encryptionType: "KMS", kmsKeyId: key },
    ["violation it: encryptionType is not KMS", noKey("kmsKeyId")],
  ],
  [
    "aws:msk/cluster:Cluster",
    { encryptionInfo: { encryptionAtRestKmsKeyArn: key } },
    [noKey("encryptionInfo.encryptionAtRestKmsKeyArn")],
  ],
  ["aws:sagemaker/notebookInstance:NotebookInstance", { kmsKeyId: key }, [noKey("kmsKeyId")]],
  ["aws:sagemaker/domain:Domain", { kmsKeyId: key }, [noKey("kmsKeyId")]],
  [
    "aws:keyspaces/table:Table",
    { encryptionSpecification: { kmsKeyIdentifier: key } },
    [noKey("encryptionSpecification.kmsKeyIdentifier")],
  ],
  ["aws:timestreamwrite/database:Database", { kmsKeyId: key }, [noKey("kmsKeyId")]],
  ["aws:dms/replicationInstance:ReplicationInstance", { kmsKeyArn: key }, [noKey("kmsKeyArn")]],
  [
    "aws:s3tables/tableBucket:TableBucket",
    { encryptionConfiguration: { kmsKeyArn: key } },
    [noKey("encryptionConfiguration.kmsKeyArn")],
  ],
] as const;

describe("data-stores-encrypted", () => {
  for (const [type, good, silent] of STORES) {
    it(`judges ${type}`, () => {
      expect(isKnownType(type), "known").to.equal(true);
      expect(found(type, good), "good").to.deep.equal([]);
      expect(found(type, {}), "silent").to.deep.equal(silent);
    });
  }

  it("covers each type that the rule names", () => {
    expect(dataStoresEncrypted.types).to.have.members(STORES.map(([type]) => type));
  });

  it("knows that Redshift encrypts unless told not to, in a string", () => {
    expect(found("aws:redshift/cluster:Cluster", { encrypted: "false", kmsKeyId: key })).to.deep.equal([
      notTrue("encrypted"),
    ]);
  });

  it("judges each replica of a table", () => {
    const table = {
      serverSideEncryption: { enabled: true, kmsKeyArn: key },
      replicas: [{ regionName: "eu-central-1", kmsKeyArn: key }, { regionName: "ap-southeast-1" }],
    };
    expect(found("aws:dynamodb/table:Table", table)).to.deep.equal([noKey("replicas[1].kmsKeyArn")]);
  });

  it("refuses the copy of a file system in another Region without a key, unless the copy is made elsewhere", () => {
    const to = (destination: object) =>
      found("aws:efs/replicationConfiguration:ReplicationConfiguration", { destination });
    expect(to({ region: "eu-central-1" })).to.deep.equal([noKey("destination.kmsKeyId")]);
    expect(to({ region: "eu-central-1", fileSystemId: "fs-0123456789abcdef0" })).to.deep.equal([]);
  });

  it("cannot decide on a cache whose group is not known yet, and passes one of a group of this stack", () => {
    const cache: TestResource = { type: CACHE, name: "it", props: {}, dependsOn: { replicationGroupId: ["group"] } };
    const group = {
      type: "aws:elasticache/replicationGroup:ReplicationGroup",
      name: "group",
      props: { atRestEncryptionEnabled: true, kmsKeyId: key },
    };
    expect(examine(dataStoresEncrypted, [group, cache])).to.deep.equal([]);
    expect(found(CACHE, { replicationGroupId: unknown })).to.deep.equal([
      "undetermined it: replicationGroupId is not known yet",
    ]);
  });

  describe("a database restored from a snapshot", () => {
    const encrypted = { storageEncrypted: true, kmsKeyId: key };
    const unseen = "undetermined it: snapshotIdentifier decides on its encryption, which cannot be seen";
    const restored = (of: string): TestResource => ({
      type: DATABASE,
      name: "it",
      props: encrypted,
      dependsOn: { snapshotIdentifier: [of] },
    });
    const copy = (props: TestResource["props"]) => ({ type: "aws:rds/snapshotCopy:SnapshotCopy", name: "copy", props });

    it("is refused when it does not say that it is encrypted", () => {
      expect(found(DATABASE, { snapshotIdentifier: "old", kmsKeyId: key })).to.deep.equal([
        notTrue("storageEncrypted"),
        unseen,
      ]);
    });

    it("cannot be decided when the snapshot may be unencrypted, whatever the database says", () => {
      expect(found(DATABASE, { ...encrypted, snapshotIdentifier: "old" })).to.deep.equal([unseen]);
      expect(found(DATABASE, { ...encrypted, snapshotIdentifier: unknown })).to.deep.equal([
        "undetermined it: snapshotIdentifier is not known yet",
      ]);
      expect(examine(dataStoresEncrypted, [copy({}), restored("copy")])).to.deep.equal([unseen]);
    });

    it("is not asked of clusters, which take a key of their own when they are restored", () => {
      const props = { ...encrypted, snapshotIdentifier: "taken" };
      expect(found("aws:rds/cluster:Cluster", props)).to.deep.equal([]);
    });

    it("passes when the snapshot is a copy under the bank's key, or of a database of this stack", () => {
      expect(examine(dataStoresEncrypted, [copy({ kmsKeyId: key }), restored("copy")])).to.deep.equal([]);
      const source = { type: DATABASE, name: "source", props: { identifier: "source", ...encrypted } };
      const snapshot = {
        type: "aws:rds/snapshot:Snapshot",
        name: "taken",
        props: { dbInstanceIdentifier: "source", dbSnapshotIdentifier: "taken" },
      };
      expect(examine(dataStoresEncrypted, [source, snapshot, restored("taken")])).to.deep.equal([]);
      const other = { ...snapshot, props: { ...snapshot.props, dbInstanceIdentifier: "elsewhere" } };
      expect(examine(dataStoresEncrypted, [other, restored("taken")])).to.deep.equal([unseen]);
    });
  });

  describe("a database that follows another", () => {
    const arn = (region: string) => `arn:aws:rds:${region}:111122223333:db:source`;
    const source = (region: string): TestResource => ({
      type: DATABASE,
      name: "source",
      props: { storageEncrypted: true, kmsKeyId: key, region },
    });
    const replica = (props: TestResource["props"] = {}): TestResource => ({
      type: DATABASE,
      name: "it",
      props,
      dependsOn: { replicateSourceDb: ["source"] },
    });

    it("has its source's encryption in the same Region, and is refused without a key in another Region", () => {
      expect(examine(dataStoresEncrypted, [source("us-east-1"), replica()])).to.deep.equal([]);
      const named = { ...source("us-east-1"), props: { ...source("us-east-1").props, identifier: "source" } };
      const byName = { type: DATABASE, name: "it", props: { replicateSourceDb: "source" } };
      expect(examine(dataStoresEncrypted, [named, byName])).to.deep.equal([]);
      expect(examine(dataStoresEncrypted, [source("eu-central-1"), replica()])).to.deep.equal([noKey("kmsKeyId")]);
      expect(examine(dataStoresEncrypted, [source("eu-central-1"), replica({ kmsKeyId: key })])).to.deep.equal([]);
      expect(found(DATABASE, { replicateSourceDb: arn("eu-central-1") })).to.deep.equal([noKey("kmsKeyId")]);
    });

    it("is refused under AWS's own key", () => {
      expect(found(DATABASE, { replicateSourceDb: "source", kmsKeyId: "alias/aws/rds" })).to.deep.equal([
        noKey("kmsKeyId"),
      ]);
    });

    it("cannot be decided when its source is elsewhere or not known yet", () => {
      const unseen = "undetermined it: replicateSourceDb leads outside this stack, to encryption that cannot be seen";
      expect(found(DATABASE, { replicateSourceDb: "source" })).to.deep.equal([unseen]);
      expect(found(DATABASE, { replicateSourceDb: arn("us-east-1") })).to.deep.equal([unseen]);
      expect(found(DATABASE, { replicateSourceDb: unknown })).to.deep.equal([
        "undetermined it: replicateSourceDb is not known yet",
      ]);
      expect(examine(dataStoresEncrypted, [source(unknown), replica()])).to.deep.equal([
        "undetermined it: region is not known yet",
      ]);
    });
  });

  it("refuses AWS's own key", () => {
    expect(found("aws:kinesis/stream:Stream", { encryptionType: "KMS", kmsKeyId: "alias/aws/kinesis" })).to.deep.equal([
      noKey("kmsKeyId"),
    ]);
  });

  it("follows the key of this stack, inside lists too", () => {
    const table: TestResource = {
      type: "aws:dynamodb/table:Table",
      name: "it",
      props: { serverSideEncryption: { enabled: true, kmsKeyArn: unknown }, replicas: [{ kmsKeyArn: unknown }] },
      dependsOn: { serverSideEncryption: ["key"], replicas: ["key"] },
    };
    expect(examine(dataStoresEncrypted, [{ type: KEY, name: "key", props: {} }, table])).to.deep.equal([]);
  });

  it("cannot decide on a key that is not known yet, and still refuses the switch", () => {
    expect(found("aws:rds/instance:Instance", { storageEncrypted: false, kmsKeyId: unknown })).to.deep.equal([
      notTrue("storageEncrypted"),
      "undetermined it: kmsKeyId is not known yet",
    ]);
  });
});
