import { expect } from "chai";
import { EVENT_RULE, EVENT_TARGET } from "../../../policypacks/mas-trm/kit/types.ts";
import { type TestResource, unknown } from "../support/examine.ts";
import { found, group, one, type Properties, subscription, topic, trail } from "./alarm-chain.ts";

describe("critical-event-alarms, by event rules", () => {
  const PATTERN = {
    source: ["aws.cloudtrail"],
    "detail-type": ["AWS API Call via CloudTrail"],
    detail: { eventName: ["UpdateTrail", "DeleteTrail", "StopLogging"] },
  };
  const rule = (props: Properties = {}) => one(EVENT_RULE, "rule", { eventPattern: JSON.stringify(PATTERN), ...props });
  const target = one(EVENT_TARGET, "target", {}, { rule: ["rule"], arn: ["topic"] });
  const byRule = (...others: readonly TestResource[]) => {
    const all = [group, trail, topic, subscription, rule(), target];
    return [...all.filter(({ name }) => !others.some((other) => other.name === name)), ...others];
  };

  it("passes a rule with a target that reaches somebody", () => {
    expect(found(byRule())).to.deep.equal([]);
    for (const eventBusName of ["default", "arn:aws:events:us-east-1:111122223333:event-bus/default"]) {
      expect(found(byRule(rule({ eventBusName })))).to.deep.equal([]);
    }
  });

  it("refuses a rule that is disabled, in either form", () => {
    for (const off of [{ state: "DISABLED" }, { isEnabled: false }]) {
      expect(found(byRule(rule(off)))).to.deep.equal(["violation rule: it is disabled"]);
    }
  });

  it("refuses a rule without target, and a topic without subscription", () => {
    expect(found(byRule().filter(({ name }) => name !== "target"))).to.deep.equal(["violation rule: it has no target"]);
    expect(found(byRule().filter(({ name }) => name !== "mail"))).to.deep.equal([
      "violation topic: it has no subscription, so what rule sends reaches nobody",
    ]);
  });

  it("does not count a rule on a bus that CloudTrail does not write to, or of no pattern", () => {
    const missing = [
      "violation (stack): no alarm for changes of trails: nothing watches for UpdateTrail, DeleteTrail, StopLogging",
    ];
    const buses = ["orders", "not-default", "default-2"].map((eventBusName) => ({ eventBusName }));
    for (const props of [...buses, { eventPattern: undefined }, { eventPattern: "{" }]) {
      expect(found(byRule(rule(props)), { required: true })).to.deep.equal(missing);
    }
  });

  it("says nothing of a schedule, in whichever Region", () => {
    const schedule = one(EVENT_RULE, "nightly", { scheduleExpression: "rate(1 day)", region: unknown });
    expect(found([...byRule(), schedule])).to.deep.equal([]);
  });

  it("knows that events without a Region come to us-east-1 only", () => {
    const iam = { eventPattern: JSON.stringify({ source: ["aws.iam"] }) };
    const settings = { events: ["identity-changes"], required: true };
    expect(found(byRule(rule(iam)), settings)).to.deep.equal([]);
    expect(found(byRule({ ...rule(iam), provider: { region: "eu-central-1" } }), settings)).to.have.length(1);
  });

  it("knows the other form of sign-in events", () => {
    const signIn = { "detail-type": ["AWS Console Sign In via CloudTrail"] };
    const settings = { events: ["sign-in-without-mfa", "failed-sign-ins"], required: true };
    expect(found(byRule(rule({ eventPattern: JSON.stringify(signIn) })), settings)).to.deep.equal([]);
  });

  it("cannot decide whose a target is", () => {
    expect(found(byRule(one(EVENT_TARGET, "target", { rule: unknown }, { arn: ["topic"] })))).to.deep.equal([
      "undetermined rule: a target of this stack may or may not be for this rule",
    ]);
  });
});
