import { expect } from "chai";
import { BUCKET_OBJECTS, SSM_ASSOCIATION, SSM_DOCUMENT } from "../../../policypacks/mas-trm/kit/artefacts/types.ts";
import { WORKSPACE } from "../../../policypacks/mas-trm/kit/types.ts";
import { desktopsCheckedDaily as rule } from "../../../policypacks/mas-trm/rules/artefacts/desktops-checked-daily.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

const DESKTOP: TestResource = { type: WORKSPACE, name: "desktop", props: { userName: "u" } };
const OUTPUT = { s3BucketName: "reports" };
const association = (changed: object = {}, more: Partial<TestResource> = {}): TestResource => ({
  type: SSM_ASSOCIATION,
  name: "a",
  props: {
    name: "desktop-check",
    scheduleExpression: "rate(1 day)",
    complianceSeverity: "HIGH",
    outputLocation: OUTPUT,
    ...changed,
  },
  ...more,
});
const document = (props: object, name = "document"): TestResource => ({
  type: SSM_DOCUMENT,
  name,
  props: { ...props },
});
const judged = (...resources: readonly TestResource[]) => examine(rule, resources);
const refused = (faults: string) => [`violation (stack): no association checks the desktops as it must (a: ${faults})`];
const none = ["violation (stack): no association runs a check of the desktops"];

describe("desktops-checked-daily", () => {
  it("passes desktops that an association checks every day", () => {
    expect(judged(DESKTOP, association())).to.deep.equal([]);
    expect(judged(DESKTOP, association({ name: "AWS-RunShellScript", associationName: "daily-drift" }))).to.deep.equal(
      [],
    );
  });

  it("refuses desktops, check scripts and check documents that nothing runs", () => {
    expect(judged(DESKTOP)).to.deep.equal(none);
    expect(judged(DESKTOP, association({ name: "install-agent" }))).to.deep.equal(none);
    const script = (key: unknown) => judged({ type: BUCKET_OBJECTS[0], name: "o", props: { key, content: "" } });
    expect(script("scripts/check-compliance.ps1")).to.deep.equal(none);
    expect(script("check.ps1")).to.deep.equal(none);
    expect(script("tools/check/install.ps1")).to.deep.equal([]);
    expect(script("scripts/check.ps1.md")).to.deep.equal([]);
    expect(script("scripts/checkout.ps1")).to.deep.equal([]);
    expect(script("compliance/report.md")).to.deep.equal([]);
    expect(script(unknown)).to.deep.equal([]);
    expect(judged(document({ name: "desktop-check", content: "{}" }))).to.deep.equal(none);
    expect(judged(document({ name: "nightly", content: "echo NON_COMPLIANT" }))).to.deep.equal(none);
    expect(judged(document({ name: "nightly", content: unknown }))).to.deep.equal([]);
  });

  it("asks nothing of stacks without desktops, and of desktops that the program only reads", () => {
    expect(judged(association({ name: "install-agent" }))).to.deep.equal([]);
    expect(judged({ ...DESKTOP, read: true })).to.deep.equal([]);
  });

  for (const expression of [
    "rate(24 hours)",
    "rate(30 minutes)",
    "cron(0 2 * * ? *)",
    "cron(0 2 * * ? * )",
    "cron(0 0 2 ? * * *)",
    "cron( 00  00  02  ?  *  *  * )",
  ]) {
    it(`takes the schedule ${expression}`, () => {
      expect(judged(DESKTOP, association({ scheduleExpression: expression }))).to.deep.equal([]);
    });
  }

  for (const expression of [
    "rate(2 days)",
    "rate(7 days)",
    "cron(0 2 ? * SUN *)",
    "cron(0 0 2 ? * SUN *)",
    "cron(0 2 ? * MON-FRI *)",
    "at(2026-11-24T02:00:00)",
    "daily",
    undefined,
  ]) {
    it(`refuses the schedule ${String(expression)}`, () => {
      expect(judged(DESKTOP, association({ scheduleExpression: expression }))).to.deep.equal(
        refused("does not run every day"),
      );
    });
  }

  it("lets the setting allow more days", () => {
    const found = examine(rule, [DESKTOP, association({ scheduleExpression: "rate(7 days)" })], {
      settings: { maxDays: 7 },
    });
    expect(found).to.deep.equal([]);
    const rarer = [DESKTOP, association({ scheduleExpression: "rate(8 days)" })];
    expect(examine(rule, rarer, { settings: { maxDays: 7 } })).to.deep.equal(refused("does not run every 7 days"));
  });

  it("refuses a check that does not count, and one whose output is lost", () => {
    for (const severity of ["UNSPECIFIED", undefined]) {
      expect(judged(DESKTOP, association({ complianceSeverity: severity }))).to.deep.equal(
        refused("has no complianceSeverity"),
      );
    }
    const beside = association({ outputLocation: { s3BucketName: "" }, parameters: { report: unknown } });
    expect(judged(DESKTOP, beside)).to.deep.equal(refused("keeps no output in S3"));
    for (const output of [undefined, {}, { s3BucketName: "" }, { s3KeyPrefix: "p" }]) {
      expect(judged(DESKTOP, association({ outputLocation: output }))).to.deep.equal(refused("keeps no output in S3"));
    }
  });

  it("is content with one check that is as it must be", () => {
    const weekly = association({ scheduleExpression: "rate(7 days)" }, { name: "weekly" });
    expect(judged(DESKTOP, weekly, association())).to.deep.equal([]);
  });

  it("follows the association to a document of the stack, by name and by reference", () => {
    const plain = document({ name: "nightly", content: "echo hello" });
    const check = document({ name: "nightly", content: "echo NON-COMPLIANT echo NONCOMPLIANT" });
    const by = (made: TestResource, more: Partial<TestResource>) =>
      judged(DESKTOP, made, association({ name: "nightly" }, more));
    expect(by(plain, {})).to.deep.equal(none);
    expect(by(document({ ...plain.props, tags: { owner: unknown } }), {})).to.deep.equal(none);
    expect(by(check, {})).to.deep.equal([]);
    const referring = association({}, { dependsOn: { name: ["document"] } });
    const { name: _, ...props } = referring.props;
    expect(judged(DESKTOP, check, { ...referring, props })).to.deep.equal([]);
    expect(judged(DESKTOP, plain, { ...referring, props })).to.deep.equal(none);
  });

  it("takes an output bucket of the stack, whose name is not known yet", () => {
    expect(judged(DESKTOP, association({ outputLocation: { s3BucketName: unknown } }))).to.deep.equal([]);
  });

  it("cannot decide on a schedule or a document that is not known yet", () => {
    expect(judged(DESKTOP, association({ scheduleExpression: unknown }))).to.deep.equal([
      "undetermined (stack): whether a check runs depends on scheduleExpression of a, not known yet",
    ]);
    const open = ["undetermined (stack): whether a runs a check is not known yet"];
    expect(judged(DESKTOP, association({ name: unknown }))).to.deep.equal(open);
    const both = [association({ name: unknown }), association({ name: unknown }, { name: "b" })];
    expect(judged(DESKTOP, ...both)).to.deep.equal([
      "undetermined (stack): whether a, b runs a check is not known yet",
    ]);
    const nightly = association({ name: "nightly" });
    expect(judged(DESKTOP, document({ name: "nightly", content: unknown }), nightly)).to.deep.equal(open);
    const referring = association({ name: unknown }, { dependsOn: { name: ["document"] } });
    expect(judged(DESKTOP, document({ name: unknown, content: "echo hello" }), referring)).to.deep.equal(open);
  });

  it("refuses a check that is wrong whatever the unknown turns out to be, also beside one that is not known yet", () => {
    const keepsNothing = association({ scheduleExpression: unknown, outputLocation: undefined });
    expect(judged(DESKTOP, keepsNothing)).to.deep.equal(refused("keeps no output in S3"));
    const other = association({ scheduleExpression: unknown }, { name: "other" });
    expect(judged(DESKTOP, keepsNothing, other)).to.deep.equal([
      "undetermined (stack): whether a check runs depends on scheduleExpression of other, not known yet",
    ]);
  });

  it("takes a declared check by its ARN, and nothing else", () => {
    const declared = (declaredCheck: string) => examine(rule, [DESKTOP], { settings: { declaredCheck } });
    expect(declared("arn:aws:ssm:us-east-1:111122223333:association/0a1b")).to.deep.equal([]);
    for (const other of [
      "somewhere",
      "arn:aws:ssm:us-east-1:111122223333:association/",
      "not arn:aws:ssm:us-east-1:111122223333:association/0a1b",
    ]) {
      expect(declared(other), other).to.deep.equal([
        "violation (stack): the setting declaredCheck is not the ARN of an association",
      ]);
    }
  });
});
