import { recordsObjects, trailsWithSelectors } from "../../kit/logging/data-selectors.ts";
import { bucketsDeliveredTo, EVIDENCE_WRITERS } from "../../kit/logging/evidence.ts";
import type { Judge } from "../../kit/judge.ts";
import { resourceOf } from "../../kit/network/follow.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import type { Link, StackGraph } from "../../kit/stack-graph.ts";
import { BUCKET_LOGGINGS, BUCKETS, TRAIL } from "../../kit/types.ts";
import { ifKnown, UnknownProperty } from "../../kit/unknown.ts";

/** Use of a record bucket leaves a trace in another place. */
export const bucketAccessLogging = stackRule({
  id: "bucket-access-logging",
  control: "MAS-12.2-12",
  title: "Record buckets log who uses them",
  severity: "medium",
  types: EVIDENCE_WRITERS,
  cause: "Whoever reads or removes records must leave a record of that, where he cannot reach it.",
  remediation:
    "Let a trail record the data events of the bucket, or add an aws.s3.BucketLogging that targets another bucket.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/logging-with-S3.html",
  examples: {
    compliant: [
      { type: BUCKETS[0], props: { bucket: "audit" } },
      { type: BUCKET_LOGGINGS[0], props: { bucket: "audit", targetBucket: "access-logs" } },
      { type: TRAIL, props: { s3BucketName: "audit" } },
    ],
    violating: [
      { type: BUCKETS[0], props: { bucket: "audit" } },
      { type: TRAIL, props: { s3BucketName: "audit" } },
    ],
  },
  check(stack, judge) {
    judge.each(bucketsDeliveredTo(stack, judge), (bucket) => checkBucket(stack, judge, bucket));
  },
});

function checkBucket(stack: StackGraph, judge: Judge, bucket: Resource): void {
  const unknowns: UnknownProperty[] = [];
  const note = (unknown: UnknownProperty) => void unknowns.push(unknown);
  const targets = targetsOf(stack, bucket, note);
  const isItself = (link: Link) => resourceOf(link) === bucket;
  if (targets.some((link) => link.kind !== "absent" && link.kind !== "open" && !isItself(link))) return;
  const name = bucket.props.isUnknown("bucket") ? undefined : bucket.props.string("bucket");
  if (stack.derived(trailsWithSelectors).some((trail) => ifKnown(() => recordsObjects(trail, name), note))) return;
  const open = targets.find((link) => link.kind === "open");
  if (open !== undefined) throw new UnknownProperty(open.path);
  if (unknowns[0] !== undefined) throw unknowns[0];
  if (stack.openReferrers(bucket, BUCKET_LOGGINGS, "bucket").length > 0) {
    judge.undetermined(bucket, "access logging of this stack may or may not be for this bucket");
  } else if (targets.some(isItself)) judge.violation(bucket, "it logs its use into itself");
  else judge.violation(bucket, "nothing records its use: neither access logging nor a trail's data events");
}

/** Where a bucket's access logs go, by resources of their own and inline. */
function targetsOf(stack: StackGraph, bucket: Resource, note: (unknown: UnknownProperty) => void): readonly Link[] {
  const inline = ["loggings", "logging"].flatMap((path) => ifKnown(() => bucket.props.list(path), note) ?? []);
  const path = "targetBucket";
  return [
    ...stack.referrers(bucket, BUCKET_LOGGINGS, "bucket").map((logging) => stack.link(logging, path, BUCKETS)),
    ...inline.map((logging) => stack.linkOf(bucket, logging.at(path), BUCKETS)),
  ];
}
