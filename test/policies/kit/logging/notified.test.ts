import { expect } from "chai";
import { FUNCTION, TOPIC, TOPIC_SUBSCRIPTION } from "../../../../policypacks/mas-trm/kit/types.ts";
import { alarm, chain, found, one } from "../../detection/alarm-chain.ts";
import { unknown } from "../../support/examine.ts";

describe("receivers of an alarm", () => {
  const arn = (name: string) => `arn:aws:sns:us-east-1:111122223333:${name}`;
  const deaf = (name: string) => `violation ${name}: it has no subscription, so what alarm sends reaches nobody`;

  it("are named one by one when none of them reaches anybody", () => {
    const two = [one(TOPIC, "left", { name: "left" }), one(TOPIC, "right", { name: "right" })];
    const actions = [arn("left"), "arn:aws:automate:us-east-1:ec2:stop", arn("right")];
    expect(found([...chain(alarm({ alarmActions: actions }, {})), ...two])).to.deep.equal([
      deaf("left"),
      deaf("right"),
    ]);
  });

  it("are nobody when they are no ARNs", () => {
    expect(found(chain(alarm({ alarmActions: ["soc"] }, {})))).to.deep.equal([
      "violation alarm: it is sent to nothing that tells anybody",
    ]);
  });

  it("reach somebody when each that may be meant does", () => {
    const either = alarm({}, { alarmActions: ["call", "topic"] });
    expect(found(chain(either, one(FUNCTION, "call")))).to.deep.equal([]);
    expect(found(chain(either, one(FUNCTION, "call")).filter(({ name }) => name !== "mail"))).to.deep.equal([
      "undetermined alarm: whom alarmActions leads to is not known yet",
    ]);
  });

  it("cannot be told for each of several reasons", () => {
    const both = alarm({ alarmActions: [arn("soc"), unknown] }, { alarmActions: ["topic"] });
    expect(found(chain(both, one(TOPIC_SUBSCRIPTION, "mail", { topic: unknown })))).to.deep.equal([
      "undetermined alarm: it is sent to a topic outside this stack, whose subscriptions cannot be seen, and whether topic topic has a subscription cannot be told",
    ]);
  });
});
