import { expect } from "chai";
import { unboundSenders } from "../../../../policypacks/mas-trm/kit/iam/message-senders.ts";
import * as types from "../../../../policypacks/mas-trm/kit/types.ts";
import { statementOf } from "../../support/statements.ts";

const Service = ["cloudwatch", "events", "s3", "ses", "sns"].map((name) => `${name}.amazonaws.com`);
const senders = (type: string, more: object = {}) =>
  unboundSenders(statementOf({ Principal: { Service }, Action: "sqs:SendMessage", Resource: "*", ...more }), type);

describe("services send without saying for whom", () => {
  for (const [type, expected] of [
    [types.QUEUE, ["events.amazonaws.com", "s3.amazonaws.com", "sns.amazonaws.com"]],
    [types.QUEUE_POLICY, ["events.amazonaws.com", "s3.amazonaws.com", "sns.amazonaws.com"]],
    [types.TOPIC, ["cloudwatch.amazonaws.com", "s3.amazonaws.com"]],
    [types.TOPIC_POLICY, ["cloudwatch.amazonaws.com", "s3.amazonaws.com"]],
    [types.BUCKET_POLICY, []],
  ] as const) {
    it(`to ${type}: ${expected.length === 0 ? "none" : expected.join(", ")}`, () => {
      expect(senders(type)).to.deep.equal(expected);
    });
  }

  it("not where they are denied, bound, or not named", () => {
    const bound = { StringEquals: { "aws:SourceAccount": "111122223333" } };
    expect(senders(types.QUEUE, { Effect: "Deny" })).to.deep.equal([]);
    expect(senders(types.QUEUE, { Condition: bound })).to.deep.equal([]);
    expect(senders(types.QUEUE, { Principal: { AWS: "111122223333" } })).to.deep.equal([]);
  });
});
