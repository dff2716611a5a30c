import type { Judge } from "./judge.ts";
import type { Resource } from "./resource.ts";
import type { StackGraph } from "./stack-graph.ts";

/**
 * The resources that belong to a bucket by naming it, such as its policy. Where there is none, that is said: a
 * violation, unless one of this stack may yet turn out to be the bucket's, or the bucket is made elsewhere.
 *
 * @param what how a finding calls the missing resource
 */
export function demandAttached(
  stack: StackGraph,
  judge: Judge,
  bucket: Resource,
  types: readonly string[],
  what: string,
): readonly Resource[] {
  const attached = stack.referrers(bucket, types, "bucket");
  if (attached.length > 0) return attached;
  if (stack.openReferrers(bucket, types, "bucket").length > 0) {
    judge.undetermined(bucket, `a ${what} of this stack may or may not be for this bucket`);
  } else if (bucket.isRead) {
    judge.undetermined(bucket, `the bucket is made elsewhere, so its ${what} cannot be seen`);
  } else {
    judge.violation(bucket, `no ${what} belongs to this bucket`);
  }
  return [];
}
