import { expect } from "chai";
import { EXTERNAL_KEY, KEY, REPLICA_EXTERNAL_KEY, REPLICA_KEY } from "../../../policypacks/mas-trm/kit/types.ts";
import { kmsDeletionWindow } from "../../../policypacks/mas-trm/rules/keys/kms-deletion-window.ts";
import { type Circumstances, examine, unknown } from "../support/examine.ts";

const found = (props: Readonly<Record<string, unknown>>, at: Circumstances = {}, type: string = KEY) =>
  examine(kmsDeletionWindow, [{ type, name: "key", props }], at);
const short = ["violation key: its deletion window is 29 days, fewer than 30"];

describe("kms-deletion-window", () => {
  it("passes the window left out, which is 30 days", () => {
    expect(found({})).to.deep.equal([]);
  });

  it("refuses a shorter one, on every kind of key", () => {
    for (const type of [KEY, REPLICA_KEY, EXTERNAL_KEY, REPLICA_EXTERNAL_KEY]) {
      expect(found({ deletionWindowInDays: 29 }, {}, type), type).to.deep.equal(short);
    }
  });

  it("cannot decide on a window that is not known yet", () => {
    expect(found({ deletionWindowInDays: unknown })).to.deep.equal([
      "undetermined key: deletionWindowInDays is not known yet",
    ]);
  });

  it("takes the demanded days from its settings", () => {
    expect(found({ deletionWindowInDays: 14 }, { settings: { minimumDays: 14 } })).to.deep.equal([]);
  });

  it("passes over stacks that are made to be thrown away", () => {
    expect(found({ deletionWindowInDays: 7 }, { stack: "dev" })).to.deep.equal([]);
  });
});
