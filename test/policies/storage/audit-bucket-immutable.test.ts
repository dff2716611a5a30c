import { expect } from "chai";
import {
  BUCKET_OBJECT_LOCKS,
  BUCKET_POLICY,
  BUCKETS,
  CONFIG_DELIVERY_CHANNEL,
  FLOW_LOG,
  LOG_GROUP,
  RESOLVER_QUERY_LOG,
  TRAIL,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { auditBucketImmutable } from "../../../policypacks/mas-trm/rules/storage/audit-bucket-immutable.ts";
import { type Circumstances, examine, type TestResource, unknown } from "../support/examine.ts";
import { policyOf } from "../support/policies.ts";

const trail: TestResource = { type: TRAIL, name: "trail", props: { s3BucketName: "audit" } };
const bucket: TestResource = { type: BUCKETS[0], name: "audit", props: { bucket: "audit", objectLockEnabled: true } };
const lock = (defaultRetention: object, of = "audit"): TestResource => ({
  type: BUCKET_OBJECT_LOCKS[0],
  name: "lock",
  props: { bucket: of, rule: { defaultRetention } },
});
const good = { mode: "COMPLIANCE", days: 365 };
const found = (resources: readonly TestResource[], at: Circumstances = {}) =>
  examine(auditBucketImmutable, resources, at);

const noLock = ["violation audit: it has no object lock configuration"];
const wrongMode = ["violation lock: its default retention is not in COMPLIANCE mode"];

describe("audit-bucket-immutable", () => {
  for (const [why, retention, expected] of [
    ["passes compliance mode for a year", good, []],
    ["counts years", { mode: "COMPLIANCE", years: 7 }, []],
    ["refuses governance mode, which a right can bypass", { mode: "GOVERNANCE", days: 365 }, wrongMode],
    [
      "refuses too few days",
      { mode: "COMPLIANCE", days: 364 },
      ["violation lock: its default retention is 364 days, fewer than 365"],
    ],
    [
      "refuses a retention without a time",
      { mode: "COMPLIANCE" },
      ["violation lock: its default retention is 0 days, fewer than 365"],
    ],
    [
      "cannot decide on a mode that is not known yet, and still refuses the days",
      { mode: unknown, days: 1 },
      [
        "undetermined lock: rule.defaultRetention.mode is not known yet",
        "violation lock: its default retention is 1 days, fewer than 365",
      ],
    ],
  ] as const) {
    it(why, () => {
      expect(found([trail, bucket, lock(retention)])).to.deep.equal(expected);
    });
  }

  it("refuses the flag on the bucket without a lock configuration", () => {
    expect(found([trail, bucket])).to.deep.equal(noLock);
  });

  it("refuses a lock configuration without a rule", () => {
    const bare = {
      type: BUCKET_OBJECT_LOCKS[0],
      name: "lock",
      props: { bucket: "audit", objectLockEnabled: "Enabled" },
    };
    expect(found([trail, bucket, bare])).to.deep.equal([
      ...wrongMode,
      "violation lock: its default retention is 0 days, fewer than 365",
    ]);
  });

  it("refuses a lock on another bucket", () => {
    const other = { ...bucket, name: "other", props: { bucket: "other" } };
    expect(found([trail, bucket, other, lock(good, "other")])).to.deep.equal(noLock);
  });

  it("refuses one of two configurations that overwrite each other", () => {
    const weaker = { ...lock({ mode: "GOVERNANCE", days: 365 }), name: "weaker" };
    expect(found([trail, bucket, lock(good), weaker])).to.deep.equal([
      "violation weaker: its default retention is not in COMPLIANCE mode",
    ]);
  });

  it("reads older type tokens and the older form inside the bucket", () => {
    const older = { ...bucket, type: BUCKETS[1] };
    expect(found([trail, older, { ...lock({ ...good, days: 1 }), type: BUCKET_OBJECT_LOCKS[1] }])).to.deep.equal([
      "violation lock: its default retention is 1 days, fewer than 365",
    ]);
    const inside = (defaultRetention: object) => ({
      ...bucket,
      props: { bucket: "audit", objectLockConfiguration: { rule: { defaultRetention } } },
    });
    expect(found([trail, inside(good)])).to.deep.equal([]);
    expect(found([trail, inside({ ...good, mode: "GOVERNANCE" })])).to.deep.equal([
      "violation audit: its default retention is not in COMPLIANCE mode",
    ]);
  });

  it("reads the lists inside a bucket of the type BucketV2", () => {
    const inside = (objectLockConfiguration: unknown) => ({
      type: BUCKETS[1],
      name: "audit",
      props: { bucket: "audit", objectLockConfiguration },
    });
    const by = (defaultRetention: object) => inside({ rules: [{ defaultRetentions: [defaultRetention] }] });
    expect(found([trail, by(good)])).to.deep.equal([]);
    expect(found([trail, by({ ...good, mode: "GOVERNANCE" })])).to.deep.equal([
      "violation audit: its default retention is not in COMPLIANCE mode",
    ]);
    expect(found([trail, inside({ objectLockEnabled: "Enabled" })])).to.deep.equal([
      "violation audit: its object lock has no default retention",
    ]);
    expect(found([trail, inside({ rules: unknown })])).to.deep.equal([
      "undetermined audit: objectLockConfiguration.rules is not known yet",
    ]);
  });

  it("is not moved by who holds s3:BypassGovernanceRetention: nobody's right lifts compliance mode", () => {
    const bypass: TestResource = {
      type: BUCKET_POLICY,
      name: "policy",
      props: {
        bucket: "audit",
        policy: policyOf({ Principal: "*", Action: "s3:BypassGovernanceRetention", Resource: "*" }),
      },
    };
    expect(found([trail, bucket, lock(good), bypass])).to.deep.equal([]);
    expect(found([trail, bucket, lock({ mode: "GOVERNANCE", days: 365 }), bypass])).to.deep.equal(wrongMode);
  });

  it("cannot decide when a lock may be for this bucket or another", () => {
    const loose = { ...lock(good), props: { ...lock(good).props, bucket: unknown } };
    expect(found([trail, bucket, loose])).to.deep.equal([
      "undetermined audit: an object lock configuration of this stack may or may not be for it",
    ]);
  });

  it("passes a bucket that no audit records go to", () => {
    expect(found([bucket])).to.deep.equal([]);
  });

  describe("finds the bucket", () => {
    for (const [why, writer] of [
      [
        "of a trail before its name is known",
        { type: TRAIL, name: "writer", props: {}, dependsOn: { s3BucketName: ["audit"] } },
      ],
      ["of a Config channel", { type: CONFIG_DELIVERY_CHANNEL, name: "writer", props: { s3BucketName: "audit" } }],
      [
        "of a flow log by its ARN and prefix",
        {
          type: FLOW_LOG,
          name: "writer",
          props: { logDestinationType: "s3", logDestination: "arn:aws:s3:::audit/flow-logs/" },
        },
      ],
      [
        "of a flow log before its ARN is known",
        { type: FLOW_LOG, name: "writer", props: {}, dependsOn: { logDestination: ["audit"] } },
      ],
      [
        "of DNS query logs",
        { type: RESOLVER_QUERY_LOG, name: "writer", props: { destinationArn: "arn:aws:s3:::audit" } },
      ],
      [
        "of DNS query logs before its ARN is known",
        { type: RESOLVER_QUERY_LOG, name: "writer", props: {}, dependsOn: { destinationArn: ["audit"] } },
      ],
    ] as const) {
      it(why, () => {
        expect(found([writer, bucket])).to.deep.equal(noLock);
      });
    }
  });

  it("leaves log groups and streams to other rules", () => {
    const toGroup = {
      type: FLOW_LOG,
      name: "flow",
      props: { logDestination: "arn:aws:logs:us-east-1:111122223333:log-group:flows:*" },
    };
    const toNone = {
      type: FLOW_LOG,
      name: "flow2",
      props: { logDestination: "arn:aws:firehose:us-east-1:111122223333:deliverystream/a" },
    };
    expect(found([{ type: LOG_GROUP, name: "flows", props: { name: "flows" } }, toGroup, toNone])).to.deep.equal([]);
  });

  it("cannot see a bucket of another stack, unless it is listed as locked", () => {
    expect(found([trail])).to.deep.equal([
      "undetermined trail: s3BucketName leads to a bucket outside this stack, whose object lock cannot be seen",
    ]);
    expect(found([trail], { settings: { lockedBuckets: ["audit"] } })).to.deep.equal([]);
  });

  it("cannot see the lock of a bucket that is only read", () => {
    expect(found([trail, { ...bucket, read: true }])).to.deep.equal([
      "undetermined audit: it is made elsewhere, so its object lock configuration cannot be seen",
    ]);
  });

  it("cannot follow a name that is not known yet, and still refuses another bucket", () => {
    const later = { type: TRAIL, name: "later", props: { s3BucketName: unknown } };
    expect(found([trail, bucket, later])).to.have.members([
      ...noLock,
      "undetermined later: s3BucketName is not known yet",
    ]);
  });

  it("takes the demanded days from its settings", () => {
    expect(found([trail, bucket, lock(good)], { settings: { days: 2555 } })).to.deep.equal([
      "violation lock: its default retention is 365 days, fewer than 2555",
    ]);
  });

  it("passes over stacks that are made to be thrown away", () => {
    expect(found([trail, bucket], { stack: "dev" })).to.deep.equal([]);
  });
});
