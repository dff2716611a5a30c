import type { Judge } from "../../kit/judge.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import type { StackGraph } from "../../kit/stack-graph.ts";
import { BUCKET_PUBLIC_ACCESS_BLOCK, BUCKETS } from "../../kit/types.ts";

const FLAGS = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"] as const;

/** Each bucket has its own public access block with all four switches on. A switch left out is off. */
export const bucketPublicAccessBlocked = stackRule({
  id: "bucket-public-access-blocked",
  control: "MAS-11.1-03",
  title: "Buckets block public access in all four ways",
  severity: "critical",
  types: BUCKETS,
  cause: "One ACL or policy mistake on an unblocked bucket puts the bank's data on the internet.",
  remediation: "Give the bucket an aws.s3.BucketPublicAccessBlock with all four flags set to true.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
  examples: {
    compliant: [
      { type: BUCKETS[0], name: "audit", props: {} },
      {
        type: BUCKET_PUBLIC_ACCESS_BLOCK,
        props: Object.fromEntries(FLAGS.map((flag) => [flag, true])),
        dependsOn: { bucket: ["audit"] },
      },
    ],
    violating: [{ type: BUCKETS[0], props: {} }],
  },
  check(stack, judge) {
    judge.each(stack.ofType(...BUCKETS), (bucket) => checkBucket(stack, judge, bucket));
  },
});

function checkBucket(stack: StackGraph, judge: Judge, bucket: Resource): void {
  const blocks = stack.referrers(bucket, [BUCKET_PUBLIC_ACCESS_BLOCK], "bucket");
  if (blocks.length === 0) {
    const open = stack.openReferrers(bucket, [BUCKET_PUBLIC_ACCESS_BLOCK], "bucket").length > 0;
    if (open) judge.undetermined(bucket, "a public access block of this stack may or may not be for this bucket");
    else judge.violation(bucket, "no public access block belongs to this bucket");
  }
  judge.each(blocks, (block) => {
    for (const flag of FLAGS) {
      judge.guard(block, () => judge.require(block.props.flag(flag) === true, block, `${flag} is not true`));
    }
  });
}
