import { expect } from "chai";
import { keepsState, outlineOf, STATEFUL } from "../../../../policypacks/mas-trm/kit/storage/stateful.ts";
import {
  BUCKETS,
  DB_CLUSTER,
  DB_INSTANCE,
  DOCDB_CLUSTER,
  ELASTIC_FILE_SYSTEM,
  FILE_SYSTEMS,
  KEY,
  NEPTUNE_CLUSTER,
  TABLE,
  VOLUME,
} from "../../../../policypacks/mas-trm/kit/types.ts";
import { graphOf, type TestResource, unknown } from "../../support/examine.ts";

function only(resource: TestResource) {
  const [first] = graphOf([resource]).resources;
  if (first === undefined) throw new Error("the test made no resource");
  return first;
}

const ARNS = [
  [VOLUME, "id", "ec2", "volume/"],
  [ELASTIC_FILE_SYSTEM, "id", "elasticfilesystem", "file-system/"],
  ...FILE_SYSTEMS.map((type) => [type, "id", "fsx", "file-system/"] as const),
  [DB_INSTANCE, "identifier", "rds", "db:"],
  [DB_CLUSTER, "clusterIdentifier", "rds", "cluster:"],
  [DOCDB_CLUSTER, "clusterIdentifier", "rds", "cluster:"],
  [NEPTUNE_CLUSTER, "clusterIdentifier", "rds", "cluster:"],
  [TABLE, "name", "dynamodb", "table/"],
] as const;

describe("what keeps state", () => {
  it("is each type whose ARN is known, but for buckets", () => {
    expect(STATEFUL).to.have.members(ARNS.map(([type]) => type));
  });

  for (const [type, property, service, before] of ARNS) {
    it(`has an ARN that ends in the ${property} of a ${type}`, () => {
      const outline = { service, region: "us-east-1", before };
      const made = only({ type, props: {}, outputs: { [property]: "it" } });
      expect(outlineOf(made)).to.deep.equal({ ...outline, name: "it" });
      const later = only({ type, props: {}, outputs: { [property]: unknown } });
      expect(outlineOf(later)).to.deep.equal({ ...outline, name: undefined });
    });
  }

  it("has no Region in the ARN of a bucket", () => {
    for (const type of BUCKETS) {
      const expected = { service: "s3", region: "", before: "", name: "records" };
      expect(outlineOf(only({ type, props: { bucket: "records" } }))).to.deep.equal(expected);
    }
  });

  it("has no ARN that could be told when it is of another type", () => {
    expect(outlineOf(only({ type: KEY, props: {} }))).to.equal(undefined);
  });

  it("is neither a replica nor what is made elsewhere", () => {
    expect(keepsState(only({ type: DB_INSTANCE, props: {} }))).to.equal(true);
    expect(keepsState(only({ type: DB_INSTANCE, props: { replicateSourceDb: "primary" } }))).to.equal(false);
    expect(keepsState(only({ type: DB_INSTANCE, props: { replicateSourceDb: unknown } }))).to.equal(false);
    expect(keepsState(only({ type: TABLE, props: {}, read: true }))).to.equal(false);
  });
});
