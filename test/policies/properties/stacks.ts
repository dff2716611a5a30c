import fc from "fast-check";
import { rules } from "../../../policypacks/mas-trm/rules/index.ts";
import type { TestResource } from "../support/examine.ts";
import { oddValue } from "./odd-values.ts";
import { placesIn } from "./places.ts";
import { knownTypes, vocabulary } from "./vocabulary.ts";

/** A small stack that a rule shows as an example, each resource by an explicit name. */
export interface Example {
  readonly rule: string;
  readonly side: "compliant" | "violating";
  readonly resources: readonly TestResource[];
}

/** The examples of all rules. */
export const examples: readonly Example[] = rules.flatMap(({ id, examples: sides }) =>
  (["compliant", "violating"] as const)
    .map((side) => ({ rule: id, side, resources: named(sides[side]) }))
    .filter(({ resources }) => resources.length > 0),
);

/** Resources with the names that tests give to those without. */
export function named(resources: readonly TestResource[]): readonly TestResource[] {
  return resources.map((resource, index) => ({
    ...resource,
    name: resource.name ?? `subject${index === 0 ? "" : String(index)}`,
  }));
}

/** The examples of some rules side by side; each keeps to its own resources. */
function together(some: readonly Example[]): readonly TestResource[] {
  return some.flatMap(({ resources }, at) => {
    const rename = (name: string) => (at === 0 ? name : `${name}-${String(at)}`);
    return resources.map((resource) => ({
      ...resource,
      name: rename(resource.name ?? ""),
      dependsOn: Object.fromEntries(
        Object.entries(resource.dependsOn ?? {}).map(([property, names]) => [property, names.map(rename)]),
      ),
    }));
  });
}

/** A resource of any type that rules know, with odd values at properties that they read. */
export const generatedResource: fc.Arbitrary<TestResource> = fc
  .record({
    type: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...knownTypes) },
      {
        weight: 1,
        arbitrary: fc.constantFrom("constructor", "__proto__", "bank:net:Zone", "aws:", "pulumi:pulumi:Stack"),
      },
    ),
    settings: fc.array(fc.tuple(fc.nat(), oddValue, fc.boolean()), { maxLength: 6 }),
    read: fc.constantFrom(true, false, false, false),
  })
  .map(({ type, settings, read }) => {
    const paths = vocabulary.get(type) ?? ["name"];
    const props = settings.reduce<unknown>((done, [pick, value, isList]) => {
      const path = paths[pick % paths.length] ?? "name";
      return at(done, path.split("."), value, isList);
    }, {});
    return { type, props: props as TestResource["props"], read };
  });

/** A stack of examples and of generated resources, in which some values are replaced and some come from elsewhere. */
export const oddStack = oddStackFrom(examples);

/** Such a stack, of the examples of one rule. */
export function oddStackOf(rule: string): fc.Arbitrary<readonly TestResource[]> {
  return oddStackFrom(examples.filter((example) => example.rule === rule));
}

function oddStackFrom(choice: readonly Example[]): fc.Arbitrary<readonly TestResource[]> {
  return fc
    .record({
      some: fc.array(fc.constantFrom(...choice), { minLength: 1, maxLength: 3 }),
      more: fc.array(generatedResource, { maxLength: 3 }),
      edits: fc.array(fc.tuple(fc.nat(), oddValue), { maxLength: 4 }),
      origins: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 2 }),
    })
    .map(({ some, more, edits, origins }) => {
      const stack = [...together(some), ...more.map((one, index) => ({ ...one, name: `more${String(index)}` }))];
      return origins.reduce<readonly TestResource[]>(withOrigin, edits.reduce<readonly TestResource[]>(edited, stack));
    });
}

/** A stack with one value replaced. */
export function edited(
  stack: readonly TestResource[],
  [pick, value]: readonly [number, unknown],
): readonly TestResource[] {
  const places = stack.flatMap(({ props }, index) => placesIn(props).map((place) => ({ index, place })));
  const chosen = places[pick % places.length];
  if (chosen === undefined) return stack;
  return stack.map((resource, index) =>
    index === chosen.index ? { ...resource, props: chosen.place.put(value) as TestResource["props"] } : resource,
  );
}

/** A stack in which a property of one resource comes from another one. */
function withOrigin(stack: readonly TestResource[], [from, to]: readonly [number, number]): readonly TestResource[] {
  const properties = stack.flatMap(({ props }, index) => Object.keys(props).map((property) => ({ index, property })));
  const chosen = properties[from % properties.length];
  const origin = stack[to % stack.length]?.name;
  if (chosen === undefined || origin === undefined) return stack;
  return stack.map((resource, index) =>
    index === chosen.index
      ? { ...resource, dependsOn: { ...resource.dependsOn, [chosen.property]: [origin] } }
      : resource,
  );
}

function at(whole: unknown, [step, ...rest]: readonly string[], value: unknown, isList: boolean): unknown {
  if (step === undefined) return value;
  const record = whole !== null && typeof whole === "object" && !Array.isArray(whole) ? whole : {};
  const inner = at((record as Record<string, unknown>)[step], rest, value, isList);
  return { ...record, [step]: isList && rest.length > 0 ? [inner] : inner };
}
