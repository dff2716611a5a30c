import { expect } from "chai";
import {
  QUEUE,
  QUEUE_POLICY,
  TOPIC,
  TOPIC_POLICY,
  TOPIC_SUBSCRIPTION,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { messagingTlsOnly } from "../../../policypacks/mas-trm/rules/edge/messaging-tls-only.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";
import { policyOf } from "../support/policies.ts";
import { make, type Plain } from "../support/subnet-stack.ts";

const TOPIC_ARN = "arn:aws:sns:us-east-1:111122223333:alarms";
const QUEUE_ARN = "arn:aws:sqs:us-east-1:111122223333:work";
const denial = (Action: unknown, Resource: unknown, more: Plain = {}) => ({
  Effect: "Deny",
  Principal: "*",
  Action,
  Resource,
  Condition: { Bool: { "aws:SecureTransport": "false" } },
  ...more,
});
const topic = (props: Plain = {}) => make(TOPIC, "topic", {}, { name: "alarms", ...props });
const topicPolicy = (policy: unknown) => make(TOPIC_POLICY, "policy", { arn: ["topic"] }, { policy });
const queue = (props: Plain = {}) => make(QUEUE, "queue", {}, { name: "work", ...props });
const queuePolicy = (policy: unknown) => make(QUEUE_POLICY, "policy", { queueUrl: ["queue"] }, { policy });
const found = (...resources: readonly TestResource[]) => examine(messagingTlsOnly, resources);
const none = (name: string) => [`violation ${name}: it has no policy, and so none that denies plain HTTP`];
const lacking = (name: string, actions: string) => [
  `violation ${name}: no statement denies everyone ${actions} without TLS`,
];
const ON_TOPIC = policyOf(denial("sns:Publish", TOPIC_ARN));
const ON_QUEUE = policyOf(denial("sqs:*", QUEUE_ARN));

describe("messaging-tls-only", () => {
  it("passes the denial in a policy of its own, and inline", () => {
    expect(found(topic(), topicPolicy(ON_TOPIC))).to.deep.equal([]);
    expect(found(topic({ policy: ON_TOPIC }))).to.deep.equal([]);
    expect(found(queue(), queuePolicy(ON_QUEUE))).to.deep.equal([]);
    expect(found(queue({ policy: ON_QUEUE }))).to.deep.equal([]);
  });

  it("passes policies that name their topic or queue by a text put together", () => {
    expect(found(topic(), make(TOPIC_POLICY, "policy", {}, { arn: TOPIC_ARN, policy: ON_TOPIC }))).to.deep.equal([]);
    const queueUrl = "https://sqs.us-east-1.amazonaws.com/111122223333/work";
    expect(found(queue(), make(QUEUE_POLICY, "policy", {}, { queueUrl, policy: ON_QUEUE }))).to.deep.equal([]);
  });

  it("refuses a topic or queue without a policy, or with the policy of another", () => {
    expect(found(topic())).to.deep.equal(none("topic"));
    expect(found(queue())).to.deep.equal(none("queue"));
    const other = make(TOPIC, "other", {}, { name: "other", policy: policyOf(denial("sns:Publish", "*")) });
    const foreign = make(TOPIC_POLICY, "policy", { arn: ["other"] }, { policy: policyOf(denial("sns:Publish", "*")) });
    expect(found(topic(), other, foreign)).to.deep.equal(none("topic"));
  });

  describe("refuses a policy whose denial is not one", () => {
    const cases: Readonly<Record<string, object>> = {
      "it allows": denial("sns:Publish", TOPIC_ARN, { Effect: "Allow" }),
      "it is for one principal": denial("sns:Publish", TOPIC_ARN, { Principal: { AWS: "111122223333" } }),
      "it spares a principal": denial("sns:Publish", TOPIC_ARN, {
        Principal: undefined,
        NotPrincipal: { AWS: "111122223333" },
      }),
      "it is about another action": denial("sns:Subscribe", TOPIC_ARN),
      "it is about another topic": denial("sns:Publish", `${TOPIC_ARN}-2`),
      "it only speaks of the topic": denial("sns:Publish", `not ${TOPIC_ARN}`),
      "it is about a bucket": denial("sns:Publish", "arn:aws:s3:::alarms"),
      "it has another value": denial("sns:Publish", TOPIC_ARN, {
        Condition: { Bool: { "aws:SecureTransport": "true" } },
      }),
      "it has no condition": denial("sns:Publish", TOPIC_ARN, { Condition: undefined }),
      "it is narrowed": denial("sns:Publish", TOPIC_ARN, {
        Condition: { Bool: { "aws:SecureTransport": "false" }, StringEquals: { "aws:PrincipalAccount": "1" } },
      }),
      "it holds for keys that are there only": denial("sns:Publish", TOPIC_ARN, {
        Condition: { StringEquals: { "aws:SecureTransport": "false" } },
      }),
    };
    for (const [why, statement] of Object.entries(cases)) {
      it(`since ${why}`, () => {
        expect(found(topic(), topicPolicy(policyOf(statement)))).to.deep.equal(lacking("policy", "sns:Publish"));
      });
    }

    it("since it is about sending only", () => {
      expect(found(queue(), queuePolicy(policyOf(denial("sqs:SendMessage", QUEUE_ARN))))).to.deep.equal(
        lacking("policy", "sqs:SendMessage and sqs:ReceiveMessage"),
      );
    });
  });

  it("passes wider denials", () => {
    const either = denial("sns:Publish", TOPIC_ARN, {
      Condition: { Bool: { "aws:SecureTransport": ["true", "false"] } },
    });
    expect(found(topic(), topicPolicy(policyOf(either)))).to.deep.equal([]);
    for (const [action, resource] of [
      ["*", "*"],
      [["sns:Get*", "SNS:*"], ["arn:aws:sns:*:*:*"]],
      ["sns:Publish", [`${TOPIC_ARN}-2`, TOPIC_ARN]],
    ] as const) {
      expect(found(topic(), topicPolicy(policyOf(denial(action, resource))))).to.deep.equal([]);
    }
  });

  it("asks each of several policies, since the last one wins", () => {
    const late = make(
      TOPIC_POLICY,
      "late",
      { arn: ["topic"] },
      { policy: policyOf({ Principal: "*", Action: "sns:Publish" }) },
    );
    expect(found(topic({ policy: ON_TOPIC }), late)).to.deep.equal(lacking("late", "sns:Publish"));
  });

  it("refuses subscriptions over plain HTTP", () => {
    const subscription = (protocol: unknown) => make(TOPIC_SUBSCRIPTION, "hook", {}, { protocol, endpoint: "x" });
    expect(found(subscription("http"))).to.deep.equal([
      "violation hook: its protocol is http, so messages are sent without TLS",
    ]);
    expect(found(subscription("https"))).to.deep.equal([]);
    expect(found(subscription(undefined))).to.deep.equal([]);
    expect(found(subscription(unknown))).to.deep.equal(["undetermined hook: protocol is not known yet"]);
  });

  it("says nothing of what is only read", () => {
    expect(found({ ...topic(), read: true })).to.deep.equal([]);
  });

  it("needs no name to be known", () => {
    expect(found(topic({ name: unknown }), topicPolicy(ON_TOPIC))).to.deep.equal([]);
    const onBucket = policyOf(denial("sns:Publish", "arn:aws:s3:::alarms"));
    expect(found(topic({ name: unknown }), topicPolicy(onBucket))).to.deep.equal(lacking("policy", "sns:Publish"));
  });

  it("holds a denial to the name when that is known and something else is not", () => {
    const open = topic({ kmsMasterKeyId: unknown });
    expect(found(open, topicPolicy(ON_TOPIC))).to.deep.equal([]);
    const another = policyOf(denial("sns:Publish", `${TOPIC_ARN}-2`));
    expect(found(open, topicPolicy(another))).to.deep.equal(lacking("policy", "sns:Publish"));
  });

  it("cannot decide on a policy that is not known yet, or whose it is", () => {
    expect(found(topic(), topicPolicy(unknown), queue())).to.deep.equal([
      "undetermined policy: policy is not known yet",
      ...none("queue"),
    ]);
    expect(found(topic(), make(TOPIC_POLICY, "policy", {}, { arn: unknown, policy: ON_TOPIC }))).to.deep.equal([
      "undetermined topic: a policy of this stack may or may not be for it",
    ]);
  });

  it("refuses a policy that cannot be read", () => {
    expect(found(topic(), topicPolicy("{"))).to.deep.equal([
      "violation policy: the policy document cannot be read: not JSON",
      ...lacking("policy", "sns:Publish"),
    ]);
  });
});
