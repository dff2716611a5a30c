import { expect } from "chai";
import {
  ACCESS_POINT,
  BUCKET_PUBLIC_ACCESS_BLOCK,
  BUCKETS,
  DIRECTORY_BUCKET,
  MULTI_REGION_ACCESS_POINT,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { bucketPublicAccessBlocked } from "../../../policypacks/mas-trm/rules/storage/bucket-public-access-blocked.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

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
    expect(found(bucket("audit"))).to.deep.equal(["violation audit: it has no public access block"]);
  });

  it("refuses a bucket under its older type token", () => {
    expect(found(bucket("audit", BUCKETS[1]))).to.deep.equal(["violation audit: it has no public access block"]);
  });

  it("refuses a block that belongs to another bucket", () => {
    expect(found(bucket("audit"), bucket("other"), block("other"))).to.deep.equal([
      "violation audit: it has no public access block",
    ]);
  });

  it("does not take the account's block for the bucket's own", () => {
    const account = { type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", name: "account", props: on };
    expect(found(bucket("audit"), account)).to.deep.equal(["violation audit: it has no public access block"]);
  });

  for (const flag of Object.keys(on)) {
    it(`refuses ${flag} left out, which means off`, () => {
      const three = Object.fromEntries(Object.entries(on).filter(([name]) => name !== flag));
      expect(found(bucket("audit"), block("audit", three))).to.deep.equal([`violation block: ${flag} is not true`]);
    });
  }

  it("does not mind skipDestroy, which keeps the block when the stack goes", () => {
    expect(found(bucket("audit"), block("audit", { ...on, skipDestroy: true }))).to.deep.equal([]);
    expect(found(bucket("audit"), block("audit", { skipDestroy: true }))).to.have.length(4);
  });

  it("judges each of two blocks that overwrite each other", () => {
    const weaker = { ...block("audit", { ...on, blockPublicAcls: false }), name: "weaker" };
    expect(found(bucket("audit"), block("audit"), weaker)).to.deep.equal([
      "violation weaker: blockPublicAcls is not true",
    ]);
  });

  it("reads switches that are spelled as strings", () => {
    expect(found(bucket("audit"), block("audit", { ...on, blockPublicAcls: "false" }))).to.deep.equal([
      "violation block: blockPublicAcls is not true",
    ]);
  });

  it("cannot decide on a switch that is not known yet, and still refuses the one that is off", () => {
    const mixed = { ...on, blockPublicAcls: unknown, ignorePublicAcls: false };
    expect(found(bucket("audit"), block("audit", mixed))).to.have.members([
      "undetermined block: blockPublicAcls is not known yet",
      "violation block: ignorePublicAcls is not true",
    ]);
  });

  it("cannot decide when a block may be for this bucket or another", () => {
    const either = { ...block("audit"), dependsOn: { bucket: ["audit", "other"] } };
    expect(found(bucket("audit"), bucket("other"), either)).to.have.members([
      "undetermined audit: a public access block of this stack may or may not be for it",
      "undetermined other: a public access block of this stack may or may not be for it",
    ]);
  });

  it("cannot see the block of a bucket that is only read", () => {
    expect(found({ ...bucket("shared"), read: true })).to.deep.equal([
      "undetermined shared: it is made elsewhere, so its public access block cannot be seen",
    ]);
  });

  it("passes a directory bucket, which cannot be public", () => {
    expect(found({ type: DIRECTORY_BUCKET, name: "fast", props: { bucket: "fast--use1-az4--x-s3" } })).to.deep.equal(
      [],
    );
  });

  it("passes an access point that leaves its switches out, which means on", () => {
    expect(found({ type: ACCESS_POINT, name: "door", props: { bucket: "audit" } })).to.deep.equal([]);
  });

  it("refuses an access point, also a multi-Region one, that turns a switch off", () => {
    const door = {
      type: ACCESS_POINT,
      name: "door",
      props: { publicAccessBlockConfiguration: { blockPublicPolicy: false } },
    };
    const wide = {
      type: MULTI_REGION_ACCESS_POINT,
      name: "wide",
      props: { details: { publicAccessBlock: { ignorePublicAcls: false } } },
    };
    expect(found(door, wide)).to.have.members([
      "violation door: publicAccessBlockConfiguration.blockPublicPolicy is not true",
      "violation wide: details.publicAccessBlock.ignorePublicAcls is not true",
    ]);
  });

  it("cannot decide on an access point's switches that are not known yet, and still refuses another door", () => {
    const later = { type: ACCESS_POINT, name: "later", props: { publicAccessBlockConfiguration: unknown } };
    const door = {
      type: ACCESS_POINT,
      name: "door",
      props: { publicAccessBlockConfiguration: { blockPublicAcls: unknown, blockPublicPolicy: "false" } },
    };
    expect(found(later, door)).to.have.members([
      "undetermined later: publicAccessBlockConfiguration is not known yet",
      "undetermined door: publicAccessBlockConfiguration.blockPublicAcls is not known yet",
      "violation door: publicAccessBlockConfiguration.blockPublicPolicy is not true",
    ]);
  });
});
