import { expect } from "chai";
import { CLUSTER_MEMBERS } from "../../../policypacks/mas-trm/kit/storage/database-cluster.ts";
import { DB_CLUSTER, DB_INSTANCE } from "../../../policypacks/mas-trm/kit/types.ts";
import { databasesMultiAz } from "../../../policypacks/mas-trm/rules/resilience/databases-multi-az.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";
import { make, type Plain } from "../support/subnet-stack.ts";

const MEMBER = CLUSTER_MEMBERS[DB_CLUSTER] ?? "";
const instance = (props: Plain) => examine(databasesMultiAz, [make(DB_INSTANCE, "db", {}, props)]);
const cluster = (props: Plain = {}, type = DB_CLUSTER) => make(type, "cluster", {}, props);
const member = (name: string, props: Plain = {}, type = MEMBER) =>
  make(type, name, { clusterIdentifier: ["cluster"] }, props);
const found = (...resources: readonly TestResource[]) => examine(databasesMultiAz, resources);

describe("databases-multi-az", () => {
  describe("of instances", () => {
    it("passes one with a standby, and refuses one without", () => {
      expect(instance({ multiAz: true })).to.deep.equal([]);
      for (const multiAz of [undefined, false, "false"]) {
        expect(instance({ multiAz })).to.deep.equal(["violation db: multiAz is not true"]);
      }
    });

    it("passes over replicas, which an empty name does not make", () => {
      expect(instance({ replicateSourceDb: "primary" })).to.deep.equal([]);
      expect(instance({ replicateSourceDb: unknown })).to.deep.equal([]);
      expect(instance({ replicateSourceDb: "" })).to.deep.equal(["violation db: multiAz is not true"]);
    });

    it("cannot decide before it is known, and still refuses the next", () => {
      expect(instance({ multiAz: unknown })).to.deep.equal(["undetermined db: multiAz is not known yet"]);
      const two = [make(DB_INSTANCE, "db", {}, { multiAz: unknown }), make(DB_INSTANCE, "next")];
      expect(found(...two)).to.have.members([
        "undetermined db: multiAz is not known yet",
        "violation next: multiAz is not true",
      ]);
    });
  });

  for (const [type, members] of Object.entries(CLUSTER_MEMBERS)) {
    describe(`of a ${type}`, () => {
      it("passes two instances, and refuses one or none", () => {
        expect(found(cluster({}, type), member("a", {}, members), member("b", {}, members))).to.deep.equal([]);
        expect(found(cluster({}, type), member("a", {}, members))).to.deep.equal([
          "violation cluster: it has one instance only",
        ]);
        expect(found(cluster({}, type))).to.deep.equal(["violation cluster: it has no instance only"]);
      });
    });
  }

  describe("of clusters", () => {
    const inZone = (name: string, availabilityZone: unknown) => member(name, { availabilityZone });

    it("refuses instances that are all in one zone", () => {
      expect(found(cluster(), inZone("a", "us-east-1a"), inZone("b", "us-east-1a"))).to.deep.equal([
        "violation cluster: all its instances are in us-east-1a",
      ]);
      expect(found(cluster(), inZone("a", "us-east-1a"), inZone("b", "us-east-1b"))).to.deep.equal([]);
      expect(found(cluster(), inZone("a", "us-east-1a"), inZone("b", undefined))).to.deep.equal([]);
    });

    it("finds instances that name the cluster", () => {
      const named = (name: string) => make(MEMBER, name, {}, { clusterIdentifier: "orders" });
      expect(found(cluster({ clusterIdentifier: "orders" }), named("a"), named("b"))).to.deep.equal([]);
      expect(found(cluster({ clusterIdentifier: "other" }), named("a"), named("b"))).to.deep.equal([
        "violation cluster: it has no instance only",
      ]);
    });

    it("does not count the instances of another cluster", () => {
      const other = { ...cluster(), name: "other" };
      expect(found(cluster(), other, member("a"), member("b"))).to.deep.equal([
        "violation other: it has no instance only",
      ]);
    });

    it("passes those whose instances AWS makes", () => {
      expect(found(cluster({ dbClusterInstanceClass: "db.m6gd.large" }))).to.deep.equal([]);
      expect(found(cluster({ engineMode: "serverless" }))).to.deep.equal([]);
      expect(found(cluster({ engineMode: "provisioned" }))).to.deep.equal([
        "violation cluster: it has no instance only",
      ]);
    });

    it("says nothing of one that is only read", () => {
      expect(found({ ...cluster(), read: true })).to.deep.equal([]);
    });

    it("cannot decide on zones, instances and modes that are not known yet", () => {
      expect(found(cluster(), inZone("a", "us-east-1a"), inZone("b", unknown))).to.deep.equal([
        "undetermined cluster: the zones of its instances is not known yet",
      ]);
      const loose = make(MEMBER, "loose", {}, { clusterIdentifier: unknown });
      expect(found(cluster(), member("a"), loose)).to.deep.equal([
        "undetermined cluster: the number of its instances is not known yet",
      ]);
      expect(found(cluster({ engineMode: unknown }), member("a"))).to.deep.equal([
        "undetermined cluster: engineMode is not known yet",
      ]);
    });
  });
});
