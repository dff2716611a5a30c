import { expect } from "chai";
import { trailRecordsAllManagementEvents } from "../../../policypacks/mas-trm/rules/trail/trail-records-all-management-events.ts";
import { examine, unknown } from "../support/examine.ts";
import { advanced, field, trail } from "./trails.ts";

const found = (changes: Readonly<Record<string, unknown>>) =>
  examine(trailRecordsAllManagementEvents, [trail(changes, { dependsOn: {} })]);
const byAdvanced = (...advancedEventSelectors: readonly unknown[]) => found({ advancedEventSelectors });
const byBasic = (...eventSelectors: readonly unknown[]) => found({ eventSelectors });

const management = advanced(field("eventCategory", ["Management"]));
const objects = advanced(field("eventCategory", ["Data"]), field("resources.type", ["AWS::S3::Object"]));
const filtered = (name: string, operator?: string) =>
  advanced(field("eventCategory", ["Management"]), field(name, ["x"], operator));

describe("trail-records-all-management-events", () => {
  it("passes a trail without selectors, which records them all", () => {
    expect(found({})).to.deep.equal([]);
    expect(found({ eventSelectors: [], advancedEventSelectors: [] })).to.deep.equal([]);
  });

  describe("with advanced selectors", () => {
    it("passes one of management events without filters, beside any others", () => {
      expect(byAdvanced(objects, filtered("readOnly"), management)).to.deep.equal([]);
    });

    it("refuses data events alone, which silently end the recording of management events", () => {
      expect(byAdvanced(objects)).to.deep.equal([
        "violation trail: no advanced event selector takes management events",
      ]);
    });

    for (const [name, operator] of [
      ["readOnly", "equals"],
      ["eventSource", "notEquals"],
      ["eventName", "startsWiths"],
      ["userIdentity.arn", "notStartsWiths"],
    ] as const) {
      it(`refuses management events that are filtered by ${name}`, () => {
        expect(byAdvanced(filtered(name, operator), objects)).to.deep.equal([
          `violation trail: its selector of management events filters by ${name}`,
        ]);
      });
    }

    it("refuses a category that is not Management", () => {
      expect(byAdvanced(advanced(field("eventCategory", ["NetworkActivity"])))).to.deep.equal([
        "violation trail: no advanced event selector takes management events",
      ]);
      expect(byAdvanced(advanced(field("eventCategory", ["Management"], "notEquals")))).to.deep.equal([
        "violation trail: no advanced event selector takes management events",
      ]);
    });

    it("finds the category wherever it stands, and passes over selectors without one", () => {
      const late = advanced(field("readOnly", ["x"]), field("eventCategory", ["Management"]));
      expect(byAdvanced(late)).to.deep.equal([
        "violation trail: its selector of management events filters by readOnly",
      ]);
      expect(byAdvanced(advanced(field("readOnly", ["Management"])))).to.deep.equal([
        "violation trail: no advanced event selector takes management events",
      ]);
    });

    it("refuses a complete basic selector beside advanced ones, since these replace it", () => {
      expect(found({ eventSelectors: [{ readWriteType: "All" }], advancedEventSelectors: [objects] })).to.deep.equal([
        "violation trail: no advanced event selector takes management events",
      ]);
    });
  });

  describe("with basic selectors", () => {
    it("passes one that takes them all, beside any others", () => {
      expect(byBasic({ includeManagementEvents: false, readWriteType: "WriteOnly" }, {})).to.deep.equal([]);
      expect(byBasic({ readWriteType: "All", excludeManagementEventSources: [] })).to.deep.equal([]);
    });

    for (const [why, selector, fault] of [
      ["writes only", { readWriteType: "WriteOnly" }, "readWriteType of management events is WriteOnly"],
      ["reads only", { readWriteType: "ReadOnly" }, "readWriteType of management events is ReadOnly"],
      ["no management events", { includeManagementEvents: false }, "no event selector takes management events"],
      [
        "all but those of keys, to save cost",
        { excludeManagementEventSources: ["kms.amazonaws.com"] },
        "excludeManagementEventSources leaves management events out",
      ],
    ] as const) {
      it(`refuses ${why}`, () => {
        expect(byBasic(selector)).to.deep.equal([`violation trail: ${fault}`]);
      });
    }
  });

  describe("cannot decide", () => {
    it("on selectors that are not known yet", () => {
      expect(found({ advancedEventSelectors: unknown })).to.deep.equal([
        "undetermined trail: advancedEventSelectors is not known yet",
      ]);
    });

    it("on a selector whose filter is not known yet, and does not take it for none", () => {
      expect(
        byAdvanced(objects, advanced(field("eventCategory", ["Management"]), field(unknown, ["x"]))),
      ).to.deep.equal(["undetermined trail: advancedEventSelectors[1].fieldSelectors[1].field is not known yet"]);
      expect(byBasic({ readWriteType: unknown })).to.deep.equal([
        "undetermined trail: eventSelectors[0].readWriteType is not known yet",
      ]);
    });

    it("but passes when another selector is complete", () => {
      expect(byAdvanced(advanced(field("eventCategory", unknown)), management)).to.deep.equal([]);
    });
  });
});
