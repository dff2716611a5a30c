import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkLogGroup, type LogGroupChoice, recordLogGroup } from "../foundation/log-group.ts";
import { outOfRange, refuse } from "../foundation/problems.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";
import { MAX_PATTERN_LENGTH } from "./filter-pattern.ts";
import { RESPONSE_MINUTES, type Severity, severityTags } from "./severity.ts";

/** Inputs of {@link DlpAlarm}. */
export interface DlpAlarmArgs extends LogGroupChoice {
  readonly ownership: Ownership;
  /** CloudWatch filter pattern of a violation in the log of the bank's DLP agent, such as `{ $.action = "blocked" }`. */
  readonly pattern: string;
  /**
   * Violations in five minutes that raise the alarm.
   *
   * @default 1
   */
  readonly threshold?: number;
  /** Topic of severity medium. */
  readonly topicArn: pulumi.Input<string>;
}

const PURPOSE: Purpose = { layer: "monitoring", control: "MAS-TRM 11.1" };
/** The class that the guide gives to DLP violations (section 10, severity classes). */
const SEVERITY: Severity = "medium";
const METRIC = { namespace: "Kiro/Desktops", name: "dlp-violations" } as const;
const PERIOD_SECONDS = 300;

/**
 * Counts what the desktops' DLP agent reports, and alarms on it (guide section 4.3.1): a log group for the agent's
 * log, a metric of its violations, an alarm. The agent is the bank's own, and so are its way into the log group and
 * the form of its lines.
 *
 * @control MAS-TRM 11.1.1, 12.2.6
 */
export class DlpAlarm extends pulumi.ComponentResource {
  /** Log group that the agent's log is to be sent to. */
  readonly logGroupName: pulumi.Output<string>;
  /** ARN of the alarm. */
  readonly alarmArn: pulumi.Output<string>;

  constructor(name: string, args: DlpAlarmArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:monitoring:DlpAlarm", name, args, opts);
    const threshold = args.threshold ?? 1;
    refuse(this, name, [
      ...checkLogGroup(args),
      ...checkPattern(args.pattern),
      ...outOfRange("threshold", threshold, 1, 1000),
    ]);
    const tags = tagsFor(name, args.ownership, PURPOSE);
    const child = { parent: this };

    const group = recordLogGroup(name, args, tags, this);
    new aws.cloudwatch.LogMetricFilter(
      name,
      {
        name,
        logGroupName: group.name,
        pattern: args.pattern,
        metricTransformation: { ...METRIC, value: "1", unit: "Count" },
      },
      child,
    );
    const alarm = new aws.cloudwatch.MetricAlarm(
      name,
      {
        name,
        alarmDescription: `The DLP agent of a desktop stopped something. Severity ${SEVERITY}: look at it within ${RESPONSE_MINUTES[SEVERITY]} minutes.`,
        namespace: METRIC.namespace,
        metricName: METRIC.name,
        statistic: "Sum",
        period: PERIOD_SECONDS,
        evaluationPeriods: 1,
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold,
        treatMissingData: "notBreaching",
        alarmActions: [args.topicArn],
        tags: { ...tags, ...severityTags(SEVERITY) },
      },
      child,
    );

    this.logGroupName = group.name;
    this.alarmArn = alarm.arn;
    this.registerOutputs({ logGroupName: this.logGroupName, alarmArn: this.alarmArn });
  }
}

/** An empty pattern would count every line. */
function checkPattern(pattern: string): readonly string[] {
  const isFit = pattern.trim() !== "" && pattern.length <= MAX_PATTERN_LENGTH;
  const allowed = `a filter pattern of CloudWatch of 1 to ${MAX_PATTERN_LENGTH} characters`;
  return isFit ? [] : [`pattern: empty or too long, got ${pattern.length} characters; ${allowed}`];
}
