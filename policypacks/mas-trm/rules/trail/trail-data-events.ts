import { recordsObjects, trailsWithSelectors, typeFaults } from "../../kit/logging/data-selectors.ts";
import { deliveries } from "../../kit/logging/evidence.ts";
import type { Judge } from "../../kit/judge.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import type { StackGraph } from "../../kit/stack-graph.ts";
import { BUCKETS, TRAIL } from "../../kit/types.ts";
import { ifKnown, type UnknownProperty } from "../../kit/unknown.ts";

/** Who touches the records is recorded too, and selectors ask for nothing that CloudTrail does not have. */
export const trailDataEvents = stackRule({
  id: "trail-data-events",
  control: "MAS-12.2-08",
  title: "Trails record what happens to the objects of record buckets",
  severity: "medium",
  types: [TRAIL],
  cause:
    "Reading and deleting records are data events, which no trail records unless told to; a type that does not exist records nothing.",
  remediation:
    "Add a selector for AWS::S3::Object over the whole of each record bucket, reads and writes, and remove types that CloudTrail does not list.",
  source: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html",
  examples: {
    compliant: [
      { type: BUCKETS[0], props: { bucket: "audit" } },
      {
        type: TRAIL,
        props: {
          s3BucketName: "audit",
          advancedEventSelectors: [
            { fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] },
            {
              fieldSelectors: [
                { field: "eventCategory", equals: ["Data"] },
                { field: "resources.type", equals: ["AWS::S3::Object"] },
                { field: "resources.ARN", startsWiths: ["arn:aws:s3:::audit/"] },
              ],
            },
          ],
        },
      },
    ],
    violating: [
      { type: BUCKETS[0], props: { bucket: "audit" } },
      { type: TRAIL, props: { s3BucketName: "audit" } },
    ],
  },
  check(stack, judge) {
    const trails = stack.ofType(TRAIL);
    judge.each(trails, (trail) => {
      for (const fault of typeFaults(trail)) judge.violation(trail, fault);
    });
    const stores = deliveries(stack, judge).flatMap(({ store }) => store ?? []);
    const buckets = new Set(stores.filter(({ type }) => BUCKETS.some((bucket) => bucket === type)));
    judge.each(buckets, (bucket) => checkBucket(stack, judge, bucket));
  },
});

function checkBucket(stack: StackGraph, judge: Judge, bucket: Resource): void {
  const name = bucket.props.isUnknown("bucket") ? undefined : bucket.props.string("bucket");
  const unknowns: string[] = [];
  const note = ({ path }: UnknownProperty) => void unknowns.push(path);
  if (stack.derived(trailsWithSelectors).some((trail) => ifKnown(() => recordsObjects(trail, name), note))) return;
  const [unknown] = unknowns;
  if (unknown === undefined) judge.violation(bucket, "no trail records what happens to all of its objects");
  else judge.undetermined(bucket, `whether a trail records its objects depends on ${unknown}, not known yet`);
}
