import { expect } from "chai";
import { resourceRule, type Rule } from "../../../policypacks/mas-trm/kit/rule.ts";
import { rules as allRules } from "../../../policypacks/mas-trm/rules/index.ts";
import { checkRegister } from "../../../policypacks/mas-trm/exemptions/check-register.ts";
import { exemptionRegisterValid } from "../../../policypacks/mas-trm/exemptions/exemption-register-valid.ts";
import type { RuleConfig } from "../../../policypacks/mas-trm/server/configuration.ts";
import { messageOf } from "../../../policypacks/mas-trm/server/answer.ts";
import { packSettings } from "../../../policypacks/mas-trm/server/pack-settings.ts";
import { Session } from "../../../policypacks/mas-trm/server/session.ts";

const NOW = new Date("2026-11-24T00:00:00Z");
const BOX = "test:box:Box";
const urn = (name: string, stack = "prod") => `urn:pulumi:${stack}::test::${BOX}::${name}`;

const mustBeRed = resourceRule({
  id: "must-be-red",
  control: "MAS-3.2-01",
  title: "Boxes are red",
  severity: "high",
  types: [BOX],
  cause: "c",
  remediation: "r",
  source: "https://example.com",
  examples: { compliant: [], violating: [] },
  check(box, judge) {
    judge.require(box.props.string("colour") === "red", box, "it is not red");
  },
});
const rules: readonly Rule[] = [packSettings, exemptionRegisterValid, mustBeRed];

const good = {
  rule: "must-be-red",
  urn: urn("box"),
  reason: "the supplier is out of red until spring",
  approver: "head of technology risk",
  ticket: "CHG-1234",
  granted: "2026-11-01T00:00:00+08:00",
  expires: "2027-03-31T00:00:00+08:00",
};

/** What is said of two blue boxes, `box` and `other`, and a red one under a register. */
function judge(...exemptions: readonly object[]): readonly string[] {
  const session = new Session(rules, () => NOW);
  session.configure(new Map([[exemptionRegisterValid.id, { settings: { exemptions } }]]));
  const boxes = ["box", "other", "red"].map((name) => ({
    urn: urn(name),
    type: BOX,
    name,
    inputs: { colour: name === "red" ? "red" : "blue" },
  }));
  const early = boxes.map((facts) => session.resource(facts));
  const late = session.stack(boxes.map((facts) => ({ ...facts, outputs: facts.inputs })));
  return [...early, late]
    .flatMap(({ judgements }) => judgements)
    .map(({ rule, finding, level, exemption }) => {
      const place = finding.urn?.split("::").at(-1) ?? "(stack)";
      return `${level} ${rule.id} ${place}: ${finding.why}${exemption === undefined ? "" : ` [${exemption.ticket}]`}`;
    });
}

describe("exemption-register-valid", () => {
  it("let one resource break one rule, visibly, and no other", () => {
    expect(judge(good)).to.deep.equal([
      "advisory must-be-red box: it is not red [CHG-1234]",
      "mandatory must-be-red other: it is not red",
    ]);
  });

  it("may cover names that begin alike", () => {
    expect(judge({ ...good, urn: urn("oth*") })).to.deep.equal([
      "mandatory must-be-red box: it is not red",
      "advisory must-be-red other: it is not red [CHG-1234]",
    ]);
  });

  it("tell who allowed it, until when and under which ticket", () => {
    const finding = { verdict: "violation", urn: urn("box"), why: "it is not red" } as const;
    expect(messageOf({ rule: mustBeRed, finding, exemption: good }).split("\n").slice(0, 2)).to.deep.equal([
      "Exempt: it is not red",
      "Allowed: until 2027-03-31T00:00:00+08:00 by head of technology risk, CHG-1234",
    ]);
  });

  it("are violations when nothing needs them any more", () => {
    expect(judge(good, { ...good, urn: urn("red") })).to.include(
      `mandatory exemption-register-valid (stack): the exemption from must-be-red for ${urn("red")} allows nothing; the rule has no finding there`,
    );
  });

  for (const [why, old, meant] of [
    ["when the resource is renamed", urn("former"), ""],
    [
      "when the resource gets a new parent",
      `urn:pulumi:prod::test::test:room:Room$${BOX}::box`,
      `; did you mean ${urn("box")}?`,
    ],
  ] as const) {
    it(`allow nothing any more ${why}, since that changes its URN`, () => {
      expect(judge({ ...good, urn: old })).to.deep.equal([
        "mandatory must-be-red box: it is not red",
        "mandatory must-be-red other: it is not red",
        `mandatory exemption-register-valid (stack): the exemption from must-be-red for ${old} allows nothing; the stack has no such resource${meant}`,
      ]);
    });
  }
  it("are violations when the resource is gone or has another name", () => {
    for (const [name, meant] of [
      ["gone", ""],
      ["bax", `; did you mean ${urn("box")}?`],
    ] as const) {
      expect(judge(good, { ...good, urn: urn(name) })).to.include(
        `mandatory exemption-register-valid (stack): the exemption from must-be-red for ${urn(name)} allows nothing; the stack has no such resource${meant}`,
      );
    }
  });

  it("of other stacks are left to those", () => {
    const elsewhere = { ...good, urn: urn("box", "dev") };
    expect(judge(elsewhere)).to.deep.equal([
      "mandatory must-be-red box: it is not red",
      "mandatory must-be-red other: it is not red",
    ]);
  });

  const without = (field: keyof typeof good) =>
    Object.fromEntries(Object.entries(good).filter(([key]) => key !== field));
  const faults = [
    ["without a rule", without("rule"), "exemption 1: rule is missing"],
    ["without a URN", without("urn"), "exemption 1 (must-be-red): urn is missing"],
    ["without a reason", without("reason"), "exemption 1 (must-be-red): reason is missing"],
    ["with a blank approver", { ...good, approver: "  " }, "exemption 1 (must-be-red): approver is missing"],
    ["without a ticket", without("ticket"), "exemption 1 (must-be-red): ticket is missing"],
    ["without a beginning", without("granted"), "exemption 1 (must-be-red): granted is missing"],
    ["without an end", without("expires"), "exemption 1 (must-be-red): expires is missing"],
    ["with an unknown field", { ...good, aprover: "x" }, "exemption 1 (must-be-red): aprover is not a known field"],
    [
      "from a misspelt rule",
      { ...good, rule: "must-be-read" },
      "exemption 1 (must-be-read): the rule does not exist; did you mean must-be-red?",
    ],
    [
      "from a rule that admits none",
      { ...good, rule: "pack-settings" },
      "exemption 1 (pack-settings): nobody can be exempted from this rule",
    ],
    [
      "for everything",
      { ...good, urn: "*" },
      "exemption 1 (must-be-red): urn stands for every resource; an exemption names one, or names that begin alike",
    ],
    [
      "for what is no URN",
      { ...good, urn: "box" },
      "exemption 1 (must-be-red): urn is not a resource's, which has the form urn:pulumi:STACK::PROJECT::TYPE::NAME",
    ],
    [
      "for every stack",
      { ...good, urn: urn("box", "*") },
      "exemption 1 (must-be-red): urn leaves its stack, project or type open; only the name may end in *",
    ],
    [
      "for names that end alike",
      { ...good, urn: urn("*box") },
      "exemption 1 (must-be-red): urn has a * inside the name; only the name's end may be open",
    ],
    [
      "for names that begin with two characters alike",
      { ...good, urn: urn("bo*") },
      "exemption 1 (must-be-red): urn is too broad; at least 3 characters of the name stand before its *",
    ],
    [
      "whose end has no time zone",
      { ...good, expires: "2027-03-31T00:00:00" },
      "exemption 1 (must-be-red): expires is not a time with a time zone, such as 2027-03-31T00:00:00+08:00",
    ],
    ["that has expired", { ...good, expires: "2026-11-23T00:00:00Z" }, "exemption 1 (must-be-red): it has expired"],
    [
      "that ends before it begins",
      { ...good, expires: "2026-10-01T00:00:00Z" },
      "exemption 1 (must-be-red): it expires before it is granted",
    ],
    [
      "that begins in the future",
      { ...good, granted: "2026-12-01T00:00:00Z" },
      "exemption 1 (must-be-red): it is granted in the future",
    ],
    [
      "that lasts too long",
      { ...good, expires: "2027-06-30T00:00:00Z" },
      "exemption 1 (must-be-red): it lasts 242 days; for severity high at most 180",
    ],
    ["that is no object", "box", "exemption 1: is not an object"],
  ] as const;

  it("are refused for each fault with a message of its own", () => {
    const messages = faults.map(([, , problem]) => problem.replace(/^exemption 1(?: \(.*?\))?: /, ""));
    expect(new Set(messages).size).to.equal(messages.length);
  });

  for (const [why, entry, problem] of faults) {
    it(`are refused ${why}, and allow nothing`, () => {
      expect(checkRegister([entry], rules, NOW)).to.deep.equal({ active: [], problems: [problem] });
    });
  }

  it("are refused twice for the same place", () => {
    const { active, problems } = checkRegister([good, good], rules, NOW);
    expect(active).to.deep.equal([good]);
    expect(problems).to.deep.equal([
      "exemption 2 (must-be-red): an earlier entry exempts the same resource from the same rule",
    ]);
  });

  it("leave their stack, project and type to nobody's guess", () => {
    for (const open of [
      "urn:pulumi:*::test::test:box:Box::box",
      "urn:pulumi:prod::*::test:box:Box::box",
      "urn:pulumi:prod::test::*::box",
    ]) {
      const { problems } = checkRegister([{ ...good, urn: open }], rules, NOW);
      expect(problems[0], open).to.contain("urn leaves its stack, project or type open");
    }
    for (const broken of [
      "urn:pulumi:prod::test::test:box:Box",
      `x${urn("box")}`,
      "*x",
      urn("box\nx"),
      "urn:pulumi:prod::test::::box",
    ]) {
      const { problems } = checkRegister([{ ...good, urn: broken }], rules, NOW);
      expect(problems[0], broken).to.contain("urn is not a resource's");
    }
    for (const all of ["**", "*"]) {
      expect(checkRegister([{ ...good, urn: all }], rules, NOW).problems[0]).to.contain(
        "urn stands for every resource",
      );
    }
  });

  it("stand in a list", () => {
    expect(checkRegister({ good }, rules, NOW).problems).to.deep.equal(["the register is not a list of exemptions"]);
  });

  it("may last as long as the severity admits, to the day", () => {
    const to = (expires: string) =>
      checkRegister([{ ...good, granted: "2026-11-01T00:00:00Z", expires }], rules, NOW).active.length;
    expect([to("2027-04-30T00:00:00Z"), to("2027-04-30T00:00:01Z")]).to.deep.equal([1, 0]);
  });

  it("name only rules that exist, those never exempt among them", () => {
    const never = [
      "bucket-public-access-blocked",
      "no-access-keys",
      "security-trail-exists",
      "trail-log-validation",
      "trail-logging-on",
    ];
    for (const rule of never) {
      const { problems } = checkRegister([{ ...good, rule }], allRules, NOW);
      expect(problems.at(0), rule).to.contain("nobody can be exempted from this rule");
    }
    const { problems } = checkRegister([{ ...good, rule: exemptionRegisterValid.id }], rules, NOW);
    expect(problems.at(0)).to.contain("nobody can be exempted from this rule");
  });
});

describe("pack-settings: the configuration file", () => {
  it("names rules and parameters that exist", () => {
    const session = new Session(rules, () => NOW);
    const entry = { level: "disabled", settings: {} } as const;
    const misspelt = { settings: { undeterminde: "mandatory" } };
    session.configure(
      new Map<string, RuleConfig>([
        ["must-be-read", entry],
        ["pack-settings", misspelt],
      ]),
    );
    const { judgements } = session.stack([]);
    expect(judgements.map(({ finding }) => finding.why)).to.deep.equal([
      "must-be-read is not a rule of this pack; did you mean must-be-red?",
      "undeterminde is not a parameter of pack-settings; did you mean undetermined?",
    ]);
  });
});
