import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";
import { isReplica } from "../../kit/storage/database-cluster.ts";
import { BACKUP_VAULTS, BUCKETS, DB_INSTANCE, DIRECTORY_BUCKET, EVENT_DATA_STORE } from "../../kit/types.ts";

/** A switch by which a deployment drops records, with the value that it must have and the one it has when left out. */
interface Switch {
  readonly types: readonly string[];
  readonly flag: string;
  readonly mustBe: boolean;
  readonly whenLeftOut: boolean;
}

const DATABASES = [
  DB_INSTANCE,
  "aws:rds/cluster:Cluster",
  "aws:docdb/cluster:Cluster",
  "aws:neptune/cluster:Cluster",
  "aws:redshift/cluster:Cluster",
] as const;

const SWITCHES: readonly Switch[] = [
  {
    types: [...BUCKETS, DIRECTORY_BUCKET, BACKUP_VAULTS[0], "aws:s3tables/tableBucket:TableBucket"],
    flag: "forceDestroy",
    mustBe: false,
    whenLeftOut: false,
  },
  { types: ["aws:ecr/repository:Repository"], flag: "forceDelete", mustBe: false, whenLeftOut: false },
  { types: DATABASES, flag: "skipFinalSnapshot", mustBe: false, whenLeftOut: false },
  // AWS drops a database's backups with it unless told otherwise.
  { types: DATABASES.slice(0, 2), flag: "deleteAutomatedBackups", mustBe: false, whenLeftOut: true },
  { types: ["aws:fsx/windowsFileSystem:WindowsFileSystem"], flag: "skipFinalBackup", mustBe: false, whenLeftOut: true },
  { types: [EVENT_DATA_STORE], flag: "terminationProtectionEnabled", mustBe: true, whenLeftOut: true },
];

/** No deployment can drop a store of records together with what it holds. */
export const noForceDestroyOfRecords = resourceRule({
  id: "no-force-destroy-of-records",
  control: "MAS-7.5-03",
  title: "Deployments cannot drop records",
  severity: "high",
  types: [...new Set(SWITCHES.flatMap(({ types }) => types))],
  cause: "With such a switch, removing a resource from the program deletes everything in it, without a copy.",
  remediation:
    "Set forceDestroy, forceDelete, skipFinalSnapshot and deleteAutomatedBackups to false, and leave termination protection on.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-bucket.html",
  appliesTo: "protected-stacks",
  // A last snapshot needs a name, which only its owner can give.
  remedies: SWITCHES.filter(({ flag }) => flag !== "skipFinalSnapshot").map(({ types, flag, mustBe }) => ({
    types,
    set: { [flag]: mustBe },
  })),
  examples: {
    compliant: [{ type: BUCKETS[0], props: {} }],
    violating: [{ type: BUCKETS[0], props: { forceDestroy: true } }],
  },
  check(resource, judge) {
    for (const { types, flag, mustBe, whenLeftOut } of SWITCHES) {
      if (!types.includes(resource.type) || isCopy(resource)) continue;
      judge.guard(resource, () => {
        const isSet = resource.props.flag(flag) ?? whenLeftOut;
        judge.require(isSet === mustBe, resource, `${flag} is not ${String(mustBe)}`);
      });
    }
  },
});

/** AWS takes no last snapshot of a replica, and its source keeps the records. */
function isCopy({ type, props }: Resource): boolean {
  return type === DB_INSTANCE && isReplica(props);
}
