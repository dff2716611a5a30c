import { BASELINE_SETTINGS, type BaselineSettings, isDeclared, mustExist } from "../../kit/account-baseline.ts";
import { type AlarmChannel, alarmChannels, type ChannelSettings } from "../../kit/logging/alarm-channel.ts";
import { CRITICAL_EVENTS, type CriticalEvent, type TrailEvent } from "../../kit/logging/critical-events.ts";
import { Judge } from "../../kit/judge.ts";
import { ask, type Maybe } from "../../kit/maybe.ts";
import { stackRule } from "../../kit/rule.ts";
import { LOG_GROUP, METRIC_ALARM, METRIC_FILTER, TOPIC, TOPIC_SUBSCRIPTION, TRAIL } from "../../kit/types.ts";

interface Settings extends BaselineSettings, ChannelSettings {
  readonly events: readonly string[];
}

const TEXTS = { type: "array", items: { type: "string" } } as const;

/** The example watches for everything at once, by the pattern that takes every event. */
const EXAMPLE = [
  { type: LOG_GROUP, name: "events", props: { name: "trail" } },
  { type: TRAIL, props: { cloudWatchLogsGroupArn: "arn:aws:logs:us-east-1:111122223333:log-group:trail:*" } },
  {
    type: METRIC_FILTER,
    props: { logGroupName: "trail", pattern: "", metricTransformation: { namespace: "bank", name: "all", value: "1" } },
  },
  { type: TOPIC, name: "alarms", props: {} },
] as const;

const ALARM = {
  namespace: "bank",
  metricName: "all",
  comparisonOperator: "GreaterThanOrEqualToThreshold",
  threshold: 1,
};

/**
 * For each critical event something takes it from CloudTrail to somebody: a metric filter on a trail's log group with
 * an alarm, or an event rule. What a filter or rule takes is found out by trying events on its pattern.
 */
export const criticalEventAlarms = stackRule<Settings>({
  id: "critical-event-alarms",
  control: "MAS-12.2-16",
  title: "Critical events raise alarms that reach somebody",
  severity: "medium",
  types: "every",
  cause: "An event that is only written down is read weeks later; by then the intruder has what he came for.",
  remediation:
    "For each kind of event add a metric filter on the trail's log group, an alarm on its metric with alarmActions, and a subscription to the topic.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html",
  settings: {
    ...BASELINE_SETTINGS,
    events: {
      ...TEXTS,
      description: `Kinds of events that must raise an alarm: ${Object.keys(CRITICAL_EVENTS).join(", ")}`,
      default: Object.keys(CRITICAL_EVENTS),
    },
    logGroups: { ...TEXTS, description: "Names of log groups that a trail outside this stack writes to", default: [] },
    declaredTopics: { ...TEXTS, description: "ARNs of topics outside this stack that have subscribers", default: [] },
    mostEvents: {
      type: "integer",
      minimum: 1,
      description: "Most events that may happen in a period before its alarm fires",
      default: 10,
    },
  },
  examples: {
    compliant: [
      ...EXAMPLE,
      { type: METRIC_ALARM, props: ALARM, dependsOn: { alarmActions: ["alarms"] } },
      { type: TOPIC_SUBSCRIPTION, props: { protocol: "email" }, dependsOn: { topic: ["alarms"] } },
    ],
    violating: [...EXAMPLE, { type: METRIC_ALARM, props: { ...ALARM, actionsEnabled: false } }],
  },
  check(stack, judge, settings) {
    const events = chosen(judge, settings.events);
    const witnesses = events.flatMap((event) => event.witnesses);
    const channels = alarmChannels(stack);
    const active = channels.filter((channel) => witnesses.some((witness) => takes(channel, witness) === true));
    for (const channel of active) channel.check(judge, settings);
    const hopeful = channels.filter(
      (channel) => !active.includes(channel) && witnesses.some((witness) => takes(channel, witness) === undefined),
    );
    for (const channel of hopeful) checkHopeful(judge, channel, settings);
    const [first] = hopeful;
    // Who keeps the trail and alarms on some of its events is who alarms on them.
    const canKeep = stack.ofType(TRAIL).some(({ isRead }) => !isRead) && !isDeclared(settings);
    if (mustExist(stack, judge, settings) || (active.length > 0 && canKeep)) {
      for (const event of events) demandChannel(judge, channels, event);
    } else if (first !== undefined && canKeep) {
      judge.undetermined(first.resource, "whether it alarms on events of this stack's trail is not known yet");
    }
  },
});

function chosen(judge: Judge, names: readonly string[]): readonly CriticalEvent[] {
  return names.flatMap((name) => {
    const event = CRITICAL_EVENTS[name];
    if (event === undefined) judge.violation(undefined, `the setting events names ${name}, which is no kind of event`);
    return event ?? [];
  });
}

/** What is wrong with a way matters as soon as it turns out to take one of the events. */
function checkHopeful(judge: Judge, channel: AlarmChannel, settings: ChannelSettings): void {
  const trial = new Judge();
  channel.check(trial, settings);
  if (trial.findings.length > 0)
    judge.undetermined(channel.resource, "which events it takes is not known yet, nor is its way to somebody sure");
}

function demandChannel(judge: Judge, channels: readonly AlarmChannel[], event: CriticalEvent): void {
  const missed = event.witnesses.filter((witness) => channels.every((it) => takes(it, witness) !== true));
  if (missed.length === 0) return;
  const open = channels.find((channel) => missed.some((witness) => takes(channel, witness) === undefined));
  const names = [...new Set(missed.map(({ eventName }) => eventName))].join(", ");
  if (open === undefined) judge.violation(undefined, `no alarm for ${event.what}: nothing watches for ${names}`);
  else judge.undetermined(undefined, `whether ${open.resource.name} watches for ${names} is not known yet`);
}

function takes(channel: AlarmChannel, event: TrailEvent): Maybe {
  return ask(() => channel.takes(event));
}
