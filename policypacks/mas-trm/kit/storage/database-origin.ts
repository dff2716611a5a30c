import { isCustomerKey } from "../keys/customer-key.ts";
import type { Judge } from "../judge.ts";
import { inSameRegion, regionOfArn } from "../regions.ts";
import type { Resource } from "../resource.ts";
import { DB_INSTANCE } from "../types.ts";
import { UnknownProperty } from "../unknown.ts";

const DB_SNAPSHOT = "aws:rds/snapshot:Snapshot";
const DB_SNAPSHOT_COPY = "aws:rds/snapshotCopy:SnapshotCopy";
const SOURCE = "replicateSourceDb";
const SNAPSHOT = "snapshotIdentifier";
const KEY = "kmsKeyId";

/**
 * Judges the encryption of a database that follows another one. In one Region it has its source's; in another one it
 * needs a key of its own, and AWS takes none for a source that is not encrypted.
 */
export function checkReplica(judge: Judge, replica: Resource): void {
  if (replica.props.has(KEY) ? isCustomerKey(replica, KEY) : isOfSameRegion(replica)) {
    // Without a key of its own a source of this stack speaks for it.
    const isSeen = replica.props.has(KEY) || replica.link(SOURCE, [DB_INSTANCE]).kind === "resource";
    if (!isSeen) judge.undetermined(replica, `${SOURCE} leads outside this stack, to encryption that cannot be seen`);
  } else judge.violation(replica, `${KEY} names no customer-managed key`);
}

function isOfSameRegion(replica: Resource): boolean {
  const link = replica.link(SOURCE, [DB_INSTANCE]);
  if (link.kind === "open") throw new UnknownProperty(SOURCE);
  if (link.kind === "resource") {
    const isSame = inSameRegion(link.resource, replica);
    if (isSame === undefined) throw new UnknownProperty("region");
    return isSame;
  }
  // A source of the same Region may also go by its identifier.
  const region = link.kind === "literal" ? regionOfArn(link.value) : undefined;
  return region === undefined || region === replica.region();
}

/**
 * Judges where a database is restored from: the snapshot decides whether and with which key it is encrypted, whatever
 * the database says (RDS user guide, "Restoring to a DB instance").
 */
export function checkSnapshot(judge: Judge, database: Resource): void {
  const link = database.link(SNAPSHOT, [DB_SNAPSHOT, DB_SNAPSHOT_COPY]);
  if (link.kind === "absent") return;
  if (link.kind === "open") throw new UnknownProperty(SNAPSHOT);
  const isSeen = link.kind === "resource" && isJudged(link.resource);
  if (!isSeen) judge.undetermined(database, `${SNAPSHOT} decides on its encryption, which cannot be seen`);
}

/** A copy has its own key; a snapshot has that of a database, which is judged itself. */
function isJudged(snapshot: Resource): boolean {
  return snapshot.type === DB_SNAPSHOT_COPY
    ? isCustomerKey(snapshot, KEY)
    : snapshot.link("dbInstanceIdentifier", [DB_INSTANCE]).kind === "resource";
}
