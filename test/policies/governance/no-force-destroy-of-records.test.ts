import { expect } from "chai";
import { BACKUP_VAULTS, BUCKETS, DIRECTORY_BUCKET, EVENT_DATA_STORE } from "../../../policypacks/mas-trm/kit/types.ts";
import { noForceDestroyOfRecords } from "../../../policypacks/mas-trm/rules/governance/no-force-destroy-of-records.ts";
import { type Circumstances, examine, unknown } from "../support/examine.ts";

const found = (type: string, props: Readonly<Record<string, unknown>>, at: Circumstances = {}) =>
  examine(noForceDestroyOfRecords, [{ type, name: "it", props }], at);
const RDS = "aws:rds/instance:Instance";
const kept = { deleteAutomatedBackups: false };

describe("no-force-destroy-of-records", () => {
  for (const type of [...BUCKETS, DIRECTORY_BUCKET, BACKUP_VAULTS[0], "aws:s3tables/tableBucket:TableBucket"]) {
    it(`refuses forceDestroy on ${type}`, () => {
      expect(found(type, {})).to.deep.equal([]);
      expect(found(type, { forceDestroy: true })).to.deep.equal(["violation it: forceDestroy is not false"]);
      expect(found(type, { forceDestroy: "true" })).to.deep.equal(["violation it: forceDestroy is not false"]);
      expect(found(type, { forceDestroy: unknown })).to.deep.equal(["undetermined it: forceDestroy is not known yet"]);
    });
  }

  for (const [type, props, expected] of [
    [RDS, kept, []],
    [RDS, {}, ["violation it: deleteAutomatedBackups is not false"]],
    [RDS, { ...kept, skipFinalSnapshot: true }, ["violation it: skipFinalSnapshot is not false"]],
    [
      RDS,
      { skipFinalSnapshot: unknown },
      ["undetermined it: skipFinalSnapshot is not known yet", "violation it: deleteAutomatedBackups is not false"],
    ],
    ["aws:rds/cluster:Cluster", {}, ["violation it: deleteAutomatedBackups is not false"]],
    ["aws:docdb/cluster:Cluster", { skipFinalSnapshot: true }, ["violation it: skipFinalSnapshot is not false"]],
    ["aws:neptune/cluster:Cluster", { skipFinalSnapshot: true }, ["violation it: skipFinalSnapshot is not false"]],
    ["aws:redshift/cluster:Cluster", { skipFinalSnapshot: true }, ["violation it: skipFinalSnapshot is not false"]],
    ["aws:ecr/repository:Repository", {}, []],
    ["aws:ecr/repository:Repository", { forceDelete: true }, ["violation it: forceDelete is not false"]],
    ["aws:fsx/windowsFileSystem:WindowsFileSystem", {}, ["violation it: skipFinalBackup is not false"]],
    ["aws:fsx/windowsFileSystem:WindowsFileSystem", { skipFinalBackup: false }, []],
    [EVENT_DATA_STORE, {}, []],
    [
      EVENT_DATA_STORE,
      { terminationProtectionEnabled: false },
      ["violation it: terminationProtectionEnabled is not true"],
    ],
  ] as const) {
    it(`finds ${String(expected.length)} on ${type} with ${JSON.stringify(props).replaceAll(`"${unknown}"`, "what is not known")}`, () => {
      expect(found(type, props)).to.have.members(expected);
    });
  }

  it("asks nothing of a replica of a database, which an empty name does not make", () => {
    expect(found(RDS, { skipFinalSnapshot: true, replicateSourceDb: "primary" })).to.deep.equal([]);
    expect(found(RDS, { skipFinalSnapshot: true, replicateSourceDb: "" })).to.have.length(2);
    const cluster = { ...kept, skipFinalSnapshot: true, replicateSourceDb: "primary" };
    expect(found("aws:rds/cluster:Cluster", cluster)).to.deep.equal(["violation it: skipFinalSnapshot is not false"]);
  });

  it("refuses the update that sets forceDestroy, the last that shows before a delete", () => {
    expect(found(BUCKETS[0], { forceDestroy: true })).to.deep.equal(["violation it: forceDestroy is not false"]);
  });

  it("does not let one switch that is not known yet hide the next resource's", () => {
    const buckets = [unknown, true].map((forceDestroy, at) => ({
      type: BUCKETS[0],
      name: `b${String(at)}`,
      props: { forceDestroy },
    }));
    expect(examine(noForceDestroyOfRecords, buckets)).to.have.members([
      "undetermined b0: forceDestroy is not known yet",
      "violation b1: forceDestroy is not false",
    ]);
  });

  it("passes over stacks that are made to be thrown away", () => {
    expect(found(BUCKETS[0], { forceDestroy: true }, { stack: "dev" })).to.deep.equal([]);
  });
});
