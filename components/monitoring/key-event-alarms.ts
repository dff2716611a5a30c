import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { refuse } from "../foundation/problems.ts";
import { type Ownership, tagsFor } from "../foundation/tags.ts";
import { pattern } from "./filter-pattern.ts";
import type { KeyEvent, KeyEventEstate } from "./key-event.ts";
import { KEY_EVENTS } from "./key-events.ts";
import { type PerSeverity, RESPONSE_MINUTES, severityTags } from "./severity.ts";

/** Inputs of {@link KeyEventAlarms}. */
export interface KeyEventAlarmsArgs {
  readonly ownership: Ownership;
  /** Log group that the audit trail writes to. */
  readonly logGroupName: pulumi.Input<string>;
  /** Buckets that some of the events are about. */
  readonly estate: KeyEventEstate;
  /** Topics by severity. */
  readonly topicArns: PerSeverity<pulumi.Input<string>>;
  /**
   * Whether to watch as well for events whose form in CloudTrail is not documented, Kiro's own among them.
   *
   * @default false: an alarm that may never fire gives false comfort
   */
  readonly includeUnverified?: boolean;
}

/** Namespace of the metrics, one for each key event. */
export const KEY_EVENT_NAMESPACE = "Kiro/KeyEvents";
const PERIOD_SECONDS = 300;

/**
 * An alarm for each key event: a metric filter counts it in the audit trail's log group, and the alarm tells the topic
 * of its severity. The trail covers all regions and is read live, so one set of filters sees what rules of EventBridge
 * would see only in the region where it happens.
 *
 * @control MAS-TRM 12.2.6, 9.2.1, 11.1.1
 */
export class KeyEventAlarms extends pulumi.ComponentResource {
  /** ARNs of the alarms by the name of their event. */
  readonly alarmArns: pulumi.Output<Record<string, string>>;

  constructor(name: string, args: KeyEventAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:monitoring:KeyEventAlarms", name, args, opts);
    refuse(this, name, checkKeyEventAlarms(args));

    const events = KEY_EVENTS.filter(({ verified }) => verified || args.includeUnverified === true);
    const alarms = events.map((event) => [event.name, watch(name, args, event, this).arn] as const);

    this.alarmArns = pulumi.all(Object.fromEntries(alarms));
    this.registerOutputs({ alarmArns: this.alarmArns });
  }
}

/** The metric filter of a key event, and the alarm on its metric. */
function watch(
  name: string,
  args: KeyEventAlarmsArgs,
  event: KeyEvent,
  parent: pulumi.Resource,
): aws.cloudwatch.MetricAlarm {
  const label = `${name}-${event.name}`;
  const metric = { namespace: KEY_EVENT_NAMESPACE, name: event.name };
  new aws.cloudwatch.LogMetricFilter(
    label,
    {
      name: label,
      logGroupName: args.logGroupName,
      pattern: pattern(event.condition(args.estate)),
      metricTransformation: { ...metric, value: "1", unit: "Count" },
    },
    { parent },
  );
  return new aws.cloudwatch.MetricAlarm(
    label,
    {
      name: label,
      alarmDescription: descriptionOf(event),
      namespace: metric.namespace,
      metricName: metric.name,
      statistic: "Sum",
      period: PERIOD_SECONDS,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: event.threshold,
      // No events, no data: that is the normal state.
      treatMissingData: "notBreaching",
      alarmActions: [args.topicArns[event.severity]],
      tags: {
        ...tagsFor(label, args.ownership, { layer: "monitoring", control: `MAS-TRM ${event.clause}` }),
        ...severityTags(event.severity),
      },
    },
    { parent },
  );
}

/** What whoever is woken reads first; and whoever audits, that an alarm may never fire. */
function descriptionOf({ what, why, severity, threshold, verified }: KeyEvent): string {
  const often = threshold === 1 ? "" : `, ${threshold} times or more in five minutes`;
  const label = verified ? "" : " Unverified: no documentation says that CloudTrail records such events in this form.";
  return `${what}${often}. ${why} Severity ${severity}: look at it within ${RESPONSE_MINUTES[severity]} minutes.${label}`;
}

function checkKeyEventAlarms({ estate }: KeyEventAlarmsArgs): readonly string[] {
  const buckets: readonly (readonly [string, string])[] = Object.entries({ ...estate });
  const problems = buckets.flatMap(([key, bucket]) =>
    /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)
      ? []
      : [`estate.${key}: not a bucket name, got "${bucket}"; 3 to 63 lower-case letters, digits, dots and hyphens`],
  );
  if (estate.evidenceBucketName === estate.registryBucketName) {
    problems.push(
      `estate.registryBucketName: is the evidence bucket too, got "${estate.registryBucketName}"; a bucket of its own`,
    );
  }
  return problems;
}
