import { expect } from "chai";
import {
  BUCKET_LIFECYCLES,
  BUCKETS,
  EVENT_DATA_STORE,
  FLOW_LOG,
  LOG_GROUP,
  TRAIL,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { evidenceRetention } from "../../../policypacks/mas-trm/rules/detection/evidence-retention.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";
import { make, type Plain } from "../support/subnet-stack.ts";

const trail = make(TRAIL, "trail", { s3BucketName: ["audit"] });
const bucket = (props: Plain = {}, type: string = BUCKETS[0]) => make(type, "audit", {}, props);
const lifecycle = (rules: unknown, type: string = BUCKET_LIFECYCLES[0]) =>
  make(type, "ageing", { bucket: ["audit"] }, { rules });
const ends = (days: unknown, more: Plain = {}) => [{ id: "end", status: "Enabled", expiration: { days }, ...more }];
const found = (resources: readonly TestResource[], settings: Plain = {}, stack = "prod") =>
  examine(evidenceRetention, resources, { settings, stack });
const early = (days: number, least = 2555) =>
  `violation ageing: rules[0] deletes objects after ${days} days, sooner than ${least}`;

describe("evidence-retention", () => {
  it("passes a bucket that keeps records for the whole period, or for ever", () => {
    expect(found([trail, bucket(), lifecycle(ends(2555))])).to.deep.equal([]);
    expect(found([trail, bucket()])).to.deep.equal([]);
  });

  for (const type of BUCKET_LIFECYCLES) {
    it(`refuses an early end by ${type}`, () => {
      expect(found([trail, bucket(), lifecycle(ends(365), type)])).to.deep.equal([early(365)]);
    });
  }

  it("refuses an archive that ends early: the days count from the first, not from the move", () => {
    const transitions = [{ days: 90, storageClass: "DEEP_ARCHIVE" }];
    expect(found([trail, bucket(), lifecycle(ends(2554, { transitions }))])).to.deep.equal([early(2554)]);
  });

  it("refuses an early end of older versions, on a date, and inline in an older bucket", () => {
    const versions = [{ id: "end", noncurrentVersionExpiration: { noncurrentDays: 30 } }];
    expect(found([trail, bucket(), lifecycle(versions)])).to.deep.equal([
      "violation ageing: rules[0] deletes older versions after 30 days, sooner than 2555",
    ]);
    const date = [{ id: "end", expiration: { date: "2027-01-01T00:00:00Z" } }];
    expect(found([trail, bucket(), lifecycle(date)])).to.deep.equal([
      "violation ageing: rules[0] deletes objects on a date, however young they are",
    ]);
    const inline = { lifecycleRules: [{ id: "end", enabled: true, expiration: { days: 30 } }] };
    expect(found([trail, bucket(inline, BUCKETS[1])])).to.deep.equal([
      "violation audit: lifecycleRules[0] deletes objects after 30 days, sooner than 2555",
    ]);
  });

  it("looks at whatever bucket a record goes to, and at no other", () => {
    const flows = make(FLOW_LOG, "flows", {}, { logDestination: "arn:aws:s3:::audit/flows/" });
    const named = bucket({ bucket: "audit" });
    expect(found([flows, named, lifecycle(ends(30))])).to.deep.equal([early(30)]);
    expect(found([named, lifecycle(ends(30))])).to.deep.equal([]);
  });

  it("asks nothing of log groups, whose time is judged elsewhere", () => {
    const group = make(LOG_GROUP, "events", {}, { name: "events" });
    const streaming = make(TRAIL, "trail", { cloudWatchLogsGroupArn: ["events"] });
    const loose = make(BUCKET_LIFECYCLES[0], "ageing", {}, { bucket: unknown, rules: ends(30) });
    expect(found([streaming, group, loose])).to.deep.equal([]);
  });

  describe("of event data stores", () => {
    const store = (props: Plain) => found([make(EVENT_DATA_STORE, "lake", {}, props)]);

    it("passes the defaults: 2555 days, protected", () => {
      expect(store({})).to.deep.equal([]);
    });

    it("refuses a shorter time, and termination protection that is off", () => {
      expect(store({ retentionPeriod: 90, terminationProtectionEnabled: "false" })).to.deep.equal([
        "violation lake: retentionPeriod is 90 days, fewer than 2555",
        "violation lake: terminationProtectionEnabled is false",
      ]);
    });

    it("does not let what is unknown hide what is wrong", () => {
      expect(store({ retentionPeriod: unknown, terminationProtectionEnabled: false })).to.deep.equal([
        "undetermined lake: retentionPeriod is not known yet",
        "violation lake: terminationProtectionEnabled is false",
      ]);
    });
  });

  it("cannot decide on days that are not known yet, and refuses those that are", () => {
    const rules = [...ends(unknown), { id: "second", expiration: { days: 30 } }];
    expect(found([trail, bucket(), lifecycle(rules)])).to.deep.equal([
      "undetermined ageing: rules[0].expiration.days is not known yet",
      "violation ageing: rules[1] deletes objects after 30 days, sooner than 2555",
    ]);
  });

  it("cannot decide whose a life cycle, or where a record's store, is", () => {
    const loose = make(BUCKET_LIFECYCLES[0], "ageing", {}, { bucket: unknown, rules: ends(30) });
    expect(found([trail, bucket(), loose])).to.deep.equal([
      "undetermined audit: a life cycle of this stack may or may not be for this bucket",
    ]);
    expect(found([make(TRAIL, "trail", {}, { s3BucketName: unknown })])).to.deep.equal([
      "undetermined trail: s3BucketName is not known yet",
    ]);
  });

  it("asks for the days of the setting, and nothing of stacks that are thrown away", () => {
    expect(found([trail, bucket(), lifecycle(ends(365))], { days: 365 })).to.deep.equal([]);
    expect(found([trail, bucket(), lifecycle(ends(364))], { days: 365 })).to.deep.equal([early(364, 365)]);
    expect(found([trail, bucket(), lifecycle(ends(30))], {}, "dev")).to.deep.equal([]);
  });
});
