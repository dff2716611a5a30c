import { expect } from "chai";
import {
  BACKUP_VAULTS,
  BUCKET_OBJECT_LOCKS,
  BUCKETS,
  EVENT_DATA_STORE,
  EXTERNAL_KEY,
  FLOW_LOG,
  KEY,
  LOG_GROUP,
  REPLICA_EXTERNAL_KEY,
  REPLICA_KEY,
  TRAIL,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { protectCriticalResources } from "../../../policypacks/mas-trm/rules/governance/protect-critical-resources.ts";
import { type Circumstances, examine, type TestResource, unknown } from "../support/examine.ts";

const found = (resources: readonly TestResource[], at: Circumstances = {}) =>
  examine(protectCriticalResources, resources, at);
const guarded = { options: { protect: true } };
const trail: TestResource = {
  type: TRAIL,
  name: "trail",
  props: {
    s3BucketName: "audit",
    cloudWatchLogsGroupArn: "arn:aws:logs:us-east-1:111122223333:log-group:/kiro/trail:*",
  },
  ...guarded,
};
const bucket: TestResource = { type: BUCKETS[0], name: "audit", props: { bucket: "audit" } };
const group: TestResource = { type: LOG_GROUP, name: "group", props: { name: "/kiro/trail" } };

describe("protect-critical-resources", () => {
  for (const type of [
    TRAIL,
    EVENT_DATA_STORE,
    KEY,
    REPLICA_KEY,
    EXTERNAL_KEY,
    REPLICA_EXTERNAL_KEY,
    ...BACKUP_VAULTS,
  ]) {
    it(`demands protection of ${type}`, () => {
      expect(found([{ type, name: "it", props: {} }])).to.deep.equal(["violation it: it is not protected"]);
      expect(found([{ type, name: "it", props: {}, ...guarded }])).to.deep.equal([]);
    });
  }

  it("demands protection of the bucket and log group that a trail delivers to", () => {
    expect(found([trail, bucket, group])).to.have.members([
      "violation audit: it keeps the records of trail and is not protected",
      "violation group: it keeps the records of trail and is not protected",
    ]);
    expect(found([trail, { ...bucket, ...guarded }, { ...group, ...guarded }])).to.deep.equal([]);
  });

  it("finds the log group of a flow log before its ARN is known", () => {
    const flow: TestResource = { type: FLOW_LOG, name: "flow", props: {}, dependsOn: { logDestination: ["group"] } };
    expect(found([group, flow])).to.deep.equal(["violation group: it keeps the records of flow and is not protected"]);
  });

  it("demands protection of buckets with object lock, however it is set", () => {
    const locked = "violation audit: it has object lock and is not protected";
    expect(found([{ ...bucket, props: { objectLockEnabled: true } }])).to.deep.equal([locked]);
    expect(found([{ ...bucket, props: { objectLockConfiguration: { objectLockEnabled: "Enabled" } } }])).to.deep.equal([
      locked,
    ]);
    expect(found([bucket, { type: BUCKET_OBJECT_LOCKS[1], name: "lock", props: { bucket: "audit" } }])).to.deep.equal([
      locked,
    ]);
  });

  it("passes buckets and log groups that hold no records", () => {
    expect(found([bucket, group])).to.deep.equal([]);
  });

  it("does not take a protected component for its child", () => {
    const component: TestResource = {
      type: "kiro:data-protection:CustomerKey",
      name: "keys",
      props: {},
      component: true,
      ...guarded,
    };
    expect(found([component, { type: KEY, name: "key", props: {} }])).to.deep.equal([
      "violation key: it is not protected",
    ]);
  });

  it("does not take retainOnDelete for protection: the resource would be kept and managed by nobody", () => {
    // The engine tells policies nothing of this option, so that it cannot count.
    const options = { protect: false, retainOnDelete: true };
    expect(found([{ type: KEY, name: "key", props: {}, options }])).to.deep.equal([
      "violation key: it is not protected",
    ]);
  });

  it("refuses the change that takes protection away, since the delete after it is not shown", () => {
    const bared = { ...trail, options: { protect: false } };
    expect(found([bared])).to.deep.equal(["violation trail: it is not protected"]);
    expect(found([])).to.deep.equal([]);
  });

  it("passes what is only read: another stack protects it", () => {
    expect(found([{ type: KEY, name: "key", props: {}, read: true }])).to.deep.equal([]);
  });

  it("cannot follow a destination that is not known yet, and still refuses the others", () => {
    const later = { ...trail, name: "later", props: { s3BucketName: unknown } };
    expect(found([later, { type: KEY, name: "key", props: {} }])).to.have.members([
      "undetermined later: s3BucketName is not known yet",
      "violation key: it is not protected",
    ]);
  });

  it("cannot decide on a lock that is not known yet", () => {
    expect(found([{ ...bucket, props: { objectLockEnabled: unknown } }])).to.deep.equal([
      "undetermined audit: objectLockEnabled is not known yet",
    ]);
    const loose = { type: BUCKET_OBJECT_LOCKS[0], name: "lock", props: { bucket: unknown } };
    expect(found([bucket, loose])).to.deep.equal(["undetermined audit: bucket of lock is not known yet"]);
    expect(
      found([
        { ...bucket, ...guarded },
        { ...loose, props: { bucket: "audit" } },
      ]),
    ).to.deep.equal([]);
  });

  it("passes over stacks that are made to be thrown away", () => {
    expect(found([{ type: KEY, name: "key", props: {} }], { stack: "sandbox" })).to.deep.equal([]);
  });
});
