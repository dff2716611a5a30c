import { expect } from "chai";
import { BUCKET_LIFECYCLES, BUCKETS, LOG_GROUP, TRAIL } from "../../../policypacks/mas-trm/kit/types.ts";
import { logRetention } from "../../../policypacks/mas-trm/rules/logging/log-retention.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

type Properties = Readonly<Record<string, unknown>>;

const group = (props: Properties, name = "group"): TestResource => ({ type: LOG_GROUP, name, props });
const found = (...resources: readonly TestResource[]) => examine(logRetention, resources);
const trail: TestResource = { type: TRAIL, name: "trail", props: { s3BucketName: "audit" } };
const bucket: TestResource = { type: BUCKETS[0], name: "bucket", props: { bucket: "audit" } };
const lifecycle = (rule: Properties, type: string = BUCKET_LIFECYCLES[0]): TestResource => ({
  type,
  name: "lifecycle",
  props: { bucket: "audit", rules: [{ id: "old", status: "Enabled", ...rule }] },
});

describe("log-retention", () => {
  describe("of log groups", () => {
    it("passes a year and more, also in the infrequent class", () => {
      expect(found(group({ retentionInDays: 365 }))).to.deep.equal([]);
      expect(found(group({ retentionInDays: 400, logGroupClass: "INFREQUENT_ACCESS" }))).to.deep.equal([]);
    });

    it("passes a group that keeps its events for ever, by zero or omission", () => {
      expect(found(group({ retentionInDays: 0 }), group({}, "other"))).to.deep.equal([]);
    });

    it("refuses for ever where that is set", () => {
      const never = "it never deletes events, since retentionInDays is not set";
      expect(
        examine(logRetention, [group({}), group({ retentionInDays: 0 }, "zero")], { settings: { unlimited: false } }),
      ).to.deep.equal([`violation group: ${never}`, `violation zero: ${never}`]);
    });

    it("refuses less, also as text", () => {
      expect(found(group({ retentionInDays: 180 }))).to.deep.equal([
        "violation group: retentionInDays is 180, less than 365",
      ]);
      expect(found(group({ retentionInDays: "30" }))).to.deep.equal([
        "violation group: retentionInDays is 30, less than 365",
      ]);
    });

    it("refuses the class that keeps two days whatever is set", () => {
      expect(found(group({ retentionInDays: 3653, logGroupClass: "DELIVERY" }))).to.deep.equal([
        "violation group: its class DELIVERY keeps events for 2 days, whatever retentionInDays says",
      ]);
    });

    it("asks for as many days as are set", () => {
      const of = (days: number) =>
        examine(logRetention, [group({ retentionInDays: days })], { settings: { days: 2555 } });
      expect(of(2557)).to.deep.equal([]);
      expect(of(365)).to.deep.equal(["violation group: retentionInDays is 365, less than 2555"]);
    });

    it("cannot decide on what is not known yet, and still refuses the class and the next group", () => {
      expect(
        found(group({ retentionInDays: unknown, logGroupClass: "DELIVERY" }), group({ retentionInDays: 1 }, "next")),
      ).to.deep.equal([
        "violation group: its class DELIVERY keeps events for 2 days, whatever retentionInDays says",
        "undetermined group: retentionInDays is not known yet",
        "violation next: retentionInDays is 1, less than 365",
      ]);
    });
  });

  describe("of record buckets", () => {
    it("passes a life cycle that deletes late, or not at all", () => {
      const late = lifecycle({ expiration: { days: 2555 }, noncurrentVersionExpiration: { noncurrentDays: 2555 } });
      expect(found(bucket, trail, late)).to.deep.equal([]);
      expect(found(bucket, trail)).to.deep.equal([]);
    });

    for (const type of BUCKET_LIFECYCLES) {
      it(`refuses early deletion by a ${type}`, () => {
        expect(found(bucket, trail, lifecycle({ expiration: { days: 90 } }, type))).to.deep.equal([
          "violation lifecycle: rules[0] deletes objects after 90 days, sooner than 365",
        ]);
      });
    }

    it("refuses early deletion of older versions", () => {
      const noncurrentVersionExpiration = { noncurrentDays: 30 };
      expect(
        found(bucket, trail, lifecycle({ expiration: { days: 2555 }, noncurrentVersionExpiration })),
      ).to.deep.equal(["violation lifecycle: rules[0] deletes older versions after 30 days, sooner than 365"]);
    });

    it("refuses early deletion that is written inline, in the bucket's older type token too", () => {
      const inline = { lifecycleRules: [{ id: "old", enabled: true, expirations: [{ days: 7 }] }] };
      const older = { type: BUCKETS[1], name: "bucket", props: { bucket: "audit", ...inline } };
      expect(found(older, trail)).to.deep.equal([
        "violation bucket: lifecycleRules[0] deletes objects after 7 days, sooner than 365",
      ]);
    });

    it("passes early deletion in a bucket of no records, and of another bucket", () => {
      expect(found(bucket, lifecycle({ expiration: { days: 1 } }), group({ retentionInDays: 365 }))).to.deep.equal([]);
      const other = { ...lifecycle({ expiration: { days: 1 } }), props: { bucket: "other", rules: [] } };
      expect(found(bucket, trail, other)).to.deep.equal([]);
    });

    it("cannot decide when a life cycle may be the bucket's", () => {
      const astray = { ...lifecycle({}), props: { bucket: unknown, rules: [] } };
      expect(found(bucket, trail, astray)).to.deep.equal([
        "undetermined bucket: a life cycle of this stack may or may not be for this bucket",
      ]);
    });

    it("cannot decide on one rule and still refuses the next", () => {
      const rules = [
        { id: "open", status: "Enabled", expiration: { days: unknown } },
        { id: "early", status: "Enabled", expiration: { days: 1 } },
      ];
      expect(found(bucket, trail, { ...lifecycle({}), props: { bucket: "audit", rules } })).to.deep.equal([
        "undetermined lifecycle: rules[0].expiration.days is not known yet",
        "violation lifecycle: rules[1] deletes objects after 1 days, sooner than 365",
      ]);
    });
  });

  it("passes over stacks that are made to be thrown away", () => {
    expect(examine(logRetention, [group({ retentionInDays: 1 })], { stack: "dev" })).to.deep.equal([]);
  });
});
