import { expect } from "chai";
import { KEY_EVENTS, KeyEventAlarms, type KeyEventAlarmsArgs } from "../../../components/index.ts";
import { graphOf, ofType, one, record, refusalOf } from "../../support/record.ts";
import { GOOD, tags } from "../fixtures.ts";

const FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const build = (change: Partial<KeyEventAlarmsArgs> = {}) =>
  record(() => new KeyEventAlarms("it", { ...GOOD.keyEvents, ...change }));
const verified = KEY_EVENTS.filter((event) => event.verified).map(({ name }) => name);

describe("KeyEventAlarms", () => {
  it("makes a filter and an alarm for each event whose form is documented, and no others", async () => {
    const made = await build();
    expect(graphOf(made)).to.have.members([
      "it kiro:monitoring:KeyEventAlarms",
      ...verified.flatMap((name) => [`it-${name} ${FILTER} < it`, `it-${name} ${ALARM} < it`]),
    ]);
    expect(one(made, "kiro:monitoring:KeyEventAlarms").outputs).to.deep.equal({
      alarmArns: Object.fromEntries(verified.map((name) => [name, `it-${name}-arn`])),
    });
  });

  it("watches for the others too when told to", async () => {
    const made = await build({ includeUnverified: true });
    expect(ofType(made, ALARM)).to.have.length(KEY_EVENTS.length).greaterThan(verified.length);
    expect(ofType(made, FILTER).map(({ name }) => name)).to.include("it-kiro-administration");
  });

  it("says of each of those others, and of no other, that it may never fire", async () => {
    const alarms = ofType(await build({ includeUnverified: true }), ALARM);
    const labelled = alarms.filter(({ inputs }) => String(inputs["alarmDescription"]).includes(" Unverified: "));
    expect(labelled.map(({ name }) => name.slice("it-".length))).to.have.members(
      KEY_EVENTS.filter((event) => !event.verified).map(({ name }) => name),
    );
  });

  it("counts the event in the trail's log group", async () => {
    expect(one(await build(), FILTER, "it-key-deletion").inputs).to.deep.equal({
      name: "it-key-deletion",
      logGroupName: "/kiro/audit/trail",
      pattern:
        '{ (($.eventSource = "kms.amazonaws.com") && (($.eventName = "DisableKey") || ($.eventName = "ScheduleKeyDeletion") || ($.eventName = "DeleteImportedKeyMaterial"))) }',
      metricTransformation: { namespace: "Kiro/KeyEvents", name: "key-deletion", value: "1", unit: "Count" },
    });
  });

  it("raises the alarm with its reason, its severity and its clause", async () => {
    expect(one(await build(), ALARM, "it-refused-calls").inputs).to.deep.equal({
      name: "it-refused-calls",
      alarmDescription:
        "Many calls were refused, 10 times or more in five minutes. Somebody may be trying what a stolen session can do. Severity medium: look at it within 240 minutes.",
      namespace: "Kiro/KeyEvents",
      metricName: "refused-calls",
      statistic: "Sum",
      period: 300,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 10,
      treatMissingData: "notBreaching",
      alarmActions: ["topic-medium"],
      tags: {
        ...tags("it-refused-calls", "monitoring", "MAS-TRM 12.2"),
        AlarmSeverity: "medium",
        ResponseMinutes: "240",
      },
    });
  });

  it("refuses bad arguments, all at once", async () => {
    const estate = { evidenceBucketName: "Evidence", registryBucketName: "Evidence" };
    const bucket = 'not a bucket name, got "Evidence"; 3 to 63 lower-case letters, digits, dots and hyphens';
    expect(await refusalOf(() => new KeyEventAlarms("it", { ...GOOD.keyEvents, estate }))).to.equal(
      [
        'KeyEventAlarms "it" cannot be built:',
        `  - estate.evidenceBucketName: ${bucket}`,
        `  - estate.registryBucketName: ${bucket}`,
        '  - estate.registryBucketName: is the evidence bucket too, got "Evidence"; a bucket of its own',
      ].join("\n"),
    );
  });
});
