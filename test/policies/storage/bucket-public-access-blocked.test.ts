import { expect } from "chai";
import { BUCKET_PUBLIC_ACCESS_BLOCK, BUCKETS } from "../../../policypacks/mas-trm/kit/types.ts";
import { bucketPublicAccessBlocked } from "../../../policypacks/mas-trm/rules/storage/bucket-public-access-blocked.ts";
import { examine, unknown, type TestResource } from "../support/examine.ts";

const on = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
const bucket = (name: string, type: string = BUCKETS[0]): TestResource => ({ type, name, props: {} });
const block = (of: string, props: Readonly<Record<string, unknown>> = on): TestResource => ({
  type: BUCKET_PUBLIC_ACCESS_BLOCK,
  name: "block",
  props,
  dependsOn: { bucket: [of] },
});
const found = (...resources: readonly TestResource[]) => examine(bucketPublicAccessBlocked, resources);

describe("bucket-public-access-blocked", () => {
  it("passes a bucket whose block has all four switches on", () => {
    expect(found(bucket("audit"), block("audit"))).to.deep.equal([]);
  });

  it("follows a bucket that is named by its name", () => {
    const named = { ...bucket("audit"), props: { bucket: "kiro-audit" } };
    const byName = { type: BUCKET_PUBLIC_ACCESS_BLOCK, name: "block", props: { ...on, bucket: "kiro-audit" } };
    expect(found(named, byName)).to.deep.equal([]);
  });

  it("refuses a bucket without a block", () => {
    expect(found(bucket("audit"))).to.deep.equal(["violation audit: no public access block belongs to this bucket"]);
  });

  it("refuses a bucket under its older type token", () => {
    expect(found(bucket("audit", BUCKETS[1]))).to.deep.equal([
      "violation audit: no public access block belongs to this bucket",
    ]);
  });

  it("refuses a block that belongs to another bucket", () => {
    expect(found(bucket("audit"), bucket("other"), block("other"))).to.deep.equal([
      "violation audit: no public access block belongs to this bucket",
    ]);
  });

  it("refuses a switch that is left out, which means off", () => {
    const { restrictPublicBuckets: _, ...three } = on;
    expect(found(bucket("audit"), block("audit", three))).to.deep.equal([
      "violation block: restrictPublicBuckets is not true",
    ]);
  });

  it("cannot decide on a switch that is not known yet, and still refuses the one that is off", () => {
    const mixed = { ...on, blockPublicAcls: unknown, ignorePublicAcls: false };
    expect(found(bucket("audit"), block("audit", mixed))).to.have.members([
      "undetermined block: blockPublicAcls is not known yet",
      "violation block: ignorePublicAcls is not true",
    ]);
  });
});
