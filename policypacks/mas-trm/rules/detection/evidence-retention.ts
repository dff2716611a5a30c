import { judgeExpiries } from "../../kit/storage/bucket-expiries.ts";
import { deliveries, EVIDENCE_WRITERS } from "../../kit/logging/evidence.ts";
import type { Judge } from "../../kit/judge.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import { BUCKET_LIFECYCLES, BUCKETS, EVENT_DATA_STORE, TRAIL } from "../../kit/types.ts";

interface Settings {
  readonly days: number;
}

/** CloudTrail keeps events of a store this long unless told otherwise (CloudTrail user guide, "Event data stores"). */
const DEFAULT_STORE_DAYS = 2555;

/** The stores of evidence keep it for the whole audit period, and nothing empties them sooner. */
export const evidenceRetention = stackRule<Settings>({
  id: "evidence-retention",
  control: "MAS-15.1-01",
  title: "Evidence is kept for the whole audit period",
  severity: "high",
  appliesTo: "protected-stacks",
  types: [...EVIDENCE_WRITERS, EVENT_DATA_STORE],
  cause: "An auditor or court who asks for records that are gone must assume the worst.",
  remediation:
    "Let life cycles expire records after the demanded days or never, and give event data stores that retentionPeriod and termination protection.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html",
  settings: {
    days: { type: "integer", minimum: 1, description: "Days of the audit period", default: 2555 },
  },
  examples: {
    compliant: [
      { type: TRAIL, props: { s3BucketName: "audit" } },
      { type: BUCKETS[0], name: "audit", props: { bucket: "audit" } },
      { type: BUCKET_LIFECYCLES[0], props: { bucket: "audit", rules: [{ id: "end", expiration: { days: 2555 } }] } },
    ],
    violating: [
      { type: TRAIL, props: { s3BucketName: "audit" } },
      { type: BUCKETS[0], name: "audit", props: { bucket: "audit" } },
      {
        type: BUCKET_LIFECYCLES[0],
        props: {
          bucket: "audit",
          rules: [{ id: "end", transitions: [{ days: 90, storageClass: "GLACIER" }], expiration: { days: 365 } }],
        },
      },
    ],
  },
  check(stack, judge, { days }) {
    const stores = new Set(deliveries(stack, judge).flatMap(({ store }) => store ?? []));
    judge.each(stores, (store) => {
      if (BUCKETS.some((type) => type === store.type)) judgeExpiries(stack, judge, store, days);
    });
    for (const store of stack.ofType(EVENT_DATA_STORE)) checkEventStore(judge, store, days);
  },
});

function checkEventStore(judge: Judge, store: Resource, days: number): void {
  judge.guard(store, () => {
    const kept = store.props.number("retentionPeriod") ?? DEFAULT_STORE_DAYS;
    judge.require(kept >= days, store, `retentionPeriod is ${kept} days, fewer than ${days}`);
  });
  judge.guard(store, () => {
    const isProtected = store.props.flag("terminationProtectionEnabled") !== false;
    judge.require(isProtected, store, "terminationProtectionEnabled is false");
  });
}
