import { checkStores, remediesOfForms, type StoreForm, typesOf } from "../../kit/storage/encrypted-stores.ts";
import type { Judge } from "../../kit/judge.ts";
import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";
import { isReplica } from "../../kit/storage/database-cluster.ts";
import { checkReplica, checkSnapshot } from "../../kit/storage/database-origin.ts";
import { DB_INSTANCE } from "../../kit/types.ts";
import { UnknownProperty } from "../../kit/unknown.ts";

/** A cache of single nodes has no encryption at rest; one that belongs to a replication group has the group's. */
const SINGLE_CACHE = "aws:elasticache/cluster:Cluster";
const CACHE_GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";

const AT_REST = { flag: "storageEncrypted", key: "kmsKeyId" } as const;

/** Data stores beside buckets, volumes and file shares. What a service always encrypts has a key and no flag here. */
const FORMS: readonly StoreForm[] = [
  { type: DB_INSTANCE, ...AT_REST },
  { type: "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication", key: "kmsKeyId" },
  { type: "aws:rds/cluster:Cluster", ...AT_REST },
  { type: "aws:rds/globalCluster:GlobalCluster", flag: "storageEncrypted" },
  { type: "aws:docdb/cluster:Cluster", ...AT_REST },
  { type: "aws:docdb/globalCluster:GlobalCluster", flag: "storageEncrypted" },
  { type: "aws:docdb/elasticCluster:ElasticCluster", key: "kmsKeyId" },
  { type: "aws:neptune/cluster:Cluster", flag: "storageEncrypted", key: "kmsKeyArn" },
  { type: "aws:neptune/globalCluster:GlobalCluster", flag: "storageEncrypted" },
  { type: "aws:efs/fileSystem:FileSystem", flag: "encrypted", key: "kmsKeyId" },
  {
    type: "aws:efs/replicationConfiguration:ReplicationConfiguration",
    at: "destination",
    key: "kmsKeyId",
    unless: "fileSystemId",
  },
  { type: "aws:dynamodb/table:Table", flag: "serverSideEncryption.enabled", key: "serverSideEncryption.kmsKeyArn" },
  { type: "aws:dynamodb/table:Table", at: "replicas[]", key: "kmsKeyArn" },
  { type: "aws:dynamodb/tableReplica:TableReplica", key: "kmsKeyArn" },
  { type: "aws:dax/cluster:Cluster", flag: "serverSideEncryption.enabled" },
  { type: CACHE_GROUP, flag: "atRestEncryptionEnabled", key: "kmsKeyId" },
  { type: "aws:elasticache/serverlessCache:ServerlessCache", key: "kmsKeyId" },
  { type: "aws:memorydb/cluster:Cluster", key: "kmsKeyArn" },
  { type: "aws:opensearch/domain:Domain", flag: "encryptAtRest.enabled", key: "encryptAtRest.kmsKeyId" },
  { type: "aws:elasticsearch/domain:Domain", flag: "encryptAtRest.enabled", key: "encryptAtRest.kmsKeyId" },
  { type: "aws:redshift/cluster:Cluster", flag: "encrypted", onByDefault: true, key: "kmsKeyId" },
  { type: "aws:redshift/snapshotCopyGrant:SnapshotCopyGrant", key: "kmsKeyId" },
  { type: "aws:redshiftserverless/namespace:Namespace", key: "kmsKeyId" },
  { type: "aws:kinesis/stream:Stream", choice: { path: "encryptionType", value: "KMS" }, key: "kmsKeyId" },
  { type: "aws:msk/cluster:Cluster", key: "encryptionInfo.encryptionAtRestKmsKeyArn" },
  { type: "aws:sagemaker/notebookInstance:NotebookInstance", key: "kmsKeyId" },
  { type: "aws:sagemaker/domain:Domain", key: "kmsKeyId" },
  { type: "aws:sagemaker/endpointConfiguration:EndpointConfiguration", key: "kmsKeyArn" },
  { type: "aws:keyspaces/table:Table", key: "encryptionSpecification.kmsKeyIdentifier" },
  { type: "aws:timestreamwrite/database:Database", key: "kmsKeyId" },
  { type: "aws:dms/replicationInstance:ReplicationInstance", key: "kmsKeyArn" },
  { type: "aws:s3tables/tableBucket:TableBucket", key: "encryptionConfiguration.kmsKeyArn" },
];

/** Databases, caches, streams and search domains are encrypted with the bank's key, their replicas too. */
export const dataStoresEncrypted = resourceRule({
  id: "data-stores-encrypted",
  control: "MAS-11.1-10",
  title: "Data stores are encrypted with a customer-managed key",
  severity: "high",
  types: [...typesOf(FORMS), SINGLE_CACHE],
  cause:
    "Whoever gets hold of an unencrypted store or a snapshot of it reads the data; under AWS's own key the bank cannot stop it.",
  remediation: "Turn encryption at rest on and name a customer-managed key, on each replica too.",
  source: "https://docs.aws.amazon.com/prescriptive-guidance/latest/encryption-best-practices/welcome.html",
  remedies: remediesOfForms(FORMS),
  examples: {
    compliant: [
      {
        type: "aws:rds/instance:Instance",
        props: {
          storageEncrypted: true,
          kmsKeyId: "arn:aws:kms:us-east-1:111122223333:key/1a2b3c4d-0000-1111-2222-333344445555",
        },
      },
    ],
    violating: [{ type: "aws:rds/instance:Instance", props: { storageEncrypted: true } }],
  },
  check(resource, judge) {
    if (resource.type === SINGLE_CACHE) checkCache(judge, resource);
    else if (resource.type === DB_INSTANCE && isReplica(resource.props)) checkReplica(judge, resource);
    else checkStores(judge, resource, FORMS);
    if (resource.type === DB_INSTANCE) judge.guard(resource, () => checkSnapshot(judge, resource));
  },
});

function checkCache(judge: Judge, cache: Resource): void {
  const group = cache.link("replicationGroupId", [CACHE_GROUP]);
  if (group.kind === "open") throw new UnknownProperty(group.path);
  judge.require(group.kind !== "absent", cache, "it is a cache outside a replication group, which cannot be encrypted");
}
