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
interface Outcome {
  /** Whether it is sure to come to somebody. */
  readonly reaches?: boolean;
  /** The topic that takes it to nobody. */
  readonly deaf?: Resource;
  /** Why that cannot be told. */
  readonly unclear?: string;
}

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
  if (outcomes.some(doesReach)) return;
  const unclear = outcomes.flatMap((outcome) => outcome.unclear ?? []);
  if (unclear.length > 0) return judge.undetermined(sender, unclear.join(", and "));
  const deaf = outcomes.flatMap((outcome) => outcome.deaf ?? []);
  if (deaf.length === 0) judge.violation(sender, "it is sent to nothing that tells anybody");
  for (const topic of deaf) {
    judge.violation(topic, `it has no subscription, so what ${sender.name} sends reaches nobody`);
  }
}

/** Where each element of a list of receivers leads. */
export function receivers(stack: StackGraph, sender: Resource, path: string): readonly Receiver[] {
  return stack.links(sender, path, RECEIVERS).filter((link) => link.kind !== "absent");
}

function outcomeOf(stack: StackGraph, link: Receiver, declaredTopics: readonly string[]): Outcome {
  if (link.kind === "open") return outcomeOfAny(stack, link.candidates, link.path);
  if (link.kind === "resource") return outcomeOfResource(stack, link.resource);
  const topic = stack.ofType(TOPIC).find((one) => isNamedBy(one, link.value));
  if (topic !== undefined) return outcomeOfTopic(stack, topic);
  const service = link.value.split(":")[2];
  if (service !== "sns") return { reaches: TELLING.some((one) => one === service) };
  if (declaredTopics.includes(link.value)) return { reaches: true };
  return { unclear: "it is sent to a topic outside this stack, whose subscriptions cannot be seen" };
}

/** One of several receivers, or of any: certain only when each of them reaches somebody. */
function outcomeOfAny(stack: StackGraph, candidates: readonly Resource[], path: string): Outcome {
  const outcomes = candidates.map((resource) => outcomeOfResource(stack, resource));
  return outcomes.length > 0 && outcomes.every(doesReach)
    ? { reaches: true }
    : { unclear: `whom ${path} leads to is not known yet` };
}

function outcomeOfResource(stack: StackGraph, resource: Resource): Outcome {
  return resource.type === TOPIC ? outcomeOfTopic(stack, resource) : { reaches: true };
}

function outcomeOfTopic(stack: StackGraph, topic: Resource): Outcome {
  if (referrersByName(stack, topic, TOPIC_SUBSCRIPTION, "topic").length > 0) return { reaches: true };
  if (topic.isRead || stack.openReferrers(topic, [TOPIC_SUBSCRIPTION], "topic").length > 0) {
    return { unclear: `whether topic ${topic.name} has a subscription cannot be told` };
  }
  return { deaf: topic };
}

function doesReach({ reaches }: Outcome): boolean {
  return reaches === true;
}
