import type { Judge } from "../judge.ts";
import { demandRelated } from "../related.ts";
import type { Resource } from "../resource.ts";
import type { StackGraph } from "../stack-graph.ts";
import { BUCKET_POLICY } from "../types.ts";

/**
 * Whatever sets a bucket's policy: policy resources, and the bucket itself in its older form. Where nothing does, that
 * is said.
 */
export function policyHolders(stack: StackGraph, judge: Judge, bucket: Resource): readonly Resource[] {
  const isInline = bucket.props.has("policy");
  const what = "bucket policy";
  const attached = demandRelated(stack, judge, bucket, { types: [BUCKET_POLICY], path: "bucket", what, isInline });
  return isInline ? [bucket, ...attached] : attached;
}
