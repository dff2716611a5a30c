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

  it("refuses a database restored from a snapshot that does not say it is encrypted", () => {
    expect(found("aws:rds/instance:Instance", { snapshotIdentifier: "old", kmsKeyId: key })).to.deep.equal([
      notTrue("storageEncrypted"),
    ]);
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
