import { expect } from "chai";
import type { Remedy } from "../../../policypacks/mas-trm/kit/remedy.ts";
import { resourceRule, stackRule } from "../../../policypacks/mas-trm/kit/rule.ts";
import { rules } from "../../../policypacks/mas-trm/rules/index.ts";
import { changesBy, changeText, withChanges } from "../../../policypacks/mas-trm/server/remedies.ts";
import { makesNew } from "../../../sandbox/providers/replacements.ts";
import { SchemaCatalogue } from "../../../sandbox/providers/schema/catalogue.ts";
import type { PropertyType, ResourceSchema, Shape } from "../../../sandbox/providers/schema/model.ts";
import { aboutRule, BOX } from "../support/box-rule.ts";
import { unknown } from "../support/examine.ts";

const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

/** A rule that wants some paths to be true, with these remedies. */
const wants = (paths: readonly string[], ...remedies: readonly Remedy["set"][]) =>
  resourceRule({
    id: "wants",
    ...aboutRule,
    types: [BOX],
    remedies: remedies.map((set) => ({ types: [BOX], set })),
    check(box, judge) {
      for (const path of paths) {
        const [list = "", rest] = path.split("[].");
        const found = rest === undefined ? [box.props] : box.props.list(list);
        for (const part of found) {
          judge.guard(box, () => judge.require(part.flag(rest ?? path) === true, box, `${part.path} ${path}`));
        }
      }
    },
  });
const facts = (inputs: Readonly<Record<string, unknown>>, type = BOX) => ({
  urn: `urn:pulumi:prod::test::${type}::box`,
  type,
  name: "box",
  inputs,
});
const told = (rule: Parameters<typeof changesBy>[0], inputs: Readonly<Record<string, unknown>>) =>
  changesBy(rule, facts(inputs), {}).map(changeText);

describe("changesBy", () => {
  it("sets what is left out and what is wrong, and makes the objects on the way", () => {
    const rule = wants(["a", "b.c"], { a: true }, { "b.c": true });
    expect(told(rule, {})).to.deep.equal(["a to true", "b.c to true"]);
    expect(told(rule, { a: false, b: { c: false, d: 1 } })).to.deep.equal(["a to true", "b.c to true"]);
  });

  it("leaves alone what the rule has nothing against", () => {
    expect(told(wants(["a"], { a: true }), { a: true })).to.deep.equal([]);
    expect(told(wants(["a"], { a: true }), { a: "true" })).to.deep.equal([]);
    expect(told(wants(["a"], { a: true }, { b: true }), {})).to.deep.equal(["a to true"]);
  });

  it("leaves alone an object where a switch belongs, also one that has no text", () => {
    for (const a of [{}, { toString: "" }, ["false"]]) expect(told(wants(["a"], { a: true }), { a })).to.deep.equal([]);
  });

  it("sets properties together that only help together", () => {
    const both = resourceRule({
      ...wants([], { a: true, b: true }),
      check: (box, judge) =>
        judge.require(box.props.flag("a") === true && box.props.flag("b") === true, box, "not both"),
    });
    expect(told(both, {})).to.deep.equal(["a to true", "b to true"]);
    expect(told({ ...both, remedies: [{ types: [BOX], set: { a: true } }] }, {})).to.deep.equal([]);
  });

  it("reaches each object of a list that is there, and makes none", () => {
    const rule = wants(["list[].a"], { "list[].a": true });
    expect(told(rule, { list: [{ a: true }, {}, { a: false }] })).to.deep.equal([
      "list[1].a to true",
      "list[2].a to true",
    ]);
    expect(told(rule, {})).to.deep.equal([]);
    const deep = wants(["list[].a.b"], { "list[].a.b": true });
    expect(told(deep, { list: [{}, { a: {} }, "odd"] })).to.deep.equal(["list[1].a.b to true"]);
  });

  it("leaves alone what is not known yet, and sets what is known beside it", () => {
    const rule = wants(["a", "b.c", "list[].d"], { a: true }, { "b.c": true }, { "list[].d": true });
    expect(told(rule, { a: unknown, b: unknown, list: unknown })).to.deep.equal([]);
    expect(told(rule, { a: unknown, b: { c: false }, list: [unknown, { d: unknown }, {}] })).to.deep.equal([
      "b.c to true",
      "list[2].d to true",
    ]);
  });

  it("leaves alone what has another shape than the remedy thinks", () => {
    const rule = wants(["a", "b.c"], { a: true }, { "b.c": true });
    expect(told(rule, { a: ["false"], b: "text" })).to.deep.equal([]);
  });

  it("asks a rule about the stack of this resource alone", () => {
    const rule = stackRule({
      ...aboutRule,
      id: "stack-wide",
      types: "every",
      remedies: [{ types: [BOX], set: { a: true } }],
      check(stack, judge) {
        judge.violation(undefined, "something is missing");
        for (const box of stack.ofType(BOX)) judge.require(box.props.flag("a") === true, box, "a is not true");
      },
    });
    expect(told(rule, {})).to.deep.equal(["a to true"]);
    expect(told(rule, { a: true })).to.deep.equal([]);
  });

  it("makes the objects on the way in place of what is null", () => {
    expect(told(wants(["b.c"], { "b.c": true }), { b: null })).to.deep.equal(["b.c to true"]);
  });

  it("leaves alone what is no violation of this resource, whatever a value would take away", () => {
    const undecided = resourceRule({
      ...wants([], { a: true }),
      check: (box, judge) => {
        if (box.props.flag("a") !== true) judge.undetermined(box, "it hangs on something else");
      },
    });
    const ofTheStack = stackRule({
      ...aboutRule,
      id: "stack-wide",
      types: "every",
      remedies: [{ types: [BOX], set: { a: true } }],
      check: (stack, judge) =>
        judge.require(
          stack.ofType(BOX).some((box) => box.props.flag("a") === true),
          undefined,
          "no box has an a",
        ),
    });
    expect(told(undecided, {})).to.deep.equal([]);
    expect(told(ofTheStack, {})).to.deep.equal([]);
  });

  it("does not count against a value that it leaves the rule undecided", () => {
    const thenUndecided = resourceRule({
      ...wants([], { a: true }),
      check: (box, judge) => {
        if (box.props.flag("a") === true) judge.undetermined(box, "it hangs on something else");
        else judge.violation(box, "a is not true");
      },
    });
    expect(told(thenUndecided, {})).to.deep.equal(["a to true"]);
  });

  it("does nothing for other types of the rule, nor for a rule that knows no remedy at all", () => {
    const every = { ...wants(["a"], { a: true }), types: "every" } as const;
    expect(changesBy(every, facts({}, "test:box:Lid"), {})).to.deep.equal([]);
    const { remedies: _, ...bare } = wants(["a"]);
    expect(told(bare, {})).to.deep.equal([]);
  });

  it("does nothing for other types and for rules without remedies", () => {
    expect(changesBy(wants(["a"], { a: true }), facts({}, "test:box:Lid"), {})).to.deep.equal([]);
    expect(told(wants(["a"]), {})).to.deep.equal([]);
  });
});

describe("withChanges", () => {
  it("changes a copy, within secrets too, and keeps them secret", () => {
    const before = { ...SECRET, value: { a: false, size: 7 } };
    const inputs = { box: before, list: [{ a: 1 }, { a: 2 }], other: unknown };
    const after = withChanges(inputs, [
      { path: ["box", "a"], value: true },
      { path: ["list", 1, "a"], value: 3 },
    ]);
    expect(after).to.deep.equal({
      box: { ...SECRET, value: { a: true, size: 7 } },
      list: [{ a: 1 }, { a: 3 }],
      other: unknown,
    });
    expect(before.value.a).to.equal(false);
    expect(withChanges({ a: { ...SECRET, value: "x" } }, [{ path: ["a"], value: true }])).to.deep.equal({
      a: { ...SECRET, value: true },
    });
  });
});

describe("the remedies of the pack", () => {
  const schemas = new SchemaCatalogue("@pulumi/aws");
  const all = rules.flatMap((rule) =>
    (rule.remedies ?? []).flatMap((remedy) => remedy.types.map((type) => ({ rule, remedy, type }))),
  );

  for (const { rule, remedy, type } of all) {
    const paths = Object.keys(remedy.set).join(", ");
    it(`of ${rule.id} for ${type}: ${paths}, takes away what the rule has against it`, () => {
      const wrong = Object.entries(remedy.set).reduce(
        (inputs, [path, value]) => plant(inputs, path.split("."), opposite(value)),
        {},
      );
      const changes = changesBy({ ...rule, remedies: [remedy] }, facts(wrong, type), {});
      expect(changes.map(({ path, value }) => [path.filter((step) => step !== 0).join("."), value])).to.deep.equal(
        Object.entries(remedy.set).map(([path, value]) => [path.replaceAll("[]", ""), value]),
      );
    });

    it(`of ${rule.id} for ${type}: ${paths}, are of that type`, () => {
      const schema = schemas.resource(type);
      for (const [path, value] of Object.entries(remedy.set)) {
        expect(fits(schema, path, value), `${path} of ${type}`).to.equal(true);
      }
    });
  }

  it("say that they replace a resource wherever the sandbox knows so", () => {
    const wrong = all.filter(({ remedy, type }) => {
      const schema = schemas.resource(type);
      const top = Object.keys(remedy.set).map((path) => path.split(/[.[]/)[0] ?? "");
      return schema !== undefined && top.some((name) => makesNew(schema, name)) && remedy.replaces !== true;
    });
    expect(wrong.map(({ rule, type }) => `${rule.id} ${type}`)).to.deep.equal([]);
  });
});

function opposite(value: boolean | string | number): boolean | string | number {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return 7;
  return value === "false" ? "true" : value === "true" ? "false" : value === "disable" ? "enable" : "OTHER";
}

function plant(
  inputs: Readonly<Record<string, unknown>>,
  [step = "", ...rest]: readonly string[],
  value: unknown,
): Readonly<Record<string, unknown>> {
  const name = step.replace("[]", "");
  if (rest.length === 0) return { ...inputs, [name]: value };
  const found = inputs[name];
  const inner = (Array.isArray(found) ? found[0] : found) as Readonly<Record<string, unknown>> | undefined;
  const planted = plant(inner ?? {}, rest, value);
  return { ...inputs, [name]: step === name ? planted : [planted] };
}

function fits(schema: ResourceSchema | undefined, path: string, value: unknown): boolean {
  const [last = "", ...above] = path.split(".").reverse();
  const shape = above.reverse().reduce<Shape | undefined>((outer, step) => {
    const type = inList(outer?.[step.replace("[]", "")]?.type, step);
    return type?.kind === "object" ? schema?.types[type.ref] : undefined;
  }, schema?.inputs);
  const type = shape?.[last]?.type;
  return type?.kind === typeof value || (type?.kind === "enum" && type.values.includes(value as string));
}

function inList(type: PropertyType | undefined, step: string): PropertyType | undefined {
  if (!step.endsWith("[]")) return type;
  return type?.kind === "array" ? type.items : undefined;
}
