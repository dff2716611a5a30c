import {
  LOG_GROUP,
  METRIC_ALARM,
  METRIC_FILTER,
  TOPIC,
  TOPIC_SUBSCRIPTION,
  TRAIL,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { criticalEventAlarms } from "../../../policypacks/mas-trm/rules/detection/critical-event-alarms.ts";
import { examine, type TestResource } from "../support/examine.ts";

/** Properties of a test resource. */
export type Properties = Readonly<Record<string, unknown>>;
type Origins = Readonly<Record<string, readonly string[]>>;

/** A test resource in one line. */
export const one = (type: string, name: string, props: Properties = {}, dependsOn: Origins = {}): TestResource => ({
  type,
  name,
  props,
  dependsOn,
});
/** The log group that the trail writes to. */
export const group = one(LOG_GROUP, "group", { name: "events" });
/** A trail that writes to the log group. */
export const trail = one(TRAIL, "trail", {}, { cloudWatchLogsGroupArn: ["group"] });
/** The topic that the alarm goes to. */
export const topic = one(TOPIC, "topic", { name: "alarms" });
/** Somebody who hears the topic. */
export const subscription = one(
  TOPIC_SUBSCRIPTION,
  "mail",
  { protocol: "email", endpoint: "soc@bank.example" },
  { topic: ["topic"] },
);
const STOP = "{ ($.eventName = UpdateTrail) || ($.eventName = DeleteTrail) || ($.eventName = StopLogging) }";
/** A metric filter that takes changes of trails. */
export const filter = (props: Properties = {}, dependsOn: Origins = { logGroupName: ["group"] }) =>
  one(
    METRIC_FILTER,
    "filter",
    { pattern: STOP, metricTransformation: { namespace: "bank", name: "trail-changes", value: "1" }, ...props },
    dependsOn,
  );
const ALARM = {
  namespace: "bank",
  metricName: "trail-changes",
  comparisonOperator: "GreaterThanOrEqualToThreshold",
  threshold: 1,
};
/** An alarm on the metric of the filter. */
export const alarm = (props: Properties = {}, dependsOn: Origins = { alarmActions: ["topic"] }) =>
  one(METRIC_ALARM, "alarm", { ...ALARM, ...props }, dependsOn);
/** A chain from the trail to somebody, without a break. */
export const whole = [group, trail, topic, subscription, filter(), alarm()];
/** The chain of a filter with some of its parts in another form. */
export const chain = (...others: readonly TestResource[]) => [
  ...whole.filter(({ name }) => !others.some((other) => other.name === name)),
  ...others,
];
/** What is found when changes of trails must raise an alarm. */
export const found = (resources: readonly TestResource[], settings: Properties = {}) =>
  examine(criticalEventAlarms, resources, { settings: { events: ["trail-changes"], ...settings } });
