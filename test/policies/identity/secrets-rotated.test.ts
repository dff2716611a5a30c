import { expect } from "chai";
import { SECRET, SECRET_ROTATION } from "../../../policypacks/mas-trm/kit/types.ts";
import { secretsRotated } from "../../../policypacks/mas-trm/rules/identity/secrets-rotated.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

const secret = (name = "secret"): TestResource => ({ type: SECRET, name, props: { name: `/banking/prod/${name}` } });
const rotation = (props: TestResource["props"], of = "secret"): TestResource => ({
  type: SECRET_ROTATION,
  name: "rotation",
  props,
  dependsOn: { secretId: [of] },
});
const judge = (resources: readonly TestResource[], maxDays?: number) =>
  examine(secretsRotated, resources, maxDays === undefined ? {} : { settings: { maxDays } });
const ruled = (rotationRules: unknown, more: object = {}) => judge([secret(), rotation({ rotationRules, ...more })]);

describe("secrets-rotated", () => {
  it("refuses a secret that nothing rotates, and one whose rotation is for another", () => {
    expect(judge([secret()])).to.deep.equal(["violation secret: nothing rotates it"]);
    const others = rotation({ rotationRules: { automaticallyAfterDays: 30 } }, "other");
    expect(judge([secret(), secret("other"), others])).to.deep.equal(["violation secret: nothing rotates it"]);
  });

  it("passes one that is rotated within the limit, also when it is named by its name", () => {
    expect(ruled({ automaticallyAfterDays: 90 })).to.deep.equal([]);
    const byName = {
      type: SECRET_ROTATION,
      props: { secretId: "/banking/prod/secret", rotationRules: { automaticallyAfterDays: 30 } },
    };
    expect(judge([secret(), byName])).to.deep.equal([]);
  });

  for (const [rules, days] of [
    [{ automaticallyAfterDays: 91 }, 91],
    [{ scheduleExpression: "rate(180 days)" }, 180],
    [{ scheduleExpression: "cron(0 8 1 JAN,JUL ? *)" }, 184],
    [{ scheduleExpression: "cron(0 8 1 1 ? *)", duration: "3h" }, 366],
  ] as const) {
    it(`refuses ${JSON.stringify(rules)}`, () => {
      expect(ruled(rules)).to.deep.equal([`violation rotation: it rotates every ${days} days, and 90 are allowed`]);
    });
  }

  it("passes schedules within the limit", () => {
    expect(ruled({ scheduleExpression: "rate(30 days)" })).to.deep.equal([]);
    expect(ruled({ scheduleExpression: "cron(0 8 1 * ? *)" })).to.deep.equal([]);
  });

  it("refuses no schedule, and one that it cannot read", () => {
    expect(ruled(undefined)).to.deep.equal(["violation rotation: it has no schedule"]);
    expect(ruled({})).to.deep.equal(["violation rotation: it has no schedule"]);
    expect(ruled({ scheduleExpression: "cron(0 8 1 * ? 2026)" })).to.deep.equal([
      "violation rotation: its schedule cannot be read",
    ]);
  });

  it("refuses a rotation that is switched off", () => {
    expect(judge([secret(), rotation({ rotationEnabled: false })])).to.deep.equal(["violation rotation: it is off"]);
    expect(ruled({ automaticallyAfterDays: 30 }, { rotationEnabled: "false" })).to.deep.equal([
      "violation rotation: it is off",
    ]);
  });

  it("does not mind when the first rotation waits for its turn", () => {
    expect(ruled({ automaticallyAfterDays: 30 }, { rotateImmediately: false })).to.deep.equal([]);
  });

  it("cannot decide on unknown rules, nor whether a loose rotation is the secret's", () => {
    expect(ruled({ automaticallyAfterDays: unknown })).to.deep.equal([
      "undetermined rotation: rotationRules.automaticallyAfterDays is not known yet",
    ]);
    const loose = { type: SECRET_ROTATION, name: "rotation", props: { secretId: unknown } };
    expect(judge([secret(), loose])).to.have.members([
      "undetermined secret: a rotation of this stack may or may not be for this secret",
      "violation rotation: it has no schedule",
    ]);
  });

  it("does not let an unknown switch hide a long interval", () => {
    expect(ruled({ automaticallyAfterDays: 365 }, { rotationEnabled: unknown })).to.have.members([
      "undetermined rotation: rotationEnabled is not known yet",
      "violation rotation: it rotates every 365 days, and 90 are allowed",
    ]);
  });

  it("judges a rotation of a secret from elsewhere, and leaves alone a secret that is only read", () => {
    const elsewhere = {
      type: SECRET_ROTATION,
      name: "rotation",
      props: { secretId: "elsewhere", rotationRules: { automaticallyAfterDays: 365 } },
    };
    expect(judge([elsewhere])).to.have.length(1);
    expect(judge([{ ...secret(), read: true }])).to.deep.equal([]);
  });

  it("takes the limit from the settings", () => {
    const monthly = rotation({ rotationRules: { automaticallyAfterDays: 30 } });
    expect(judge([secret(), monthly], 7)).to.deep.equal([
      "violation rotation: it rotates every 30 days, and 7 are allowed",
    ]);
  });
});
