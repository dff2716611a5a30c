import { asDelivered, GLOBAL_EVENTS_REGION, isGlobal, type TrailEvent } from "./critical-events.ts";
import { matchesEventPattern } from "./event-pattern.ts";
import { parseJson } from "../artefacts/json-text.ts";
import type { Judge } from "../judge.ts";
import { type Matcher, readLogPattern, UnreadablePattern } from "./log-pattern.ts";
import { demandReceiver, receivers } from "./notified.ts";
import type { Props } from "../props.ts";
import type { Resource } from "../resource.ts";
import type { Link, StackGraph } from "../stack-graph.ts";
import { EVENT_RULE, EVENT_TARGET, LOG_GROUP, METRIC_ALARM, METRIC_FILTER, TRAIL } from "../types.ts";
import { remembered, UnknownProperty } from "../unknown.ts";

/** The operators of an alarm that fires when there is more of something. */
const UPWARD = ["GreaterThanThreshold", "GreaterThanOrEqualToThreshold"];

/** What a stack's alarms are judged by. */
export interface ChannelSettings {
  readonly logGroups: readonly string[];
  readonly declaredTopics: readonly string[];
  readonly mostEvents: number;
}

/** A way by which events of CloudTrail come to somebody: a metric filter with its alarms, or an event rule. */
export interface AlarmChannel {
  readonly resource: Resource;
  /** Whether it takes an event. Throws UnknownProperty when its pattern is not known yet. */
  readonly takes: (event: TrailEvent) => boolean;
  /** Judges the rest of the way. */
  readonly check: (judge: Judge, settings: ChannelSettings) => void;
}

/** Every metric filter and event rule of the stack. */
export function alarmChannels(stack: StackGraph): readonly AlarmChannel[] {
  // Several filters may feed one metric; its alarms are judged once.
  const judged = new Set<Resource>();
  return [
    ...stack.ofType(METRIC_FILTER).map((filter) => channelOfFilter(stack, filter, judged)),
    ...stack.ofType(EVENT_RULE).map((rule) => channelOfRule(stack, rule)),
  ];
}

function channelOfFilter(stack: StackGraph, filter: Resource, judged: Set<Resource>): AlarmChannel {
  let matcher: Matcher | undefined;
  return {
    resource: filter,
    takes: (event) => {
      try {
        matcher ??= readLogPattern(filter.props.string("pattern") ?? "");
        return matcher(event);
      } catch (error) {
        if (!(error instanceof UnreadablePattern)) throw error;
        // A pattern for other than JSON events takes none of CloudTrail's.
        matcher = () => false;
        return false;
      }
    },
    check: (judge, settings) => {
      judge.guard(filter, () => checkGroup(stack, judge, filter, settings));
      judge.guard(filter, () => {
        for (const alarm of watchingAlarms(stack, judge, filter)) {
          if (!judged.has(alarm)) judge.guard(alarm, () => checkAlarm(stack, judge, alarm, settings));
          judged.add(alarm);
        }
      });
    },
  };
}

/** A group of another stack may be that of another stack's trail, as long as there is no trail here. */
function checkGroup(stack: StackGraph, judge: Judge, filter: Resource, settings: ChannelSettings): void {
  const ofTrails = stack.derived(groupsOfTrails)();
  const link = stack.link(filter, "logGroupName", [LOG_GROUP]);
  if (link.kind === "absent") throw new UnknownProperty("logGroupName");
  const group = groupKey(link);
  if (ofTrails.has(group) || settings.logGroups.includes(group)) return;
  if (ofTrails.size + settings.logGroups.length === 0 && link.kind === "literal") {
    judge.undetermined(filter, "whether a trail writes to its log group, which is outside this stack, cannot be seen");
  } else judge.violation(filter, "its log group is not one that a trail writes to");
}

/** The log groups that trails write to, each by what tells it from others. */
function groupsOfTrails(stack: StackGraph): () => ReadonlySet<string> {
  return remembered(
    () =>
      new Set(
        stack
          .ofType(TRAIL)
          .map((trail) => stack.link(trail, "cloudWatchLogsGroupArn", [LOG_GROUP]))
          .filter((link) => link.kind !== "absent")
          .map(groupKey),
      ),
  );
}

/** The name of a log group where it is known, else its URN. A group is referred to by name and by ARN. */
function groupKey(link: Exclude<Link, { readonly kind: "absent" }>): string {
  if (link.kind === "open") throw new UnknownProperty(link.path);
  if (link.kind === "literal") return /:log-group:([^:]+)/.exec(link.value)?.[1] ?? link.value;
  const { props, urn } = link.resource;
  return props.isUnknown("name") ? urn : (props.string("name") ?? urn);
}

/** The alarms on a filter's metric. Where there is none, that is said. */
function watchingAlarms(stack: StackGraph, judge: Judge, filter: Resource): readonly Resource[] {
  const { props } = filter;
  const metric = [props.string("metricTransformation.namespace"), props.string("metricTransformation.name")].join("/");
  const { byMetric, open } = stack.derived(alarmsByMetric);
  const [inDoubt] = open;
  const watching = (byMetric.get(metric) ?? []).map(({ alarm }) => alarm);
  if (watching.length > 0) return watching;
  if (inDoubt !== undefined) judge.undetermined(filter, `which metric ${inDoubt.name} watches is not known yet`);
  else judge.violation(filter, "no alarm watches its metric");
  return [];
}

/** The alarms by the metrics that they watch, and those of which that is not known yet. */
function alarmsByMetric(stack: StackGraph) {
  const alarms = stack.ofType(METRIC_ALARM);
  const open = alarms.filter(isOpen);
  const watched = alarms
    .filter((one) => !isOpen(one))
    .flatMap((alarm) => [...new Set(metricsOf(alarm))].map((metric) => ({ metric, alarm })));
  return { byMetric: Map.groupBy(watched, ({ metric }) => metric), open };
}

function isOpen({ props }: Resource): boolean {
  return ["namespace", "metricName", "metricQueries"].some((path) => props.isUnknown(path));
}

function metricsOf({ props }: Resource): readonly string[] {
  const inQueries = props.list("metricQueries").map((query) => query.at("metric"));
  return [props, ...inQueries].map((it: Props) => [it.string("namespace"), it.string("metricName")].join("/"));
}

function checkAlarm(stack: StackGraph, judge: Judge, alarm: Resource, settings: ChannelSettings): void {
  const { props } = alarm;
  judge.guard(alarm, () => judge.require(props.flag("actionsEnabled") !== false, alarm, "actionsEnabled is false"));
  judge.guard(alarm, () => {
    const operator = props.string("comparisonOperator");
    const isUpward = UPWARD.some((one) => one === operator) || props.has("metricQueries");
    judge.require(isUpward, alarm, "its comparisonOperator does not fire when events are counted");
    const threshold = props.number("threshold") ?? 0;
    const isLow = threshold <= settings.mostEvents;
    judge.require(isLow, alarm, `it fires after ${threshold} events, more than ${settings.mostEvents}`);
  });
  judge.guard(alarm, () => {
    const actions = receivers(stack, alarm, "alarmActions");
    if (actions.length === 0) judge.violation(alarm, "alarmActions is empty");
    else demandReceiver(stack, judge, alarm, actions, settings.declaredTopics);
  });
}

function channelOfRule(stack: StackGraph, rule: Resource): AlarmChannel {
  return {
    resource: rule,
    takes: (event) => {
      const bus = rule.props.string("eventBusName") ?? "default";
      const pattern = rule.props.string("eventPattern");
      if (pattern === undefined || !/(^|\/)default$/.test(bus)) return false;
      const region = rule.region() ?? GLOBAL_EVENTS_REGION;
      if (isGlobal(event) && region !== GLOBAL_EVENTS_REGION) return false;
      return matchesEventPattern(parseJson(pattern)?.value, asDelivered(event));
    },
    check: (judge, { declaredTopics }) => {
      judge.guard(rule, () => {
        const isOff = rule.props.string("state") === "DISABLED" || rule.props.flag("isEnabled") === false;
        judge.require(!isOff, rule, "it is disabled");
      });
      judge.guard(rule, () => {
        const targets = stack.referrers(rule, [EVENT_TARGET], "rule");
        if (targets.length > 0) {
          const links = targets.flatMap((target) => receivers(stack, target, "arn"));
          demandReceiver(stack, judge, rule, links, declaredTopics);
        } else if (stack.openReferrers(rule, [EVENT_TARGET], "rule").length > 0) {
          judge.undetermined(rule, "a target of this stack may or may not be for this rule");
        } else judge.violation(rule, "it has no target");
      });
    },
  };
}
