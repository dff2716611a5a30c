import { isReplica } from "../../kit/storage/database-cluster.ts";
import type { Judge } from "../../kit/judge.ts";
import type { Props } from "../../kit/props.ts";
import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";
import { DB_CLUSTER, DB_INSTANCE, DOCDB_CLUSTER, NEPTUNE_CLUSTER, TABLE } from "../../kit/types.ts";
import { reach } from "../../kit/values.ts";

interface Settings {
  readonly days: number;
}

/** How a type says for how long it keeps the backups that it makes by itself. */
interface BackupForm {
  readonly type: string;
  /** A number of days, and what holds when it is left out. */
  readonly days?: { readonly path: string; readonly whenLeftOut: number };
  /** A switch for recovery to any point in time, with where it stands; it then keeps 35 days unless told otherwise. */
  readonly recovery?: { readonly at: string; readonly flag: string; readonly days?: string };
  /** The resource is not one that could or should make backups. */
  readonly isSpared?: (props: Props) => boolean;
}

const RETENTION = "backupRetentionPeriod";
const SNAPSHOTS = { path: "snapshotRetentionLimit", whenLeftOut: 0 };
const RECOVERY_DAYS = 35;
/** Memcached keeps nothing, and the members of a replication group are backed up by the group. */
const isMemcached = (props: Props) => props.string("engine") === "memcached";

const FORMS: readonly BackupForm[] = [
  { type: DB_INSTANCE, days: { path: RETENTION, whenLeftOut: 0 }, isSpared: isReplica },
  { type: DB_CLUSTER, days: { path: RETENTION, whenLeftOut: 1 } },
  { type: DOCDB_CLUSTER, days: { path: RETENTION, whenLeftOut: 1 } },
  { type: "aws:docdb/elasticCluster:ElasticCluster", days: { path: RETENTION, whenLeftOut: 1 } },
  { type: NEPTUNE_CLUSTER, days: { path: RETENTION, whenLeftOut: 1 } },
  {
    type: TABLE,
    recovery: { at: "", flag: "pointInTimeRecovery.enabled", days: "pointInTimeRecovery.recoveryPeriodInDays" },
  },
  { type: TABLE, recovery: { at: "replicas[]", flag: "pointInTimeRecovery" } },
  { type: "aws:dynamodb/tableReplica:TableReplica", recovery: { at: "", flag: "pointInTimeRecovery" } },
  {
    type: "aws:elasticache/cluster:Cluster",
    days: SNAPSHOTS,
    isSpared: (props) => props.has("replicationGroupId") || isMemcached(props),
  },
  { type: "aws:elasticache/replicationGroup:ReplicationGroup", days: SNAPSHOTS },
  { type: "aws:elasticache/serverlessCache:ServerlessCache", days: SNAPSHOTS, isSpared: isMemcached },
  { type: "aws:memorydb/cluster:Cluster", days: SNAPSHOTS },
  { type: "aws:redshift/cluster:Cluster", days: { path: "automatedSnapshotRetentionPeriod", whenLeftOut: 1 } },
];

/** Databases, tables and caches keep backups of their own for long enough. */
export const automaticBackupsOn = resourceRule<Settings>({
  id: "automatic-backups-on",
  control: "MAS-8.4-04",
  title: "Databases keep automatic backups for long enough",
  severity: "medium",
  types: [...new Set(FORMS.map(({ type }) => type))],
  cause: "A wrong statement is noticed days later; without a backup from before it, what it destroyed is gone.",
  remediation:
    "Set the retention of automatic backups to the demanded days or more, and point-in-time recovery on each table and replica.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html",
  settings: {
    days: { type: "integer", minimum: 1, description: "Days for which automatic backups must be kept", default: 7 },
  },
  examples: {
    compliant: [{ type: DB_INSTANCE, props: { backupRetentionPeriod: 35 } }],
    violating: [{ type: DB_INSTANCE, props: { backupRetentionPeriod: 1 } }],
  },
  check(resource, judge, { days }) {
    for (const form of FORMS.filter(({ type }) => type === resource.type)) {
      judge.guard(resource, () => {
        if (form.isSpared?.(resource.props) === true) return;
        if (form.days !== undefined) {
          const kept = resource.props.number(form.days.path) ?? form.days.whenLeftOut;
          judge.require(kept >= days, resource, `${form.days.path} is ${kept}, less than ${days}`);
        }
        if (form.recovery !== undefined) checkRecovery(judge, resource, form.recovery, days);
      });
    }
  },
});

function checkRecovery(
  judge: Judge,
  resource: Resource,
  form: NonNullable<BackupForm["recovery"]>,
  least: number,
): void {
  for (const holder of reach(resource.props, form.at)) {
    judge.guard(resource, () => {
      judge.require(holder.flag(form.flag) === true, resource, `${holder.at(form.flag).path} is not true`);
    });
    const { days } = form;
    if (days === undefined) continue;
    judge.guard(resource, () => {
      const kept = holder.number(days) ?? RECOVERY_DAYS;
      judge.require(kept >= least, resource, `${holder.at(days).path} is ${kept}, less than ${least}`);
    });
  }
}
