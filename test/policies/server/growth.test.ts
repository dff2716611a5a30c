import { expect } from "chai";
import type { ResourceFacts } from "../../../policypacks/mas-trm/kit/resource.ts";
import type { ExampleResource, Rule } from "../../../policypacks/mas-trm/kit/rule.ts";
import { rules } from "../../../policypacks/mas-trm/rules/index.ts";
import { Session } from "../../../policypacks/mas-trm/server/session.ts";
import { unknown } from "../support/examine.ts";

type Plain = Readonly<Record<string, unknown>>;

/** How often values of the resources are looked at: work that grows with the stack, told without a clock. */
class Reads {
  count = 0;

  of(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return value;
    return new Proxy(value, {
      get: (target, key, receiver) => {
        this.count += 1;
        return this.of(Reflect.get(target, key, receiver));
      },
    });
  }
}

/** A stack of so many copies of all rules' examples, each copy with names of its own. */
function copies(number: number): readonly ResourceFacts[] {
  return Array.from({ length: number }, (_, copy) =>
    rules.flatMap(({ id, examples }) =>
      Object.entries(examples).flatMap(([kind, resources]) =>
        resources.map((one, index) => factsOf(one, resources, `${id}-${kind}-${String(copy)}`, index)),
      ),
    ),
  ).flat();
}

function factsOf(
  one: ExampleResource,
  all: readonly ExampleResource[],
  prefix: string,
  index: number,
): ResourceFacts & { readonly inputs: Plain } {
  const urnOf = ({ type, name }: ExampleResource, at: number) =>
    `urn:pulumi:prod::test::${type}::${prefix}-${name ?? String(at)}`;
  const origins = Object.entries(one.dependsOn ?? {}).map(
    ([property, names]) =>
      [property, all.flatMap((other, at) => (names.includes(other.name ?? "") ? [urnOf(other, at)] : []))] as const,
  );
  return {
    urn: urnOf(one, index),
    type: one.type,
    name: `${prefix}-${one.name ?? String(index)}`,
    inputs: { ...Object.fromEntries(origins.map(([property]) => [property, unknown])), ...one.props },
    provider: { type: "pulumi:providers:aws", name: "default", props: { region: "us-east-1" } },
    propertyDependencies: Object.fromEntries(origins),
  };
}

/** What it takes one rule to judge a stack of so many copies: resource by resource, and then as a whole. */
function readsOf(rule: Rule, number: number): number {
  const reads = new Reads();
  const counted = copies(number).map((facts) => ({ ...facts, inputs: reads.of(facts.inputs) as Plain }));
  const session = new Session([rule]);
  for (const facts of counted) session.resource(facts);
  session.stack(counted.map(({ inputs, ...facts }) => ({ ...facts, outputs: inputs })));
  return reads.count;
}

/** Rules that hold each of one kind against each of another. */
const PRODUCTS: Readonly<Record<string, string>> = {
  "multi-az-core-services":
    "an endpoint must stand where desktops of any directory stand; an account has few directories",
  "records-in-backup-plan": "what a selection takes is told by its patterns, so each is tried on each record",
};

describe("the cost of a judgement", () => {
  it("grows with the number of resources, and not faster, for every rule", function () {
    this.timeout(120_000);
    const growth = rules.map((rule) => [rule.id, readsOf(rule, 12) / readsOf(rule, 3)] as const);
    expect(growth.filter(([, times]) => times > 4.6).map(([id]) => id)).to.deep.equal(Object.keys(PRODUCTS));
    expect(growth.every(([, times]) => times > 3.9)).to.equal(true);
  });
});
