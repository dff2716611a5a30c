import { expect } from "chai";
import {
  ACCESS_ANALYZER,
  CONFIG_DELIVERY_CHANNEL,
  CONFIG_RECORDER,
  CONFIG_RECORDER_STATUS,
  MACIE,
  SECURITY_HUBS,
  SECURITY_STANDARD,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { postureServicesOn } from "../../../policypacks/mas-trm/rules/detection/posture-services-on.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

type Properties = Readonly<Record<string, unknown>>;

const ALL = { allSupported: true, includeGlobalResourceTypes: true };
const one = (type: string, name: string, props: Properties = {}, more: Partial<TestResource> = {}): TestResource => ({
  type,
  name,
  props,
  ...more,
});
const hub = one(SECURITY_HUBS[0], "hub");
const analyzer = one(ACCESS_ANALYZER, "analyzer", { analyzerName: "account" });
const recorder = (recordingGroup: unknown = ALL, more: Partial<TestResource> = {}) =>
  one(CONFIG_RECORDER, "recorder", { name: "all", recordingGroup }, more);
const status = one(CONFIG_RECORDER_STATUS, "status", { name: "all", isEnabled: true });
const channel = one(CONFIG_DELIVERY_CHANNEL, "channel", { s3BucketName: "config" });
const found = (resources: readonly TestResource[], settings: Properties = {}) =>
  examine(postureServicesOn, resources, { settings });
const withRecorder = (recordingGroup: unknown) => found([hub, analyzer, recorder(recordingGroup), status, channel]);
const missing = (what: string) => `violation (stack): this stack keeps the account's baseline, and there is no ${what}`;

describe("posture-services-on", () => {
  it("passes all services, set to leave nothing out", () => {
    expect(found([hub, analyzer, recorder(), status, channel])).to.deep.equal([]);
  });

  it("passes the newer Security Hub, and an analyzer of the organisation", () => {
    const others = [one(SECURITY_HUBS[1], "hub"), one(ACCESS_ANALYZER, "analyzer", { type: "ORGANIZATION" })];
    expect(found([...others, recorder(), status, channel])).to.deep.equal([]);
  });

  describe("of what is recorded", () => {
    const wrong: readonly (readonly [unknown, string])[] = [
      [{ ...ALL, allSupported: false }, "recordingGroup.allSupported is false"],
      [{ allSupported: true }, "recordingGroup.includeGlobalResourceTypes is not true, so IAM is not recorded"],
      [null, "recordingGroup.includeGlobalResourceTypes is not true, so IAM is not recorded"],
      [
        { ...ALL, exclusionByResourceTypes: [{ resourceTypes: ["AWS::IAM::User", "AWS::IAM::Role"] }] },
        "recordingGroup leaves out AWS::IAM::User, AWS::IAM::Role",
      ],
      [{ ...ALL, resourceTypes: ["AWS::EC2::Instance"] }, "recordingGroup records listed types only"],
      [
        { ...ALL, recordingStrategies: [{ useOnly: "EXCLUSION_BY_RESOURCE_TYPES" }] },
        "the recording strategy is EXCLUSION_BY_RESOURCE_TYPES",
      ],
    ];
    for (const [group, why] of wrong) {
      it(`refuses ${JSON.stringify(group)}: ${why}`, () => {
        expect(withRecorder(group)).to.deep.equal([`violation recorder: ${why}`]);
      });
    }

    it("passes the strategy that means everything, and lists that are empty", () => {
      const group = {
        ...ALL,
        recordingStrategies: [{}, { useOnly: "ALL_SUPPORTED_RESOURCE_TYPES" }],
        exclusionByResourceTypes: [{ resourceTypes: [] }],
        resourceTypes: [],
      };
      expect(withRecorder(group)).to.deep.equal([]);
    });

    it("does not let what is unknown hide what is wrong", () => {
      expect(withRecorder({ ...ALL, exclusionByResourceTypes: unknown, allSupported: "false" })).to.deep.equal([
        "violation recorder: recordingGroup.allSupported is false",
        "undetermined recorder: recordingGroup.exclusionByResourceTypes is not known yet",
      ]);
    });
  });

  describe("of the recorder's start", () => {
    it("refuses a recorder that no status starts", () => {
      expect(found([hub, analyzer, recorder(), channel])).to.deep.equal(["violation recorder: no status starts it"]);
    });

    it("refuses a status for another recorder", () => {
      const other = { ...status, props: { name: "other", isEnabled: true } };
      expect(found([hub, analyzer, recorder(), other, channel])).to.deep.equal([
        "violation recorder: no status starts it",
      ]);
    });

    for (const isEnabled of [false, "false"]) {
      it(`refuses a status with isEnabled ${JSON.stringify(isEnabled)}`, () => {
        const stopped = { ...status, props: { name: "all", isEnabled } };
        expect(found([hub, analyzer, recorder(), stopped, channel])).to.deep.equal([
          "violation status: isEnabled is not true, so the recorder stands still",
        ]);
      });
    }

    it("follows the name to the recorder it comes from", () => {
      const linked = one(CONFIG_RECORDER_STATUS, "status", { isEnabled: true }, { dependsOn: { name: ["recorder"] } });
      expect(found([hub, analyzer, recorder(), linked, channel])).to.deep.equal([]);
    });

    it("knows that both are called default when nobody names them", () => {
      const nameless = one(CONFIG_RECORDER, "recorder", { recordingGroup: ALL, roleArn: unknown });
      expect(
        found([hub, analyzer, nameless, one(CONFIG_RECORDER_STATUS, "s", { isEnabled: true }), channel]),
      ).to.deep.equal([]);
    });

    it("finds the status of default by that name", () => {
      const nameless = one(CONFIG_RECORDER, "recorder", { recordingGroup: ALL });
      const named = one(CONFIG_RECORDER_STATUS, "s", { name: "default", isEnabled: true });
      expect(found([hub, analyzer, nameless, named, channel])).to.deep.equal([]);
    });

    it("cannot decide when a status may be the recorder's", () => {
      const open = one(CONFIG_RECORDER_STATUS, "status", { name: unknown, isEnabled: true });
      expect(found([hub, analyzer, recorder(), open, channel])).to.deep.equal([
        "undetermined recorder: a status of this stack may or may not be for this recorder",
      ]);
    });

    it("refuses a recorder without a channel, or with one in another Region", () => {
      const abroad = { ...channel, provider: { region: "eu-central-1" } };
      for (const channels of [[], [abroad]]) {
        expect(found([hub, analyzer, recorder(), status, ...channels])).to.deep.equal([
          "violation recorder: it has no delivery channel",
        ]);
      }
    });

    it("asks no status and channel of a recorder that is only read", () => {
      expect(found([recorder(ALL, { read: true })])).to.deep.equal([]);
    });
  });

  it("refuses a hub that assesses nothing", () => {
    const idle = one(SECURITY_HUBS[0], "hub", { enableDefaultStandards: false });
    const rest = [analyzer, recorder(), status, channel];
    expect(found([idle, ...rest])).to.deep.equal([
      "violation hub: it assesses nothing: enableDefaultStandards is false and there is no other standard",
    ]);
    expect(found([idle, one(SECURITY_STANDARD, "cis"), ...rest])).to.deep.equal([]);
  });

  it("refuses a Macie that is paused", () => {
    expect(
      found([hub, analyzer, recorder(), status, channel, one(MACIE, "macie", { status: "PAUSED" })]),
    ).to.deep.equal(["violation macie: status is PAUSED"]);
    const open = one(MACIE, "macie", { status: unknown });
    expect(found([hub, analyzer, recorder(), status, channel, open])).to.deep.equal([
      "undetermined macie: status is not known yet",
    ]);
  });

  describe("of what is missing", () => {
    it("asks nothing of a stack that does not keep the baseline", () => {
      expect(found([one("aws:ec2/vpc:Vpc", "vpc")])).to.deep.equal([]);
    });

    it("names each service that a keeper of the baseline lacks", () => {
      expect(found([hub])).to.deep.equal([missing("analyzer of external access"), missing("recorder of AWS Config")]);
      expect(found([analyzer])).to.deep.equal([missing("Security Hub"), missing("recorder of AWS Config")]);
      expect(found([], { required: true })).to.deep.equal(
        ["Security Hub", "analyzer of external access", "recorder of AWS Config"].map(missing),
      );
    });

    for (const type of ["ACCOUNT_UNUSED_ACCESS", "ORGANIZATION_UNUSED_ACCESS", "ACCOUNT_INTERNAL_ACCESS"]) {
      it(`does not count an analyzer of type ${type}`, () => {
        const narrow = one(ACCESS_ANALYZER, "analyzer", { type });
        expect(found([hub, narrow, recorder(), status, channel])).to.deep.equal([
          missing("analyzer of external access"),
        ]);
      });
    }

    it("cannot decide on an analyzer whose type is not known yet", () => {
      const open = one(ACCESS_ANALYZER, "analyzer", { type: unknown });
      expect(found([hub, open, recorder(), status, channel])).to.deep.equal([
        "undetermined (stack): type is not known yet",
      ]);
    });

    it("leaves out the services that others see to, and refuses names that are none", () => {
      expect(found([hub], { services: ["security-hub"] })).to.deep.equal([]);
      expect(found([hub], { services: ["security-hub", "guardduty"] })).to.deep.equal([
        "violation (stack): the setting services names guardduty, not one of security-hub, access-analyzer, config, macie",
      ]);
    });

    it("asks for Macie where the setting does", () => {
      const settings = { services: ["security-hub", "macie"] };
      expect(found([hub], settings)).to.deep.equal([missing("Macie")]);
      expect(found([hub, one(MACIE, "macie")], settings)).to.deep.equal([]);
    });

    it("takes the word for a delegated administrator", () => {
      expect(found([hub], { required: true, declaredAdministrator: "444455556666" })).to.deep.equal([]);
    });
  });
});
