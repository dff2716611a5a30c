import { demandRelated } from "../../kit/related.ts";
import type { Judge } from "../../kit/judge.ts";
import type { Props } from "../../kit/props.ts";
import { remediesOf } from "../../kit/remedy.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import { ACCESS_POINT, BUCKET_PUBLIC_ACCESS_BLOCK, BUCKETS, MULTI_REGION_ACCESS_POINT } from "../../kit/types.ts";

const FLAGS = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"] as const;

/** Other doors to a bucket, with the place of their own four switches. */
const DOORS = [
  { type: ACCESS_POINT, path: "publicAccessBlockConfiguration" },
  { type: MULTI_REGION_ACCESS_POINT, path: "details.publicAccessBlock" },
] as const;

/**
 * Each bucket has its own public access block with all four switches on; a switch left out is off. On an access
 * point a switch left out is on. Directory buckets cannot be public and have no switches.
 *
 * The block of the whole account is no substitute: whoever owns the account's settings can lift it for every bucket.
 */
export const bucketPublicAccessBlocked = stackRule({
  id: "bucket-public-access-blocked",
  control: "MAS-11.1-03",
  title: "Buckets block public access in all four ways",
  severity: "critical",
  types: [...BUCKETS, BUCKET_PUBLIC_ACCESS_BLOCK, ...DOORS.map(({ type }) => type)],
  cause: "One ACL or policy mistake on an unblocked bucket puts the bank's data on the internet.",
  remediation:
    "Give the bucket an aws.s3.BucketPublicAccessBlock with all four flags set to true, and set none of them to false on an access point.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
  remedies: remediesOf([BUCKET_PUBLIC_ACCESS_BLOCK], FLAGS, true),
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
    judge.each(stack.ofType(...BUCKETS), (bucket) => {
      demandRelated(stack, judge, bucket, BLOCK);
    });
    // Whichever bucket it is for, of this stack or of another.
    judge.each(stack.ofType(BUCKET_PUBLIC_ACCESS_BLOCK), (block) => {
      requireAll(judge, block, block.props, false);
    });
    for (const { type, path } of DOORS) {
      judge.each(stack.ofType(type), (door) => {
        requireAll(judge, door, door.props.at(path), true);
      });
    }
  },
});

const BLOCK = { types: [BUCKET_PUBLIC_ACCESS_BLOCK], path: "bucket", what: "public access block" } as const;

function requireAll(judge: Judge, resource: Resource, switches: Props, whenLeftOut: boolean): void {
  for (const flag of FLAGS) {
    judge.guard(resource, () => {
      judge.require(switches.flag(flag) ?? whenLeftOut, resource, `${switches.at(flag).path} is not true`);
    });
  }
}
