import { expect } from "chai";
import { readLogPattern, UnreadablePattern } from "../../../../policypacks/mas-trm/kit/logging/log-pattern.ts";

const EVENT = {
  eventName: "DeleteTrail",
  eventSource: "cloudtrail.amazonaws.com",
  errorCode: "Client.UnauthorizedOperation",
  count: 3,
  readOnly: false,
  note: null,
  userIdentity: { type: "Root", "invoked-by": "somebody" },
  items: [{ name: "first" }, { name: "second" }],
};

describe("a filter pattern for JSON events", () => {
  const takes = [
    "",
    "{ $.eventName = DeleteTrail }",
    '{$.eventName="DeleteTrail"}',
    "{ $.eventName = Delete* }",
    '{ $.errorCode = "*UnauthorizedOperation" }',
    "{ $.eventName = %^Delete% }",
    "{ $.userIdentity.type = Root }",
    "{ $.['eventName'] = DeleteTrail }",
    "{ $.userIdentity['invoked-by'] = somebody }",
    "{ $.items[1].name = second }",
    '{ $.eventName != "CreateTrail" }',
    "{ $.userIdentity.invokedBy NOT EXISTS }",
    "{ $.note IS NULL }",
    "{ $.note.deeper NOT EXISTS }",
    "{ $.readOnly = false }",
    "{ $.readOnly IS FALSE }",
    "{ $.count > 2 && $.count >= 3 && $.count < 4 && $.count <= 3 }",
    "{ ($.eventName = CreateTrail) || ($.eventName = DeleteTrail) }",
    "{ $.eventName = DeleteTrail || $.eventName = None && $.count = 9 }",
    "{(($.eventSource = cloudtrail.amazonaws.com) && (($.eventName = StopLogging) || ($.eventName = DeleteTrail)))}",
  ];
  for (const pattern of takes) {
    it(`takes the event by ${pattern === "" ? "the empty pattern" : pattern}`, () => {
      expect(readLogPattern(pattern)(EVENT)).to.equal(true);
    });
  }

  const passes = [
    "{ $.eventName = deletetrail }",
    "{ $.eventName = DeleteTrai }",
    "{ $.eventSource = cloudtrail?amazonaws.com }",
    "{ $.eventName != Delete* }",
    "{ $.absent = anything }",
    "{ $.absent != anything }",
    "{ $.eventName NOT EXISTS }",
    "{ $.absent IS NULL }",
    "{ $.readOnly IS TRUE }",
    "{ $.count > 3 }",
    "{ $.count < 3 }",
    "{ $.count >= 4 }",
    "{ $.count <= 2 }",
    "{ $.userIdentity = Root }",
    "{ ($.eventName = DeleteTrail) && ($.count = 9) }",
    "{ ($.eventName = DeleteTrail || $.eventName = None) && $.count = 9 }",
  ];
  for (const pattern of passes) {
    it(`passes over the event by ${pattern}`, () => {
      expect(readLogPattern(pattern)(EVENT)).to.equal(false);
    });
  }

  const unreadable = [
    "DeleteTrail",
    "[ip, user]",
    "{ }",
    "{ $.a }",
    "{ $.a = }",
    "{ a = 1 }",
    "{ ($.a = 1 }",
    "{ $.a = 1 $.b = 2 }",
    "{ $.a NOT 1 }",
    "{ $.a IS 1 }",
    "{ $.a LIKE 1 }",
    "{ $.a = %(% }",
    '{ $.a = "open }',
  ];
  for (const pattern of unreadable) {
    it(`cannot read ${pattern}`, () => {
      expect(() => readLogPattern(pattern)).to.throw(UnreadablePattern);
    });
  }
});
