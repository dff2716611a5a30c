import { CLUSTER_MEMBERS, isReplica, membersOf } from "../../kit/storage/database-cluster.ts";
import type { Judge } from "../../kit/judge.ts";
import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";
import { DB_INSTANCE } from "../../kit/types.ts";
import { UnknownProperty } from "../../kit/unknown.ts";

/** Databases have a standby in another zone, and clusters an instance there. */
export const databasesMultiAz = resourceRule({
  id: "databases-multi-az",
  control: "MAS-8.1-02",
  title: "Databases stand in two zones",
  severity: "medium",
  types: [DB_INSTANCE, ...Object.keys(CLUSTER_MEMBERS)],
  cause: "A database in one zone is gone for as long as that zone is, and with it all that depends on it.",
  remediation: "Set multiAz on the instance, or give the cluster at least two instances in different zones.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html",
  examples: {
    compliant: [{ type: DB_INSTANCE, props: { multiAz: true } }],
    violating: [{ type: DB_INSTANCE, props: {} }],
  },
  check(database, judge) {
    if (database.type === DB_INSTANCE) checkInstance(database, judge);
    else if (!database.isRead) checkCluster(database, judge);
  },
});

/** A replica is a copy of another database, which has a standby of its own or is judged for having none. */
function checkInstance(instance: Resource, judge: Judge): void {
  if (isReplica(instance.props)) return;
  judge.require(instance.props.flag("multiAz") === true, instance, "multiAz is not true");
}

function checkCluster(cluster: Resource, judge: Judge): void {
  const { props } = cluster;
  // AWS makes the instances of these itself: three for a class of the cluster, and as many as needed when serverless.
  if (props.has("dbClusterInstanceClass") || props.string("engineMode") === "serverless") return;
  const { known, mayBeMore } = membersOf(cluster);
  const zones = known.map((member) => member.props.at("availabilityZone"));
  // An instance without a zone is put where there is none of its cluster yet.
  const isSpread = zones.some((zone) => !zone.isOpaque && zone.text === undefined);
  const different = new Set(zones.flatMap((zone) => (zone.isOpaque ? [] : (zone.text ?? []))));
  if (known.length >= 2 && (isSpread || different.size >= 2)) return;
  if (mayBeMore) throw new UnknownProperty("the number of its instances");
  if (known.length < 2) judge.violation(cluster, `it has ${known.length === 1 ? "one instance" : "no instance"} only`);
  else if (zones.some((zone) => zone.isOpaque)) throw new UnknownProperty("the zones of its instances");
  else judge.violation(cluster, `all its instances are in ${[...different].join("")}`);
}
