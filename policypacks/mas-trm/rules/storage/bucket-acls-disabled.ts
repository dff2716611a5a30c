import type { Judge } from "../../kit/judge.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import { BUCKET_ACLS, BUCKET_OWNERSHIP, BUCKET_WEBSITES, BUCKETS } from "../../kit/types.ts";

/** Properties of the bucket's older forms that make a website of it. */
const WEBSITES = ["website", "websites"] as const;

/**
 * Nobody is let in by an ACL, and no bucket is a website. Since April 2023 S3 makes buckets that take no ACLs
 * (BucketOwnerEnforced), so ownership left out is as good; any ACL means that it was turned back on.
 */
export const bucketAclsDisabled = stackRule({
  id: "bucket-acls-disabled",
  control: "MAS-11.1-13",
  title: "Buckets take no ACLs and are no websites",
  severity: "medium",
  types: [...BUCKETS, BUCKET_OWNERSHIP, ...BUCKET_ACLS, ...BUCKET_WEBSITES],
  cause:
    "ACLs let in strangers object by object where no policy shows it, and websites are served without TLS to anyone.",
  remediation: "Set objectOwnership to BucketOwnerEnforced and remove ACLs, grants and websites; use bucket policies.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
  remedies: [{ types: [BUCKET_OWNERSHIP], set: { "rule.objectOwnership": "BucketOwnerEnforced" } }],
  examples: {
    compliant: [{ type: BUCKET_OWNERSHIP, props: { rule: { objectOwnership: "BucketOwnerEnforced" } } }],
    violating: [{ type: BUCKET_ACLS[0], props: { acl: "log-delivery-write" } }],
  },
  check(stack, judge) {
    judge.each(stack.ofType(BUCKET_OWNERSHIP), (controls) => {
      const isEnforced = controls.props.string("rule.objectOwnership") === "BucketOwnerEnforced";
      judge.require(isEnforced, controls, "rule.objectOwnership is not BucketOwnerEnforced");
    });
    for (const acl of stack.ofType(...BUCKET_ACLS)) judge.violation(acl, "it is an ACL");
    for (const website of stack.ofType(...BUCKET_WEBSITES))
      judge.violation(website, "it makes a website of the bucket");
    for (const bucket of stack.ofType(...BUCKETS)) checkBucket(judge, bucket);
  },
});

function checkBucket(judge: Judge, bucket: Resource): void {
  judge.guard(bucket, () => {
    // What S3 gives a bucket by itself; providers before version 7 set it where nobody does.
    judge.require((bucket.props.string("acl") ?? "private") === "private", bucket, "acl is set");
  });
  // A bucket that is only read shows the grant to its owner among its outputs.
  for (const property of bucket.isRead ? WEBSITES : (["grants", ...WEBSITES] as const)) {
    judge.guard(bucket, () => {
      judge.require(bucket.props.list(property).length === 0, bucket, `${property} is set`);
    });
  }
}
