import { expect } from "chai";
import { Resource } from "../../../../policypacks/mas-trm/kit/resource.ts";
import { membersOf } from "../../../../policypacks/mas-trm/kit/storage/database-cluster.ts";
import { DB_CLUSTER, DOCDB_CLUSTER, KEY, NEPTUNE_CLUSTER } from "../../../../policypacks/mas-trm/kit/types.ts";
import { graphOf, type TestResource, unknown } from "../../support/examine.ts";

function members(cluster: TestResource, ...others: readonly TestResource[]) {
  const [subject] = graphOf([cluster, ...others]).resources;
  if (subject === undefined) throw new Error("the test made no cluster");
  const { known, mayBeMore } = membersOf(subject);
  return { known: known.map(({ name }) => name), mayBeMore };
}

const RDS_MEMBER = "aws:rds/clusterInstance:ClusterInstance";

describe("the members of a database cluster", () => {
  for (const [type, memberType] of [
    [DB_CLUSTER, RDS_MEMBER],
    [DOCDB_CLUSTER, "aws:docdb/clusterInstance:ClusterInstance"],
    [NEPTUNE_CLUSTER, "aws:neptune/clusterInstance:ClusterInstance"],
  ] as const) {
    it(`are, of a ${type}, each ${memberType} that names it or comes from it`, () => {
      const member = (name: string, of: Partial<TestResource>) => ({ type: memberType, name, props: {}, ...of });
      expect(
        members(
          { type, name: "cluster", props: { clusterIdentifier: "core" } },
          member("named", { props: { clusterIdentifier: "core" } }),
          member("linked", { dependsOn: { clusterIdentifier: ["cluster"] } }),
          member("other", { props: { clusterIdentifier: "elsewhere" } }),
        ),
      ).to.deep.equal({ known: ["linked", "named"], mayBeMore: false });
    });
  }

  it("may be more while an instance does not tell its cluster", () => {
    const cluster = { type: DB_CLUSTER, name: "cluster", props: { clusterIdentifier: "core" } };
    const open = { type: RDS_MEMBER, name: "open", props: { clusterIdentifier: unknown } };
    expect(members(cluster, open)).to.deep.equal({ known: [], mayBeMore: true });
  });

  it("are none of the instances that name no cluster, while the cluster has no name yet", () => {
    const stray = { type: RDS_MEMBER, name: "stray", props: {} };
    for (const props of [{}, { clusterIdentifier: unknown }])
      expect(members({ type: DB_CLUSTER, name: "cluster", props }, stray)).to.deep.equal({
        known: [],
        mayBeMore: false,
      });
  });

  it("are not known before the stack is, nor of what is no cluster", () => {
    const alone = new Resource({ urn: "urn", type: DB_CLUSTER, name: "alone", inputs: {} });
    const unclear = "the number of its instances is not known yet";
    expect(() => membersOf(alone)).to.throw(unclear);
    expect(() => members({ type: KEY, name: "key", props: {} })).to.throw(unclear);
  });
});
