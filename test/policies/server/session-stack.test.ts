import { expect } from "chai";
import { exemptionRegisterValid } from "../../../policypacks/mas-trm/exemptions/exemption-register-valid.ts";
import { resourceRule, type Rule, stackRule } from "../../../policypacks/mas-trm/kit/rule.ts";
import type { RuleConfig } from "../../../policypacks/mas-trm/server/configuration.ts";
import { Session } from "../../../policypacks/mas-trm/server/session.ts";
import { aboutRule, BOX } from "../support/box-rule.ts";
import { examine, unknown } from "../support/examine.ts";

const NOW = () => new Date("2026-11-24T00:00:00Z");
const urn = `urn:pulumi:prod::test::${BOX}::box`;

const facts = (inputs: Readonly<Record<string, unknown>> = {}, type = BOX) => ({
  urn: urn.replace(BOX, type),
  type,
  name: "box",
  inputs,
});
/** Shows the session a resource before and after, as the engine does. */
const run = (session: Session, { inputs, ...rest } = facts()) => {
  session.resource({ ...rest, inputs });
  return session.stack([{ ...rest, outputs: inputs }]);
};
const exempting = (rule: string, expires = "2027-01-01T00:00:00Z"): [string, RuleConfig] => [
  exemptionRegisterValid.id,
  {
    settings: {
      exemptions: [
        {
          rule,
          urn,
          reason: "the supplier is out of red until spring",
          approver: "head of technology risk",
          ticket: "CHG-1",
          granted: "2026-11-01T00:00:00Z",
          expires,
        },
      ],
    },
  },
];

describe("a session, asked about the stack", () => {
  const blames = (id: string) =>
    stackRule({
      ...aboutRule,
      id,
      types: [BOX],
      check: (stack, judge) => stack.ofType(BOX).forEach((box) => judge.violation(box, `${id} is against it`)),
    });
  const first = blames("first");
  const second = blames("second");

  for (const [place, rules] of Object.entries({
    first: [exemptionRegisterValid, first, second],
    "in the middle": [first, exemptionRegisterValid, second],
    last: [first, second, exemptionRegisterValid],
  })) {
    it(`lets all rules speak before it looks for exemptions that nobody needs, though the register's rule is ${place}`, () => {
      const session = new Session(rules, NOW);
      session.configure(new Map([exempting("second")]));
      const { judgements } = run(session);
      expect(judgements.map(({ rule, level }) => [rule.id, level])).to.deep.equal([
        ["first", "mandatory"],
        ["second", "advisory"],
      ]);
    });
  }

  it("says what is wrong with the register once", () => {
    const session = new Session([exemptionRegisterValid, first], NOW);
    session.configure(new Map([exempting("no-such-rule")]));
    const said = run(session).judgements.filter(({ rule }) => rule === exemptionRegisterValid);
    expect(said).to.have.lengthOf(1);
  });

  it("has nothing against the register before it is configured", () => {
    expect(run(new Session([exemptionRegisterValid])).judgements).to.deep.equal([]);
  });

  it("reads the clock by itself: what has expired allows nothing", () => {
    const session = new Session([exemptionRegisterValid, first]);
    session.configure(new Map([exempting("first", "2026-11-02T00:00:00Z")]));
    expect(run(session).judgements.map(({ rule, level }) => [rule.id, level])).to.deep.include(["first", "mandatory"]);
  });

  it("does not ask rules about types that are not there, and says which they are", () => {
    const always = (id: string, types: Rule["types"]) =>
      stackRule({ ...aboutRule, id, types, check: (_, judge) => judge.violation(undefined, "as always") });
    const red = resourceRule({ ...aboutRule, id: "red", types: [BOX], check: () => undefined });
    const session = new Session([
      always("boxes", [BOX]),
      always("lids", ["test:box:Lid"]),
      always("all", "every"),
      red,
    ]);
    const { judgements, notApplicable } = run(session, facts({}, "test:box:Lid"));
    expect(judgements.map(({ rule }) => rule.id)).to.deep.equal(["lids", "all"]);
    expect(notApplicable.map(({ id }) => id)).to.deep.equal(["boxes"]);
  });

  it("counts a rule about single resources among those of its type only, also when it is switched off", () => {
    const red = resourceRule({ ...aboutRule, id: "red", types: [BOX], check: () => undefined });
    const session = new Session([red, first]);
    session.configure(new Map([["red", { level: "disabled", settings: {} }]]));
    expect(session.resource(facts()).notApplicable).to.deep.equal([red]);
    expect(session.stack([{ ...facts(), outputs: {} }]).notApplicable).to.deep.equal([]);
  });

  it("gives a rule its own parameters and nothing else", () => {
    let given: unknown;
    const asking = stackRule<{ readonly limit: number }>({
      ...aboutRule,
      id: "asking",
      types: "every",
      settings: { limit: { type: "number", description: "How many", default: 3 } },
      check: (_stack, _judge, settings) => (given = settings),
    });
    run(new Session([asking]));
    expect(given).to.deep.equal({ limit: 3 });
  });
});

describe("a session, asked about a resource", () => {
  it("gives one and the same list of idle rules for a type, so that it is written once", () => {
    const session = new Session([
      resourceRule({ ...aboutRule, id: "lids", types: ["test:box:Lid"], check: () => undefined }),
    ]);
    const { notApplicable } = session.resource(facts());
    expect(session.resource({ ...facts(), urn: `${urn}-2` }).notApplicable).to.equal(notApplicable);
    expect(session.resource(facts({}, "test:box:Tin")).notApplicable).to.not.equal(notApplicable);
  });

  it("asks a rule once that could decide, also where another one waits for the end", () => {
    const asked: string[] = [];
    const asking = (id: string, property: string) =>
      resourceRule({
        ...aboutRule,
        id,
        types: [BOX],
        check(box, judge) {
          asked.push(id);
          judge.require(box.props.string(property) === "red", box, "it is not red");
        },
      });
    const session = new Session([asking("decides", "colour"), asking("waits", "lining")]);
    run(session, facts({ colour: "blue", lining: unknown }));
    expect(asked.filter((id) => id === "decides")).to.deep.equal(["decides"]);
    expect(asked.filter((id) => id === "waits")).to.have.length.greaterThan(1);
    asked.length = 0;
    run(new Session([asking("decides", "colour")]), facts({ colour: "blue" }));
    expect(asked).to.deep.equal(["decides"]);
  });
});

describe("a rule that waits for the end", () => {
  const box = { type: BOX, name: "box", props: { colour: "blue" }, dependsOn: { owner: ["owner"] } };
  const owner = { type: "test:box:Owner", name: "owner", props: {} };

  it("adds there what it finds besides, of the same verdict", () => {
    const rule = resourceRule({
      ...aboutRule,
      id: "two-faults",
      types: [BOX],
      check(one, judge) {
        judge.require(one.props.string("colour") === "red", one, "it is not red");
        judge.guard(one, () => judge.require(one.link("owner", [owner.type]).kind === "absent", one, "it is owned"));
      },
    });
    expect(examine(rule, [box, owner])).to.deep.equal(["violation box: it is not red", "violation box: it is owned"]);
  });

  it("says as a violation what it said as undetermined, in the same words", () => {
    const rule = resourceRule({
      ...aboutRule,
      id: "same-words",
      types: [BOX],
      check(one, judge) {
        if (one.graph === undefined) judge.undetermined(one, "it is owned");
        else judge.violation(one, "it is owned");
      },
    });
    expect(examine(rule, [box, owner])).to.deep.equal(["violation box: it is owned"]);
  });
});
