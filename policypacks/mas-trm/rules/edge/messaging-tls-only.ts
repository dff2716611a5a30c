import type { Judge } from "../../kit/judge.ts";
import { referrersByName } from "../../kit/named-reference.ts";
import { deniesPlainHttp } from "../../kit/network/plain-http.ts";
import { coversResource, isEveryResource } from "../../kit/iam/policy-document.ts";
import { statementsOf } from "../../kit/iam/read-policy.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import type { StackGraph } from "../../kit/stack-graph.ts";
import { QUEUE, QUEUE_POLICY, TOPIC, TOPIC_POLICY, TOPIC_SUBSCRIPTION } from "../../kit/types.ts";

/** What a kind of messaging resource must deny, and where its policies stand. */
interface Messaging {
  readonly type: string;
  readonly policy: string;
  readonly path: string;
  /** Actions by which messages go in and out. */
  readonly actions: readonly string[];
}

const KINDS: readonly Messaging[] = [
  { type: TOPIC, policy: TOPIC_POLICY, path: "arn", actions: ["sns:Publish"] },
  { type: QUEUE, policy: QUEUE_POLICY, path: "queueUrl", actions: ["sqs:SendMessage", "sqs:ReceiveMessage"] },
];

const DENIAL = JSON.stringify({
  Version: "2012-10-17",
  Statement: {
    Effect: "Deny",
    Principal: "*",
    Action: "sns:Publish",
    Resource: "arn:aws:sns:us-east-1:111122223333:alarms",
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  },
});

/** Topics and queues deny messages over plain HTTP, and topics send none that way. */
export const messagingTlsOnly = stackRule({
  id: "messaging-tls-only",
  control: "MAS-10.1-03",
  title: "Topics and queues deny plain HTTP",
  severity: "low",
  types: [TOPIC, QUEUE, TOPIC_SUBSCRIPTION],
  cause: "AWS takes messages over plain HTTP too, where anybody on the way reads them.",
  remediation:
    "Deny everyone sns:Publish, or sqs:*, on the topic or queue with the single condition Bool aws:SecureTransport false, and subscribe by https.",
  source: "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
  examples: {
    compliant: [{ type: TOPIC, props: { name: "alarms", policy: DENIAL } }],
    violating: [{ type: TOPIC, props: { name: "alarms" } }],
  },
  check(stack, judge) {
    for (const kind of KINDS) {
      judge.each(
        stack.ofType(kind.type).filter(({ isRead }) => !isRead),
        (resource) => checkPolicies(stack, judge, resource, kind),
      );
    }
    judge.each(stack.ofType(TOPIC_SUBSCRIPTION), (subscription) => {
      const isPlain = subscription.props.string("protocol")?.toLowerCase() === "http";
      judge.require(!isPlain, subscription, "its protocol is http, so messages are sent without TLS");
    });
  },
});

/** The policy that is put last wins, so each of them must hold the denial. */
function checkPolicies(stack: StackGraph, judge: Judge, resource: Resource, kind: Messaging): void {
  const attached = referrersByName(stack, resource, kind.policy, kind.path);
  const holders = resource.props.has("policy") ? [resource, ...attached] : attached;
  judge.each(holders, (holder) => {
    const denials = statementsOf(judge, holder, holder.props.at("policy")).filter(
      (statement) =>
        deniesPlainHttp(statement, kind.actions) && statement.resources.some((pattern) => isAbout(pattern, resource)),
    );
    judge.require(denials.length > 0, holder, `no statement denies everyone ${kind.actions.join(" and ")} without TLS`);
  });
  if (holders.length > 0) return;
  if (stack.openReferrers(resource, [kind.policy], kind.path).length > 0) {
    judge.undetermined(resource, "a policy of this stack may or may not be for it");
  } else judge.violation(resource, "it has no policy, and so none that denies plain HTTP");
}

/** AWS takes no policy that speaks of another topic; while the name is unknown the pattern says enough. */
function isAbout(pattern: string, { props }: Resource): boolean {
  if (isEveryResource(pattern)) return true;
  const name = props.isUnknown("name") ? undefined : props.string("name");
  const named = /^arn:[^:]*:s[nq]s:[^:]*:[^:]*:(.+)/.exec(pattern)?.[1];
  return named !== undefined && (name === undefined || coversResource(named, name));
}
