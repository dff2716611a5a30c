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
  "role (new)": "auditor",
  spoken: 'say "stop"',
};

describe("a filter pattern for JSON events", () => {
  const takes = [
    "",
    "{ $.eventName = DeleteTrail }",
    '{$.eventName="DeleteTrail"}',
    "{ $.eventName = Delete* }",
    '{ $.errorCode = "*UnauthorizedOperation" }',
    "{ $.eventName = %^Delete% }",
    '{ $.spoken = "say \\"stop\\"" }',
    "{ $.['role (new)'] = auditor }",
    "{ $.userIdentity.type = Root }",
    "{ $.['eventName'] = DeleteTrail }",
    "{ $.userIdentity['invoked-by'] = somebody }",
    "{ $.items[1].name = second }",
    '{ $.eventName != "CreateTrail" }',
    "{ $.userIdentity.invokedBy NOT EXISTS }",
    "{ $.note IS NULL }",
    "{ $.note.deeper NOT EXISTS }",
    "{ $.absent.deeper NOT EXISTS }",
    "{ $.eventName.length NOT EXISTS }",
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

  it("minds no blanks around it", () => {
    for (const pattern of [" ", " { $.eventName = DeleteTrail }\n"]) {
      expect(readLogPattern(pattern)(EVENT)).to.equal(true);
    }
  });

  const passes = [
    "{ $.eventName = deletetrail }",
    "{ $.eventName = DeleteTrai }",
    "{ $.eventName = %Trai$% }",
    "{ $.eventSource = cloudtrail?amazonaws.com }",
    "{ $.eventName != Delete* }",
    "{ $.absent = anything }",
    "{ $.absent != anything }",
    "{ $.eventName NOT EXISTS }",
    "{ $. NOT EXISTS }",
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
    ["DeleteTrail", "not in braces"],
    ["[ip, user]", "not in braces"],
    ["words { $.a = 1 }", "not in braces"],
    ["{ $.a = 1 } words", "not in braces"],
    ["{ }", "a condition that is not complete"],
    ["{ $.a }", "a condition that is not complete"],
    ["{ $.a = }", "a condition that is not complete"],
    ["{ a = 1 }", "a condition that does not start with a property"],
    ["{ a$.b = 1 }", "a condition that does not start with a property"],
    ["{ ($.a = 1 }", "a bracket that is not closed"],
    ["{ $.a = 1 $.b = 2 }", "more than one condition without an operator"],
    ["{ $.a NOT 1 }", "NOT without EXISTS"],
    ["{ $.a IS 1 }", "IS without NULL, TRUE or FALSE"],
    ["{ $.a LIKE 1 }", "an operator that there is not"],
    ["{ $.a = %(% }", "a regular expression that is none"],
    ['{ $.a = "open }', "an unexpected character"],
  ] as const;
  for (const [pattern, why] of unreadable) {
    it(`cannot read ${pattern}: ${why}`, () => {
      expect(() => readLogPattern(pattern)).to.throw(UnreadablePattern, new RegExp(`^${why}$`));
    });
  }

  it("reads no pattern that is longer than AWS takes", () => {
    const ofLength = (length: number) => `{ $.a = ${"b".repeat(length - 10)} }`;
    expect(readLogPattern(ofLength(1024))({ a: "b".repeat(1014) })).to.equal(true);
    expect(() => readLogPattern(ofLength(1025))).to.throw(UnreadablePattern, "longer than AWS takes");
  });
});
