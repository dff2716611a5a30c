import type { Judge } from "../judge.ts";
import { isNamedBy, referrersByName } from "../named-reference.ts";
import type { Resource } from "../resource.ts";
import type { Link, StackGraph } from "../stack-graph.ts";
import { FUNCTION, TOPIC, TOPIC_SUBSCRIPTION } from "../types.ts";

/** The types that an alarm or event can be sent to, as far as they are followed. */
const RECEIVERS = [TOPIC, FUNCTION];

/** Services that take an alarm or event to somebody by themselves; others merely act or store. */
const TELLING = ["lambda", "ssm", "ssm-incidents", "ssm-contacts", "events", "states"];

/** Where something is sent. */
export type Receiver = Exclude<Link, { readonly kind: "absent" }>;

/** What becomes of something that is sent to one receiver. */
type Outcome = { readonly reaches: boolean } | { readonly unclear: string };

/**
 * Judges that at least one of several receivers takes what a resource sends to somebody. A topic takes it to its
 * subscribers, so one without any takes it to nobody.
 *
 * @param declaredTopics ARNs of topics made elsewhere that are known to have subscribers
 */
export function demandReceiver(
  stack: StackGraph,
  judge: Judge,
  sender: Resource,
  links: readonly Receiver[],
  declaredTopics: readonly string[],
): void {
  const outcomes = links.map((link) => outcomeOf(stack, link, declaredTopics));
  if (outcomes.some((outcome) => "reaches" in outcome && outcome.reaches)) return;
  const unclear = outcomes.flatMap((outcome) => ("unclear" in outcome ? [outcome.unclear] : []));
  const topics = links.flatMap((link) => topicOf(stack, link) ?? []);
  if (unclear.length > 0) judge.undetermined(sender, unclear.join(", and "));
  else if (topics.length === 0) judge.violation(sender, "it is sent to nothing that tells anybody");
  for (const topic of unclear.length > 0 ? [] : topics) {
    judge.violation(topic, `it has no subscription, so what ${sender.name} sends reaches nobody`);
  }
}

/** Where each element of a list of receivers leads. */
export function receivers(stack: StackGraph, sender: Resource, path: string): readonly Receiver[] {
  return stack.links(sender, path, RECEIVERS).filter((link) => link.kind !== "absent");
}

function outcomeOf(stack: StackGraph, link: Receiver, declaredTopics: readonly string[]): Outcome {
  if (link.kind === "open") return outcomeOfAny(stack, link.candidates, link.path);
  const topic = topicOf(stack, link);
  if (topic !== undefined) return outcomeOfTopic(stack, topic);
  if (link.kind === "resource") return { reaches: true };
  const service = link.value.split(":")[2] ?? "";
  if (service !== "sns") return { reaches: TELLING.includes(service) };
  if (declaredTopics.includes(link.value)) return { reaches: true };
  return { unclear: "it is sent to a topic outside this stack, whose subscriptions cannot be seen" };
}

/** One of several receivers, or of any: certain only when each of them reaches somebody. */
function outcomeOfAny(stack: StackGraph, candidates: readonly Resource[], path: string): Outcome {
  const outcomes = candidates.map((resource) => outcomeOf(stack, { kind: "resource", resource }, []));
  const reach = outcomes.length > 0 && outcomes.every((outcome) => "reaches" in outcome && outcome.reaches);
  return reach ? { reaches: true } : { unclear: `whom ${path} leads to is not known yet` };
}

function outcomeOfTopic(stack: StackGraph, topic: Resource): Outcome {
  if (referrersByName(stack, topic, TOPIC_SUBSCRIPTION, "topic").length > 0) return { reaches: true };
  if (topic.isRead || stack.openReferrers(topic, [TOPIC_SUBSCRIPTION], "topic").length > 0) {
    return { unclear: `whether topic ${topic.name} has a subscription cannot be told` };
  }
  return { reaches: false };
}

/** The topic of this stack that a link leads to. */
function topicOf(stack: StackGraph, link: Receiver): Resource | undefined {
  if (link.kind === "resource") return link.resource.type === TOPIC ? link.resource : undefined;
  return link.kind === "literal" ? stack.ofType(TOPIC).find((topic) => isNamedBy(topic, link.value)) : undefined;
}
