import { expect } from "chai";
import { DlpAlarm, type DlpAlarmArgs } from "../../../components/index.ts";
import { graphOf, one, record, refusalOf } from "../../support/record.ts";
import { GOOD, tags } from "../fixtures.ts";

const build = (change: Partial<DlpAlarmArgs> = {}) =>
  record(() => new DlpAlarm("dlp", { ...GOOD.dlpAlarm, ...change }));

describe("DlpAlarm", () => {
  it("makes a log group of record, a metric of violations and an alarm", async () => {
    const made = await build();
    expect(graphOf(made)).to.deep.equal([
      "dlp aws:cloudwatch/logGroup:LogGroup < dlp",
      "dlp aws:cloudwatch/logMetricFilter:LogMetricFilter < dlp",
      "dlp aws:cloudwatch/metricAlarm:MetricAlarm < dlp",
      "dlp kiro:monitoring:DlpAlarm",
    ]);
    expect(one(made, "kiro:monitoring:DlpAlarm").outputs).to.deep.equal({
      logGroupName: "/kiro/desktops/dlp",
      alarmArn: "dlp-arn",
    });
    const { name, kmsKeyId, retentionInDays } = one(made, "aws:cloudwatch/logGroup:LogGroup").inputs;
    expect([name, kmsKeyId, retentionInDays]).to.deep.equal(["/kiro/desktops/dlp", GOOD.dlpAlarm.keyArn, 365]);
  });

  it("counts what the pattern finds, in a namespace of its own, and alarms on it", async () => {
    const made = await build({ threshold: 3 });
    expect(one(made, "aws:cloudwatch/logMetricFilter:LogMetricFilter").inputs).to.deep.equal({
      name: "dlp",
      logGroupName: "/kiro/desktops/dlp",
      pattern: '{ $.action = "blocked" }',
      metricTransformation: { namespace: "Kiro/Desktops", name: "dlp-violations", value: "1", unit: "Count" },
    });
    expect(one(made, "aws:cloudwatch/metricAlarm:MetricAlarm").inputs).to.deep.equal({
      name: "dlp",
      alarmDescription: "The DLP agent of a desktop stopped something. Severity medium: look at it within 240 minutes.",
      namespace: "Kiro/Desktops",
      metricName: "dlp-violations",
      statistic: "Sum",
      period: 300,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 3,
      treatMissingData: "notBreaching",
      alarmActions: ["topic-medium"],
      tags: { ...tags("dlp", "monitoring", "MAS-TRM 11.1"), AlarmSeverity: "medium", ResponseMinutes: "240" },
    });
  });

  it("refuses bad arguments, all at once", async () => {
    const bad = { ...GOOD.dlpAlarm, logGroupName: "", pattern: " ", threshold: 0 };
    expect(await refusalOf(() => new DlpAlarm("dlp", bad))).to.equal(
      [
        'DlpAlarm "dlp" cannot be built:',
        '  - logGroupName: not a log group name, got ""; letters, digits and _ - / . #',
        "  - pattern: empty or too long, got 1 characters; a filter pattern of CloudWatch of 1 to 1024 characters",
        "  - threshold: out of range, got 0; a whole number from 1 to 1000",
      ].join("\n"),
    );
  });
});
