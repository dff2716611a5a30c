import { expect } from "chai";
import { AlarmTopic, type AlarmTopicArgs } from "../../../components/index.ts";
import { graphOf, ofType, one, record, refusalOf, statementsOf } from "../../support/record.ts";
import { GOOD, tags } from "../fixtures.ts";

const build = (change: Partial<AlarmTopicArgs> = {}) =>
  record(() => new AlarmTopic("topic", { ...GOOD.alarmTopic, ...change }));

describe("AlarmTopic", () => {
  it("makes a topic with its policy and a subscription for each subscriber", async () => {
    const made = await build();
    expect(graphOf(made)).to.deep.equal([
      "topic aws:sns/topic:Topic < topic",
      "topic aws:sns/topicPolicy:TopicPolicy < topic",
      "topic kiro:monitoring:AlarmTopic",
      "topic-platform@bank.example aws:sns/topicSubscription:TopicSubscription < topic",
      "topic-soc@bank.example aws:sns/topicSubscription:TopicSubscription < topic",
    ]);
    expect(one(made, "kiro:monitoring:AlarmTopic").outputs).to.deep.equal({ topicArn: "topic-arn" });
  });

  it("encrypts the topic and says how fast somebody must look", async () => {
    expect(one(await build(), "aws:sns/topic:Topic").inputs).to.deep.equal({
      name: "kiro-alarms-high",
      kmsMasterKeyId: "arn:aws:kms:us-east-1:111122223333:key/k",
      tags: { ...tags("topic", "monitoring", "MAS-TRM 12.2"), AlarmSeverity: "high", ResponseMinutes: "60" },
    });
  });

  it("lets only this account's alarms and EventBridge publish, over TLS", async () => {
    const policy = one(await build(), "aws:sns/topicPolicy:TopicPolicy");
    const base = { Action: "sns:Publish", Resource: "arn:aws:sns:us-east-1:111122223333:kiro-alarms-high" };
    expect(policy.inputs["arn"]).to.equal("topic-arn");
    expect(statementsOf(policy, "policy")).to.deep.equal({
      AlarmsPublish: {
        ...base,
        Sid: "AlarmsPublish",
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
      },
      // A condition would silence EventBridge, which sends nothing that it could look at.
      RulesPublish: {
        ...base,
        Sid: "RulesPublish",
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
      },
      TlsOnly: {
        ...base,
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    });
  });

  it("reaches each subscriber by its own protocol", async () => {
    const queue = "arn:aws:sqs:us-east-1:111122223333:siem";
    const made = await build({ subscribers: ["soc@bank.example", "https://pager.bank.example/in", queue] });
    const subscriptions = ofType(made, "aws:sns/topicSubscription:TopicSubscription").map(({ inputs }) => inputs);
    expect(subscriptions).to.have.deep.members([
      { topic: "topic-arn", protocol: "email", endpoint: "soc@bank.example" },
      { topic: "topic-arn", protocol: "https", endpoint: "https://pager.bank.example/in" },
      { topic: "topic-arn", protocol: "sqs", endpoint: queue },
    ]);
  });

  it("refuses bad arguments, all at once", async () => {
    const subscribers = ["a@b.example", "http://pager.example", "a@b.example"];
    const bad = { ...GOOD.alarmTopic, topicName: "kiro alarms", subscribers };
    expect(await refusalOf(() => new AlarmTopic("topic", bad))).to.equal(
      [
        'AlarmTopic "topic" cannot be built:',
        '  - topicName: not a topic name, got "kiro alarms"; 1 to 256 letters, digits and _ -',
        '  - subscribers[1]: not a subscriber, got "http://pager.example"; an e-mail address, an https:// URL or the ARN of an SQS queue',
        '  - subscribers[2]: repeated, got "a@b.example"; each subscriber once',
      ].join("\n"),
    );
  });
});
