import type { Judge } from "../judge.ts";
import type { Props } from "../props.ts";
import { inSameRegion } from "../regions.ts";
import type { Resource } from "../resource.ts";
import type { StackGraph } from "../stack-graph.ts";
import {
  BUCKET_OBJECT_LOCKS,
  BUCKETS,
  CONFIG_DELIVERY_CHANNEL,
  DIRECTORY_LOG,
  FLOW_LOG,
  LOG_GROUP,
  NETWORK_FIREWALL_LOGGING,
  RESOLVER_QUERY_LOG,
  TRAIL,
} from "../types.ts";
import { remembered, UnknownProperty } from "../unknown.ts";
import { reach } from "../values.ts";

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

interface Destination {
  readonly type: string;
  /** Where the store is named; `[]` stands for each element of a list. */
  readonly path: string;
  /** What the property names the store by; an ARN can be that of a bucket or of a log group. */
  readonly by: keyof typeof STORES;
}

const STORES = {
  ARN: [...BUCKETS, LOG_GROUP],
  "bucket name": BUCKETS,
  "group name": [LOG_GROUP],
} as const;

const FIREWALL_DESTINATION = "loggingConfiguration.logDestinationConfigs[].logDestination";

/** The properties by which audit records find their store. */
const DESTINATIONS: readonly Destination[] = [
  { type: TRAIL, path: "s3BucketName", by: "bucket name" },
  { type: TRAIL, path: "cloudWatchLogsGroupArn", by: "ARN" },
  { type: CONFIG_DELIVERY_CHANNEL, path: "s3BucketName", by: "bucket name" },
  { type: FLOW_LOG, path: "logDestination", by: "ARN" },
  // Older providers named a log group by logGroupName.
  { type: FLOW_LOG, path: "logGroupName", by: "group name" },
  { type: RESOLVER_QUERY_LOG, path: "destinationArn", by: "ARN" },
  // Sign-ins and changes that the domain controllers of a Managed AD see.
  { type: DIRECTORY_LOG, path: "logGroupName", by: "group name" },
  // Connections that a firewall let through or dropped.
  { type: NETWORK_FIREWALL_LOGGING, path: `${FIREWALL_DESTINATION}.logGroup`, by: "group name" },
  { type: NETWORK_FIREWALL_LOGGING, path: `${FIREWALL_DESTINATION}.bucketName`, by: "bucket name" },
];

/** The types of which {@link deliveries} tells. */
export const EVIDENCE_WRITERS = [...new Set(DESTINATIONS.map(({ type }) => type))];

/** Every delivery of audit records in the stack; one that cannot be followed yet is recorded as undetermined. */
export function deliveries(stack: StackGraph, judge: Judge): readonly Delivery[] {
  const found: Delivery[] = [];
  for (const { writer, places } of stack.derived(followedWriters)) {
    judge.guard(writer, () => {
      for (const deliveriesThere of places()) found.push(...deliveriesThere());
    });
  }
  return found;
}

/** The writers, and what each of the places where they name a store leads to. */
function followedWriters(stack: StackGraph) {
  return DESTINATIONS.flatMap(({ type, path, by }) =>
    stack.ofType(type).map((writer) => ({
      writer,
      places: remembered(() =>
        reach(writer.props, path).map((value) => remembered(() => deliveryTo(stack, writer, value, by))),
      ),
    })),
  );
}

/**
 * The deliveries of one resource.
 *
 * @throws UnknownProperty when one cannot be followed yet
 */
export function deliveriesOf(stack: StackGraph, writer: Resource): readonly Delivery[] {
  return DESTINATIONS.filter(({ type }) => type === writer.type).flatMap(({ path, by }) =>
    reach(writer.props, path).flatMap((value) => deliveryTo(stack, writer, value, by)),
  );
}

/** Tells which stores may take records by deliveries that cannot be followed yet. */
export function possibleStores(stack: StackGraph): (store: Resource) => boolean {
  const open = DESTINATIONS.flatMap(({ type, path, by }) =>
    stack.ofType(type).flatMap((writer) =>
      placesNaming(writer, path).flatMap((value) => {
        const link = stack.linkOf(writer, value, STORES[by]);
        return link.kind === "open" ? [{ candidates: link.candidates, types: STORES[by] as readonly string[] }] : [];
      }),
    ),
  );
  const candidates = new Set(open.flatMap((link) => link.candidates));
  const types = new Set(open.filter((link) => link.candidates.length === 0).flatMap((link) => link.types));
  return (store) => candidates.has(store) || types.has(store.type);
}

/** The values that name a store, or the list of them as a whole while it is not known. */
function placesNaming({ props }: Resource, path: string): readonly Props[] {
  const list = props.at(path.replace(/\[\].*/, ""));
  return list.isUnknown() ? [list] : reach(props, path);
}

function deliveryTo(stack: StackGraph, writer: Resource, value: Props, by: Destination["by"]): readonly Delivery[] {
  const link = stack.linkOf(writer, value, STORES[by]);
  if (link.kind === "open") throw new UnknownProperty(value.path);
  if (link.kind !== "resource") return byName(stack, writer, value, by);
  return [{ writer, path: value.path, store: link.resource }];
}

/** Finds a store by the name inside a literal ARN, which is known before the ARN of the resource itself is. */
function byName(
  stack: StackGraph,
  writer: Resource,
  { path, text = "" }: Props,
  by: Destination["by"],
): readonly Delivery[] {
  if (text === "") return [];
  const group = by === "group name" ? text : /^arn:[^:]*:logs:[^:]*:[^:]*:log-group:([^:]+)/.exec(text)?.[1];
  if (group !== undefined) {
    return [{ writer, path, store: nearestOf(stack.derived(groupsByName).get(group) ?? [], writer, path) }];
  }
  const bucket = by === "bucket name" ? text : /^arn:[^:]*:s3:::([^/]+)/.exec(text)?.[1];
  if (bucket === undefined) return [];
  const store = nearestOf(stack.derived(bucketsByName).get(bucket) ?? [], writer, path);
  return [{ writer, path, store, ...(store === undefined && { foreignBucket: bucket }) }];
}

/** Resources by name; those that nobody names stand together, under no name. */
type ByName = ReadonlyMap<string | undefined, readonly Resource[]>;

/** The log groups by their names, where these are known. */
export function groupsByName(stack: StackGraph): ByName {
  return byKnown("name", stack.ofType(LOG_GROUP));
}

function bucketsByName(stack: StackGraph): ByName {
  return byKnown("bucket", stack.ofType(...BUCKETS));
}

/** Resources by what a property holds, where that is known. */
function byKnown(property: string, resources: readonly Resource[]): ByName {
  const known = resources.filter(({ props }) => !props.isUnknown(property));
  return Map.groupBy(known, ({ props }) => props.string(property));
}

/** Of several of one name, such as log groups of two Regions, the one in the Region of the writer. */
function nearestOf(all: readonly Resource[], writer: Resource, path: string): Resource | undefined {
  const [only, another] = all.length > 1 ? all.filter((one) => inSameRegion(one, writer) !== false) : all;
  if (another !== undefined) throw new UnknownProperty(path);
  return only;
}

/** The buckets of this stack that audit records are delivered to. */
export function bucketsDeliveredTo(stack: StackGraph, judge: Judge): ReadonlySet<Resource> {
  const stores = deliveries(stack, judge).map(({ store }) => store);
  return new Set(stores.filter((store) => store !== undefined).filter(({ type }) => type !== LOG_GROUP));
}

/** The buckets that hold records: those that deliveries go to, those with object lock, and those named. */
export function recordBuckets(stack: StackGraph, judge: Judge, names: readonly string[]): readonly Resource[] {
  const found = new Set(bucketsDeliveredTo(stack, judge));
  judge.each(stack.ofType(...BUCKETS), (bucket) => {
    const isNamed = names.some((name) => name === bucket.props.string("bucket"));
    if (isNamed || hasObjectLock(stack, bucket)) found.add(bucket);
  });
  return [...found];
}

/**
 * Whether a bucket was made to lock its objects, in whichever form.
 *
 * @throws UnknownProperty while a lock of the stack may or may not be for it
 */
export function hasObjectLock(stack: StackGraph, bucket: Resource): boolean {
  if (bucket.props.has("objectLockConfiguration")) return true;
  if (stack.referrers(bucket, BUCKET_OBJECT_LOCKS, "bucket").length > 0) return true;
  if (bucket.props.flag("objectLockEnabled") === true) return true;
  const [inDoubt] = stack.openReferrers(bucket, BUCKET_OBJECT_LOCKS, "bucket");
  if (inDoubt !== undefined) throw new UnknownProperty(`bucket of ${inDoubt.name}`);
  return false;
}
