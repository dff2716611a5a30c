import type { Judge } from "../judge.ts";
import { earlyExpiries } from "./lifecycle.ts";
import type { Resource } from "../resource.ts";
import type { StackGraph } from "../stack-graph.ts";
import { BUCKET_LIFECYCLES } from "../types.ts";

/** Judges that no life cycle of a bucket, attached or inline, deletes objects sooner than a number of days. */
export function judgeExpiries(stack: StackGraph, judge: Judge, bucket: Resource, days: number): void {
  const lifecycles = stack.referrers(bucket, BUCKET_LIFECYCLES, "bucket");
  for (const lifecycle of lifecycles) {
    judge.eachOf(lifecycle, "rules", (rule) => {
      for (const why of earlyExpiries(rule, days)) judge.violation(lifecycle, why);
    });
  }
  if (lifecycles.length === 0 && stack.openReferrers(bucket, BUCKET_LIFECYCLES, "bucket").length > 0) {
    judge.undetermined(bucket, "a life cycle of this stack may or may not be for this bucket");
  }
  judge.eachOf(bucket, "lifecycleRules", (rule) => {
    for (const why of earlyExpiries(rule, days)) judge.violation(bucket, why);
  });
}
