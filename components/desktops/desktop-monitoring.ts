import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { outOfRange, refuse } from "../foundation/problems.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";
import { type PerSeverity, RESPONSE_MINUTES, type Severity, severityTags } from "../monitoring/severity.ts";
import { type DesktopAlarm, dashboardBody, desktopAlarms } from "./desktop-metrics.ts";

/** Inputs of {@link DesktopMonitoring}. */
export interface DesktopMonitoringArgs {
  readonly ownership: Ownership;
  /** Region of the desktops, for the dashboard. */
  readonly region: string;
  /** Directory that the desktops are registered under. */
  readonly directoryId: pulumi.Input<string>;
  /** Topics by severity. Each sign-in is told to the lowest. */
  readonly topicArns: PerSeverity<pulumi.Input<string>>;
  /**
   * Failed connections in a quarter of an hour, over the whole directory, that raise the alarm.
   *
   * @default 5
   */
  readonly failedConnections?: number;
}

const PURPOSE: Purpose = { layer: "desktops", control: "MAS-TRM 12.2" };

/**
 * Sign-ins of desktops as EventBridge tells of them, with the client's address and platform.
 * Source: EventBridge reference, "Amazon WorkSpaces events".
 */
const SIGN_IN = { source: ["aws.workspaces"], "detail-type": ["WorkSpaces Access"] };

/**
 * Credentials that AWS's sign-in refused: smart cards at desktops, and users of Identity Center in its region.
 * Wrong passwords of the directory make no event; they show as failed connections.
 * Source: WorkSpaces administration guide, "Understanding AWS sign-in events for smart card users".
 */
const FAILED_AUTHENTICATION = {
  source: ["aws.signin"],
  detail: {
    eventSource: ["signin.amazonaws.com"],
    eventName: ["CredentialVerification"],
    serviceEventDetails: { CredentialVerification: ["Failure"] },
  },
};

/**
 * Watches the desktops of one directory: alarms and a dashboard on WorkSpaces' metrics, events for sign-ins and for
 * failed authentication. WorkSpaces publishes its metrics by itself, nothing has to be turned on.
 *
 * @control MAS-TRM 12.2.1, 12.2.6, 9.3.1
 */
export class DesktopMonitoring extends pulumi.ComponentResource {
  /** Name of the dashboard. */
  readonly dashboardName: pulumi.Output<string>;

  constructor(name: string, args: DesktopMonitoringArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:desktops:DesktopMonitoring", name, args, opts);
    const failedConnections = args.failedConnections ?? 5;
    refuse(this, name, outOfRange("failedConnections", failedConnections, 1, 1000));
    const child = { parent: this };
    const tagged = (logicalName: string) => tagsFor(logicalName, args.ownership, PURPOSE);

    for (const alarm of desktopAlarms(failedConnections)) {
      new aws.cloudwatch.MetricAlarm(
        `${name}-${alarm.name}`,
        {
          ...alarmInputs(alarm, args.directoryId),
          name: `${name}-${alarm.name}`,
          alarmActions: [args.topicArns[alarm.severity]],
          okActions: [args.topicArns[alarm.severity]],
          tags: { ...tagged(`${name}-${alarm.name}`), ...severityTags(alarm.severity) },
        },
        child,
      );
    }
    const dashboard = new aws.cloudwatch.Dashboard(
      name,
      {
        dashboardName: name,
        dashboardBody: pulumi.jsonStringify(
          pulumi.output(args.directoryId).apply((directoryId) => dashboardBody(args.region, directoryId)),
        ),
      },
      child,
    );
    const event = (role: string, severity: Severity, description: string, pattern: object) => {
      const rule = new aws.cloudwatch.EventRule(
        `${name}-${role}`,
        {
          name: `${name}-${role}`,
          description,
          eventPattern: JSON.stringify(pattern),
          tags: { ...tagged(`${name}-${role}`), ...severityTags(severity) },
        },
        child,
      );
      const target = { rule: rule.name, targetId: role, arn: args.topicArns[severity] };
      new aws.cloudwatch.EventTarget(`${name}-${role}`, target, child);
    };
    event("sign-in", "low", "Somebody signs in to a desktop.", SIGN_IN);
    event("failed-authentication", "high", "A credential was refused.", FAILED_AUTHENTICATION);

    this.dashboardName = dashboard.dashboardName;
    this.registerOutputs({ dashboardName: this.dashboardName });
  }
}

function alarmInputs(
  { description, severity, metric, minutes, periods, ...judged }: DesktopAlarm,
  directoryId: pulumi.Input<string>,
) {
  const dimensions = { DirectoryId: directoryId };
  const common = {
    alarmDescription: `${description} Severity ${severity}: look at it within ${RESPONSE_MINUTES[severity]} minutes.`,
    evaluationPeriods: periods,
    // Stopped desktops publish nothing, which is no cause for alarm.
    treatMissingData: "notBreaching",
  };
  const { name: metricName, statistic } = metric;
  const period = minutes * 60;
  if (judged.threshold !== undefined) {
    const { threshold } = judged;
    return {
      ...common,
      namespace: NAMESPACE,
      metricName,
      dimensions,
      statistic,
      period,
      threshold,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
    };
  }
  return {
    ...common,
    comparisonOperator: "GreaterThanUpperThreshold",
    thresholdMetricId: "usual",
    metricQueries: [
      {
        id: "now",
        returnData: true,
        metric: { namespace: NAMESPACE, metricName, dimensions, stat: statistic, period },
      },
      {
        id: "usual",
        returnData: true,
        label: "usual",
        expression: `ANOMALY_DETECTION_BAND(now, ${judged.deviations})`,
      },
    ],
  };
}

const NAMESPACE = "AWS/WorkSpaces";
