import { expect } from "chai";
import { BUCKET_VERSIONINGS, BUCKETS, LOG_GROUP, TRAIL } from "../../../policypacks/mas-trm/kit/types.ts";
import { recordBucketsVersioned } from "../../../policypacks/mas-trm/rules/storage/record-buckets-versioned.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

const trail: TestResource = { type: TRAIL, name: "trail", props: { s3BucketName: "audit" } };
const bucket = (props = {}): TestResource => ({
  type: BUCKETS[0],
  name: "audit",
  props: { bucket: "audit", ...props },
});
const versioning = (status: unknown, of = "audit"): TestResource => ({
  type: BUCKET_VERSIONINGS[0],
  name: "versioning",
  props: { bucket: of, versioningConfiguration: { status } },
});
const found = (resources: readonly TestResource[], settings = {}) =>
  examine(recordBucketsVersioned, resources, { settings });

const none = ["violation audit: it has no versioning"];
const off = ["violation versioning: versioningConfiguration.status is not Enabled"];

describe("record-buckets-versioned", () => {
  it("passes a bucket of records with versioning enabled", () => {
    expect(found([trail, bucket(), versioning("Enabled")])).to.deep.equal([]);
  });

  it("refuses one without, suspended, or never enabled", () => {
    expect(found([trail, bucket()])).to.deep.equal(none);
    expect(found([trail, bucket(), versioning("Suspended")])).to.deep.equal(off);
    expect(found([trail, bucket(), versioning("Disabled")])).to.deep.equal(off);
  });

  it("refuses versioning of another bucket", () => {
    const other: TestResource = { type: BUCKETS[0], name: "other", props: { bucket: "other" } };
    expect(found([trail, bucket(), other, versioning("Enabled", "other")])).to.deep.equal(none);
  });

  it("reads older type tokens and the older form inside the bucket", () => {
    expect(found([trail, bucket(), { ...versioning("Suspended"), type: BUCKET_VERSIONINGS[1] }])).to.deep.equal(off);
    expect(found([trail, bucket({ versioning: { enabled: true } })])).to.deep.equal([]);
    expect(
      found([trail, bucket({ versioning: { enabled: true, mfaDelete: true } }), versioning("Suspended")]),
    ).to.deep.equal(off);
    expect(found([trail, bucket({ versioning: { enabled: false } })])).to.deep.equal([
      "violation audit: its versioning is not enabled",
    ]);
  });

  it("reads the lists inside a bucket of the type BucketV2", () => {
    const older = (versionings: unknown) => ({ ...bucket({ versionings }), type: BUCKETS[1] });
    expect(found([trail, older([{ enabled: true }])])).to.deep.equal([]);
    expect(found([trail, older([{ enabled: false }]), versioning("Enabled")])).to.deep.equal([
      "violation audit: its versioning is not enabled",
    ]);
    expect(found([trail, older(unknown)])).to.deep.equal(["undetermined audit: versionings is not known yet"]);
  });

  it("does not take mfaDelete, which only guards deleting, for versioning", () => {
    const guarded = (status: string): TestResource => ({
      ...versioning(status),
      props: { bucket: "audit", versioningConfiguration: { status, mfaDelete: "Enabled" } },
    });
    expect(found([trail, bucket(), guarded("Suspended")])).to.deep.equal(off);
    expect(found([trail, bucket(), guarded("Enabled")])).to.deep.equal([]);
    expect(found([trail, bucket({ versioning: { mfaDelete: true } })])).to.deep.equal(none);
  });

  it("demands it of buckets with object lock and of those named, and of no others", () => {
    expect(found([bucket()])).to.deep.equal([]);
    expect(found([bucket({ bucket: unknown })])).to.deep.equal([]);
    expect(found([bucket({ objectLockEnabled: true })])).to.deep.equal(none);
    expect(found([bucket()], { recordBuckets: ["audit"] })).to.deep.equal(none);
    expect(found([bucket()], { recordBuckets: ["other"] })).to.deep.equal([]);
  });

  it("asks nothing of the log group that a trail delivers to", () => {
    const group: TestResource = { type: LOG_GROUP, name: "group", props: { name: "/kiro/trail" } };
    const arn = "arn:aws:logs:us-east-1:111122223333:log-group:/kiro/trail:*";
    const both = { ...trail, props: { ...trail.props, cloudWatchLogsGroupArn: arn } };
    expect(found([both, group, bucket(), versioning("Enabled")])).to.deep.equal([]);
  });

  it("asks nothing where records go to a bucket that is none of this stack", () => {
    expect(found([trail, bucket({ bucket: "other" })])).to.deep.equal([]);
  });

  it("cannot tell whether a bucket is one of those named while its name is not known yet", () => {
    expect(found([bucket({ bucket: unknown })], { recordBuckets: ["audit"] })).to.deep.equal([
      "undetermined audit: bucket is not known yet",
    ]);
  });

  it("cannot decide on a status that is not known yet, and still refuses another bucket", () => {
    const other: TestResource = {
      type: BUCKETS[0],
      name: "other",
      props: { bucket: "other", objectLockEnabled: true },
    };
    expect(found([trail, bucket(), versioning(unknown), other])).to.have.members([
      "undetermined versioning: versioningConfiguration.status is not known yet",
      "violation other: it has no versioning",
    ]);
  });

  it("cannot decide when versioning may be for this bucket or another", () => {
    const loose = { ...versioning("Enabled"), props: { ...versioning("Enabled").props, bucket: unknown } };
    expect(found([trail, bucket(), loose])).to.deep.equal([
      "undetermined audit: a versioning of this stack may or may not be for it",
    ]);
  });

  it("cannot see the versioning of a bucket that is only read", () => {
    const shown = (enabled: boolean) => ({ ...bucket({ versioning: { enabled } }), read: true });
    expect(found([trail, shown(true)])).to.deep.equal([]);
    expect(found([trail, shown(false)])).to.deep.equal(["violation audit: its versioning is not enabled"]);
    expect(found([trail, { ...bucket(), read: true }])).to.deep.equal([
      "undetermined audit: it is made elsewhere, so its versioning cannot be seen",
    ]);
  });
});
