import { expect } from "chai";
import { matchesEventPattern } from "../../../../policypacks/mas-trm/kit/logging/event-pattern.ts";

const EVENT = {
  source: "aws.iam",
  resources: ["one", "two"],
  detail: { eventName: "PutRolePolicy", userIdentity: { type: "AssumedRole" }, count: 3, none: null },
};

describe("an event pattern", () => {
  const takes: readonly object[] = [
    {},
    { source: ["aws.iam"] },
    { source: ["aws.ec2", "aws.iam"], detail: { eventName: ["PutRolePolicy"] } },
    { resources: ["two"] },
    { detail: { count: [3], none: [null] } },
    { detail: { eventName: [{ prefix: "Put" }] } },
    { detail: { eventName: [{ suffix: "Policy" }] } },
    { detail: { eventName: [{ wildcard: "Put*Policy" }] } },
    { source: [{ "equals-ignore-case": "AWS.IAM" }] },
    { source: [{ "anything-but": ["aws.ec2"] }] },
    { source: [{ "anything-but": "aws.ec2" }] },
    { source: [{ "anything-but": { prefix: "aws.e" } }] },
    { detail: { eventName: [{ exists: true }], errorCode: [{ exists: false }] } },
    { detail: { userIdentity: { invokedBy: [{ exists: false }] } } },
    { $or: [{ source: ["aws.ec2"] }, { detail: { eventName: ["PutRolePolicy"] } }] },
  ];
  for (const pattern of takes) {
    it(`takes the event by ${JSON.stringify(pattern)}`, () => {
      expect(matchesEventPattern(pattern, EVENT)).to.equal(true);
    });
  }

  const passes: readonly unknown[] = [
    { source: ["aws.ec2"] },
    { source: [] },
    { source: ["aws.iam"], detail: { eventName: ["CreateRole"] } },
    { detail: { eventName: [{ prefix: "Get" }] } },
    { detail: { eventName: [{ wildcard: "Put?olePolicy" }] } },
    { detail: { eventName: [{ prefix: "Put", suffix: "Role" }] } },
    { source: [{ "equals-ignore-case": "AWS.EC2" }] },
    { source: [{ "equals-ignore-case": 3 }] },
    { detail: { count: [{ prefix: "3" }] } },
    { source: [{ "anything-but": "aws.iam" }] },
    { source: [{ "anything-but": ["aws.ec2", "aws.iam"] }] },
    { absent: [{ "anything-but": "aws.iam" }] },
    { absent: ["aws.iam"] },
    { detail: { eventName: [{ exists: false }] } },
    { detail: { count: [{ numeric: [">", 1] }] } },
    { detail: { none: { deeper: ["x"] } } },
    { $or: [{ source: ["aws.ec2"] }] },
    { $or: "aws.iam" },
    "aws.iam",
    undefined,
  ];
  for (const pattern of passes) {
    it(`passes over the event by ${JSON.stringify(pattern) ?? "nothing"}`, () => {
      expect(matchesEventPattern(pattern, EVENT)).to.equal(false);
    });
  }
});
