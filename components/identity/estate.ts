import type { AwsPlace } from "../foundation/aws-place.ts";

/** A bucket and the customer key that encrypts it. */
export interface EncryptedBucket {
  /** Name of the bucket. */
  readonly bucketName: string;
  /** Alias of its key without `alias/`, such as `kiro/data`. Keys are named by alias, since their ids are unknown at preview. */
  readonly keyAlias: string;
}

/** What the policies of the roles speak about. Plain values, so that every document is known at preview. */
export interface Estate {
  readonly place: AwsPlace;
  /** Region of the Kiro profile, where the Kiro console administers it. */
  readonly kiroProfileRegion: string;
  /** Where the approved MCP servers are published. */
  readonly registry: EncryptedBucket;
  /** Where the records are that an auditor reads and nobody changes. */
  readonly evidence: readonly EncryptedBucket[];
  /** Log groups of record. */
  readonly logGroupNames: readonly string[];
  /** Ids of the only groups that may be subscribed to Kiro. */
  readonly approvedGroupIds: readonly string[];
}
