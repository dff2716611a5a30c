import { isIPv4 } from "node:net";
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

  it("are calls of a service by somebody, as CloudTrail writes of them", () => {
    const services: Record<string, readonly string[]> = {};
    for (const [kind, { witnesses }] of Object.entries(CRITICAL_EVENTS)) {
      for (const event of witnesses) {
        expect(event.eventName).to.match(/^[A-Z][A-Za-z]+$/);
        expect(event["recipientAccountId"]).to.match(/^\d{12}$/);
        expect(isIPv4(String(event["sourceIPAddress"]))).to.equal(true);
      }
      services[kind] = [...new Set(witnesses.map(({ eventSource }) => eventSource))];
    }
    const [ec2, iam, signIn] = ["ec2.amazonaws.com", "iam.amazonaws.com", "signin.amazonaws.com"];
    expect(services).to.deep.equal({
      "root-use": [ec2],
      "sign-in-without-mfa": [signIn],
      "failed-sign-ins": [signIn],
      "refused-calls": [ec2, iam],
      "identity-changes": [iam],
      "trail-changes": ["cloudtrail.amazonaws.com"],
      "key-deletion": ["kms.amazonaws.com"],
      "bucket-access-changes": ["s3.amazonaws.com"],
      "config-changes": ["config.amazonaws.com"],
      "security-group-changes": [ec2],
      "network-acl-changes": [ec2],
      "gateway-changes": [ec2],
      "route-changes": [ec2],
      "vpc-changes": [ec2],
    });
  });

  it("are done by an identity of the form that CloudTrail gives its kind", () => {
    const accountId = "111122223333";
    const assumed = { type: "AssumedRole", arn: `arn:aws:sts::${accountId}:assumed-role/Somebody/somebody`, accountId };
    expect(first("trail-changes")["userIdentity"]).to.deep.equal(assumed);
    expect(first("root-use")["userIdentity"]).to.deep.equal({ type: "Root", accountId });
    const user = { type: "IAMUser", userName: "somebody", accountId };
    expect(first("sign-in-without-mfa")["userIdentity"]).to.deep.equal(user);
  });

  it("are delivered in the envelope of EventBridge", () => {
    const event = first("key-deletion");
    expect(asDelivered(event)).to.deep.equal({
      version: "0",
      source: "aws.kms",
      "detail-type": "AWS API Call via CloudTrail",
      account: "111122223333",
      region: "us-east-1",
      resources: [],
      detail: event,
    });
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
