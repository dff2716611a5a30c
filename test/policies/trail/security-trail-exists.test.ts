import { expect } from "chai";
import { securityTrailExists } from "../../../policypacks/mas-trm/rules/trail/security-trail-exists.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";
import { advanced, complete, field, key, trail } from "./trails.ts";

const found = (...resources: readonly TestResource[]) => examine(securityTrailExists, [key, ...resources]);
const declared = (declaredTrail: string, ...resources: readonly TestResource[]) =>
  examine(securityTrailExists, [key, ...resources], { settings: { declaredTrail } });
const refused = (faults: string) => [`violation (stack): no trail meets every requirement (${faults})`];

describe("security-trail-exists", () => {
  it("passes one complete trail", () => {
    expect(found(trail())).to.deep.equal([]);
  });

  it("passes one complete trail beside an incomplete one", () => {
    expect(found(trail({ enableLogging: false }, { name: "half" }), trail())).to.deep.equal([]);
  });

  it("refuses a stack without a trail", () => {
    expect(found()).to.deep.equal(["violation (stack): there is no trail"]);
  });

  it("refuses a stack without anything, where a rule about trails would find none to look at", () => {
    expect(examine(securityTrailExists, [])).to.deep.equal(["violation (stack): there is no trail"]);
  });

  it("refuses two trails that are complete only together", () => {
    const first = trail({ isMultiRegionTrail: false }, { name: "first" });
    const second = trail({ enableLogFileValidation: false }, { name: "second" });
    expect(found(first, second)).to.deep.equal(
      refused("first: isMultiRegionTrail is not true; second: log file validation is not on"),
    );
  });

  for (const [changes, fault] of [
    [{ isMultiRegionTrail: undefined }, "isMultiRegionTrail is not true"],
    [{ includeGlobalServiceEvents: false }, "includeGlobalServiceEvents is false"],
    [{ enableLogging: false }, "enableLogging is false"],
    [{ enableLogFileValidation: undefined }, "log file validation is not on"],
    [{ kmsKeyId: "alias/aws/s3" }, "kmsKeyId names no customer-managed key"],
    [{ cloudWatchLogsGroupArn: undefined }, "cloudWatchLogsGroupArn is not set"],
    [{ cloudWatchLogsRoleArn: undefined }, "cloudWatchLogsRoleArn is not set"],
    [
      { advancedEventSelectors: [advanced(field("eventCategory", ["Data"]))] },
      "no advanced event selector takes management events",
    ],
  ] as const) {
    it(`refuses a trail that is complete but for: ${fault}`, () => {
      expect(found(trail(changes))).to.deep.equal(refused(`trail: ${fault}`));
    });
  }

  it("refuses a complete trail that is only read, since nothing here keeps it", () => {
    expect(found(trail({}, { read: true }))).to.deep.equal(refused("trail: it is only read, not managed here"));
  });

  it("cannot decide while a trail may yet be complete", () => {
    expect(found(trail({ enableLogging: unknown }), trail({ enableLogging: false }, { name: "half" }))).to.deep.equal([
      "undetermined (stack): whether a trail meets every requirement depends on enableLogging of trail, not known yet",
    ]);
  });

  it("refuses a trail that is incomplete whatever the unknown turns out to be", () => {
    expect(found(trail({ enableLogging: unknown, isMultiRegionTrail: false }))).to.deep.equal(
      refused("trail: isMultiRegionTrail is not true"),
    );
  });

  describe("with a trail that is declared", () => {
    it("passes the ARN of one elsewhere", () => {
      expect(declared("arn:aws:cloudtrail:ap-southeast-1:444455556666:trail/organisation")).to.deep.equal([]);
    });

    it("refuses anything else", () => {
      const arn = "arn:aws:cloudtrail:ap-southeast-1:444455556666:trail/organisation";
      for (const text of ["yes", `x${arn}`, `${arn}\n`]) {
        expect(declared(text)).to.deep.equal([
          "violation (stack): the setting declaredTrail is not the ARN of a trail",
        ]);
      }
    });
  });

  it("asks the same of development stacks", () => {
    expect(examine(securityTrailExists, [key], { stack: "dev" })).to.deep.equal([
      "violation (stack): there is no trail",
    ]);
  });

  it("holds the example of a complete trail for complete", () => {
    expect(found(trail({}, { props: complete }))).to.deep.equal([]);
  });
});
