import { expect } from "chai";
import { DesktopMonitoring, type DesktopMonitoringArgs } from "../../../components/index.ts";
import { graphOf, ofType, one, record, refusalOf } from "../../support/record.ts";
import { GOOD, tags } from "../fixtures.ts";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const RULE = "aws:cloudwatch/eventRule:EventRule";
const build = (change: Partial<DesktopMonitoringArgs> = {}) =>
  record(() => new DesktopMonitoring("watch", { ...GOOD.desktopMonitoring, ...change }));

describe("DesktopMonitoring", () => {
  it("makes alarms, a dashboard and rules with a target each", async () => {
    expect(graphOf(await build())).to.deep.equal([
      "watch aws:cloudwatch/dashboard:Dashboard < watch",
      "watch kiro:desktops:DesktopMonitoring",
      "watch-connection-failures aws:cloudwatch/metricAlarm:MetricAlarm < watch",
      "watch-failed-authentication aws:cloudwatch/eventRule:EventRule < watch",
      "watch-failed-authentication aws:cloudwatch/eventTarget:EventTarget < watch",
      "watch-latency aws:cloudwatch/metricAlarm:MetricAlarm < watch",
      "watch-sign-in aws:cloudwatch/eventRule:EventRule < watch",
      "watch-sign-in aws:cloudwatch/eventTarget:EventTarget < watch",
      "watch-unhealthy aws:cloudwatch/metricAlarm:MetricAlarm < watch",
      "watch-unusual-use aws:cloudwatch/metricAlarm:MetricAlarm < watch",
    ]);
  });

  it("raises the alarm on failed connections over the whole directory", async () => {
    const made = await build();
    expect(one(made, ALARM, "watch-connection-failures").inputs).to.deep.equal({
      name: "watch-connection-failures",
      alarmDescription:
        "Connections to desktops fail, by wrong credentials or by a fault. Severity high: look at it within 60 minutes.",
      namespace: "AWS/WorkSpaces",
      metricName: "ConnectionFailure",
      dimensions: { DirectoryId: "d-1234567890" },
      statistic: "Sum",
      period: 900,
      evaluationPeriods: 1,
      threshold: 5,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      treatMissingData: "notBreaching",
      alarmActions: ["topic-high"],
      okActions: ["topic-high"],
      tags: {
        ...tags("watch-connection-failures", "desktops", "MAS-TRM 12.2"),
        AlarmSeverity: "high",
        ResponseMinutes: "60",
      },
    });
    const eager = await build({ failedConnections: 1 });
    expect(one(eager, ALARM, "watch-connection-failures").inputs).to.include({ threshold: 1 });
  });

  it("learns how many users are usual, and alarms above that", async () => {
    const { inputs } = one(await build(), ALARM, "watch-unusual-use");
    expect(inputs).to.deep.include({
      comparisonOperator: "GreaterThanUpperThreshold",
      thresholdMetricId: "usual",
      metricQueries: [
        {
          id: "now",
          returnData: true,
          metric: {
            namespace: "AWS/WorkSpaces",
            metricName: "UserConnected",
            dimensions: { DirectoryId: "d-1234567890" },
            stat: "Sum",
            period: 3600,
          },
        },
        { id: "usual", returnData: true, label: "usual", expression: "ANOMALY_DETECTION_BAND(now, 3)" },
      ],
    });
    expect(inputs).not.to.have.any.keys("threshold", "metricName", "namespace");
  });

  it("sends every alarm to the topic of its severity", async () => {
    const sent = ofType(await build(), ALARM).map(({ name, inputs }) => [name, inputs["alarmActions"]]);
    expect(sent).to.deep.equal([
      ["watch-connection-failures", ["topic-high"]],
      ["watch-latency", ["topic-low"]],
      ["watch-unhealthy", ["topic-medium"]],
      ["watch-unusual-use", ["topic-medium"]],
    ]);
  });

  it("tells of sign-ins and of refused credentials", async () => {
    const made = await build();
    const patternOf = (name: string) => JSON.parse(String(one(made, RULE, name).inputs["eventPattern"])) as unknown;
    expect(patternOf("watch-sign-in")).to.deep.equal({
      source: ["aws.workspaces"],
      "detail-type": ["WorkSpaces Access"],
    });
    expect(patternOf("watch-failed-authentication")).to.deep.equal({
      source: ["aws.signin"],
      detail: {
        eventSource: ["signin.amazonaws.com"],
        eventName: ["CredentialVerification"],
        serviceEventDetails: { CredentialVerification: ["Failure"] },
      },
    });
    const targets = ofType(made, "aws:cloudwatch/eventTarget:EventTarget").map(({ inputs }) => inputs);
    expect(targets).to.deep.equal([
      { rule: "watch-failed-authentication", targetId: "failed-authentication", arn: "topic-high" },
      { rule: "watch-sign-in", targetId: "sign-in", arn: "topic-low" },
    ]);
  });

  it("shows connections, users, state and speed of the directory on one dashboard", async () => {
    const { dashboardName, dashboardBody } = one(await build(), "aws:cloudwatch/dashboard:Dashboard").inputs;
    expect(dashboardName).to.equal("watch");
    const { widgets } = JSON.parse(String(dashboardBody)) as {
      widgets: { x: number; y: number; properties: { title: string; region: string; metrics: unknown[][] } }[];
    };
    expect(widgets.map(({ x, y, properties }) => [x, y, properties.title, properties.metrics.length])).to.deep.equal([
      [0, 0, "Connections", 4],
      [12, 0, "Users connected", 1],
      [0, 6, "State of desktops", 3],
      [12, 6, "Time to launch a session and latency in it", 2],
    ]);
    expect(widgets[0]?.properties.region).to.equal("us-east-1");
    expect(widgets[1]?.properties.metrics).to.deep.equal([
      ["AWS/WorkSpaces", "UserConnected", "DirectoryId", "d-1234567890", { stat: "Sum" }],
    ]);
  });

  it("refuses an alarm that never or always fires", async () => {
    expect(
      await refusalOf(() => new DesktopMonitoring("watch", { ...GOOD.desktopMonitoring, failedConnections: 0 })),
    ).to.equal(
      'DesktopMonitoring "watch" cannot be built:\n  - failedConnections: out of range, got 0; a whole number from 1 to 1000',
    );
  });
});
