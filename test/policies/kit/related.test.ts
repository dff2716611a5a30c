import { expect } from "chai";
import { Judge } from "../../../policypacks/mas-trm/kit/judge.ts";
import { demandRelated, relatedOrOpen, withSomeOthers } from "../../../policypacks/mas-trm/kit/related.ts";
import type { Resource } from "../../../policypacks/mas-trm/kit/resource.ts";
import { BUCKET_POLICY } from "../../../policypacks/mas-trm/kit/types.ts";
import { graphOf, type TestResource, unknown } from "../support/examine.ts";

const BUCKET = "aws:s3/bucket:Bucket";
const RELATION = { types: [BUCKET_POLICY], path: "bucket", what: "access rule" };
const bucket: TestResource = { type: BUCKET, name: "bucket", props: {} };
const policy = (name: string, ...of: readonly string[]): TestResource => ({
  type: BUCKET_POLICY,
  name,
  props: { bucket: unknown },
  dependsOn: { bucket: of },
});

function demanded(resources: readonly TestResource[], relation = {}) {
  const stack = graphOf(resources);
  const [target] = stack.ofType(BUCKET);
  if (target === undefined) throw new Error("the test has no bucket");
  const judge = new Judge();
  const found = demandRelated(stack, judge, target, { ...RELATION, ...relation });
  const said = judge.findings.map(({ verdict, why }) => `${verdict}: ${why}`);
  return { found: namesOf(found), said, either: namesOf(relatedOrOpen(stack, target, RELATION)) };
}

const namesOf = (resources: readonly Resource[]) => resources.map(({ name }) => name);

describe("what belongs to a resource", () => {
  it("is found by naming it", () => {
    expect(demanded([bucket, policy("own", "bucket"), policy("other")])).to.deep.equal({
      found: ["own"],
      said: [],
      either: ["own", "other"],
    });
  });

  it("is missed", () => {
    expect(demanded([bucket])).to.deep.equal({ found: [], said: ["violation: it has no access rule"], either: [] });
  });

  it("is undecided while another may yet belong to it", () => {
    const other: TestResource = { ...bucket, name: "second" };
    expect(demanded([bucket, other, policy("one", "bucket", "second")])).to.deep.equal({
      found: [],
      said: ["undetermined: an access rule of this stack may or may not be for it"],
      either: ["one"],
    });
    expect(demanded([bucket, policy("one")], { what: "policy" }).said).to.deep.equal([
      "undetermined: a policy of this stack may or may not be for it",
    ]);
  });

  it("is not asked for where it can stand inside", () => {
    for (const read of [false, true]) {
      expect(demanded([{ ...bucket, read }], { isInline: true })).to.deep.equal({ found: [], said: [], either: [] });
    }
  });

  it("cannot be seen for what is made elsewhere", () => {
    expect(demanded([{ ...bucket, read: true }]).said).to.deep.equal([
      "undetermined: it is made elsewhere, so its access rule cannot be seen",
    ]);
  });

  it("is told of with the first three of all others, each once", () => {
    const all = graphOf(["a", "b", "c", "d", "e"].map((name) => policy(name))).resources;
    expect(namesOf(withSomeOthers(all.slice(4), all))).to.deep.equal(["a", "b", "c", "e"]);
    expect(namesOf(withSomeOthers(all.slice(1, 2), all))).to.deep.equal(["a", "b", "c"]);
  });
});
