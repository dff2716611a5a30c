import { expect } from "chai";
import { resourceRule, stackRule, type Rule } from "../../../policypacks/mas-trm/kit/rule.ts";
import { packSettings } from "../../../policypacks/mas-trm/server/pack-settings.ts";
import { Session } from "../../../policypacks/mas-trm/server/session.ts";
import { aboutRule, BOX } from "../support/box-rule.ts";
import { examine, unknown } from "../support/examine.ts";

const mustBeRed = resourceRule({
  id: "must-be-red",
  ...aboutRule,
  types: [BOX],
  check(box, judge) {
    judge.guard(box, () => judge.require(box.props.string("colour") === "red", box, "it is not red"));
    judge.guard(box, () => judge.require(box.link("owner", [BOX]).kind !== "absent", box, "nobody owns it"));
  },
});

const throws = resourceRule({
  id: "throws",
  ...aboutRule,
  types: [BOX],
  check() {
    throw new TypeError("the password is hunter2");
  },
});

const evidence = stackRule({
  id: "evidence",
  ...aboutRule,
  types: "every",
  appliesTo: "protected-stacks",
  check(_stack, judge) {
    judge.violation(undefined, "no evidence is kept");
  },
});

const box = (props: Readonly<Record<string, unknown>>, name = "box") => ({ type: BOX, name, props });
const urn = `urn:pulumi:prod::test::${BOX}::box`;

describe("Session", () => {
  it("says what the inputs alone decide at once, and the rest when the stack is known, each thing once", () => {
    const session = new Session([mustBeRed]);
    const facts = { urn, type: BOX, name: "box", inputs: { colour: "blue", owner: unknown } };
    const early = session.resource(facts).judgements.map(({ finding }) => finding.why);
    const late = session.stack([{ ...facts, outputs: facts.inputs }]).judgements.map(({ finding }) => finding);
    expect(early).to.deep.equal(["it is not red"]);
    expect(late).to.deep.equal([]);
  });

  it("settles by origins what inputs could not tell, and keeps undetermined what nobody can tell", () => {
    const owned = { ...box({ colour: "red" }), dependsOn: { owner: ["other"] } };
    expect(examine(mustBeRed, [owned, box({ colour: "red", owner: "me" }, "other")])).to.deep.equal([]);
    expect(examine(mustBeRed, [box({ colour: unknown, owner: "me" })])).to.deep.equal([
      "undetermined box: colour is not known yet",
    ]);
  });

  it("judges a resource that the program only reads", () => {
    expect(examine(mustBeRed, [{ ...box({ colour: "blue", owner: "me" }), read: true }])).to.deep.equal([
      "violation box: it is not red",
    ]);
  });

  it("turns a rule that throws into a finding of its own, without repeating what it said, and goes on", () => {
    const session = new Session([throws, mustBeRed]);
    const { judgements } = session.resource({ urn, type: BOX, name: "box", inputs: { colour: "blue", owner: "me" } });
    expect(judgements.map(({ rule, finding, level }) => [rule.id, finding.verdict, finding.why, level])).to.deep.equal([
      ["throws", "error", "the rule failed with TypeError", "mandatory"],
      ["must-be-red", "violation", "it is not red", "mandatory"],
    ]);
  });

  it("passes over rules about evidence in development stacks only", () => {
    expect(examine(evidence, [box({})], { stack: "dev" })).to.deep.equal([]);
    expect(examine(evidence, [box({})], { stack: "prod" })).to.deep.equal(["violation (stack): no evidence is kept"]);
    const config = { "pack-settings": { developmentStacks: ["prod"] } };
    expect(examine(evidence, [box({})], { stack: "prod", config })).to.deep.equal([]);
  });

  it("tells the engine which rules had nothing to look at", () => {
    const session = new Session([mustBeRed, evidence]);
    const names = (rules: readonly Rule[]) => rules.map(({ id }) => id);
    expect(names(session.resource({ urn, type: "other", name: "o", inputs: {} }).notApplicable)).to.deep.equal([
      "must-be-red",
    ]);
    expect(names(session.resource({ urn, type: BOX, name: "box", inputs: {} }).notApplicable)).to.deep.equal([]);
    const dev = urn.replace("prod", "dev");
    expect(names(session.stack([{ urn: dev, type: BOX, name: "box", outputs: {} }]).notApplicable)).to.deep.equal([
      "evidence",
    ]);
  });

  it("lets configuration switch a rule off, soften it, and make the undetermined refuse", () => {
    const levels = (config: ConstructorParameters<typeof Map<string, never>>[0]) => {
      const session = new Session([mustBeRed]);
      session.configure(new Map(config as never));
      const facts = { urn, type: BOX, name: "box", inputs: { colour: unknown, owner: "me" } };
      session.resource(facts);
      return session.stack([{ ...facts, outputs: facts.inputs }]).judgements.map(({ level }) => level);
    };
    expect(levels([])).to.deep.equal(["advisory"]);
    expect(levels([["must-be-red", { level: "disabled", settings: {} }]] as never)).to.deep.equal([]);
    expect(levels([["pack-settings", { settings: { undetermined: "mandatory" } }]] as never)).to.deep.equal([
      "mandatory",
    ]);
  });
});

describe("pack-settings", () => {
  it("refuses malformed settings and keeps to the defaults", () => {
    expect(examine(packSettings, [], { settings: { developmentStacks: "dev", undetermined: "maybe" } })).to.deep.equal([
      "violation (stack): developmentStacks is not a list of stack names",
      "violation (stack): undetermined is neither advisory nor mandatory",
    ]);
    expect(examine(packSettings, [])).to.deep.equal([]);
  });
});
