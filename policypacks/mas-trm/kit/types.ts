/**
 * Pulumi type tokens of the resources that rules read. Families of types that mean the same thing (older provider
 * versions, twins under two modules) stand in one list, so that no rule can be passed by spelling a type otherwise.
 */
export const TRAIL = "aws:cloudtrail/trail:Trail";
export const EVENT_DATA_STORE = "aws:cloudtrail/eventDataStore:EventDataStore";

export const KEY = "aws:kms/key:Key";
export const REPLICA_KEY = "aws:kms/replicaKey:ReplicaKey";
export const EXTERNAL_KEY = "aws:kms/externalKey:ExternalKey";
export const KEY_ALIAS = "aws:kms/alias:Alias";
/** Every resource that a `kmsKeyId` can come from. */
export const KEYS = [KEY, REPLICA_KEY, EXTERNAL_KEY, KEY_ALIAS] as const;

export const BUCKETS = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"] as const;
export const BUCKET_PUBLIC_ACCESS_BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
