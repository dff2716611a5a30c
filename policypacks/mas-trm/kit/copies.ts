import type { Judge } from "./judge.ts";
import { Props } from "./props.ts";
import { regionOfArn } from "./regions.ts";
import type { Resource } from "./resource.ts";
import { BACKUP_PLAN, BACKUP_VAULTS, BUCKET_REPLICATION, BUCKETS, MULTI_REGION_ACCESS_POINT } from "./types.ts";
import { UnknownProperty } from "./unknown.ts";
import { reach } from "./values.ts";

/** References by which data leaves for a place whose Region the reference itself does not always tell. */
const COPIES: Readonly<Record<string, { readonly path: string; readonly to: readonly string[] }>> = {
  [BUCKET_REPLICATION]: { path: "rules[].destination.bucket", to: BUCKETS },
  [BUCKETS[0]]: { path: "replicationConfiguration.rules[].destination.bucket", to: BUCKETS },
  [BUCKETS[1]]: { path: "replicationConfigurations[].rules[].destinations[].bucket", to: BUCKETS },
  [MULTI_REGION_ACCESS_POINT]: { path: "details.regions[].bucket", to: BUCKETS },
  [BACKUP_PLAN]: { path: "rules[].copyActions[].destinationVaultArn", to: BACKUP_VAULTS },
};

/**
 * Judges where copies go. A target that does not tell its Region must be a resource of this stack, which is judged
 * where it stands; any other is undetermined.
 */
export function checkCopies(judge: Judge, resource: Resource): void {
  const copy = COPIES[resource.type];
  if (copy === undefined) return;
  for (const reference of reach(resource.props, copy.path)) {
    if (!reference.isUnknown() && regionOfArn(reference.text ?? "") !== undefined) continue;
    const { graph } = resource;
    if (graph === undefined) throw new UnknownProperty(reference.path);
    const link = graph.linkOf(resource, bucketName(reference), copy.to);
    const isSeen = link.kind === "resource" || (link.kind === "open" && link.candidates.length > 0);
    if (!isSeen)
      judge.undetermined(resource, `${reference.path} leads outside this stack, to a Region that cannot be seen`);
  }
}

/** A bucket's ARN says no more than its name, and its name is known earlier. */
function bucketName(reference: Props): Props {
  const name = reference.isUnknown() ? undefined : /^arn:[^:]*:s3:::([^/]+)/.exec(reference.text ?? "")?.[1];
  return name === undefined ? reference : new Props(name, reference.path);
}
