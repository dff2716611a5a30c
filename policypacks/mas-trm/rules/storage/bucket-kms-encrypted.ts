import { demandRelated } from "../../kit/related.ts";
import { leadsToCustomerKey } from "../../kit/keys/customer-key.ts";
import type { Judge } from "../../kit/judge.ts";
import type { Props } from "../../kit/props.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import type { StackGraph } from "../../kit/stack-graph.ts";
import { isSetInside, settingsInside } from "../../kit/storage/settings-inside.ts";
import { BUCKET_ENCRYPTIONS, BUCKETS, DIRECTORY_BUCKET, KEYS } from "../../kit/types.ts";

/** What encrypts with a key of KMS, once or twice. */
const ALGORITHMS = ["aws:kms", "aws:kms:dsse"] as const;

/**
 * New objects of each bucket are encrypted with a customer's key, once (`aws:kms`) or twice (`aws:kms:dsse`). Without
 * a configuration S3 uses its own key (AES256). Since March 2026 S3 refuses keys that a client brings (SSE-C) on new
 * buckets, so only lifting that is a fault.
 */
export const bucketKmsEncrypted = stackRule({
  id: "bucket-kms-encrypted",
  control: "MAS-11.1-07",
  title: "Buckets encrypt with a customer-managed key by default",
  severity: "high",
  types: [...BUCKETS, DIRECTORY_BUCKET],
  cause:
    "With S3's own key whoever may read the bucket may read the data; the bank can neither limit nor see decryption.",
  remediation:
    "Give the bucket an aws.s3.BucketServerSideEncryptionConfiguration with sseAlgorithm aws:kms and kmsMasterKeyId set to a customer-managed key.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",
  examples: {
    compliant: [
      { type: BUCKETS[0], name: "files", props: { bucket: "files" } },
      {
        type: BUCKET_ENCRYPTIONS[0],
        props: {
          bucket: "files",
          rules: [
            {
              applyServerSideEncryptionByDefault: {
                sseAlgorithm: "aws:kms",
                kmsMasterKeyId: "arn:aws:kms:us-east-1:111122223333:key/1a2b3c4d-0000-1111-2222-333344445555",
              },
            },
          ],
        },
      },
    ],
    violating: [{ type: BUCKETS[0], name: "files", props: { bucket: "files" } }],
  },
  check(stack, judge) {
    judge.each(stack.ofType(...BUCKETS, DIRECTORY_BUCKET), (bucket) => {
      if (isSetInside(bucket, "encryption")) checkInside(stack, judge, bucket);
      // Two configurations of one bucket overwrite each other, so each must be right.
      for (const configuration of configurations(stack, judge, bucket)) {
        judge.eachOf(configuration, "rules", (rule) => {
          checkDefault(stack, judge, configuration, rule.at("applyServerSideEncryptionByDefault"));
          judge.guard(configuration, () => {
            const isLifted = rule.strings("blockedEncryptionTypes").includes("NONE");
            judge.require(!isLifted, configuration, "it lets clients encrypt with keys of their own (SSE-C)");
          });
        });
        judge.guard(configuration, () => {
          const none = configuration.props.list("rules").length === 0;
          if (none) judge.violation(configuration, "it holds no encryption rule");
        });
      }
    });
  },
});

function configurations(stack: StackGraph, judge: Judge, bucket: Resource): readonly Resource[] {
  return demandRelated(stack, judge, bucket, {
    types: BUCKET_ENCRYPTIONS,
    path: "bucket",
    what: "encryption configuration",
    isInline: isSetInside(bucket, "encryption"),
  });
}

function checkInside(stack: StackGraph, judge: Judge, bucket: Resource): void {
  judge.guard(bucket, () => {
    const encryptions = settingsInside(bucket, "encryption");
    if (encryptions.length === 0) judge.violation(bucket, "it holds no encryption rule");
    for (const encryption of encryptions) checkDefault(stack, judge, bucket, encryption);
  });
}

function checkDefault(stack: StackGraph, judge: Judge, holder: Resource, encryption: Props): void {
  judge.guard(holder, () => {
    const algorithm = encryption.string("sseAlgorithm");
    judge.require(
      ALGORITHMS.some((one) => one === algorithm),
      holder,
      `the algorithm is not ${ALGORITHMS.join(" or ")}`,
    );
  });
  judge.guard(holder, () => {
    const key = encryption.at("kmsMasterKeyId");
    const own = leadsToCustomerKey(stack.linkOf(holder, key, KEYS), key.path);
    judge.require(own, holder, "kmsMasterKeyId names no customer-managed key");
  });
}
