import { expect } from "chai";
import {
  DB_CLUSTER,
  DB_INSTANCE,
  DOCDB_CLUSTER,
  NEPTUNE_CLUSTER,
  TABLE,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { automaticBackupsOn } from "../../../policypacks/mas-trm/rules/resilience/automatic-backups-on.ts";
import { examine, unknown } from "../support/examine.ts";
import type { Plain } from "../support/subnet-stack.ts";

const found = (type: string, props: Plain, settings: Plain = {}) =>
  examine(automaticBackupsOn, [{ type, name: "store", props }], { settings });

const CACHE = "aws:elasticache/cluster:Cluster";
const DAYS: readonly (readonly [string, string, number])[] = [
  [DB_INSTANCE, "backupRetentionPeriod", 0],
  [DB_CLUSTER, "backupRetentionPeriod", 1],
  [DOCDB_CLUSTER, "backupRetentionPeriod", 1],
  ["aws:docdb/elasticCluster:ElasticCluster", "backupRetentionPeriod", 1],
  [NEPTUNE_CLUSTER, "backupRetentionPeriod", 1],
  [CACHE, "snapshotRetentionLimit", 0],
  ["aws:elasticache/replicationGroup:ReplicationGroup", "snapshotRetentionLimit", 0],
  ["aws:elasticache/serverlessCache:ServerlessCache", "snapshotRetentionLimit", 0],
  ["aws:memorydb/cluster:Cluster", "snapshotRetentionLimit", 0],
  ["aws:redshift/cluster:Cluster", "automatedSnapshotRetentionPeriod", 1],
];

describe("automatic-backups-on", () => {
  for (const [type, path, whenLeftOut] of DAYS) {
    describe(`of a ${type}`, () => {
      it("passes enough days, and refuses fewer", () => {
        expect(found(type, { [path]: 7 })).to.deep.equal([]);
        expect(found(type, { [path]: "7" })).to.deep.equal([]);
        expect(found(type, { [path]: 6 })).to.deep.equal([`violation store: ${path} is 6, less than 7`]);
        expect(found(type, { [path]: 0 })).to.deep.equal([`violation store: ${path} is 0, less than 7`]);
      });

      it("refuses what holds when nothing is said", () => {
        expect(found(type, {})).to.deep.equal([`violation store: ${path} is ${whenLeftOut}, less than 7`]);
      });

      it("cannot decide before it is known", () => {
        expect(found(type, { [path]: unknown })).to.deep.equal([`undetermined store: ${path} is not known yet`]);
      });
    });
  }

  it("asks for the days of the setting", () => {
    expect(found(DB_INSTANCE, { backupRetentionPeriod: 7 }, { days: 35 })).to.deep.equal([
      "violation store: backupRetentionPeriod is 7, less than 35",
    ]);
  });

  it("passes over replicas, members of a group and caches that keep nothing", () => {
    expect(found(DB_INSTANCE, { replicateSourceDb: "primary" })).to.deep.equal([]);
    expect(found(DB_INSTANCE, { replicateSourceDb: "" })).to.have.length(1);
    expect(found(CACHE, { replicationGroupId: "group" })).to.deep.equal([]);
    expect(found(CACHE, { engine: "memcached" })).to.deep.equal([]);
    expect(found(CACHE, { engine: "redis" })).to.have.length(1);
  });

  it("asks the cluster and not its instances", () => {
    expect(found("aws:rds/clusterInstance:ClusterInstance", {})).to.deep.equal([]);
  });

  describe("of tables", () => {
    const recovery = { pointInTimeRecovery: { enabled: true } };

    it("passes point-in-time recovery, which keeps 35 days", () => {
      expect(found(TABLE, recovery)).to.deep.equal([]);
      expect(found(TABLE, recovery, { days: 35 })).to.deep.equal([]);
    });

    it("refuses a table without it, or for fewer days", () => {
      const refused = ["violation store: pointInTimeRecovery.enabled is not true"];
      expect(found(TABLE, {})).to.deep.equal(refused);
      expect(found(TABLE, { pointInTimeRecovery: { enabled: "false" } })).to.deep.equal(refused);
      expect(found(TABLE, { pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 3 } })).to.deep.equal([
        "violation store: pointInTimeRecovery.recoveryPeriodInDays is 3, less than 7",
      ]);
      expect(found(TABLE, recovery, { days: 36 })).to.deep.equal([
        "violation store: pointInTimeRecovery.recoveryPeriodInDays is 35, less than 36",
      ]);
    });

    it("asks each replica", () => {
      const replicas = [{ regionName: "eu-central-1", pointInTimeRecovery: true }, { regionName: "eu-west-1" }];
      expect(found(TABLE, { ...recovery, replicas })).to.deep.equal([
        "violation store: replicas[1].pointInTimeRecovery is not true",
      ]);
      expect(found("aws:dynamodb/tableReplica:TableReplica", {})).to.deep.equal([
        "violation store: pointInTimeRecovery is not true",
      ]);
    });

    it("does not let what is unknown hide what is wrong", () => {
      expect(found(TABLE, { pointInTimeRecovery: unknown, replicas: [{ regionName: "eu-west-1" }] })).to.have.members([
        "undetermined store: pointInTimeRecovery is not known yet",
        "violation store: replicas[0].pointInTimeRecovery is not true",
      ]);
      expect(found(TABLE, { pointInTimeRecovery: { enabled: unknown, recoveryPeriodInDays: 3 } })).to.have.members([
        "undetermined store: pointInTimeRecovery.enabled is not known yet",
        "violation store: pointInTimeRecovery.recoveryPeriodInDays is 3, less than 7",
      ]);
    });
  });
});
