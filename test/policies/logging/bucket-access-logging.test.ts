import { expect } from "chai";
import { BUCKET_LOGGINGS, BUCKETS, FLOW_LOG, LOG_GROUP, TRAIL } from "../../../policypacks/mas-trm/kit/types.ts";
import { bucketAccessLogging } from "../../../policypacks/mas-trm/rules/logging/bucket-access-logging.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

const bucket: TestResource = { type: BUCKETS[0], name: "bucket", props: { bucket: "audit" } };
const trail: TestResource = { type: TRAIL, name: "trail", props: { s3BucketName: "audit" } };
const logging = (targetBucket: unknown, of: unknown = "audit", type: string = BUCKET_LOGGINGS[0]): TestResource => ({
  type,
  name: "logging",
  props: { bucket: of, targetBucket },
});
const found = (...resources: readonly TestResource[]) => examine(bucketAccessLogging, [bucket, ...resources]);
const nothing = ["violation bucket: nothing records its use: neither access logging nor a trail's data events"];

describe("bucket-access-logging", () => {
  for (const type of BUCKET_LOGGINGS) {
    it(`passes logging into another bucket by a ${type}`, () => {
      expect(found(trail, logging("access-logs", "audit", type))).to.deep.equal([]);
    });
  }

  it("passes inline logging", () => {
    const inline = { ...bucket, props: { bucket: "audit", loggings: [{ targetBucket: "access-logs" }] } };
    expect(examine(bucketAccessLogging, [inline, trail])).to.deep.equal([]);
    const older = { ...inline, props: { bucket: "audit", logging: { targetBucket: "access-logs" } } };
    expect(examine(bucketAccessLogging, [older, trail])).to.deep.equal([]);
  });

  it("passes logging into another bucket of this stack", () => {
    const logs = { type: BUCKETS[0], name: "logs", props: { bucket: "access-logs" } };
    expect(found(trail, logs, logging("access-logs"))).to.deep.equal([]);
  });

  it("passes a trail that records data events instead", () => {
    const eventSelectors = [{ dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3:::audit/"] }] }];
    expect(found({ ...trail, props: { ...trail.props, eventSelectors } })).to.deep.equal([]);
  });

  it("passes when one of both is known, whatever the other turns out to be", () => {
    const eventSelectors = [{ dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3:::audit/"] }] }];
    const recording = { ...trail, props: { ...trail.props, eventSelectors } };
    expect(found(recording, logging(unknown))).to.deep.equal([]);
    expect(found(recording, logging("access-logs", unknown))).to.deep.equal([]);
    const inDoubt = { ...trail, props: { ...trail.props, eventSelectors: unknown } };
    expect(found(inDoubt, logging("access-logs"))).to.deep.equal([]);
    expect(found(trail, { ...logging(unknown), name: "open" }, logging("access-logs"))).to.deep.equal([]);
    const inline = { ...bucket, props: { bucket: "audit", loggings: unknown } };
    expect(examine(bucketAccessLogging, [inline, recording])).to.deep.equal([]);
  });

  it("refuses neither", () => {
    expect(found(trail)).to.deep.equal(nothing);
  });

  it("refuses logging that names no target", () => {
    expect(found(trail, logging(undefined))).to.deep.equal(nothing);
  });

  it("asks nothing of a log group that records go to", () => {
    const flows = { type: LOG_GROUP, name: "flows", props: { name: "flows" } };
    expect(found(flows, { type: FLOW_LOG, props: { logGroupName: "flows" } })).to.deep.equal([]);
  });

  it("refuses logging of another bucket", () => {
    expect(found(trail, logging("access-logs", "other"))).to.deep.equal(nothing);
  });

  it("refuses logging into itself", () => {
    expect(found(trail, logging("audit"))).to.deep.equal(["violation bucket: it logs its use into itself"]);
  });

  it("says nothing of buckets without records", () => {
    expect(found()).to.deep.equal([]);
  });

  it("cannot decide on what is not known yet", () => {
    expect(found(trail, logging(unknown))).to.deep.equal(["undetermined bucket: targetBucket is not known yet"]);
    expect(found(trail, logging("access-logs", unknown))).to.deep.equal([
      "undetermined bucket: access logging of this stack may or may not be for this bucket",
    ]);
    const inDoubt = { ...trail, props: { ...trail.props, eventSelectors: unknown } };
    expect(found(inDoubt)).to.deep.equal(["undetermined bucket: eventSelectors is not known yet"]);
    const inline = { ...bucket, props: { bucket: "audit", loggings: unknown } };
    expect(examine(bucketAccessLogging, [inline, trail])).to.deep.equal([
      "undetermined bucket: loggings is not known yet",
    ]);
  });

  it("does not let a bucket that cannot be decided on hide the next", () => {
    const other = { ...bucket, name: "other", props: { bucket: "other" } };
    const second = { ...trail, name: "second", props: { s3BucketName: "other" } };
    expect(found(trail, logging(unknown), other, second)).to.have.members([
      "undetermined bucket: targetBucket is not known yet",
      ...nothing.map((line) => line.replace("bucket:", "other:")),
    ]);
  });
});
