import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type AwsPlace, regionalArn } from "../foundation/aws-place.ts";
import { type PolicyStatement, policyJson } from "../foundation/policy-document.ts";
import { refuse } from "../foundation/problems.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";
import { type Severity, severityTags } from "./severity.ts";
import { protocolOf, SUBSCRIBERS } from "./subscriber.ts";

/** Inputs of {@link AlarmTopic}. */
export interface AlarmTopicArgs {
  readonly place: AwsPlace;
  readonly ownership: Ownership;
  /** Name in SNS. Explicit, because the key's policy names the topic. */
  readonly topicName: string;
  /** Severity of every alarm that is sent here. */
  readonly severity: Severity;
  /** ARN of the customer key, made for the purpose `alarms` with this topic's ARN; or alarms cannot publish. */
  readonly keyArn: pulumi.Input<string>;
  /** Who is told, see {@link protocolOf}. An e-mail address is told nothing until it has confirmed. */
  readonly subscribers: readonly string[];
}

const PURPOSE: Purpose = { layer: "monitoring", control: "MAS-TRM 12.2" };

/**
 * Where the alarms of one severity go: an encrypted topic that only CloudWatch alarms of this account and EventBridge
 * rules publish to, and its subscribers.
 *
 * AWS's own key for SNS would not do: its policy cannot be made to admit them.
 *
 * @control MAS-TRM 12.2.6, 11.1.3
 */
export class AlarmTopic extends pulumi.ComponentResource {
  /** ARN for actions of alarms and targets of rules: available once these may publish. */
  readonly topicArn: pulumi.Output<string>;

  constructor(name: string, args: AlarmTopicArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:monitoring:AlarmTopic", name, args, opts);
    refuse(this, name, checkAlarmTopic(args));
    const child = { parent: this };

    const topic = new aws.sns.Topic(
      name,
      {
        name: args.topicName,
        kmsMasterKeyId: args.keyArn,
        tags: { ...tagsFor(name, args.ownership, PURPOSE), ...severityTags(args.severity) },
      },
      child,
    );
    const policy = new aws.sns.TopicPolicy(
      name,
      { arn: topic.arn, policy: policyJson(topicPolicy(args.place, args.topicName)) },
      child,
    );
    for (const subscriber of args.subscribers) {
      // Named after the subscriber, so that taking one away leaves the others alone.
      new aws.sns.TopicSubscription(
        `${name}-${subscriber}`,
        { topic: topic.arn, protocol: protocolOf(subscriber) ?? "", endpoint: subscriber },
        child,
      );
    }

    this.topicArn = pulumi.all([topic.arn, policy.id]).apply(([arn]) => arn);
    this.registerOutputs({ topicArn: this.topicArn });
  }
}

/** The ARN of a topic of this account, known before the topic is. */
export function topicArn(place: AwsPlace, topicName: string): string {
  return regionalArn(place, "sns", topicName);
}

/**
 * The two services that raise alarms, over TLS. Alarms publish on behalf of this account only; EventBridge sends no
 * context that a condition could look at, so that one would silence its rules (EventBridge user guide, "Using
 * resource-based policies", Amazon SNS permissions).
 */
function topicPolicy(place: AwsPlace, topicName: string): readonly PolicyStatement[] {
  const base = { Action: "sns:Publish", Resource: topicArn(place, topicName) } as const;
  const allow = (Sid: string, Service: string) => ({ ...base, Sid, Effect: "Allow", Principal: { Service } }) as const;
  return [
    {
      ...allow("AlarmsPublish", "cloudwatch.amazonaws.com"),
      Condition: { StringEquals: { "aws:SourceAccount": place.accountId } },
    },
    allow("RulesPublish", "events.amazonaws.com"),
    {
      ...base,
      Sid: "TlsOnly",
      Effect: "Deny",
      Principal: "*",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ];
}

function checkAlarmTopic({ topicName, subscribers }: AlarmTopicArgs): readonly string[] {
  const problems: string[] = [];
  if (!/^[\w-]{1,256}$/.test(topicName)) {
    problems.push(`topicName: not a topic name, got "${topicName}"; 1 to 256 letters, digits and _ -`);
  }
  for (const [index, subscriber] of subscribers.entries()) {
    if (protocolOf(subscriber) === undefined) {
      problems.push(`subscribers[${index}]: not a subscriber, got "${subscriber}"; ${SUBSCRIBERS}`);
    } else if (subscribers.indexOf(subscriber) !== index) {
      problems.push(`subscribers[${index}]: repeated, got "${subscriber}"; each subscriber once`);
    }
  }
  return problems;
}
