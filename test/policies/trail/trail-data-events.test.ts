import { expect } from "chai";
import { BUCKETS, CONFIG_DELIVERY_CHANNEL, FLOW_LOG, LOG_GROUP } from "../../../policypacks/mas-trm/kit/types.ts";
import { trailDataEvents } from "../../../policypacks/mas-trm/rules/trail/trail-data-events.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";
import { advanced, field, trail } from "./trails.ts";

type Properties = Readonly<Record<string, unknown>>;

const bucket = (name = "audit", props: Properties = { bucket: name }, type: string = BUCKETS[0]): TestResource => ({
  type,
  name: `${name}-bucket`,
  props,
});
const recorded = (changes: Properties) => trail(changes, { dependsOn: {} });
const found = (...resources: readonly TestResource[]) => examine(trailDataEvents, resources);
const objects = (...filters: readonly unknown[]) =>
  advanced(field("eventCategory", ["Data"]), field("resources.type", ["AWS::S3::Object"]), ...filters);
const below = (...starts: readonly unknown[]) => field("resources.ARN", starts, "startsWiths");
const byAdvanced = (...advancedEventSelectors: readonly unknown[]) =>
  found(bucket(), recorded({ advancedEventSelectors }));
const basic = (more: Properties = {}, ...values: readonly unknown[]) =>
  found(bucket(), recorded({ eventSelectors: [{ dataResources: [{ type: "AWS::S3::Object", values }], ...more }] }));
const blind = ["violation audit-bucket: no trail records what happens to all of its objects"];

describe("trail-data-events", () => {
  describe("passes", () => {
    for (const [why, selector] of [
      ["a selector for all objects of the bucket", objects(below("arn:aws:s3:::audit/"))],
      ["a selector for several buckets", objects(below("arn:aws:s3:::other/", "arn:aws:s3:::audit/"))],
      ["a selector for all objects there are", objects()],
      ["a selector for all names that start alike", objects(below("arn:aws:s3:::aud"))],
      ["another partition", objects(below("arn:aws-cn:s3:::audit/"))],
      ["other filters that are left empty", objects({ ...below("arn:aws:s3:::audit/"), notStartsWiths: [] })],
    ] as const) {
      it(why, () => {
        expect(byAdvanced(selector)).to.deep.equal([]);
      });
    }

    it("a basic selector for the bucket or for all buckets", () => {
      expect(basic({}, "arn:aws:s3:::audit/")).to.deep.equal([]);
      expect(basic({}, "arn:aws:s3")).to.deep.equal([]);
      expect(basic({}, "arn:aws:s3:::other/", "arn:aws:s3:::audit/")).to.deep.equal([]);
    });

    it("a selector for a bucket of which something else than its name is not known yet", () => {
      const open = bucket("audit", { bucket: "audit", tags: { owner: unknown } });
      const advancedEventSelectors = [objects(below("arn:aws:s3:::audit/"))];
      expect(found(open, recorded({ advancedEventSelectors }))).to.deep.equal([]);
    });

    it("a basic selector for functions and tables too", () => {
      const dataResources = [
        { type: "AWS::Lambda::Function", values: ["arn:aws:lambda"] },
        { type: "AWS::DynamoDB::Table", values: ["arn:aws:dynamodb"] },
        { type: "AWS::S3::Object", values: ["arn:aws:s3"] },
      ];
      expect(found(bucket(), recorded({ eventSelectors: [{ dataResources }] }))).to.deep.equal([]);
    });

    it("a stack whose records go to buckets elsewhere", () => {
      expect(found(bucket("other"), recorded({}))).to.deep.equal([]);
    });

    it("log groups, whose records are no objects", () => {
      const group: TestResource = { type: LOG_GROUP, name: "flows", props: {} };
      const flows: TestResource = { type: FLOW_LOG, props: {}, dependsOn: { logDestination: ["flows"] } };
      expect(found(group, flows, recorded({ s3BucketName: "elsewhere" }))).to.deep.equal([]);
    });

    it("a bucket whose name is not known yet when all objects are recorded", () => {
      const linked = trail(
        { s3BucketName: undefined, advancedEventSelectors: [objects()] },
        { dependsOn: { s3BucketName: ["audit-bucket"] } },
      );
      const { s3BucketName: _, ...props } = linked.props;
      expect(found(bucket("audit", { bucket: unknown }), { ...linked, props })).to.deep.equal([]);
    });

    it("a bucket that another trail of the stack records", () => {
      const other = trail({ advancedEventSelectors: [objects()] }, { name: "other", dependsOn: {} });
      expect(found(bucket(), recorded({}), other)).to.deep.equal([]);
    });
  });

  describe("refuses", () => {
    for (const [why, selector] of [
      ["one prefix of the bucket", objects(below("arn:aws:s3:::audit/AWSLogs/111122223333/"))],
      ["another bucket", objects(below("arn:aws:s3:::other/"))],
      ["a bucket whose name goes on", objects(below("arn:aws:s3:::audit-2/"))],
      ["writes only", objects(field("readOnly", ["false"]))],
      ["some calls only", objects(field("eventName", ["GetObject"], "notEquals"))],
      ["some callers only", objects(field("userIdentity.arn", ["arn:aws"], "startsWiths"))],
      ["all objects but some", objects(field("resources.ARN", ["arn:aws:s3:::audit/"], "notStartsWiths"))],
      [
        "the bucket but for one prefix",
        objects({ ...below("arn:aws:s3:::audit/"), notStartsWiths: ["arn:aws:s3:::audit/AWSLogs/"] }),
      ],
      ["one object by name", objects(field("resources.ARN", ["arn:aws:s3:::audit/"]))],
      [
        "other resources",
        advanced(field("eventCategory", ["Data"]), field("resources.type", ["AWS::Lambda::Function"])),
      ],
      ["management events", advanced(field("eventCategory", ["Management"]))],
    ] as const) {
      it(`a selector for ${why}`, () => {
        expect(byAdvanced(selector)).to.deep.equal(blind);
      });
    }

    it("a basic selector for writes only or for one prefix", () => {
      expect(basic({ readWriteType: "WriteOnly" }, "arn:aws:s3:::audit/")).to.deep.equal(blind);
      expect(basic({}, "arn:aws:s3:::audit/AWSLogs/")).to.deep.equal(blind);
    });

    it("a basic selector for all that there is of another type", () => {
      const dataResources = [{ type: "AWS::Lambda::Function", values: ["arn:aws"] }];
      expect(found(bucket(), recorded({ eventSelectors: [{ dataResources }] }))).to.deep.equal(blind);
    });

    it("a basic selector that advanced ones replace", () => {
      const eventSelectors = [{ dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }] }];
      const advancedEventSelectors = [advanced(field("eventCategory", ["Management"]))];
      expect(found(bucket(), recorded({ eventSelectors, advancedEventSelectors }))).to.deep.equal(blind);
    });

    it("a trail without selectors, under the bucket's older type token too", () => {
      expect(found(bucket("audit", { bucket: "audit" }, BUCKETS[1]), recorded({}))).to.deep.equal(blind);
    });

    it("the buckets of flow logs and of AWS Config left out", () => {
      const flow = { type: FLOW_LOG, props: { logDestinationType: "s3", logDestination: "arn:aws:s3:::flows/vpc" } };
      const config = { type: CONFIG_DELIVERY_CHANNEL, props: { s3BucketName: "config" } };
      const advancedEventSelectors = [objects(below("arn:aws:s3:::audit/"))];
      const stack = [bucket(), bucket("flows"), bucket("config"), flow, config, recorded({ advancedEventSelectors })];
      expect(found(...stack)).to.have.members([
        "violation flows-bucket: no trail records what happens to all of its objects",
        "violation config-bucket: no trail records what happens to all of its objects",
      ]);
    });
  });

  describe("refuses types that CloudTrail does not have", () => {
    const typed = (type: unknown) =>
      found(
        recorded({
          advancedEventSelectors: [advanced(field("eventCategory", ["Data"]), field("resources.type", [type]))],
        }),
      );

    for (const type of [
      "AWS::Q::*",
      "AWS::Q::Profile",
      "AWS::Kiro::Profile",
      "AWS::CodeWhisperer::Session",
      "AWS::S3::*",
    ]) {
      it(type, () => {
        expect(typed(type)).to.deep.equal([`violation trail: CloudTrail has no data events of type ${type}`]);
      });
    }

    for (const text of ["Object", "xAWS::S3::Object", "AWS::S3::Object!"]) {
      it(`${text}, which is no type of AWS's, without telling it`, () => {
        expect(typed(text)).to.deep.equal(["violation trail: CloudTrail has no data events of type (withheld)"]);
      });
    }

    for (const type of [
      "AWS::CodeWhisperer::Profile",
      "AWS::CodeWhisperer::Customization",
      "AWS::QDeveloper::Integration",
      "AWS::QBusiness::Application",
    ]) {
      it(`but passes ${type}`, () => {
        expect(typed(type)).to.deep.equal([]);
      });
    }

    it("nor those that basic selectors do not take", () => {
      const eventSelectors = [
        { dataResources: [{ type: "AWS::CodeWhisperer::Profile", values: ["arn:aws:codewhisperer"] }] },
      ];
      expect(found(recorded({ eventSelectors }))).to.deep.equal([
        "violation trail: event selectors do not take data events of type AWS::CodeWhisperer::Profile",
      ]);
      expect(found(recorded({ eventSelectors: [{ dataResources: [{ values: ["arn:aws"] }] }] }))).to.deep.equal([
        "violation trail: event selectors do not take data events of type (withheld)",
      ]);
    });

    it("and cannot decide on one that is not known yet", () => {
      expect(typed(unknown)).to.deep.equal([
        "undetermined trail: advancedEventSelectors[0].fieldSelectors[1].equals[0] is not known yet",
      ]);
    });
  });

  describe("cannot decide", () => {
    it("on a selector that is not known yet", () => {
      expect(byAdvanced(objects(below(unknown)))).to.deep.equal([
        "undetermined audit-bucket: whether a trail records its objects depends on advancedEventSelectors[0].fieldSelectors[2].startsWiths[0], not known yet",
      ]);
    });

    it("where a trail delivers to, and still refuses the bucket of the next", () => {
      expect(
        found(bucket(), recorded({ s3BucketName: unknown }), trail({}, { name: "next", dependsOn: {} })),
      ).to.deep.equal(["undetermined trail: s3BucketName is not known yet", ...blind]);
    });
  });
});
