import { expect } from "chai";
import { Judge } from "../../../../policypacks/mas-trm/kit/judge.ts";
import { judgeExpiries } from "../../../../policypacks/mas-trm/kit/storage/bucket-expiries.ts";
import { BUCKET_LIFECYCLES, BUCKETS } from "../../../../policypacks/mas-trm/kit/types.ts";
import { graphOf, type TestResource, unknown } from "../../support/examine.ts";

function said(...lifecycles: readonly TestResource[]): readonly string[] {
  const graph = graphOf([{ type: BUCKETS[0], name: "records", props: { bucket: "records" } }, ...lifecycles]);
  const [bucket] = graph.resources;
  if (bucket === undefined) throw new Error("the test made no bucket");
  const judge = new Judge();
  judgeExpiries(graph, judge, bucket, 365);
  return judge.findings.map(({ verdict, why }) => `${verdict}: ${why}`);
}

const lifecycle = (name: string, bucket: string, days: number): TestResource => ({
  type: BUCKET_LIFECYCLES[0],
  name,
  props: { bucket, rules: [{ id: "r", status: "Enabled", expiration: { days } }] },
});

describe("judgeExpiries", () => {
  const early = "violation: rules[0] deletes objects after 30 days, sooner than 365";

  it("judges the life cycle of the bucket, and no other", () => {
    expect(said(lifecycle("own", "records", 30))).to.deep.equal([early]);
    expect(said(lifecycle("own", "records", 365), lifecycle("other", "files", 30))).to.deep.equal([]);
  });

  it("cannot decide on one that may be of another bucket, unless the bucket has the one that it can have", () => {
    const open = lifecycle("open", unknown, 30);
    expect(said(open)).to.deep.equal(["undetermined: a life cycle of this stack may or may not be for this bucket"]);
    expect(said(open, lifecycle("own", "records", 365))).to.deep.equal([]);
    expect(said(open, lifecycle("own", "records", 30))).to.deep.equal([early]);
  });
});
