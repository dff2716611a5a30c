import { expect } from "chai";
import { CONFIG_RECORDER, DETECTOR } from "../../../policypacks/mas-trm/kit/types.ts";
import { guarddutyOn } from "../../../policypacks/mas-trm/rules/detection/guardduty-on.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

type Properties = Readonly<Record<string, unknown>>;

const OFTEN = { findingPublishingFrequency: "FIFTEEN_MINUTES" };
const detector = (props: Properties = OFTEN, more: Partial<TestResource> = {}): TestResource => ({
  type: DETECTOR,
  name: "detector",
  props,
  ...more,
});
const found = (resources: readonly TestResource[], settings: Properties = {}) =>
  examine(guarddutyOn, resources, { settings });
const missing = "violation (stack): this stack keeps the account's baseline, and there is no GuardDuty detector";

describe("guardduty-on", () => {
  it("passes a detector that publishes at least hourly; to be on is its default", () => {
    expect(found([detector()])).to.deep.equal([]);
    expect(found([detector({ enable: true, findingPublishingFrequency: "ONE_HOUR" })])).to.deep.equal([]);
  });

  for (const enable of [false, "false"]) {
    it(`refuses a detector with enable ${JSON.stringify(enable)}`, () => {
      expect(found([detector({ ...OFTEN, enable })])).to.deep.equal(["violation detector: enable is false"]);
    });
  }

  it("refuses six hours, said or left out", () => {
    expect(found([detector({ findingPublishingFrequency: "SIX_HOURS" })])).to.deep.equal([
      "violation detector: findingPublishingFrequency is SIX_HOURS",
    ]);
    expect(found([detector({})])).to.deep.equal([
      "violation detector: findingPublishingFrequency is not set, so SIX_HOURS",
    ]);
  });

  it("judges a detector that is only read by what it is", () => {
    expect(found([detector({ ...OFTEN, enable: false }, { read: true })])).to.deep.equal([
      "violation detector: enable is false",
    ]);
  });

  it("judges each of several detectors", () => {
    const other = detector({ ...OFTEN, enable: false }, { name: "other", provider: { region: "eu-central-1" } });
    expect(found([detector(), other])).to.deep.equal(["violation other: enable is false"]);
  });

  it("does not let what is unknown hide what is wrong", () => {
    expect(found([detector({ enable: unknown, findingPublishingFrequency: "SIX_HOURS" })])).to.deep.equal([
      "undetermined detector: enable is not known yet",
      "violation detector: findingPublishingFrequency is SIX_HOURS",
    ]);
    expect(found([detector({ enable: false, findingPublishingFrequency: unknown })])).to.deep.equal([
      "violation detector: enable is false",
      "undetermined detector: findingPublishingFrequency is not known yet",
    ]);
  });

  describe("where there is no detector", () => {
    const recorder: TestResource = { type: CONFIG_RECORDER, props: {} };

    it("asks nothing of a stack that does not keep the baseline", () => {
      expect(found([{ type: "aws:ec2/vpc:Vpc", props: {} }])).to.deep.equal([]);
    });

    it("refuses a stack that makes another service of the baseline", () => {
      expect(found([recorder])).to.deep.equal([missing]);
    });

    it("asks nothing for a service that is only read", () => {
      expect(found([{ ...recorder, read: true }])).to.deep.equal([]);
    });

    it("refuses a stack that is told to keep the baseline, a detector that is only read notwithstanding", () => {
      expect(found([], { required: true })).to.deep.equal([missing]);
      expect(found([detector(OFTEN, { read: true })], { required: true })).to.deep.equal([missing]);
    });

    it("takes the word for a delegated administrator, if it is an account", () => {
      expect(found([recorder], { required: true, declaredAdministrator: "444455556666" })).to.deep.equal([]);
      expect(found([recorder], { declaredAdministrator: "security" })).to.deep.equal([
        "violation (stack): the setting declaredAdministrator is not an account id of 12 digits",
      ]);
    });
  });

  describe("in the member of an organisation", () => {
    const settings = { declaredAdministrator: "444455556666" };

    it("leaves the frequency to the administrator", () => {
      expect(found([detector({})], settings)).to.deep.equal([]);
    });

    it("still refuses what is wrong in so many words", () => {
      expect(found([detector({ enable: false, findingPublishingFrequency: "SIX_HOURS" })], settings)).to.deep.equal([
        "violation detector: enable is false",
        "violation detector: findingPublishingFrequency is SIX_HOURS",
      ]);
    });
  });
});
