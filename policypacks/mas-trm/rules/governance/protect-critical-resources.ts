import { deliveries, hasObjectLock } from "../../kit/logging/evidence.ts";
import type { Judge } from "../../kit/judge.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import {
  BACKUP_VAULTS,
  BUCKETS,
  EVENT_DATA_STORE,
  EXTERNAL_KEY,
  KEY,
  LOG_GROUP,
  REPLICA_EXTERNAL_KEY,
  REPLICA_KEY,
  TRAIL,
} from "../../kit/types.ts";

/** Types of which every resource is critical, whatever it is used for. */
const CRITICAL = [TRAIL, EVENT_DATA_STORE, KEY, REPLICA_KEY, EXTERNAL_KEY, REPLICA_EXTERNAL_KEY, ...BACKUP_VAULTS];

/**
 * Trails, keys, backup vaults, and the buckets and log groups that audit records go to are protected by Pulumi.
 *
 * What counts is the resource's own option, which it may have from its component. `retainOnDelete` is no substitute:
 * policies do not see it, and a retained resource is one that no stack manages any more. A resource that a change
 * deletes is no longer in the program for a policy to see, which is why protection must be there in the change before.
 */
export const protectCriticalResources = stackRule({
  id: "protect-critical-resources",
  control: "MAS-7.5-01",
  title: "Evidence and keys are protected from deletion",
  severity: "high",
  types: [...CRITICAL, ...BUCKETS, LOG_GROUP],
  cause: "One mistaken deployment would delete audit records, or a key and with it all that it encrypts.",
  remediation: "Set the resource option protect to true on the resource itself.",
  source: "https://www.pulumi.com/docs/iac/concepts/resources/options/protect/",
  appliesTo: "protected-stacks",
  examples: {
    compliant: [{ type: KEY, props: {}, options: { protect: true } }],
    violating: [{ type: KEY, props: {} }],
  },
  check(stack, judge) {
    for (const resource of stack.ofType(...CRITICAL)) demand(judge, resource, "it");
    for (const { store, writer } of deliveries(stack, judge)) {
      if (store !== undefined) demand(judge, store, `it keeps the records of ${writer.name} and`);
    }
    judge.each(stack.ofType(...BUCKETS), (bucket) => {
      if (hasObjectLock(stack, bucket)) demand(judge, bucket, "it has object lock and");
    });
  },
});

/** Resources that are only read are protected, or not, by the stack that made them. */
function demand(judge: Judge, resource: Resource, what: string): void {
  judge.require(resource.options.protect || resource.isRead, resource, `${what} is not protected`);
}
