import { expect } from "chai";
import { asDelivered, CRITICAL_EVENTS, isGlobal } from "../../../../policypacks/mas-trm/kit/logging/critical-events.ts";

const first = (kind: string) => {
  const [event] = CRITICAL_EVENTS[kind]?.witnesses ?? [];
  if (event === undefined) throw new Error(`no kind ${kind}`);
  return event;
};

describe("the critical events", () => {
  it("have each a name for people and something to be told by", () => {
    for (const [kind, { what, witnesses }] of Object.entries(CRITICAL_EVENTS)) {
      expect(kind).to.match(/^[a-z]+(-[a-z]+)*$/);
      expect(what).to.match(/^[a-z].*[^.]$/);
      expect(witnesses).to.have.length.greaterThan(0);
    }
  });

  it("are delivered as calls of their service, or as sign-ins", () => {
    expect(asDelivered(first("key-deletion"))).to.include({
      source: "aws.kms",
      "detail-type": "AWS API Call via CloudTrail",
    });
    expect(asDelivered(first("failed-sign-ins"))).to.include({
      source: "aws.signin",
      "detail-type": "AWS Console Sign In via CloudTrail",
    });
  });

  it("have no Region when they are of IAM", () => {
    expect(isGlobal(first("identity-changes"))).to.equal(true);
    expect(isGlobal(first("trail-changes"))).to.equal(false);
  });
});
