import type { Judge } from "../judge.ts";
import type { Resource } from "../resource.ts";
import type { StackGraph } from "../stack-graph.ts";
import {
  BUCKET_OBJECT_LOCKS,
  BUCKETS,
  CONFIG_DELIVERY_CHANNEL,
  FLOW_LOG,
  LOG_GROUP,
  RESOLVER_QUERY_LOG,
  TRAIL,
} from "../types.ts";

/** Where a resource that records what happened delivers its records. */
export interface Delivery {
  readonly writer: Resource;
  /** The writer's property that names the store. */
  readonly path: string;
  /** The bucket or log group; undefined when it is not of this stack. */
  readonly store: Resource | undefined;
  /** Name of the bucket when it is known and not of this stack. */
  readonly foreignBucket?: string;
}

/** The properties by which audit records find their store. */
const DESTINATIONS = [
  { type: TRAIL, path: "s3BucketName", isBucketName: true },
  { type: TRAIL, path: "cloudWatchLogsGroupArn", isBucketName: false },
  { type: CONFIG_DELIVERY_CHANNEL, path: "s3BucketName", isBucketName: true },
  { type: FLOW_LOG, path: "logDestination", isBucketName: false },
  { type: RESOLVER_QUERY_LOG, path: "destinationArn", isBucketName: false },
] as const;

/** The types of which {@link deliveries} tells. */
export const EVIDENCE_WRITERS = [...new Set(DESTINATIONS.map(({ type }) => type))];

const STORES: readonly string[] = [...BUCKETS, LOG_GROUP];

/** Every delivery of audit records in the stack; one that cannot be followed yet is recorded as undetermined. */
export function deliveries(stack: StackGraph, judge: Judge): readonly Delivery[] {
  const found: Delivery[] = [];
  for (const { type, path, isBucketName } of DESTINATIONS) {
    judge.each(stack.ofType(type), (writer) => {
      const store = stack.target(writer, path, STORES);
      if (store !== undefined) found.push({ writer, path, store });
      else found.push(...byName(stack, writer, path, isBucketName));
    });
  }
  return found;
}

/** Finds a store by the name inside a literal ARN, which is known before the ARN of the resource itself is. */
function byName(stack: StackGraph, writer: Resource, path: string, isBucketName: boolean): readonly Delivery[] {
  const text = writer.props.string(path);
  if (text === undefined || text === "") return [];
  const group = /^arn:[^:]*:logs:[^:]*:[^:]*:log-group:([^:]+)/.exec(text)?.[1];
  if (group !== undefined) return [{ writer, path, store: named(stack, [LOG_GROUP], "name", group) }];
  const bucket = isBucketName ? text : /^arn:[^:]*:s3:::([^/]+)/.exec(text)?.[1];
  if (bucket === undefined) return [];
  const store = named(stack, BUCKETS, "bucket", bucket);
  return [{ writer, path, store, ...(store === undefined && { foreignBucket: bucket }) }];
}

function named(stack: StackGraph, types: readonly string[], property: string, name: string): Resource | undefined {
  return stack.ofType(...types).find(({ props }) => !props.isUnknown(property) && props.string(property) === name);
}

/** The buckets that hold records: those that deliveries go to, those with object lock, and those named. */
export function recordBuckets(stack: StackGraph, judge: Judge, names: readonly string[]): readonly Resource[] {
  const found = new Set<Resource>();
  for (const { store } of deliveries(stack, judge)) {
    if (store !== undefined && store.type !== LOG_GROUP) found.add(store);
  }
  judge.each(stack.ofType(...BUCKETS), (bucket) => {
    const isNamed = names.length > 0 && names.includes(bucket.props.string("bucket") ?? "");
    if (isNamed || hasObjectLock(stack, bucket)) found.add(bucket);
  });
  return [...found];
}

/** Whether a bucket was made to lock its objects, in whichever form. */
export function hasObjectLock(stack: StackGraph, bucket: Resource): boolean {
  return (
    bucket.props.flag("objectLockEnabled") === true ||
    bucket.props.has("objectLockConfiguration") ||
    stack.referrers(bucket, BUCKET_OBJECT_LOCKS, "bucket").length > 0
  );
}
