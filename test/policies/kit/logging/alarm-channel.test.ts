import { expect } from "chai";
import { alarmChannels } from "../../../../policypacks/mas-trm/kit/logging/alarm-channel.ts";
import { CRITICAL_EVENTS } from "../../../../policypacks/mas-trm/kit/logging/critical-events.ts";
import { LOG_GROUP, TRAIL } from "../../../../policypacks/mas-trm/kit/types.ts";
import { alarm, chain, filter, found, group, one, subscription, topic, whole } from "../../detection/alarm-chain.ts";
import { graphOf, unknown } from "../../support/examine.ts";

describe("the channel of a metric filter", () => {
  const [event] = CRITICAL_EVENTS["trail-changes"]?.witnesses ?? [];
  const takes = (pattern: unknown) => {
    const [channel] = alarmChannels(graphOf([filter({ pattern }, {})]));
    return event && channel?.takes(event);
  };

  it("takes every event without a pattern, and none by one that is not for JSON", () => {
    expect(takes(undefined)).to.equal(true);
    expect(takes("")).to.equal(true);
    expect(takes("DeleteTrail")).to.equal(false);
  });

  it("takes nothing by a pattern that takes too long to try, even one that asks what is not there", () => {
    expect(takes("{ $.eventSource != %^(([a-z]*)*[.]*)*!$% }")).to.equal(false);
  });

  it("judges once an alarm that several filters feed", () => {
    const hopeful = { ...filter({ pattern: unknown }), name: "hopeful" };
    expect(found([...chain(alarm({ actionsEnabled: false })), hopeful])).to.deep.equal([
      "violation alarm: actionsEnabled is false",
    ]);
  });

  it("passes an alarm that fires above a threshold, and refuses one that does not say when", () => {
    expect(found(chain(alarm({ comparisonOperator: "GreaterThanThreshold", threshold: 0 })))).to.deep.equal([]);
    expect(found(chain(alarm({ comparisonOperator: undefined })))).to.deep.equal([
      "violation alarm: its comparisonOperator does not fire when events are counted",
    ]);
  });

  describe("looks at its log group", () => {
    const refused = ["violation filter: its log group is not one that a trail writes to"];

    it("and refuses another beside a trail's, whichever are declared", () => {
      const astray = chain(filter({ logGroupName: "elsewhere" }, {}));
      expect(found(astray, { logGroups: ["organisation"] })).to.deep.equal(refused);
    });

    it("and refuses one of this stack that no trail writes to, by reference or by name", () => {
      for (const named of [filter(), filter({ logGroupName: "events" }, {})]) {
        expect(found([group, topic, subscription, named, alarm()])).to.deep.equal(refused);
      }
    });

    it("and minds no trail that writes to none", () => {
      expect(found([...whole, one(TRAIL, "quiet")])).to.deep.equal([]);
    });

    it("and knows it by its name while other properties are not known yet", () => {
      const open = one(LOG_GROUP, "group", { name: "events", kmsKeyId: unknown });
      const arn = "arn:aws:logs:us-east-1:111122223333:log-group:events:*";
      expect(found(chain(open, one(TRAIL, "trail", { cloudWatchLogsGroupArn: arn })))).to.deep.equal([]);
    });

    it("and cannot decide where none is stated, or a trail's is not known yet", () => {
      expect(found(chain(filter({}, {})))).to.deep.equal(["undetermined filter: logGroupName is not known yet"]);
      expect(found(chain(one(TRAIL, "trail", { cloudWatchLogsGroupArn: unknown })))).to.deep.equal([
        "undetermined filter: cloudWatchLogsGroupArn is not known yet",
      ]);
    });
  });
});
