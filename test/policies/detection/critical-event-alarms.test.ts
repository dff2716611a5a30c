import { expect } from "chai";
import {
  FUNCTION,
  LOG_GROUP,
  METRIC_ALARM,
  TOPIC,
  TOPIC_SUBSCRIPTION,
  TRAIL,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { unknown } from "../support/examine.ts";
import { alarm, chain, filter, found, one, subscription, topic, whole } from "./alarm-chain.ts";

describe("critical-event-alarms", () => {
  it("passes a filter on the trail's log group with an alarm, a topic and a subscription", () => {
    expect(found(whole)).to.deep.equal([]);
  });

  it("passes names and ARNs that are put together and known", () => {
    const arn = "arn:aws:sns:us-east-1:111122223333:alarms";
    const resources = chain(
      one(TRAIL, "trail", { cloudWatchLogsGroupArn: "arn:aws:logs:us-east-1:111122223333:log-group:events:*" }),
      filter({ logGroupName: "events" }, {}),
      alarm({ alarmActions: [arn] }, {}),
      one(TOPIC_SUBSCRIPTION, "mail", { topic: arn }),
    );
    expect(found(resources)).to.deep.equal([]);
  });

  it("passes an alarm that watches the metric by a query", () => {
    const metric = { namespace: "bank", metricName: "trail-changes", period: 300, stat: "Sum" };
    const byQuery = one(METRIC_ALARM, "alarm", { metricQueries: [{ id: "m", metric }] }, { alarmActions: ["topic"] });
    expect(found(chain(byQuery))).to.deep.equal([]);
  });

  it("cannot pass a chain while its pattern is not known yet, least of all a broken one", () => {
    const hopeful = filter({ pattern: unknown });
    const open = "undetermined filter: whether it alarms on events of this stack's trail is not known yet";
    expect(found(chain(hopeful))).to.deep.equal([open]);
    expect(found(chain(hopeful, alarm({ actionsEnabled: false })))).to.deep.equal([
      "undetermined filter: which events it takes is not known yet, nor is its way to somebody sure",
      open,
    ]);
    expect(found(chain(filter({ pattern: "plain words" }), alarm({ actionsEnabled: false })))).to.deep.equal([]);
    expect(found(chain(hopeful), { declaredAdministrator: "111122223333" })).to.deep.equal([]);
  });

  describe("of a chain that is broken", () => {
    for (const actionsEnabled of [false, "false"]) {
      it(`refuses an alarm with actionsEnabled ${JSON.stringify(actionsEnabled)}`, () => {
        expect(found(chain(alarm({ actionsEnabled })))).to.deep.equal(["violation alarm: actionsEnabled is false"]);
      });
    }

    it("refuses an alarm without actions, or with empty ones", () => {
      for (const alarmActions of [undefined, [], [""]]) {
        expect(found(chain(alarm({ alarmActions }, {})))).to.deep.equal(["violation alarm: alarmActions is empty"]);
      }
    });

    it("refuses a filter without an alarm, and an alarm on another metric", () => {
      const refused = ["violation filter: no alarm watches its metric"];
      expect(found(whole.slice(0, 5))).to.deep.equal(refused);
      expect(found(chain(alarm({ metricName: "other" })))).to.deep.equal(refused);
      expect(found(chain(alarm({ namespace: "other" })))).to.deep.equal(refused);
    });

    it("refuses a filter on another log group", () => {
      const refused = ["violation filter: its log group is not one that a trail writes to"];
      const other = one(LOG_GROUP, "other", { name: "other" });
      expect(found([...chain(filter({}, { logGroupName: ["other"] })), other])).to.deep.equal(refused);
      expect(found(chain(filter({ logGroupName: "elsewhere" }, {})))).to.deep.equal(refused);
    });

    it("refuses a topic without subscription, or with a subscription to another topic", () => {
      const refused = ["violation topic: it has no subscription, so what alarm sends reaches nobody"];
      const other = [one(TOPIC, "other", { name: "other" }), one(TOPIC_SUBSCRIPTION, "mail", {}, { topic: ["other"] })];
      expect(found(whole.filter(({ name }) => name !== "mail"))).to.deep.equal(refused);
      expect(found(chain(...other))).to.deep.equal(refused);
    });

    it("refuses actions that tell nobody", () => {
      const stop = "arn:aws:automate:us-east-1:ec2:stop";
      expect(found(chain(alarm({ alarmActions: [stop] }, {})))).to.deep.equal([
        "violation alarm: it is sent to nothing that tells anybody",
      ]);
    });

    it("refuses alarms that do not fire when the event happens", () => {
      expect(found(chain(alarm({ comparisonOperator: "LessThanThreshold" })))).to.deep.equal([
        "violation alarm: its comparisonOperator does not fire when events are counted",
      ]);
      expect(found(chain(alarm({ threshold: 1000 })))).to.deep.equal([
        "violation alarm: it fires after 1000 events, more than 10",
      ]);
      expect(found(chain(alarm({ threshold: 1000 })), { mostEvents: 1000 })).to.deep.equal([]);
    });

    it("names every break", () => {
      const broken = chain(
        alarm({ actionsEnabled: false, alarmActions: [] }, {}),
        filter({ logGroupName: "other" }, {}),
      );
      expect(found(broken)).to.deep.equal([
        "violation filter: its log group is not one that a trail writes to",
        "violation alarm: actionsEnabled is false",
        "violation alarm: alarmActions is empty",
      ]);
    });
  });

  describe("of receivers", () => {
    const foreign = "arn:aws:sns:us-east-1:444455556666:soc";

    it("cannot see the subscriptions of a topic outside the stack, unless they are declared", () => {
      const resources = chain(alarm({ alarmActions: [foreign] }, {}));
      expect(found(resources)).to.deep.equal([
        "undetermined alarm: it is sent to a topic outside this stack, whose subscriptions cannot be seen",
      ]);
      expect(found(resources, { declaredTopics: [foreign] })).to.deep.equal([]);
    });

    it("passes an incident, an item of work and a function", () => {
      for (const service of ["ssm", "ssm-incidents", "ssm-contacts", "lambda", "events", "states"]) {
        const action = `arn:aws:${service}:us-east-1:111122223333:somebody`;
        expect(found(chain(alarm({ alarmActions: [action] }, {})))).to.deep.equal([]);
      }
      expect(found([...chain(alarm({}, { alarmActions: ["call"] })), one(FUNCTION, "call")])).to.deep.equal([]);
    });

    it("is content with one receiver that reaches somebody", () => {
      const deaf = one(TOPIC, "deaf", { name: "deaf" });
      expect(found([...chain(alarm({}, { alarmActions: ["deaf", "topic"] })), deaf])).to.deep.equal([
        "undetermined alarm: whom alarmActions leads to is not known yet",
      ]);
      const heard = [one(TOPIC, "deaf", { name: "deaf" }), one(TOPIC_SUBSCRIPTION, "chat", {}, { topic: ["deaf"] })];
      expect(found([...chain(alarm({}, { alarmActions: ["deaf", "topic"] })), ...heard])).to.deep.equal([]);
      const both = alarm({ alarmActions: [unknown, unknown] }, { alarmActions: ["deaf", "topic"] });
      expect(found([...chain(both), deaf])).to.deep.equal([]);
    });

    it("cannot decide on receivers, or subscriptions, that are not known yet", () => {
      expect(found(chain(alarm({ alarmActions: unknown }, {})))).to.deep.equal([
        "undetermined alarm: whom alarmActions leads to is not known yet",
      ]);
      expect(found(chain(one(TOPIC_SUBSCRIPTION, "mail", { topic: unknown })))).to.deep.equal([
        "undetermined alarm: whether topic topic has a subscription cannot be told",
      ]);
      expect(found(chain({ ...topic, read: true }).filter(({ name }) => name !== "mail"))).to.deep.equal([
        "undetermined alarm: whether topic topic has a subscription cannot be told",
      ]);
    });
  });

  describe("of what is not known yet", () => {
    it("cannot decide on the metric of an alarm, and still refuses the log group", () => {
      const resources = chain(alarm({ metricName: unknown }), filter({ logGroupName: "other" }, {}));
      expect(found(resources)).to.deep.equal([
        "violation filter: its log group is not one that a trail writes to",
        "undetermined filter: which metric alarm watches is not known yet",
      ]);
    });

    it("cannot decide on the namespace or the queries of an alarm", () => {
      for (const props of [{ namespace: unknown }, { metricQueries: unknown }]) {
        expect(found(chain(alarm({ ...props, metricName: "other" })))).to.deep.equal([
          "undetermined filter: which metric alarm watches is not known yet",
        ]);
      }
    });

    it("cannot see whether a trail elsewhere writes to a log group elsewhere, unless it is declared", () => {
      const resources = [topic, subscription, filter({ logGroupName: "organisation" }, {}), alarm()];
      expect(found(resources)).to.deep.equal([
        "undetermined filter: whether a trail writes to its log group, which is outside this stack, cannot be seen",
      ]);
      expect(found(resources, { logGroups: ["organisation"] })).to.deep.equal([]);
    });

    it("cannot decide on a log group or on switches of the alarm", () => {
      expect(found(chain(filter({ logGroupName: unknown }, {})))).to.deep.equal([
        "undetermined filter: logGroupName is not known yet",
      ]);
      expect(found(chain(alarm({ actionsEnabled: unknown, comparisonOperator: "LessThanThreshold" })))).to.deep.equal([
        "undetermined alarm: actionsEnabled is not known yet",
        "violation alarm: its comparisonOperator does not fire when events are counted",
      ]);
    });
  });
});
